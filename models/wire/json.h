// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <boost/json/value.hpp>
#include <tl/expected.hpp>

namespace guichet::wire {

/// Why a text isn't the JSON we take, with the pointer (RFC 6901) of the place where that is known.
struct JsonError {
    QString pointer;
    QString detail;
};

/// Deepest nesting of arrays and objects.
inline constexpr int maximumJsonDepth = 16;

/// Reads RFC 8259 JSON strictly, since money hangs on it: refuses a number with a fraction or exponent or beyond 64 bits,
/// a key named twice, U+0000, lone surrogates, invalid UTF-8, a byte-order mark, trailing bytes and depth beyond
/// `maximumJsonDepth`. The value holds no doubles.
tl::expected<boost::json::value, JsonError> parseStrict(QByteArrayView text);

} // namespace guichet::wire
