// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/bulkload.h"

#include "app/demo/busycustomer.h"
#include "app/demo/loading.h"
#include "app/demo/marker.h"

#include <QElapsedTimer>

#include <exception>
#include <mutex>
#include <thread>

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 customersAChunk = 7'000; ///< with a savings account each third: below accounts::loadChunk
constexpr int loaders = 2; ///< one seals and composes while PostgreSQL writes what the other has
constexpr qint64 customersAProgressLine = 100'000;

/// Sessions that may take their time: a chunk is one statement.
store::Database patient(const store::Database &database)
{
    using namespace std::chrono_literals;
    return database.withLimits({.lock = 60s, .statement = 300s, .idleInTransaction = 300s});
}

/// The chunks that are left, handed to the loaders; and what became of them.
class Load
{
public:
    Load(BankAssembly &bank, const Clock &clock, const Plan &plan, const Staff &staff, qint64 firstNumber, qint64 count,
         const Say &say)
        : m_bank(bank)
        , m_clock(clock)
        , m_plan(plan)
        , m_staff(staff)
        , m_firstNumber(firstNumber)
        , m_count(count)
        , m_say(say)
    {
        m_timer.start();
    }

    void run()
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < loaders; ++i)
            threads.emplace_back([this] { work(); });
        for (std::thread &thread : threads)
            thread.join();
        if (m_fault)
            std::rethrow_exception(m_fault);
    }

private:
    void work();
    void loadChunk(store::Connection &connection, const accounts::LoadingTerms &terms, qint64 first, qint64 count);
    void tell(qint64 count);

    BankAssembly &m_bank;
    const Clock &m_clock;
    const Plan &m_plan;
    const Staff &m_staff;
    const qint64 m_firstNumber;
    const qint64 m_count;
    const Say &m_say;
    QElapsedTimer m_timer;
    std::mutex m_mutex;
    qint64 m_taken = 0;
    qint64 m_done = 0;
    std::exception_ptr m_fault;
};

void Load::work()
{
    try {
        const auto connection = patient(m_bank.database()).connect();
        const auto terms = loadingTerms(m_bank, m_staff, *connection, m_clock.nowMicros());
        for (;;) {
            std::unique_lock lock(m_mutex);
            const qint64 first = m_taken;
            const qint64 count = std::min(customersAChunk, m_count - first);
            if (count <= 0 || m_fault)
                return;
            m_taken += count;
            lock.unlock();
            loadChunk(*connection, terms, m_firstNumber + first, count);
            tell(count);
        }
    } catch (const store::Fault &) {
        const std::lock_guard lock(m_mutex);
        m_fault = std::current_exception();
    }
}

void Load::loadChunk(store::Connection &connection, const accounts::LoadingTerms &terms, qint64 first, qint64 count)
{
    Random people(m_plan.seed + quint64(first));
    QList<identity::LoadedCustomer> customers;
    for (qint64 number = first; number < first + count; ++number)
        customers.append({makePerson(people, number, terms.businessDate).declared, true, true, 0});
    store::inTransaction(connection, [&](store::Transaction &transaction) {
        Random money(m_plan.seed ^ quint64(first));
        (void)loadWithAccounts(transaction, m_bank, m_clock, terms, customers, money);
        markLoaded(connection, count);
    });
}

void Load::tell(qint64 count)
{
    const std::lock_guard lock(m_mutex);
    const qint64 before = std::exchange(m_done, m_done + count);
    if (before / customersAProgressLine != m_done / customersAProgressLine || m_done == m_count)
        m_say(u"%1 customers loaded (%2 s)"_s.arg(m_done).arg(m_timer.elapsed() / 1000));
}

} // namespace

tl::expected<void, QString> loadCustomers(BankAssembly &bank, ManualClock &clock, const Plan &plan, qint64 loaded,
                                          qint64 wanted, const Say &say)
{
    const auto connection = patient(bank.database()).connect();
    const Staff staff = findStaff(*connection, bank.services().users);
    if (loaded == 0) {
        QElapsedTimer timer;
        timer.start();
        if (const auto made = makeBusyCustomer(bank, clock, plan, staff, *connection); !made)
            return made;
        say(u"%1 has an account with %2 entries (%3 s)"_s
                .arg(busyCustomer)
                .arg(plan.busyEntries)
                .arg(timer.elapsed() / 1000));
    }
    clock.set(plan.nowMicros);
    const qint64 count = wanted - loaded;
    const qint64 firstNumber = firstLoadedNumber + reserveNumbers(*connection, count);
    Load(bank, clock, plan, staff, firstNumber, count, say).run();
    QElapsedTimer timer;
    timer.start();
    const auto followed = followLedger(*connection, bank.settings().currency);
    say(u"the figures have followed (%1 s)"_s.arg(timer.elapsed() / 1000));
    return followed;
}

} // namespace guichet::demo
