// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/postingengine.h"

#include <condition_variable>
#include <mutex>
#include <random>

namespace guichet::bench {

/// The bank's accounts, one a customer, with rising ids of both.
struct Accounts {
    qint64 first = 0;
    qint64 firstOwner = 0;
    qint64 count = 0;
};

/// Asks for transfers without a pause, keeping so many in flight; with `hot` every one goes to the same account.
class TransferLoad
{
public:
    TransferLoad(ledger::PostingEngine &engine, const Clock &clock, const Accounts &accounts, bool hot);

    struct Outcome {
        double perSecond = 0; ///< booked
        double p99Millis = 0;
        qint64 refused = 0;
    };
    [[nodiscard]] Outcome run(int seconds);

private:
    void ask();
    void answered(qint64 askedMicros, const ledger::Settled &settled);

    ledger::PostingEngine &m_engine;
    const Clock &m_clock;
    const Accounts m_accounts;
    const bool m_hot;
    std::mt19937_64 m_random{std::random_device{}()};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_waiting = 0;
    qint64 m_booked = 0;
    qint64 m_refused = 0;
    std::vector<qint64> m_latencies;
};

} // namespace guichet::bench
