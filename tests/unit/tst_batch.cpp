// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "tests/unit/fakeledger.h"

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::fakeledger;

class BatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeInTheOrderOfTheDesign()
    {
        FakeDatabase database;
        QList<Step> steps;
        database.fate = [&steps](const Batch &batch) {
            steps.append(batch.step());
            return FakeDatabase::Fate();
        };
        Batch batch({transfer(2, 1, 10)}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 1)), QStringList{booked});
        QCOMPARE(steps, (QList<Step>{Step::Begin, Step::LockCustomers, Step::LockAccounts, Step::ReadKeys,
                                     Step::TakeIds, Step::InsertKeys, Step::Write, Step::Commit}));
    }

    void locksAreAskedForSortedAndOnce()
    {
        Batch batch({transfer(3, 1, 1), transfer(2, 3, 1)}, terms(), nowMicros);
        QCOMPARE(batch.accounts(), (QList<AccountId>{{1}, {2}, {3}}));
        QCOMPARE(batch.customers(), (QList<UserId>{{2}, {3}}));
    }

    void nothingIsSettledBeforeTheCommit()
    {
        FakeDatabase database;
        Batch batch({transfer(1, 2, 10)}, terms(), nowMicros);
        while (batch.step() != Step::Commit) {
            database.succeed(batch);
            QVERIFY(batch.takeSettled().isEmpty());
        }
        database.succeed(batch);
        QCOMPARE(batch.takeSettled().size(), 1);
    }

    void refusedIsStoredAndDisturbsNoNeighbour()
    {
        FakeDatabase database;
        const QList<Command> commands{transfer(1, 2, 10), transfer(3, 4, 5'000), transfer(5, 6, 10)};
        Batch batch(commands, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 3)), (QStringList{booked, QStringLiteral("insufficient-funds"), booked}));
        QCOMPARE(database.keys.size(), 3);
        Batch again(commands, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(again, 3)), (QStringList{booked, QStringLiteral("insufficient-funds"), booked}));
        QCOMPARE(database.bookings[std::pair(UserId{1}, commands[0].key)], 1);
    }

    void onlyRefusalsCommitWithoutWriting()
    {
        FakeDatabase database;
        Batch batch({transfer(1, 2, 5'000)}, terms(), nowMicros);
        database.run(batch, 1);
        QVERIFY(!database.trace.join(u',').contains(QString::number(static_cast<int>(Step::Write)) + u' '));
        QCOMPARE(database.keys.size(), 1);
    }

    void sameKeyWithinABatchBooksOnce()
    {
        FakeDatabase database;
        const Command command = transfer(1, 2, 10);
        Command other = command;
        other.requestHash.fill('b');
        Batch batch({command, command, other}, terms(), nowMicros);
        const QList<Settled> settled = database.run(batch, 3);
        QCOMPARE(textsOf(settled), (QStringList{booked, booked, QStringLiteral("key-reused")}));
        QCOMPARE((*settled[0])->entry, (*settled[1])->entry);
        QCOMPARE(database.accounts[AccountId{1}].posted, 990);
    }

    void keyOfAnotherPrincipalIsAnotherKey()
    {
        FakeDatabase database;
        const Command command = transfer(1, 2, 10);
        Command other = command;
        other.principal = UserId{77};
        Batch batch({command, other}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(batch, 2)), (QStringList{booked, booked}));
        QCOMPARE(database.accounts[AccountId{1}].posted, 980);
    }

    void storedKeyWithOtherContentIsReused()
    {
        FakeDatabase database;
        Command command = transfer(1, 2, 10);
        Batch first({command}, terms(), nowMicros);
        database.run(first, 1);
        command.requestHash.fill('b');
        Batch second({command}, terms(), nowMicros);
        QCOMPARE(textsOf(database.run(second, 1)), QStringList{QStringLiteral("key-reused")});
        QCOMPARE(database.accounts[AccountId{1}].posted, 990);
    }

    void expiredKeyIsRefusedAndNotStored()
    {
        FakeDatabase database;
        Batch batch({transfer(1, 2, 10, nowMicros - 8 * 24 * 3600 * microsPerSecond), transfer(3, 4, 10)}, terms(),
                    nowMicros);
        QCOMPARE(textsOf(database.run(batch, 2)), (QStringList{QStringLiteral("key-expired"), booked}));
        QCOMPARE(database.keys.size(), 1);
    }

    void twinThatWonIsAnsweredWithItsVerdict()
    {
        FakeDatabase database;
        const Command command = transfer(1, 2, 10);
        database.beforeInsert = [&, once = true](const Batch &) mutable {
            if (!std::exchange(once, false))
                return;
            Booked elsewhere;
            elsewhere.entry = EntryId{555};
            database.keys.insert({command.principal, command.key},
                                 {command.principal, command.key, command.requestHash, elsewhere});
        };
        Batch batch({command, transfer(3, 4, 10)}, terms(), nowMicros);
        const QList<Settled> settled = database.run(batch, 2);
        QCOMPARE(textsOf(settled), (QStringList{booked, booked}));
        QCOMPARE((*settled[0])->entry, EntryId{555});
        QCOMPARE(database.bookings.size(), 1);
    }

    void emptyBatchIsFinished() { QCOMPARE(Batch({}, terms(), nowMicros).step(), Step::Finished); }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "tst_batch.moc"
