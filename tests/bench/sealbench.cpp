// SPDX-License-Identifier: GPL-3.0-or-later
// sealbench [entries]: how fast a ledger is sealed, and how fast `guichetctl verify` checks it.
#include "models/values/clock.h"
#include "services/seal/sealer.h"
#include "services/seal/verifier.h"
#include "services/store/migrations.h"
#include "services/store/privatecluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <sys/resource.h>

using namespace guichet;

namespace {

constexpr qint64 defaultEntries = 1'000'000;
constexpr qint64 microsASecond = 1'000'000;
constexpr store::SessionLimits unlimited{{}, {}, {}};

/// Of this process, without the database's.
qint64 cpuMicros()
{
    rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * microsASecond + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

/// Of another process: what Linux's scheduler has counted for it.
qint64 cpuMicrosOf(qint64 process)
{
    QFile counted(QStringLiteral("/proc/%1/schedstat").arg(process));
    if (!counted.open(QIODevice::ReadOnly))
        qFatal("the time of process %lld can't be read", static_cast<long long>(process));
    return counted.readAll().split(' ').front().toLongLong() / 1'000;
}

long peakMegabytes()
{
    rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1'024;
}

class Measure
{
public:
    /// `backend`: the process of the database session that works for it, if one does alone.
    explicit Measure(qint64 backend = 0)
        : m_backend(backend)
    {
        m_timer.start();
    }
    void print(const char *what, qint64 entries) const
    {
        const qint64 cpu = std::max<qint64>(1, cpuMicros() - m_cpu);
        const qint64 wall = std::max<qint64>(1, m_timer.nsecsElapsed() / 1'000);
        std::printf("{\"bench\":\"seal\",\"what\":\"%s\",\"entries\":%lld,\"seconds_ms\":%lld,\"per_second\":%lld,"
                    "\"per_own_cpu_second\":%lld,\"peak_mb\":%ld",
                    what, static_cast<long long>(entries), static_cast<long long>(wall / 1'000),
                    static_cast<long long>(entries * microsASecond / wall), static_cast<long long>(entries * microsASecond / cpu),
                    peakMegabytes());
        if (m_backend != 0)
            std::printf(",\"per_database_cpu_second\":%lld", static_cast<long long>(entries * microsASecond
                                                                  / std::max<qint64>(1, cpuMicrosOf(m_backend) - m_backendCpu)));
        std::printf("}\n");
        std::fflush(stdout);
    }

private:
    QElapsedTimer m_timer;
    qint64 m_cpu = cpuMicros();
    qint64 m_backend;
    qint64 m_backendCpu = m_backend == 0 ? 0 : cpuMicrosOf(m_backend);
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const qint64 asked = argc > 1 ? application.arguments().at(1).toLongLong() : defaultEntries;
    const qint64 entries = std::max<qint64>(1'000, asked / 1'000 * 1'000); // whole rounds
    store::loadDrivers();
    QTemporaryDir folder;
    QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup);
    store::PrivateCluster cluster({folder.filePath(QStringLiteral("cluster")), {}, false});
    if (const auto started = cluster.start(); !started)
        qFatal("%s", qPrintable(started.error()));
    {
        store::Connection migrator(cluster.database().withUser(QString::fromUtf16(store::MigratorRole)));
        if (const auto migrated = store::migrate(migrator); !migrated)
            qFatal("%s", qPrintable(migrated.error().sentence()));
        store::Connection superuser(cluster.database().withUser(QStringLiteral("postgres")).withLimits(unlimited));
        superuser.runScriptNamed("bench/seal_grow", {{":entries", entries}});
    }
    const SystemClock clock;
    const identity::Ed25519Key key(identity::SecureBytes::random(32));
    const QString checkpoints = folder.filePath(QStringLiteral("checkpoints"));
    {
        seal::Sealer sealer(cluster.database(), key, checkpoints, clock);
        const Measure measure;
        sealer.finish();
        measure.print("sealed", entries);
        if (!sealer.problem().isEmpty())
            qFatal("%s", qPrintable(sealer.problem()));
    }
    store::CopyReader reader(cluster.database().withUser(QString::fromUtf16(store::ReaderRole)).withLimits(unlimited),
                             "seal/prepare_reading");
    seal::Verifier::Options options;
    options.outside = seal::CheckpointFile(checkpoints).read().value();
    options.publicKey = key.publicKey();
    options.nowMicros = clock.nowMicros();
    qint64 backend = 0;
    reader.read("bench/backend", {}, [&](const store::CopyRow &row) { backend = row.int64(0); });
    for (int run = 0; run < 3; ++run) {
        const Measure measure(backend);
        const seal::Report report = seal::Verifier(reader, options).run();
        measure.print("verified", report.entries);
        if (report.finding)
            qFatal("batch %lld, %s: %s", report.finding->batch, qPrintable(report.finding->row), qPrintable(report.finding->what));
    }
    return 0;
}
