// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/reads.h"
#include "services/ledger/rules.h"

#include <random>
#include <vector>

namespace guichet::ledger {

/// What a batch asks to be done next. The order is that of design §3: no two batches can wait for each other.
enum class Step {
    Begin,
    LockCustomers,
    LockAccounts,
    ReadCash,
    ReadLinked, ///< originals, holds, an owner's other unapproved accounts; only where a command needs one
    ReadKeys,
    TakeIds,
    InsertKeys,
    Write,
    Commit,
    Rollback,
    Disconnect, ///< the session is gone or in doubt: Begin opens a new one
    Pause,
    Finished,
};

/// How a step failed. Lost: the connection is gone and, at Commit, the outcome with it.
enum class Failure { Retryable, Lost, Constraint, Timeout, Unavailable, Other };

inline constexpr int batchTries = 5;           ///< of one transaction, while nothing is in doubt
inline constexpr int pauseMinimumMillis = 5;   ///< between tries
inline constexpr int pauseMaximumMillis = 50;
inline constexpr int doubtPauseMillis = 250;   ///< between askings about an unknown commit

/// An account of an unapproved owner (or unapproved itself), and one that counts with it for the cap.
struct UnapprovedPair {
    AccountId account;
    AccountId other;
};

/// What Step::ReadLinked found.
struct LinkedRows {
    QList<OriginalState> originals;
    QList<HoldState> holds;
    QList<UnapprovedPair> unapproved; ///< each account with itself, too
};

/// One batch of commands from its locks to its verdicts: a state machine without I/O. step() says what to do, the
/// matching event says how it went. Commands that failed for a reason of their own are found by halving. After a lost
/// commit the same commands run again on a new connection: their keys tell which were booked, and the locks wait for
/// the old transaction to end. Not thread-safe; ends the program when an event comes that wasn't due.
class Batch
{
public:
    struct Terms {
        PostingTerms posting;
        qint64 settleMicros = 30'000'000;
        quint64 seed = 0; ///< of the pauses
    };
    /// `acceptedAtMicros` judges the keys' age: the same however often the batch runs.
    Batch(QList<Command> commands, const Terms &terms, qint64 acceptedAtMicros);

    Step step() const { return m_step; }

    // What the steps work on. Lists are sorted and without repetition.
    QList<UserId> customers() const;
    QList<AccountId> accounts() const;
    QList<AccountId> cashAccounts() const;
    QList<std::pair<UserId, IdempotencyKey>> keys() const;
    QList<EntryId> originals() const;
    QList<HoldId> holds() const;
    QList<AccountId> unapprovedAccounts() const;
    int idsNeeded() const;
    int pauseMillis() const { return m_pauseMillis; }
    /// InsertKeys: the commands with a verdict to store, by key. Write: those of them that book an entry, and behind a
    /// reverse-and-repost a command for its second entry.
    const QList<int> &storing() const { return m_storing; }
    const QList<int> &booking() const { return m_booking; }
    const Command &command(int index) const { return m_commands[index]; }
    const Verdict &verdict(int index) const { return *m_verdicts[static_cast<size_t>(index)]; }
    const BatchState &state() const { return m_state; }
    const Moment &moment() const { return m_moment; }

    // Events.
    void done(); ///< Begin, Write, Commit, Rollback, Disconnect, Pause
    void customersLocked(const QList<CustomerState> &rows);
    void accountsLocked(const QList<AccountState> &rows, const Moment &moment);
    void cashRead(const QHash<std::pair<AccountId, qint64>, qint64> &cash);
    void linkedRead(const LinkedRows &rows);
    void keysRead(const QList<StoredVerdict> &stored);
    void idsTaken(const QList<EntryId> &ids);
    void keysInserted(int count);
    /// `nowMicros` of any steady clock.
    void failed(Failure failure, qint64 nowMicros);

    /// What has been settled since the last asking: index of the command, and how it ended.
    QList<std::pair<int, Settled>> takeSettled();

private:
    /// Commands to be run in one transaction.
    struct Work {
        QList<int> commands;
        bool inDoubt = false; ///< an earlier commit's outcome isn't known
        qint64 doubtSinceMicros = 0;
    };

    /// What follows once the transaction is gone.
    enum class After { Run, PauseAndRun, Settle, GiveUp, Split };

    void expect(Step step) const;
    QList<int> sortedByKey(const QList<int> &indexes) const;
    Step afterCash() const;
    void decide(int index, EntryId entry, EntryId repostEntry);
    void startNextWork();
    void startAgain();
    void settleWork();
    void giveUp();
    void split();
    void end(Step by, After after);
    void transactionEnded();
    After againOrGiveUp(qint64 nowMicros);
    After timedOut(qint64 nowMicros);
    After failedForItself(qint64 nowMicros);

    QList<Command> m_commands; ///< behind those asked for, the second entries of reverse-and-repost
    QHash<int, int> m_repostAt; ///< where the second entry of a command stands
    Terms m_terms;
    qint64 m_acceptedAtMicros;
    std::mt19937_64 m_random;

    std::vector<Work> m_waiting;
    Work m_work;
    int m_try = 0;
    Step m_step = Step::Finished;
    After m_after = After::Run;
    QList<AccountId> m_alsoLocked; ///< they turned out to count for a cap
    int m_pauseMillis = 0;

    // of the transaction that runs
    BatchState m_state;
    Moment m_moment;
    QList<int> m_fresh;   ///< without a stored verdict and without an earlier twin in this batch
    QHash<int, int> m_twinOf; ///< a later command of the same key, and the first one
    QList<int> m_storing;
    QList<int> m_booking;
    std::vector<std::optional<Verdict>> m_verdicts;

    QList<std::pair<int, Settled>> m_settled;
};

} // namespace guichet::ledger
