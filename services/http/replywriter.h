// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

namespace guichet::http {

struct ReplyFraming {
    bool withoutBody = false; // the answer to a HEAD: the length is that of the body left out
    bool close = false;
    QByteArrayView date; // IMF-fixdate
    QByteArrayView requestId;
    bool endless = false; // no length: it goes on until the connection ends
};

// False if a header would break the framing: a control character, or one the edge sets itself.
[[nodiscard]] bool isSendable(const Response &response);

// Appends a complete HTTP/1.1 reply to `out`, with the headers every reply carries (row H14).
// Requires isSendable().
void appendReply(QByteArray &out, const Response &response, const ReplyFraming &framing);

// "Fri, 20 Nov 2026 10:40:38 GMT", remade at most once a second. One thread only.
class DateHeader
{
public:
    [[nodiscard]] QByteArrayView now();

private:
    qint64 m_second = -1;
    QByteArray m_text;
};

} // namespace guichet::http
