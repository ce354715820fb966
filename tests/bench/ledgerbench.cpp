// SPDX-License-Identifier: GPL-3.0-or-later

// Random transfers with all rules on, in a durable cluster of its own: ledgerbench [accounts] [seconds] [hot|random] [batch].
// One JSON line a run. With `hot` one side is always the same account.
#include "services/ledger/bulk.h"
#include "services/ledger/postingengine.h"
#include "services/ledger/reads.h"
#include "services/store/migrations.h"
#include "services/store/privatecluster.h"
#include "services/store/transaction.h"
#include "tests/support/testcluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <QTimeZone>

#include <condition_variable>
#include <mutex>
#include <random>

using namespace guichet;
using namespace guichet::ledger;

namespace {

constexpr int inFlight = 1'024; ///< commands asked for and not answered
constexpr qint64 openingCents = 1'000'000'000;
constexpr int runs = 3;

struct Bank {
    QList<UserId> customers;
    QList<AccountId> accounts;
};

Bank load(store::Connection &connection, int count, qint64 nowMicros)
{
    Bank bank;
    const UserId maker{1'000'000'000};
    AccountId opening;
    store::inTransaction(connection, [&](store::Transaction &) {
        opening = bankAccount(connection, QStringLiteral("opening:EUR"), Currency::euro());
    });
    while (bank.accounts.size() < count) {
        QList<UserId> customers;
        QList<BulkAccount> wanted;
        for (qsizetype i = bank.accounts.size(); i < count && wanted.size() < bulkRows; ++i) {
            customers.append(UserId{i + 1});
            wanted.append({{customers.last(), Currency::euro(), 0, ActionSet::all(), AccountStatus::Active}, openingCents});
        }
        store::inTransaction(connection, [&](store::Transaction &) {
            registerCustomers(connection, customers, true);
            bank.accounts += loadAccounts(connection, wanted, opening, maker, QDate(2026, 1, 1), nowMicros);
        });
        bank.customers += customers;
    }
    return bank;
}

/// Asks without a pause, keeping so many commands in flight.
class Load
{
public:
    Load(PostingEngine &engine, const Clock &clock, const Bank &bank, bool hot)
        : m_engine(engine)
        , m_clock(clock)
        , m_bank(bank)
        , m_hot(hot)
    {
    }

    void run(int seconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < seconds * 1'000)
            askOne();
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_waiting == 0; });
        report(timer.nsecsElapsed() / 1'000);
    }

private:
    void askOne()
    {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_waiting < inFlight; });
            ++m_waiting;
        }
        const auto from = static_cast<qsizetype>(m_random() % static_cast<quint64>(m_bank.accounts.size()));
        auto to = m_hot ? 0 : static_cast<qsizetype>(m_random() % static_cast<quint64>(m_bank.accounts.size()));
        if (to == from)
            to = (to + 1) % m_bank.accounts.size();
        Command command;
        command.key = IdempotencyKey::make(m_clock.nowMicros());
        command.principal = m_bank.customers[from];
        command.requestHash = QByteArray(requestHashBytes, 'h');
        command.kind = EntryKind::Transfer;
        command.action = Action::Transfer;
        command.customer = m_bank.customers[from];
        command.maker = m_bank.customers[from];
        command.currency = Currency::euro();
        command.legs = {{m_bank.accounts[from], -100}, {m_bank.accounts[to], 100}};
        const qint64 asked = m_clock.nowMicros();
        m_engine.submit(std::move(command), [this, asked](const Settled &settled) { answered(asked, settled); });
    }

    void answered(qint64 asked, const Settled &settled)
    {
        const std::lock_guard lock(m_mutex);
        m_latencies.append(m_clock.nowMicros() - asked);
        m_booked += settled && *settled ? 1 : 0;
        --m_waiting;
        m_wake.notify_all();
    }

    void report(qint64 micros)
    {
        std::sort(m_latencies.begin(), m_latencies.end());
        const qint64 p99 = m_latencies.isEmpty() ? 0 : m_latencies[m_latencies.size() * 99 / 100];
        QTextStream(stdout) << "{\"bench\":\"" << (m_hot ? "hot" : "ledger") << "\",\"booked\":" << m_booked
                            << ",\"asked\":" << m_latencies.size() << ",\"per_second\":" << m_booked * 1'000'000 / micros
                            << ",\"p99_micros\":" << p99 << "}\n";
    }

    PostingEngine &m_engine;
    const Clock &m_clock;
    const Bank &m_bank;
    const bool m_hot;
    std::mt19937_64 m_random{1};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_waiting = 0;
    qint64 m_booked = 0;
    QList<qint64> m_latencies;
};

void migrateAll(const store::Database &database)
{
    store::Connection migrator(database.withUser(QString::fromUtf16(store::MigratorRole)));
    if (const auto migrated = store::migrate(migrator); !migrated)
        qFatal("%s", qPrintable(migrated.error().sentence()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int accounts = arguments.value(1, QStringLiteral("100000")).toInt();
    const int seconds = arguments.value(2, QStringLiteral("5")).toInt();
    const bool hot = arguments.value(3) == QStringLiteral("hot");
    store::loadDrivers();
    const auto folder = TestCluster::openFolder();
    store::PrivateCluster cluster({folder->filePath(QStringLiteral("data")), {}, true});
    if (const auto started = cluster.start(); !started)
        qFatal("%s", qPrintable(started.error()));
    migrateAll(cluster.database());
    const SystemClock clock;
    store::Connection connection(cluster.database().withLimits({}));
    QElapsedTimer timer;
    timer.start();
    const Bank bank = load(connection, accounts, clock.nowMicros());
    QTextStream(stdout) << "{\"bench\":\"load\",\"accounts\":" << accounts << ",\"millis\":" << timer.elapsed() << "}\n";
    PostingEngine::Options options;
    options.terms.limitsPerDay = {1'000'000, 1'000'000, 1'000'000, 1'000'000};
    options.batchCap = arguments.value(4, QString::number(options.batchCap)).toInt();
    PostingEngine engine(cluster.database(), clock, BusinessCalendar(QTimeZone("Europe/Paris"), QTime(0, 0)), options);
    if (const auto started = engine.start(); !started)
        qFatal("%s", qPrintable(started.error()));
    for (int run = 0; run < runs; ++run)
        Load(engine, clock, bank, hot).run(seconds);
    engine.stop();
    return 0;
}
