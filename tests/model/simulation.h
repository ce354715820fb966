// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/bankclients.h"
#include "tests/model/simulateddatabase.h"

namespace guichet::model {

/// Several servers run batches against one simulated database; what fails, who comes next and what time it is follows from
/// the seed alone. Throws std::runtime_error for what must never happen.
class Simulation
{
public:
    struct Counts {
        int batches = 0, commands = 0, failures = 0, lostCommits = 0, crashes = 0;
        int twinsWon = 0, unknowns = 0, lockTimeouts = 0;
        std::map<std::pair<Step, int>, int> failuresAt; ///< by step and Failure
        std::map<Step, int> crashesAt;
    };

    Simulation(quint64 seed, Counts &counts, QByteArray *trace = nullptr)
        : m_random(seed)
        , m_clients(m_random)
        , m_counts(counts)
        , m_trace(trace)
        , m_percentFailing(std::array{1, 4, 8, 20}[seed % 4])
    {
        m_clients.fill(m_database);
        for (Writer &writer : m_writers)
            writer.number = ++m_lastWriter;
    }

    void run(int batches)
    {
        m_batchesLeft = batches;
        while (turn())
            continue;
        m_percentFailing = 0;
        m_now += 60'000'000; // whoever was left behind has ended
        m_database.passTime(m_now);
        m_clients.settleTheRest(); // everybody who doesn't know asks once more, and now nothing fails
        m_batchesLeft = m_clients.batchesToAskAgain();
        while (turn())
            continue;
        m_clients.demandAllSettled();
        m_clients.demandInvariants(m_database);
    }

private:
    struct Writer {
        int number = 0;
        int batchNumber = 0;
        std::unique_ptr<Batch> batch;
        QList<int> asked; ///< the client's command behind each index
        std::vector<bool> settled;
        int session = 0;
        bool lostAtCommit = false;
        qint64 waitsSinceMicros = 0;
        int waitsFor = 0; ///< transaction
        int steps = 0;
    };

    static constexpr qint64 lockTimeoutMicros = 2'000'000;
    static constexpr qint64 waitingTurnMicros = 20'000;
    static constexpr int stepsABatch = 20'000;

    int below(int bound) { return static_cast<int>(m_random() % static_cast<quint64>(bound)); }
    bool fails() { return below(100) < m_percentFailing; }

    void say(const Writer &writer, const char *what, qint64 number)
    {
        if (!m_trace)
            return;
        *m_trace += QByteArray::number(m_now) + " server " + QByteArray::number(writer.number) + " batch "
            + QByteArray::number(writer.batchNumber) + ' ' + what + ' ' + QByteArray::number(number) + '\n';
    }

