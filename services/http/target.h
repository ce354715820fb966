// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

namespace guichet::http {

// Takes a request target apart: path and query, each percent-decoded exactly once. Returns false
// for what has two readings or none: not origin-form, bad or double encoding, an encoded slash,
// NUL or other control character, "//", ';', dot segments, '#', not UTF-8.
[[nodiscard]] bool splitTarget(QByteArrayView target, QByteArray &path, QList<QueryItem> &query);

} // namespace guichet::http
