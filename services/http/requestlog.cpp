// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/requestlog.h"

#include <QDateTime>
#include <QString>

namespace guichet::http {

namespace {

constexpr qsizetype longestText = 2'000; // UTF-16 units of a message

QByteArray quoted(QStringView text)
{
    QByteArray out("\"");
    for (const QChar letter : text.left(longestText)) {
        const ushort code = letter.unicode();
        if (code == '"' || code == '\\')
            out += '\\', out += char(code);
        else if (code >= 0x20 && code < 0x7f)
            out += char(code);
        else
            out += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
    }
    return out + '"';
}

QByteArray quoted(const QByteArray &text)
{
    return quoted(QString::fromUtf8(text));
}

QByteArray timeOf(qint64 micros)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC);
    return '"' + time.toString(Qt::ISODateWithMs).toLatin1() + '"';
}

} // namespace

QByteArray logLine(const RequestLine &request)
{
    return "{\"time\":" + timeOf(request.atMicros) + ",\"level\":\"info\",\"category\":\"request\",\"request_id\":"
        + quoted(request.requestId) + ",\"method\":" + quoted(request.method) + ",\"route\":" + quoted(request.route)
        + ",\"status\":" + QByteArray::number(request.status) + ",\"micros\":" + QByteArray::number(request.tookMicros)
        + ",\"peer\":" + quoted(request.peer) + ",\"user\":" + QByteArray::number(request.user) + "}\n";
}

QByteArray logLine(qint64 atMicros, const char *level, QByteArrayView category, QStringView message)
{
    return "{\"time\":" + timeOf(atMicros) + ",\"level\":" + quoted(QByteArray(level)) + ",\"category\":"
        + quoted(category.toByteArray()) + ",\"message\":" + quoted(message) + "}\n";
}

} // namespace guichet::http