    /// One step of one server. False when all is done.
    bool turn()
    {
        m_now += 200 + below(1'000);
        m_database.passTime(m_now);
        if (m_percentFailing > 0 && below(20'000) < m_percentFailing) {
            ++m_counts.crashes;
            m_database.crash();
        }
        std::vector<Writer *> busy;
        for (Writer &writer : m_writers) {
            if (writer.batch || (m_batchesLeft > 0 && startBatch(writer)))
                busy.push_back(&writer);
        }
        if (busy.empty())
            return false;
        Writer &writer = *busy[static_cast<size_t>(below(static_cast<int>(busy.size())))];
        if (m_percentFailing > 0 && below(5'000) < m_percentFailing)
            crashServer(writer);
        else
            play(writer);
        return true;
    }

    bool startBatch(Writer &writer)
    {
        --m_batchesLeft;
        ++m_counts.batches;
        writer.batchNumber = ++m_lastBatch;
        writer.asked = m_clients.nextBatch(nowMicros());
        if (writer.asked.isEmpty())
            return false;
        QList<Command> commands;
        for (const int asked : std::as_const(writer.asked))
            commands.append(m_clients.command(asked));
        m_counts.commands += static_cast<int>(commands.size());
        Batch::Terms terms;
        terms.posting = m_clients.terms();
        terms.seed = m_random();
        writer.batch = std::make_unique<Batch>(commands, terms, nowMicros());
        writer.settled.assign(static_cast<size_t>(commands.size()), false);
        writer.lostAtCommit = false;
        writer.steps = 0;
        writer.waitsFor = 0;
        return true;
    }

    qint64 nowMicros() const { return startMicros + m_now; }
    /// Around midnight one server's clock is behind another's.
    Moment moment()
    {
        const int day = m_lastBatch / 40 - (m_lastBatch > 40 && below(8) == 0 ? 1 : 0);
        return {nowMicros(), firstBusinessDay.addDays(day)};
    }

    void play(Writer &writer)
    {
        demand(++writer.steps < stepsABatch, "a batch makes no progress");
        Batch &batch = *writer.batch;
        demandProtocol(writer);
        const Step step = batch.step();
        const bool mayFail = step != Step::Pause && step != Step::Disconnect;
        if (mayFail && writer.session != 0 && !m_database.sessions.contains(writer.session))
            lose(writer, false); // the database has been away meanwhile
        else if (mayFail && m_clients.isPoisoned(batch))
            fail(writer, Failure::Constraint);
        else if (mayFail && fails())
            failSomehow(writer);
        else
            succeed(writer);
        tell(writer);
        if (batch.step() == Step::Finished)
            finish(writer);
    }

    void finish(Writer &writer)
    {
        for (const bool settled : writer.settled)
            demand(settled, "a command was never answered");
        demand(writer.session == 0 || !m_database.sessions[writer.session].inTransaction, "a batch ended within its transaction");
        writer.batch.reset();
    }

    /// After a failed statement PostgreSQL takes nothing but ROLLBACK.
    void demandProtocol(const Writer &writer) const
    {
        const Step step = writer.batch->step();
        const bool ends = step == Step::Rollback || step == Step::Disconnect;
        if (writer.session == 0 || !m_database.sessions.count(writer.session))
            return;
        const auto &session = m_database.sessions.at(writer.session);
        demand(!session.failed || ends, "a statement was sent into a failed transaction");
        if (step == Step::Begin || step == Step::Pause)
            demand(!session.inTransaction, "a transaction was left open");
        if (step == Step::Commit)
            demand(session.written || writer.batch->booking().isEmpty(), "a commit without what it books");
    }

    // What fails.

    void fail(Writer &writer, Failure failure)
    {
        const Step step = writer.batch->step();
        ++m_counts.failures;
        ++m_counts.failuresAt[{step, static_cast<int>(failure)}];
        say(writer, "fails", static_cast<int>(step) * 10 + static_cast<int>(failure));
        writer.waitsFor = 0;
        if (writer.session != 0 && m_database.sessions.count(writer.session))
            m_database.sessions[writer.session].failed = true;
        writer.batch->failed(failure, m_now);
    }

    void failSomehow(Writer &writer)
    {
        const Step step = writer.batch->step();
        if (step == Step::Begin)
            return fail(writer, below(2) == 0 ? Failure::Unavailable : Failure::Lost);
        if (step == Step::Rollback)
            return lose(writer, true);
        switch (below(5)) {
        case 0:
            return fail(writer, Failure::Retryable); // 40001, 40P01
        case 1:
            return fail(writer, Failure::Timeout);
        case 2:
            return fail(writer, step == Step::Commit ? Failure::Other : Failure::Constraint);
        default:
            return lose(writer, true);
        }
    }

    /// The connection is gone. What the server does with the session, nobody knows: it ends, it commits when it had been
    /// told to, or it stays a while and then does either.
    void lose(Writer &writer, bool sessionLives)
    {
        const bool atCommit = writer.batch->step() == Step::Commit;
        writer.lostAtCommit = writer.lostAtCommit || atCommit;
        m_counts.lostCommits += atCommit ? 1 : 0;
        const int session = std::exchange(writer.session, 0);
        if (sessionLives)
            abandon(session, atCommit);
        fail(writer, Failure::Lost);
    }

    void abandon(int session, bool atCommit)
    {
        const qint64 stays = std::array<qint64, 4>{0, 0, 3'000'000, 45'000'000}[static_cast<size_t>(below(4))];
        const bool isHealthy = m_database.sessions[session].inTransaction && !m_database.sessions[session].failed;
        const bool commits = atCommit && isHealthy && below(2) == 0;
        m_database.haunt(session, m_now + (stays == 0 ? 0 : 1 + below(static_cast<int>(stays))), commits);
        if (stays == 0)
            m_database.passTime(m_now);
    }

    void crashServer(Writer &writer)
    {
        const Step step = writer.batch->step();
        ++m_counts.crashes;
        ++m_counts.crashesAt[step];
        say(writer, "crashes", static_cast<int>(step));
        if (const int session = std::exchange(writer.session, 0); session != 0 && m_database.sessions.count(session))
            abandon(session, step == Step::Commit);
        for (size_t i = 0; i < writer.settled.size(); ++i) {
            if (!writer.settled[i])
                m_clients.hearNothing(writer.asked[static_cast<qsizetype>(i)]);
        }
        writer.batch.reset();
    }

    // What succeeds.

    void succeed(Writer &writer)
    {
        Batch &batch = *writer.batch;
        const Step step = batch.step();
        if (!passLocks(writer))
            return;
        say(writer, "does", static_cast<int>(step));
        switch (step) {
        case Step::Begin:
            if (writer.session == 0)
                writer.session = m_database.open(writer.batchNumber);
            m_database.sessions[writer.session].batch = writer.batchNumber;
            m_database.begin(writer.session);
            return batch.done();
        case Step::LockCustomers:
            return batch.customersLocked(rowsOf(m_database.customers, batch.customers()));
        case Step::LockAccounts:
            return batch.accountsLocked(rowsOf(m_database.accounts, batch.accounts()), moment());
        case Step::ReadCash:
            return batch.cashRead(m_database.cash);
        case Step::ReadKeys:
            return batch.keysRead(rowsOf(m_database.keys, batch.keys()));
        case Step::TakeIds:
            return takeIds(batch);
        case Step::InsertKeys:
            m_counts.twinsWon += m_inserted < batch.storing().size() ? 1 : 0;
            return batch.keysInserted(m_inserted);
        case Step::Write:
            m_database.write(writer.session, batch);
            return batch.done();
        case Step::Commit:
            m_database.commit(writer.session);
            return batch.done();
        case Step::Rollback:
            m_database.end(writer.session);
            return batch.done();
        case Step::Disconnect:
            disconnect(writer);
            return batch.done();
        case Step::Pause:
            m_now += batch.pauseMillis() * 1'000;
            return batch.done();
        default:
            demand(false, "a step that the simulation doesn't know");
        }
    }

    template <class Key, class Row>
    static QList<Row> rowsOf(const QHash<Key, Row> &all, const QList<Key> &keys)
    {
        QList<Row> rows;
        for (const Key &key : keys) {
            if (all.contains(key))
                rows.append(all[key]);
        }
        return rows;
    }

    void takeIds(Batch &batch)
    {
        QList<EntryId> ids;
        for (int i = 0; i < batch.idsNeeded(); ++i)
            ids.append(EntryId{++m_lastEntry});
        batch.idsTaken(ids);
    }

    void disconnect(Writer &writer)
    {
        const int session = std::exchange(writer.session, 0);
        if (session == 0 || !m_database.sessions.count(session))
            return;
        m_database.end(session);
        m_database.sessions.erase(session);
    }

    /// False while the step waits for another session; then it is asked again, until the lock timeout.
    bool passLocks(Writer &writer)
    {
        const Batch &batch = *writer.batch;
        int holder = 0;
        if (batch.step() == Step::LockCustomers)
            holder = m_database.lockCustomers(writer.session, batch.customers());
        else if (batch.step() == Step::LockAccounts)
            holder = m_database.lockAccounts(writer.session, batch.accounts());
        else if (batch.step() == Step::InsertKeys)
            holder = m_database.insertKeys(writer.session, batch, m_inserted);
        if (holder == 0) {
            writer.waitsFor = 0;
            return true;
        }
        if (writer.waitsFor == 0)
            writer.waitsSinceMicros = m_now;
        writer.waitsFor = m_database.sessions.at(holder).transaction;
        demandNoCircle(writer);
        m_now += waitingTurnMicros;
        if (m_now - writer.waitsSinceMicros < lockTimeoutMicros)
            return false;
        ++m_counts.lockTimeouts;
        fail(writer, Failure::Timeout);
        return false;
    }

    void demandNoCircle(const Writer &first) const
    {
        int awaited = first.waitsFor;
        for (size_t i = 0; i <= m_writers.size(); ++i) {
            const auto next = std::find_if(m_writers.begin(), m_writers.end(), [&](const Writer &writer) {
                const auto session = m_database.sessions.find(writer.session);
                return writer.batch && writer.waitsFor != 0 && session != m_database.sessions.end()
                    && session->second.transaction == awaited;
            });
            if (next == m_writers.end())
                return;
            demand(&*next != &first, "batches wait for each other");
            awaited = next->waitsFor;
        }
    }

    void tell(Writer &writer)
    {
        for (const auto &[index, how] : writer.batch->takeSettled()) {
            demand(index >= 0 && index < writer.asked.size(), "an answer to nobody's command");
            demand(!writer.settled[static_cast<size_t>(index)], "a command was answered twice");
            writer.settled[static_cast<size_t>(index)] = true;
            say(writer, how ? *how ? "books" : "refuses" : "leaves open", how && *how ? (**how).entry.value : index);
            if (!how && how.error() == NotSettled::Unknown) {
                ++m_counts.unknowns;
                demand(writer.lostAtCommit, "unknown, though no commit was lost");
            }
            m_clients.hear(writer.asked, index, how, writer.batchNumber, m_database);
        }
    }

    std::mt19937_64 m_random;
    BankClients m_clients;
    Counts &m_counts;
    QByteArray *m_trace;
    int m_percentFailing;
    SimulatedDatabase m_database;
    std::array<Writer, 3> m_writers;
    int m_lastWriter = 0;
    qint64 m_now = 0;
    int m_batchesLeft = 0;
    int m_lastBatch = 0;
    int m_inserted = 0;
    qint64 m_lastEntry = 0;
};

} // namespace guichet::model
