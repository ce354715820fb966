// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/jsonwriter.h"

namespace guichet::wire {

namespace {

/// What stands behind the backslash; 0: nothing, the character stands for itself.
char escapeOf(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return uchar(c) < 0x20 ? 'u' : 0;
    }
}

void appendEscaped(QByteArray &json, char c, char escape)
{
    static constexpr char hex[] = "0123456789abcdef";
    json += '\\';
    json += escape;
    if (escape == 'u') {
        json += "00";
        json += hex[uchar(c) >> 4];
        json += hex[uchar(c) & 15];
    }
}

} // namespace

void appendText(QByteArray &json, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    json += '"';
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char escape = escapeOf(utf8[i]);
        if (escape == 0)
            continue;
        json.append(QByteArrayView(utf8).sliced(plainFrom, i - plainFrom));
        appendEscaped(json, utf8[i], escape);
        plainFrom = i + 1;
    }
    json.append(QByteArrayView(utf8).sliced(plainFrom));
    json += '"';
}

void appendPlain(QByteArray &json, QLatin1StringView text)
{
    json += '"';
    json.append(text.data(), text.size());
    json += '"';
}

} // namespace guichet::wire
