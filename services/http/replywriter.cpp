// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/replywriter.h"

#include "services/http/limits.h"
#include "services/http/mediatype.h"

#include <ctime>

namespace guichet::http {

namespace {

constexpr std::pair<int, const char *> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

const char *reason(int status)
{
    for (const auto &[code, text] : reasons) {
        if (code == status)
            return text;
    }
    return ""; // optional in HTTP/1.1
}

bool isSafe(QByteArrayView text)
{
    for (char c : text) {
        if (uchar(c) < 0x20 && c != '\t')
            return false;
    }
    return true;
}

bool isEdgeOwned(const QByteArray &name)
{
    static constexpr QByteArrayView owned[]
        = {"content-length", "content-type", "connection", "transfer-encoding", "date", "server"};
    return std::any_of(std::begin(owned), std::end(owned), [&](QByteArrayView own) {
        return name.compare(own, Qt::CaseInsensitive) == 0;
    });
}

void appendContentType(QByteArray &out, const QByteArray &contentType)
{
    out += "Content-Type: ";
    out += contentType;
    if (!contentType.contains("charset=") && mediaType(contentType).isText)
        out += "; charset=utf-8";
    out += "\r\n";
}

} // namespace

bool isSendable(const Response &response)
{
    return isSafe(response.contentType)
        && std::all_of(response.headers.begin(), response.headers.end(), [](const auto &header) {
               return isSafe(header.first) && isSafe(header.second) && !header.first.isEmpty()
                   && !isEdgeOwned(header.first);
           });
}

void appendReply(QByteArray &out, const Response &response, const ReplyFraming &framing)
{
    static const QByteArray fixed = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                                    "Strict-Transport-Security: max-age="
        + QByteArray::number(limits::strictTransportSeconds) + "\r\n";
    const bool bodiless = response.status == 204 || response.status == 304;
    out.reserve(out.size() + 512 + response.body.size());
    out += "HTTP/1.1 ";
    out += QByteArray::number(response.status);
    out += ' ';
    out += reason(response.status);
    out += "\r\nDate: ";
    out += framing.date;
    out += "\r\n";
    out += fixed;
    out += "X-Request-Id: ";
    out += framing.requestId;
    out += "\r\n";
    if (!response.contentType.isEmpty())
        appendContentType(out, response.contentType);
    for (const auto &[name, value] : response.headers) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    if (!bodiless && !framing.endless) { // RFC 9110 8.6: never in a 204
        out += "Content-Length: ";
        out += QByteArray::number(response.body.size());
        out += "\r\n";
    }
    if (framing.close)
        out += "Connection: close\r\n";
    out += "\r\n";
    if (!bodiless && !framing.withoutBody)
        out += response.body;
}

QByteArrayView DateHeader::now()
{
    const std::time_t second = std::time(nullptr);
    if (second != m_second) {
        std::tm parts{};
        gmtime_r(&second, &parts);
        char text[40];
        // Not strftime: its names follow the locale.
        static constexpr const char *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char *months[]
            = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[parts.tm_wday],
                      parts.tm_mday, months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour,
                      parts.tm_min, parts.tm_sec);
        m_text = text;
        m_second = second;
    }
    return m_text;
}

} // namespace guichet::http
