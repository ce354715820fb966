// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

#include <span>

namespace guichet::http {

struct MediaType {
    QByteArray essence; // "type/subtype" in lower case, empty if there was none
    bool isText = false; // text/* or JSON: must be UTF-8
    bool isUtf8 = true; // no charset parameter, or utf-8
};

[[nodiscard]] MediaType mediaType(QByteArrayView contentType);
// True if `accepted` is empty or names it; false for text in any charset but UTF-8.
[[nodiscard]] bool isOneOf(const MediaType &type, std::span<const QByteArrayView> accepted);

// Whether whoever asks takes an answer of one of these types: what Accept says (RFC 9110, 12.5.1), of several ranges the
// most precise. True without Accept, and for `types` that are empty.
[[nodiscard]] bool accepts(const Headers &headers, std::span<const QByteArrayView> types);

} // namespace guichet::http
