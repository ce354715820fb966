// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

namespace guichet::ledger {

// What a batch does when a step fails. A connection lost at Commit puts its commands in doubt: from there on they run
// again until their keys have answered or the time is over, and nobody is told "not booked" by a guess.

void Batch::failed(Failure failure, qint64 nowMicros)
{
    if (m_step == Step::Rollback) { // then the session's end does it; what was to follow still does
        m_step = Step::Disconnect;
        return;
    }
    if (m_step == Step::Commit && failure == Failure::Lost && !m_work.inDoubt) {
        m_work.inDoubt = true;
        m_work.doubtSinceMicros = nowMicros;
    }
    switch (failure) {
    case Failure::Lost:
    case Failure::Unavailable:
        return end(Step::Disconnect, againOrGiveUp(nowMicros));
    case Failure::Retryable:
        return end(Step::Rollback, againOrGiveUp(nowMicros));
    case Failure::Timeout:
        return end(Step::Rollback, timedOut(nowMicros));
    case Failure::Constraint:
    case Failure::Other:
        return end(Step::Rollback, failedForItself(nowMicros));
    }
}

Batch::After Batch::againOrGiveUp(qint64 nowMicros)
{
    const bool again = m_work.inDoubt ? nowMicros - m_work.doubtSinceMicros < m_terms.settleMicros : m_try < batchTries;
    if (!again)
        return After::GiveUp;
    ++m_try;
    std::uniform_int_distribution<int> jitter(pauseMinimumMillis, pauseMaximumMillis);
    m_pauseMillis = m_work.inDoubt ? doubtPauseMillis : jitter(m_random);
    return After::PauseAndRun;
}

/// Somebody holds a row, or a key's twin is in flight elsewhere: the others of the batch needn't wait with it.
Batch::After Batch::timedOut(qint64 nowMicros)
{
    if (m_work.inDoubt || m_step == Step::Begin)
        return againOrGiveUp(nowMicros);
    if (m_work.commands.size() > 1)
        return After::Split;
    if (m_step != Step::InsertKeys)
        return After::GiveUp;
    m_verdicts[static_cast<size_t>(m_work.commands.first())] = refuse(Refusal::KeyInFlight, field::key);
    return After::Settle;
}

Batch::After Batch::failedForItself(qint64 nowMicros)
{
    if (m_work.commands.size() > 1)
        return After::Split;
    return m_work.inDoubt ? againOrGiveUp(nowMicros) : After::GiveUp;
}

void Batch::end(Step by, After after)
{
    m_step = by;
    m_after = after;
}

void Batch::transactionEnded()
{
    switch (m_after) {
    case After::Run:
        return startAgain();
    case After::PauseAndRun:
        m_step = Step::Pause;
        return;
    case After::Settle:
        return settleWork();
    case After::GiveUp:
        return giveUp();
    case After::Split:
        return split();
    }
}

void Batch::split()
{
    const qsizetype half = m_work.commands.size() / 2;
    Work later = m_work;
    later.commands = m_work.commands.mid(half);
    Work sooner = m_work;
    sooner.commands = m_work.commands.first(half);
    m_waiting.push_back(later);
    m_waiting.push_back(sooner);
    startNextWork();
}

void Batch::giveUp()
{
    const NotSettled reason = m_work.inDoubt ? NotSettled::Unknown : NotSettled::Unavailable;
    for (const int index : std::as_const(m_work.commands))
        m_settled.append({index, tl::unexpected(reason)});
    startNextWork();
}

} // namespace guichet::ledger
