// SPDX-License-Identifier: GPL-3.0-or-later
// Boost.JSON is header-only; this is the one place that compiles it.
#include <boost/json/src.hpp>
