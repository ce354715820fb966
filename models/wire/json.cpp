// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp> // Boost.JSON itself, compiled here and nowhere else
#include <boost/json/value_stack.hpp>
#include <vector>

namespace guichet::wire {
namespace {

namespace json = boost::json;
using boost::system::error_code;

/// Builds the value through Boost's stack and turns down what JSON allows and we do not.
class StrictHandler
{
public:
    static constexpr std::size_t max_object_size = 1000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 200;
    static constexpr std::size_t max_string_size = 1 << 20;

    bool on_document_begin(error_code &)
    {
        m_stack.reset();
        return true;
    }
    bool on_document_end(error_code &) { return true; }

    bool on_object_begin(error_code &)
    {
        m_keys.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t n, error_code &)
    {
        m_keys.pop_back();
        m_stack.push_object(n);
        return true;
    }
    bool on_array_begin(error_code &) { return true; }
    bool on_array_end(std::size_t n, error_code &)
    {
        m_stack.push_array(n);
        return true;
    }
    bool on_key_part(json::string_view s, std::size_t, error_code &)
    {
        m_key.append(s.data(), s.size());
        m_stack.push_chars(s);
        return true;
    }
    bool on_key(json::string_view s, std::size_t, error_code &ec)
    {
        m_key.append(s.data(), s.size());
        if (m_key.find('\0') != std::string::npos)
            return fail(ec, "a name holds U+0000");
        auto &names = m_keys.back();
        if (std::find(names.begin(), names.end(), m_key) != names.end())
            return fail(ec, "a name stands twice in one object");
        names.push_back(std::exchange(m_key, {}));
        m_stack.push_key(s);
        return true;
    }
    bool on_string_part(json::string_view s, std::size_t, error_code &ec)
    {
        if (s.find('\0') != json::string_view::npos)
            return fail(ec, "a text holds U+0000");
        m_stack.push_chars(s);
        return true;
    }
    bool on_string(json::string_view s, std::size_t, error_code &ec)
    {
        if (s.find('\0') != json::string_view::npos)
            return fail(ec, "a text holds U+0000");
        m_stack.push_string(s);
        return true;
    }
    bool on_number_part(json::string_view, error_code &) { return true; }
    bool on_int64(std::int64_t value, json::string_view, error_code &)
    {
        m_stack.push_int64(value);
        return true;
    }
    bool on_uint64(std::uint64_t, json::string_view, error_code &ec)
    {
        return fail(ec, "a number is beyond 64 bits");
    }
    bool on_double(double, json::string_view, error_code &ec)
    {
        return fail(ec, "a number has a fraction, an exponent, or is beyond 64 bits");
    }
    bool on_bool(bool value, error_code &)
    {
        m_stack.push_bool(value);
        return true;
    }
    bool on_null(error_code &)
    {
        m_stack.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, error_code &) { return true; }
    bool on_comment(json::string_view, error_code &) { return true; }

    json::value release() { return m_stack.release(); }
    const char *complaint() const { return m_complaint; }

private:
    bool fail(error_code &ec, const char *complaint)
    {
        m_complaint = complaint;
        ec = json::make_error_code(json::error::syntax);
        return false;
    }

    json::value_stack m_stack;
    std::vector<std::vector<std::string>> m_keys;
    std::string m_key;
    const char *m_complaint = nullptr;
};

} // namespace

tl::expected<boost::json::value, JsonError> parseStrict(QByteArrayView text)
{
    json::parse_options options;
    options.max_depth = maximumJsonDepth;
    json::basic_parser<StrictHandler> parser(options);
    error_code ec;
    const auto read = parser.write_some(false, text.data(), static_cast<std::size_t>(text.size()), ec);
    if (!ec && !parser.done())
        ec = json::make_error_code(json::error::incomplete);
    if (!ec && read < static_cast<std::size_t>(text.size()))
        ec = json::make_error_code(json::error::extra_data);
    if (ec) {
        const char *complaint = parser.handler().complaint();
        return tl::unexpected(JsonError{
            {},
            complaint ? QString::fromLatin1(complaint) : QString::fromStdString(ec.message())});
    }
    return parser.handler().release();
}

} // namespace guichet::wire
