// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace guichet::http {

/// The documentation for people: one page made from the OpenAPI document, without scripts, and its style sheet. Both
/// stand alone: nothing is fetched from elsewhere.
const QByteArray &docsPage();
const QByteArray &docsStyle();

/// What browsers may do with the page: show it.
inline constexpr char docsPolicy[] = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
                                     "frame-ancestors 'none'";

} // namespace guichet::http
