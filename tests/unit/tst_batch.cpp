// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "models/values/clock.h"

#include <QTest>

using namespace guichet;
using namespace guichet::ledger;

namespace {

constexpr qint64 nowMicros = 1'772'440'000'000'000;
const Moment moment{nowMicros, QDate(2026, 3, 2)};
constexpr int accountCount = 6;

/// PostgreSQL as far as a batch sees it: what is committed, and a script of failures.
class FakeDatabase
{
public:
    QHash<AccountId, AccountState> accounts;
    QHash<UserId, CustomerState> customers;
    QHash<std::pair<UserId, IdempotencyKey>, StoredVerdict> keys;
    QHash<std::pair<UserId, IdempotencyKey>, int> bookings; ///< how often each key moved money
    QStringList trace;
    qint64 now = 0;      ///< steady clock
    qint64 nextEntry = 1;
    bool inTransaction = false;

    /// What becomes of a step: nullopt succeeds. `appliedAnyway` (for Commit): committed, and the answer is lost.
    struct Fate {
        std::optional<Failure> failure;
        bool appliedAnyway = false;
    };
    std::function<Fate(const Batch &)> fate = [](const Batch &) { return Fate(); };
    /// Called before InsertKeys: another server may commit a twin.
    std::function<void(const Batch &)> beforeInsert = [](const Batch &) {};

    FakeDatabase()
    {
        for (int i = 1; i <= accountCount; ++i) {
            AccountState account;
            account.id = AccountId{i};
            account.currency = Currency::euro();
            account.posted = 1'000;
            account.allowed = ActionSet::all();
            accounts.insert(account.id, account);
            CustomerState customer{UserId{i}, true, false, moment.businessDate, {}, {}};
            customers.insert(customer.id, customer);
        }
    }

    qint64 total() const
    {
        qint64 sum = 0;
        for (const AccountState &account : accounts)
            sum += account.posted;
        return sum;
    }

    void commit(const Batch &batch)
    {
        for (const int index : batch.storing()) {
            const Command &command = batch.command(index);
            const std::pair name(command.principal, command.key);
            QVERIFY(!keys.contains(name));
            keys.insert(name, {command.principal, command.key, command.requestHash, batch.verdict(index)});
        }
        for (const int index : batch.booking()) {
            const Command &command = batch.command(index);
            ++bookings[{command.principal, command.key}];
            for (const Leg &leg : command.legs) {
                accounts[leg.account].posted += leg.minorUnits;
                ++accounts[leg.account].sequence;
            }
            auto &used = customers[command.customer].used;
            ++used[static_cast<size_t>(*command.action)];
        }
    }

    void play(Batch &batch)
    {
        const Fate what = fate(batch);
        trace.append(QString::number(static_cast<int>(batch.step())) + (what.failure ? u'!' : u' '));
        now += 1'000;
        if (what.failure) {
            if (batch.step() == Step::Commit && what.failure == Failure::Lost && what.appliedAnyway)
                commit(batch);
            batch.failed(*what.failure, now);
            return;
        }
        succeed(batch);
    }

    void succeed(Batch &batch)
    {
        switch (batch.step()) {
        case Step::LockCustomers:
            return lockCustomers(batch);
        case Step::LockAccounts:
            return lockAccounts(batch);
        case Step::ReadCash:
            return batch.cashRead({});
        case Step::ReadKeys:
            return readKeys(batch);
        case Step::TakeIds:
            return takeIds(batch);
        case Step::InsertKeys:
            return insertKeys(batch);
        case Step::Commit:
            commit(batch);
            return batch.done();
        case Step::Pause:
            now += batch.pauseMillis() * 1'000;
            return batch.done();
        default:
            return batch.done();
        }
    }

    void lockCustomers(Batch &batch)
    {
        QList<CustomerState> rows;
        for (const UserId id : batch.customers()) {
            if (customers.contains(id))
                rows.append(customers[id]);
        }
        batch.customersLocked(rows);
    }
    void lockAccounts(Batch &batch)
    {
        QList<AccountState> rows;
        for (const AccountId id : batch.accounts()) {
            if (accounts.contains(id))
                rows.append(accounts[id]);
        }
        batch.accountsLocked(rows, moment);
    }
    void readKeys(Batch &batch)
    {
        QList<StoredVerdict> found;
        for (const auto &name : batch.keys()) {
            if (keys.contains(name))
                found.append(keys[name]);
        }
        batch.keysRead(found);
    }
    void takeIds(Batch &batch)
    {
        QList<EntryId> ids;
        for (int i = 0; i < batch.idsNeeded(); ++i)
            ids.append(EntryId{nextEntry++});
        batch.idsTaken(ids);
    }
    void insertKeys(Batch &batch)
    {
        beforeInsert(batch);
        int inserted = 0;
        for (const int index : batch.storing())
            inserted += keys.contains({batch.command(index).principal, batch.command(index).key}) ? 0 : 1;
        batch.keysInserted(inserted);
    }

    /// Runs to the end; gives how each command ended, and checks that each did once.
    QList<Settled> run(Batch &batch, qsizetype commands)
    {
        std::vector<std::optional<Settled>> settled(static_cast<size_t>(commands));
        for (int steps = 0; batch.step() != Step::Finished && steps < 100'000; ++steps) {
            play(batch);
            for (const auto &[index, how] : batch.takeSettled()) {
                if (settled[static_cast<size_t>(index)])
                    qFatal("settled twice");
                settled[static_cast<size_t>(index)] = how;
            }
        }
        QList<Settled> all;
        for (const auto &how : settled)
            all.append(how ? *how : qFatalSettled());
        return all;
    }
    static Settled qFatalSettled() { qFatal("a command was never settled"); }
};

Command transfer(int from, int to, qint64 amount, qint64 made = nowMicros)
{
    Command command;
    command.key = IdempotencyKey::make(made);
    command.principal = UserId{from};
    command.requestHash = QByteArray(requestHashBytes, 'a');
    command.kind = EntryKind::Transfer;
    command.action = Action::Transfer;
    command.customer = UserId{from};
    command.maker = UserId{from};
    command.currency = Currency::euro();
    command.legs = {{AccountId{from}, -amount}, {AccountId{to}, amount}};
    return command;
}

QString textOf(const Settled &settled)
{
    if (!settled)
        return QStringLiteral("not-settled-%1").arg(static_cast<int>(settled.error()));
    return *settled ? QStringLiteral("booked") : QString(enumName(settled->error().reason));
}

Batch::Terms terms(quint64 seed = 1)
{
    Batch::Terms made;
    made.seed = seed;
    return made;
}

QStringList textsOf(const QList<Settled> &all)
{
    QStringList texts;
    for (const Settled &settled : all)
        texts.append(textOf(settled));
    return texts;
}

const QString booked = QStringLiteral("booked");
const QString unavailable = QStringLiteral("not-settled-1");
const QString unknown = QStringLiteral("not-settled-2");

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

    void emptyBatchIsFinished() { QCOMPARE(Batch({}, terms(), nowMicros).step(), Step::Finished); }

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

QTEST_GUILESS_MAIN(BatchTest)
#include "tst_batch.moc"
