// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/upkeep.h"

#include "services/accounts/directory.h"
#include "services/accounts/jointowners.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class UpkeepTest : public QObject
{
    Q_OBJECT
private:
    using Step = Outcome<AccountDetails> (*)(store::Transaction &, const identity::Users &, const Change &);
    std::unique_ptr<SmallBank> m_bank;
    UserId m_ana;
    AccountId m_account;
    Actor m_second; ///< another supervisor

    qint64 version() { return details(m_bank->connection(), m_bank->users, m_account, m_bank->teller)->version; }
    Change change() { return {m_account, m_bank->supervisor.user, version(), m_bank->clock.nowMicros()}; }
    Outcome<AccountDetails> run(Step step, const Change &change)
    {
        return m_bank->transact([&](store::Transaction &t) { return step(t, m_bank->users, change); });
    }
    Outcome<AccountDetails> run(Step step) { return run(step, change()); }
    Outcome<AccountDetails> add(UserId customer)
    {
        const Change asked = change();
        return m_bank->transact([&](store::Transaction &t) { return addHolder(t, m_bank->users, asked, customer); });
    }

    Outcome<AccountDetails> decideOwner(OpeningDecision decision, const Actor &decider)
    {
        const Change asked = change();
        return m_bank->transact([&](store::Transaction &transaction) {
            return decideOpening(transaction, m_bank->users, m_account, decision, decider.user, asked.version,
                                 asked.nowMicros);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana"));
        m_account = m_bank->account(m_ana);
        m_second = m_bank->staffMember(u"Sue Supervisor", Role::Supervisor);
    }

    void freezeStopsPostingAndUnfreezeLetsItGoOn()
    {
        const auto frozen = run(freeze);
        QVERIFY(frozen);
        QCOMPARE(frozen->summary.status, AccountStatus::Frozen);
        COMPARE_REFUSAL(m_bank->deposit(m_account, 500), AccountFrozen);
        const auto thawed = run(unfreeze);
        QVERIFY(thawed);
        QCOMPARE(thawed->summary.status, AccountStatus::Active);
        QVERIFY(m_bank->deposit(m_account, 500));
    }
    void eachStepMustLeadOn()
    {
        COMPARE_REFUSAL(run(unfreeze), AlreadyDecided);
        QVERIFY(run(freeze));
        COMPARE_REFUSAL(run(freeze), AccountFrozen);
        COMPARE_REFUSAL(run(close), AccountFrozen);
        QVERIFY(run(unfreeze));
        QVERIFY(run(close));
        COMPARE_REFUSAL(run(freeze), AccountClosed);
        COMPARE_REFUSAL(run(unfreeze), AccountClosed);
        COMPARE_REFUSAL(run(close), AccountClosed);
        COMPARE_REFUSAL(add(m_bank->customer(QStringLiteral("Bo"))), AccountClosed);
    }
    void whatWaitsIsNotFrozen()
    {
        m_account = m_bank->open({m_ana})->summary.id;
        COMPARE_REFUSAL(run(freeze), AccountNotApproved);
    }
    void anUnknownAccountIsNotFound()
    {
        const Change unknown{AccountId{999'999}, m_bank->supervisor.user, 1, 1};
        for (const Step step : {Step(freeze), Step(unfreeze), Step(close)})
            COMPARE_REFUSAL(run(step, unknown), NotFound);
    }
    void anotherVersionIsStale()
    {
        Change stale = change();
        ++stale.version;
        for (const Step step : {Step(freeze), Step(unfreeze), Step(close)})
            COMPARE_REFUSAL(run(step, stale), StaleVersion);
    }

    void anAccountWithMoneyIsNotClosed()
    {
        QVERIFY(m_bank->deposit(m_account, 100));
        COMPARE_REFUSAL(run(close), AccountNotEmpty);
        QVERIFY(m_bank->withdraw(m_account, 100));
        const auto closed = run(close);
        QVERIFY(closed);
        QCOMPARE(closed->summary.status, AccountStatus::Closed);
        COMPARE_REFUSAL(m_bank->deposit(m_account, 500), AccountClosed);
    }
    void aClosedAccountReceivesNoTransfersByEmail()
    {
        QCOMPARE(m_bank->users.defaultAccountOf(m_bank->connection(), m_ana), m_account);
        QVERIFY(run(close));
        QVERIFY(m_bank->users.defaultAccountOf(m_bank->connection(), m_ana).isNull());
    }
    void whatWaitsMayBeClosedAndThenNeedsNoDecision()
    {
        m_account = m_bank->open({m_ana})->summary.id;
        QVERIFY(run(close));
        QVERIFY(waitingRequests(m_bank->connection(), m_bank->users, {})->items.isEmpty());
        const Change asked = change();
        const auto decided = m_bank->transact([&](store::Transaction &transaction) {
            return decideOpening(transaction, m_bank->users, m_account, OpeningDecision::Approve,
                                 m_bank->supervisor.user, asked.version, 1);
        });
        COMPARE_REFUSAL(decided, AlreadyDecided);
    }

    void aFurtherOwnerIsAdded()
    {
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        const auto asked = add(bo);
        QVERIFY(asked);
        QCOMPARE(asked->holders.size(), 1); // it waits for a second person
        QVERIFY(!maySee(m_bank->connection(), {bo, Role::Customer}, m_account));
        const auto waiting = waitingRequests(m_bank->connection(), m_bank->users, {});
        QCOMPARE(waiting->items.size(), 1);
        QCOMPARE(waiting->items.first().id, m_account);
        QCOMPARE(waiting->items.first().customer, bo);
        QCOMPARE(waiting->items.first().openedBy, m_bank->supervisor.user);
        COMPARE_REFUSAL(decideOwner(OpeningDecision::Approve, m_bank->supervisor), SelfApproval);
        const auto added = decideOwner(OpeningDecision::Approve, m_second);
        QVERIFY(added);
        QCOMPARE(added->holders.size(), 2);
        QCOMPARE(added->holders.last().name, QStringLiteral("Bo"));
        QVERIFY(maySee(m_bank->connection(), {bo, Role::Customer}, m_account));
        QVERIFY(waitingRequests(m_bank->connection(), m_bank->users, {})->items.isEmpty());
        COMPARE_REFUSAL(add(bo), InvalidValue);
        COMPARE_REFUSAL(decideOwner(OpeningDecision::Approve, m_second), AlreadyDecided);
    }
    void aRefusedOwnerIsNone()
    {
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        QVERIFY(add(bo));
        COMPARE_REFUSAL(add(m_bank->customer(QStringLiteral("Cleo"))), AlreadyDecided); // one at a time
        const auto refused = decideOwner(OpeningDecision::Refuse, m_second);
        QVERIFY(refused);
        QCOMPARE(refused->holders.size(), 1);
        QCOMPARE(refused->summary.status, AccountStatus::Active);
        QVERIFY(waitingRequests(m_bank->connection(), m_bank->users, {})->items.isEmpty());
        QVERIFY(add(bo));
    }
    void anOwnerWhoseRelationshipEndsMeanwhileIsRefused()
    {
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        QVERIFY(add(bo));
        QVERIFY(m_bank->transact([&](store::Transaction &) { return ledger::closeCustomer(m_bank->connection(), bo); }));
        COMPARE_REFUSAL(decideOwner(OpeningDecision::Approve, m_second), CustomerClosed);
    }
    void anOwnerOfAnAccountThatWaitsIsAddedAtOnce()
    {
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        m_account = m_bank->open({m_ana})->summary.id;
        const auto added = add(bo);
        QVERIFY(added);
        QCOMPARE(added->holders.size(), 2);
    }
    void anUnknownOwnerIsNotFound() { COMPARE_REFUSAL(add(UserId{999'999}), NotFound); }
    void aClosedOwnerIsRefused()
    {
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        QVERIFY(m_bank->transact([&](store::Transaction &transaction) {
            return m_bank->users.close(transaction, bo, m_bank->supervisor.user);
        }));
        COMPARE_REFUSAL(add(bo), CustomerClosed);
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"
