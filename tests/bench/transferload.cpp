// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/transferload.h"

#include <QElapsedTimer>

namespace guichet::bench {

namespace {

constexpr int inFlight = 512;
constexpr int refillAt = inFlight * 3 / 4; ///< the asker is woken for several at once

} // namespace

TransferLoad::TransferLoad(ledger::PostingEngine &engine, const Clock &clock, const Accounts &accounts, bool hot)
    : m_engine(engine)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_hot(hot)
{
    m_latencies.reserve(1'000'000);
}

TransferLoad::Outcome TransferLoad::run(int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < seconds * 1'000) {
        int room = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_waiting <= refillAt; });
            room = inFlight - m_waiting;
            m_waiting = inFlight;
        }
        for (; room > 0; --room)
            ask();
    }
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_waiting == 0; });
    const qint64 micros = timer.nsecsElapsed() / 1'000;
    std::sort(m_latencies.begin(), m_latencies.end());
    const qint64 p99 = m_latencies.empty() ? 0 : m_latencies[m_latencies.size() * 99 / 100];
    return {static_cast<double>(m_booked) * 1e6 / static_cast<double>(micros), static_cast<double>(p99) / 1e3, m_refused};
}

void TransferLoad::ask()
{
    const auto any = [this] { return static_cast<qint64>(m_random() % static_cast<quint64>(m_accounts.count)); };
    const qint64 to = m_hot ? 0 : any();
    qint64 from = any();
    if (from == to)
        from = (to + 1) % m_accounts.count;
    ledger::Command command;
    command.key = IdempotencyKey::make(m_clock.nowMicros());
    command.principal = UserId{m_accounts.firstOwner + from};
    static const QByteArray anyHash(ledger::requestHashBytes, 'h');
    command.requestHash = anyHash;
    command.kind = EntryKind::Transfer;
    command.action = Action::Transfer;
    command.customer = command.principal;
    command.maker = command.principal;
    command.currency = Currency::euro();
    command.legs = {{AccountId{m_accounts.first + from}, -100}, {AccountId{m_accounts.first + to}, 100}};
    const qint64 asked = m_clock.nowMicros();
    m_engine.submit(std::move(command), [this, asked](const ledger::Settled &settled) { answered(asked, settled); });
}

void TransferLoad::answered(qint64 askedMicros, const ledger::Settled &settled)
{
    const std::lock_guard lock(m_mutex);
    m_latencies.push_back(m_clock.nowMicros() - askedMicros);
    if (settled && *settled)
        ++m_booked;
    else
        ++m_refused;
    --m_waiting;
    if (m_waiting == refillAt || m_waiting == 0)
        m_wake.notify_one();
}

} // namespace guichet::bench
