// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace guichet::store {

// An assertion that stays on: what fails here is a mistake in this program, and going on could book
// something wrong. `what` is fixed text, without values.
inline void require(bool condition, const char *what)
{
    if (!condition)
        qFatal("guichet::store: %s", what);
}

} // namespace guichet::store
