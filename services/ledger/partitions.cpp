// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/partitions.h"

#include <QtCore/QDateTime>

namespace guichet::ledger {

namespace {

constexpr int daysACall = 366; // the function in the database refuses more than 400

QDate utcDay(qint64 micros)
{
    return QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).date();
}

} // namespace

void maintainPartitions(store::Connection &connection, qint64 fromMicros, qint64 toMicros)
{
    connection.run("ledger/ensure_partitions", {{":ahead", entryPartitionsAhead + 1}});
    const QDate last = utcDay(toMicros);
    for (QDate first = utcDay(fromMicros); first <= last; first = first.addDays(daysACall)) {
        const QDate end = std::min(last, first.addDays(daysACall - 1));
        connection.run("ledger/ensure_key_partitions", {{":first", first}, {":last", end}});
    }
}

void keepKeys(store::Connection &connection)
{
    connection.run("ledger/keep_keys");
}

int dropExpiredKeys(store::Connection &connection, qint64 nowMicros)
{
    // Commands are judged by when they were taken: a day of grace for those under way.
    const QDate firstKept = utcDay(nowMicros - keyLifeMicros).addDays(-1);
    return connection.run("ledger/drop_keys_before", {{":first_kept", firstKept}}).only().integer("dropped");
}

int entryPartitionsFree(store::Connection &connection)
{
    return connection.run("ledger/free_partitions").only().integer("free");
}

} // namespace guichet::ledger
