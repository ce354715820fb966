// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/headparser.h"

#include "services/http/limits.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

namespace guichet::http {

namespace beast = boost::beast;

namespace {

QByteArrayView view(beast::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

// The usual methods without an allocation.
QByteArray methodName(beast::string_view name)
{
    if (name == "GET")
        return QByteArrayLiteral("GET");
    if (name == "POST")
        return QByteArrayLiteral("POST");
    return view(name).toByteArray();
}

} // namespace

bool parseHead(QByteArrayView head, ParsedHead &parsed)
{
    beast::http::request_parser<beast::http::empty_body> parser;
    parser.header_limit(quint32(limits::headBytes));
    parser.skip(true); // the body is the guard's: only Content-Length frames it here
    beast::error_code error;
    const std::size_t used
        = parser.put(boost::asio::const_buffer(head.data(), size_t(head.size())), error);
    if (error || !parser.is_header_done() || used != size_t(head.size()))
        return false;
    const auto &message = parser.get();
    parsed.method = methodName(message.method_string());
    parsed.target = view(message.target()).toByteArray();
    parsed.http11 = message.version() == 11;
    parsed.keepAlive = parser.keep_alive();
    parsed.headers = Headers();
    parsed.headers.reserve(limits::headerFields / 4, head.size());
    for (const auto &field : message)
        parsed.headers.add(view(field.name_string()), view(field.value()));
    return true;
}

} // namespace guichet::http
