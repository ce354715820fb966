// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace guichet::http {

// What the log says of a request: these fields and no others, so that nothing personal gets in by the way. No path, no
// query, no header, no body.
struct RequestLine {
    qint64 atMicros = 0;
    QByteArray requestId;
    QByteArray method;
    QByteArray route; // the template, "account/{account_id}"
    int status = 0;
    qint64 tookMicros = 0;
    QByteArray peer;
    qint64 user = 0; // 0: nobody was signed in
};

// One line of JSON with its line break; what isn't printable ASCII is escaped.
[[nodiscard]] QByteArray logLine(const RequestLine &request);
// The same for a message of the program's own; `level` is "debug", "info", "warning", "critical" or "fatal".
[[nodiscard]] QByteArray logLine(qint64 atMicros, const char *level, QByteArrayView category, QStringView message);

} // namespace guichet::http
