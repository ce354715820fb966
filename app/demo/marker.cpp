// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/marker.h"

namespace guichet::demo {

static std::unique_ptr<store::Connection> connectAsMigrator(const store::Database &database)
{
    using namespace std::chrono_literals;
    // A running server may hold locks for the length of a statement.
    return database.withUser(QString::fromUtf16(store::MigratorRole))
        .withLimits({.lock = 30s, .statement = 300s, .idleInTransaction = 300s})
        .connect();
}

std::optional<Marker> readMarker(store::Connection &connection)
{
    if (!connection.run("demo/marker_exists").only().boolean("found"))
        return std::nullopt;
    auto found = connection.run("demo/marker");
    const auto row = found.first();
    if (!row)
        return Marker{};
    return Marker{row->int64("seed"), row->int64("customers"), row->int64("loaded"), row->boolean("complete")};
}

void putMarker(const store::Database &database, qint64 seed, qint64 customers)
{
    connectAsMigrator(database)->runScriptNamed("demo/create_marker");
    database.connect()->run("demo/insert_marker", {{":seed", seed}, {":customers", customers}});
}

void markComplete(store::Connection &connection)
{
    connection.run("demo/mark_complete");
}

void markLoaded(store::Connection &connection, qint64 loaded)
{
    connection.run("demo/mark_loaded", {{":loaded", loaded}});
}

qint64 reserveNumbers(store::Connection &connection, qint64 count)
{
    return connection.run("demo/reserve_numbers", {{":count", count}}).only().int64("first");
}

void dropBank(const store::Database &database)
{
    connectAsMigrator(database)->runScriptNamed("demo/drop_bank");
}

} // namespace guichet::demo
