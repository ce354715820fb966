// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "tests/unit/fakeledger.h"

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::fakeledger;

namespace {

/// Fails the n-th occurrence (from 1) of a step, once.
auto failOnce(Step step, Failure failure, bool appliedAnyway = false)
{
    return [=, left = 1](const Batch &batch) mutable -> FakeDatabase::Fate {
        if (batch.step() != step || left-- <= 0)
            return {};
        return {failure, appliedAnyway};
    };
}

} // namespace

class BatchFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retryableRunsTheWholeAgain_data()
    {
        QTest::addColumn<int>("step");
        for (const Step step : {Step::LockCustomers, Step::LockAccounts, Step::ReadKeys, Step::InsertKeys, Step::Write,
                                Step::Commit})
            QTest::addRow("step %d", static_cast<int>(step)) << static_cast<int>(step);
    }
    void retryableRunsTheWholeAgain()
    {
        QFETCH(int, step);
        FakeDatabase database;
        database.fate = failOnce(static_cast<Step>(step), Failure::Retryable);
        Batch batch({transfer(1, 2, 10), transfer(3, 4, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 2)), (QStringList{booked, booked}));
        QCOMPARE(database.accounts[AccountId{1}].posted, 990);
        QVERIFY(database.now >= pauseMinimumMillis * 1'000);
    }

    void retriesAreBounded()
    {
        FakeDatabase database;
        int commits = 0;
        database.fate = [&commits](const Batch &batch) -> FakeDatabase::Fate {
            if (batch.step() != Step::Commit)
                return {};
            ++commits;
            return {Failure::Retryable};
        };
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{unavailable});
        QCOMPARE(commits, batchTries);
    }

    void lostCommitThatHappenedIsReplayed()
    {
        FakeDatabase database;
        database.fate = failOnce(Step::Commit, Failure::Lost, true);
        Batch batch({transfer(1, 2, 10), transfer(3, 4, 5'000)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 2)), (QStringList{booked, QStringLiteral("insufficient-funds")}));
        QCOMPARE(database.accounts[AccountId{1}].posted, 990);
    }

    void lostCommitThatDidNotHappenIsBookedOnce()
    {
        FakeDatabase database;
        database.fate = failOnce(Step::Commit, Failure::Lost, false);
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{booked});
        QCOMPARE(database.accounts[AccountId{1}].posted, 990);
    }

    void lostCommitIsAskedAboutFor30SecondsThenUnknown()
    {
        FakeDatabase database;
        database.fate = [](const Batch &batch) -> FakeDatabase::Fate {
            if (batch.step() == Step::Commit)
                return {Failure::Lost, true};
            static thread_local int begins = 0;
            return batch.step() == Step::Begin && ++begins > 1 ? FakeDatabase::Fate{Failure::Unavailable}
                                                               : FakeDatabase::Fate{};
        };
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{unknown});
        QVERIFY(database.now >= 30'000'000);
        QVERIFY(database.now < 32'000'000);
    }

    void databaseThatIsAwayIsUnavailable()
    {
        FakeDatabase database;
        database.fate = [](const Batch &batch) -> FakeDatabase::Fate {
            return batch.step() == Step::Begin ? FakeDatabase::Fate{Failure::Unavailable} : FakeDatabase::Fate{};
        };
        Batch batch({transfer(1, 2, 10), transfer(3, 4, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 2)), (QStringList{unavailable, unavailable}));
    }

    void badCommandIsFoundByHalving()
    {
        FakeDatabase database;
        QList<Command> commands;
        for (int i = 0; i < 16; ++i)
            commands.append(transfer(1 + i % 4, 5, 10));
        commands[11].note = QStringLiteral("poison");
        database.fate = [](const Batch &batch) -> FakeDatabase::Fate {
            if (batch.step() != Step::Write)
                return {};
            for (const int index : batch.booking()) {
                if (batch.command(index).note == QStringLiteral("poison"))
                    return {Failure::Other};
            }
            return {};
        };
        Batch batch(commands, terms(), nowMicros);
        QStringList expected(16, booked);
        expected[11] = unavailable;
        QCOMPARE(textsOf(database.run(batch, 16)), expected);
        QCOMPARE(database.bookings.size(), 15);
    }

    void twinInFlightElsewhere()
    {
        FakeDatabase database;
        database.fate = [](const Batch &batch) -> FakeDatabase::Fate {
            return batch.step() == Step::InsertKeys ? FakeDatabase::Fate{Failure::Timeout} : FakeDatabase::Fate{};
        };
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{QStringLiteral("key-in-flight")});
    }

    void rowHeldElsewhereStopsOnlyItsOwnCommand()
    {
        FakeDatabase database;
        database.fate = [](const Batch &batch) -> FakeDatabase::Fate {
            const bool waits = batch.step() == Step::LockAccounts && batch.accounts().contains(AccountId{6});
            return waits ? FakeDatabase::Fate{Failure::Timeout} : FakeDatabase::Fate{};
        };
        Batch batch({transfer(1, 2, 10), transfer(3, 4, 10), transfer(5, 6, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 3)), (QStringList{booked, booked, unavailable}));
    }

    void failedRollbackEndsTheSession()
    {
        FakeDatabase database;
        int disconnects = 0;
        database.fate = [&](const Batch &batch) -> FakeDatabase::Fate {
            static thread_local int writes = 0;
            if (batch.step() == Step::Write && ++writes == 1)
                return {Failure::Retryable};
            if (batch.step() == Step::Rollback)
                return {Failure::Lost};
            disconnects += batch.step() == Step::Disconnect ? 1 : 0;
            return {};
        };
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{booked});
        QCOMPARE(disconnects, 1);
    }

    void thousandsOfScriptsKeepEveryPromise()
    {
        for (quint64 seed = 1; seed <= 2'000; ++seed)
            playSeed(seed);
        for (quint64 seed = 1; seed <= 50; ++seed)
            QCOMPARE(playSeed(seed), playSeed(seed));
    }

private:
    /// Random commands, twins and failures; checks what was told against what is so. Gives the trace.
    QStringList playSeed(quint64 seed)
    {
        std::mt19937_64 random(seed);
        const auto below = [&random](quint64 bound) { return static_cast<int>(random() % bound); };
        FakeDatabase database;
        const qint64 total = database.total();
        QList<Command> commands;
        for (int i = below(12) + 1; i > 0; --i) {
            const int from = below(accountCount) + 1;
            commands.append(transfer(from, from % accountCount + 1, below(900) + 1));
            commands.last().key = IdempotencyKey::derive(nowMicros, QByteArray::number(below(8)));
            commands.last().principal = UserId{1};
            commands.last().requestHash.fill(static_cast<char>('a' + from));
        }
        int troubles = below(12);
        database.fate = [&](const Batch &batch) -> FakeDatabase::Fate {
            if (batch.step() == Step::Pause || batch.step() == Step::Disconnect || troubles == 0 || below(6) != 0)
                return {};
            --troubles;
            return {static_cast<Failure>(below(6)), below(2) == 0};
        };
        Batch batch(commands, terms(seed), nowMicros);
        const QList<Settled> settled = database.run(batch, commands.size());
        checkPromises(database, commands, settled, seed);
        if (database.total() != total)
            qFatal("seed %llu: money was made or lost", static_cast<unsigned long long>(seed));
        return database.trace;
    }

    static void checkPromises(const FakeDatabase &database, const QList<Command> &commands,
                              const QList<Settled> &settled, quint64 seed)
    {
        const auto require = [seed](bool holds, const char *what) {
            if (!holds)
                qFatal("seed %llu: %s", static_cast<unsigned long long>(seed), what);
        };
        for (const int times : database.bookings)
            require(times == 1, "a key moved money twice");
        for (qsizetype i = 0; i < commands.size(); ++i) {
            const std::pair name(commands[i].principal, commands[i].key);
            const bool isStored = database.keys.contains(name);
            const bool nothingWritten = !settled[i] && settled[i].error() == NotSettled::Unavailable;
            if (nothingWritten && std::count_if(commands.begin(), commands.end(), [&](const Command &other) {
                    return other.key == commands[i].key;
                }) == 1)
                require(!isStored, "told that nothing was written, and it was");
            if (!settled[i])
                continue;
            const Verdict &verdict = *settled[i];
            if (verdict) {
                require(database.bookings.contains(name), "told booked, and it isn't");
                require(database.keys[name].requestHash == commands[i].requestHash, "another request's verdict");
                require(database.keys[name].verdict->entry == verdict->entry, "another entry");
            } else if (verdict.error().reason != Refusal::KeyReused && verdict.error().reason != Refusal::KeyInFlight) {
                require(isStored && !database.bookings.contains(name), "told refused, and it is booked");
            }
        }
    }
};

QTEST_GUILESS_MAIN(BatchFailureTest)
#include "tst_batchfailure.moc"
