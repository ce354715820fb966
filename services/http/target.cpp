// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/target.h"

#include <cstring>

namespace guichet::http {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isControl(char c)
{
    return uchar(c) < 0x20 || c == 0x7f;
}

// Appends the byte that stands at `at` ("%41" or "A") and moves on; false for a broken escape,
// a control character or text that should have been escaped.
bool decodeByte(QByteArrayView text, qsizetype &at, char &byte, bool &escaped)
{
    escaped = text[at] == '%';
    if (!escaped) {
        byte = text[at++];
        return !isControl(byte) && uchar(byte) < 0x80 && byte != '#' && byte != '\\';
    }
    if (at + 2 >= text.size())
        return false;
    const int high = hexDigit(text[at + 1]);
    const int low = hexDigit(text[at + 2]);
    if (high < 0 || low < 0)
        return false;
    byte = char(high * 16 + low);
    at += 3;
    return !isControl(byte);
}

// An escaped '/', '\', '%', '.' or ';' is a path that some other program reads differently.
bool decodePath(QByteArrayView text, QByteArray &path)
{
    path.clear();
    path.reserve(text.size());
    bool ascii = true;
    for (qsizetype at = 0; at < text.size();) {
        char byte = 0;
        bool escaped = false;
        if (!decodeByte(text, at, byte, escaped) || byte == ';')
            return false;
        if (escaped && (byte == '/' || byte == '\\' || byte == '%' || byte == '.'))
            return false;
        if (byte == '/' && path.endsWith('/'))
            return false;
        ascii = ascii && uchar(byte) < 0x80;
        path.append(byte);
    }
    return ascii || path.isValidUtf8();
}

bool hasDotSegment(QByteArrayView path)
{
    for (qsizetype start = 0; start < path.size();) {
        qsizetype end = path.indexOf('/', start);
        if (end < 0)
            end = path.size();
        const QByteArrayView segment = path.sliced(start, end - start);
        if (segment == "." || segment == "..")
            return true;
        start = end + 1;
    }
    return false;
}

bool decodeQueryText(QByteArrayView text, QString &decoded)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        char byte = 0;
        bool escaped = false;
        if (!decodeByte(text, at, byte, escaped))
            return false;
        bytes.append(byte == '+' && !escaped ? ' ' : byte);
    }
    if (!bytes.isValidUtf8())
        return false;
    decoded = QString::fromUtf8(bytes);
    return true;
}

bool splitQuery(QByteArrayView text, QList<QueryItem> &query)
{
    query.clear();
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = text.indexOf('&', start);
        if (end < 0)
            end = text.size();
        const QByteArrayView item = text.sliced(start, end - start);
        const qsizetype equals = item.indexOf('=');
        QueryItem decoded;
        if (!decodeQueryText(equals < 0 ? item : item.first(equals), decoded.first))
            return false;
        if (equals >= 0 && !decodeQueryText(item.sliced(equals + 1), decoded.second))
            return false;
        if (!item.isEmpty())
            query.append(std::move(decoded));
        start = end + 1;
    }
    return true;
}

} // namespace

bool splitTarget(QByteArrayView target, QByteArray &path, QList<QueryItem> &query)
{
    if (target.isEmpty() || target[0] != '/')
        return false;
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView rawPath = mark < 0 ? target : target.first(mark);
    if (!decodePath(rawPath, path) || hasDotSegment(path))
        return false;
    return splitQuery(mark < 0 ? QByteArrayView() : target.sliced(mark + 1), query);
}

} // namespace guichet::http
