// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "services/ledger/batch.h"

#include <QTest>

// The database of a scripted batch.
namespace guichet::fakeledger {

using namespace ledger;

inline constexpr qint64 nowMicros = 1'772'440'000'000'000;
inline const Moment moment{nowMicros, QDate(2026, 3, 2)};
inline constexpr int accountCount = 6;

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

inline Command transfer(int from, int to, qint64 amount, qint64 made = nowMicros)
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

inline QString textOf(const Settled &settled)
{
    if (!settled)
        return QStringLiteral("not-settled-%1").arg(static_cast<int>(settled.error()));
    return *settled ? QStringLiteral("booked") : QString(enumName(settled->error().reason));
}

inline Batch::Terms terms(quint64 seed = 1)
{
    Batch::Terms made;
    made.seed = seed;
    return made;
}

inline QStringList textsOf(const QList<Settled> &all)
{
    QStringList texts;
    for (const Settled &settled : all)
        texts.append(textOf(settled));
    return texts;
}

inline const QString booked = QStringLiteral("booked");
inline const QString unavailable = QStringLiteral("not-settled-1");
inline const QString unknown = QStringLiteral("not-settled-2");

} // namespace guichet::fakeledger
