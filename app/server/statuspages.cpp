// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/statuspages.h"

#include "services/ledger/reads.h"
#include "services/store/connection.h"

#include <QFile>

#include <unistd.h>

namespace guichet {
namespace {

constexpr char metricsType[] = "text/plain; version=0.0.4; charset=utf-8";

/// Of the newest entries, how many don't balance; nullopt: the database doesn't answer.
std::optional<qint64> unbalancedEntries(const store::Database &database)
{
    try {
        return ledger::unbalancedCount(*database.connect());
    } catch (const store::Fault &fault) {
        qWarning("readyz: %s", fault.what());
        return std::nullopt;
    }
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readLine() : QByteArray();
    return text.split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

http::Response readiness(const store::Database &database)
{
    const auto unbalanced = unbalancedEntries(database);
    const bool isReady = unbalanced.has_value();
    return {isReady ? 200 : 503, "application/json",
            isReady ? QByteArray("{\"ready\":true,\"checks\":{\"database\":\"ok\"}}\n")
                    : QByteArray("{\"ready\":false,\"checks\":{\"database\":\"unreachable\"}}\n"),
            {}};
}

} // namespace

http::Response statusPage(const QByteArray &path, const store::Database &database, const http::Metrics &metrics,
                          int connections)
{
    if (path == "/livez")
        return {200, "text/plain", "ok\n", {}};
    if (path == "/readyz")
        return readiness(database);
    if (path != "/metrics")
        return {404, "text/plain", "not found\n", {}};
    QByteArray text = metrics.text();
    text += http::metric("http_server_connections", "gauge", "Connections open at the bank's port.", connections);
    text += http::metric("process_resident_memory_bytes", "gauge", "Memory in use.", residentBytes());
    const auto unbalanced = unbalancedEntries(database);
    text += http::metric("database_up", "gauge", "Whether the database answers.", unbalanced ? 1 : 0);
    if (unbalanced)
        text += http::metric("ledger_unbalanced_entries", "gauge", "Of the newest entries; must be 0.", *unbalanced);
    return {200, metricsType, text, {}};
}

} // namespace guichet
