// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>
#include <string_view>

namespace guichet::wire {

/// The examples of the documentation, in the order in which they can be sent to a new bank: objects with `endpoint`
/// (its name), `as` (the role that asks; missing: nobody), `path`, `query` and `body` where there are such, the `key`,
/// and the `answer` where there is one in JSON.
const boost::json::array &examples();

/// The first one of an endpoint; null when it has none.
const boost::json::object *exampleOf(std::string_view endpoint);

} // namespace guichet::wire
