// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/statuspages.h"

#include "services/ledger/reads.h"
#include "services/store/connection.h"
#include "services/store/migrations.h"

#include <QFile>

#include <unistd.h>

namespace guichet {
namespace {

constexpr char metricsType[] = "text/plain; version=0.0.4; charset=utf-8";

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readLine() : QByteArray();
    return text.split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// Whether the database answers, and its schema is the one that this program was written for. A newer one still works for it:
/// while servers are replaced one by one, those of before go on.
struct Look {
    const char *database = "unreachable";
    const char *schema = "unknown";
};

Look lookAt(const store::Database &database)
{
    Look look;
    try {
        const auto connection = database.connect();
        const auto pending = store::pendingMigrations(*connection);
        look.database = "ok";
        const bool isNewer = !pending && pending.error().kind == store::MigrationProblem::Kind::NewerSchema;
        look.schema = pending == 0 ? "ok" : isNewer ? "newer" : "another";
        if (!pending)
            qWarning("readyz: %s", qPrintable(pending.error().sentence()));
    } catch (const store::Fault &fault) {
        qWarning("readyz: %s", fault.what());
    }
    return look;
}

http::Response readiness(const Watched &watched)
{
    const Look look = lookAt(watched.database);
    bool isReady = true;
    QByteArray checks;
    const auto add = [&](const char *name, const char *found) {
        isReady = isReady && (qstrcmp(found, "ok") == 0 || qstrcmp(found, "newer") == 0);
        checks += QByteArray(checks.isEmpty() ? "" : ",") + '"' + name + "\":\"" + found + '"';
    };
    add("database", look.database);
    add("schema", look.schema);
    add("posting", watched.bank.engine.isRunning() ? "ok" : "stopped");
    const QByteArray ready = isReady ? "true" : "false";
    return {isReady ? 200 : 503, "application/json", "{\"ready\":" + ready + ",\"checks\":{" + checks + "}}\n", {}};
}

/// Of the newest entries, how many don't balance; nullopt: the database doesn't answer.
std::optional<qint64> unbalancedEntries(const store::Database &database)
{
    try {
        return ledger::unbalancedCount(*database.connect());
    } catch (const store::Fault &fault) {
        qWarning("metrics: %s", fault.what());
        return std::nullopt;
    }
}

QByteArray figures(const Watched &watched)
{
    using http::metric;
    const http::BankServices &bank = watched.bank;
    const ledger::PostingEngine::Taken taken = bank.engine.taken();
    const auto unbalanced = unbalancedEntries(watched.database);
    QByteArray text = watched.metrics.text();
    text += metric("http_server_connections", "gauge", "Connections open at the bank's port.", watched.connections);
    text += metric("workers_waiting", "gauge", "Requests waiting for a worker.", bank.workers.waiting());
    text += metric("sign_ins_waiting", "gauge", "Passwords and photos waiting for a worker.", bank.signIns.waiting());
    text += metric("ledger_commands_waiting", "gauge", "Commands waiting for the posting engine.", bank.engine.waiting());
    text += http::summary("ledger_batch_commands", "Commands that were taken from the queue together.", taken.commands, taken.batches);
    text += metric("process_resident_memory_bytes", "gauge", "Memory in use.", residentBytes());
    text += metric("database_up", "gauge", "Whether the database answers.", unbalanced ? 1 : 0);
    if (unbalanced)
        text += metric("ledger_unbalanced_entries", "gauge", "Of the newest entries; must be 0.", *unbalanced);
    return text;
}

} // namespace

http::Response statusPage(const QByteArray &path, const Watched &watched)
{
    if (path == "/livez")
        return {200, "text/plain", "ok\n", {}};
    if (path == "/readyz")
        return readiness(watched);
    if (path == "/metrics")
        return {200, metricsType, figures(watched), {}};
    return {404, "text/plain", "not found\n", {}};
}

} // namespace guichet
