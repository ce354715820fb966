// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/postingengine.h"

#include <condition_variable>
#include <mutex>

namespace guichet::demo {

/// Has commands booked by the engine, many at once. Each must be booked: a refusal ends the program. One thread.
class Poster
{
public:
    explicit Poster(ledger::PostingEngine &engine)
        : m_engine(engine)
    {
    }
    ~Poster() { finish(); }

    /// Submits them; waits while the engine's queue is full.
    void post(const QList<ledger::Command> &commands);
    /// Returns when all are booked.
    void finish();
    qint64 booked() const { return m_booked; }

private:
    void settle(const ledger::Settled &settled);
    void waitForFewerThan(int underWay);

    ledger::PostingEngine &m_engine;
    std::mutex m_mutex;
    std::condition_variable m_settled;
    int m_underWay = 0;
    qint64 m_booked = 0;
};

} // namespace guichet::demo
