// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <optional>

namespace guichet::demo {

/// What a database says of being a demo: only one that says so may be thrown away.
struct Marker {
    qint64 seed = 0;
    qint64 customers = 0;
    qint64 loaded = 0;     ///< further ones, in bulk
    bool complete = false; ///< false: the making was interrupted
};

std::optional<Marker> readMarker(store::Connection &connection);
/// First of all: what follows may be thrown away. `database` of any role of the bank. Throws store::Fault.
void putMarker(const store::Database &database, qint64 seed, qint64 customers);
void markComplete(store::Connection &connection);
/// So many more.
void markLoaded(store::Connection &connection, qint64 loaded);
/// The first of so many numbers that no loading has used, however it ended.
qint64 reserveNumbers(store::Connection &connection, qint64 count);

/// Drops everything the bank has, schema included. The caller has seen the marker, and migrates again after it.
void dropBank(const store::Database &database);

} // namespace guichet::demo
