// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/cash.h"

#include "services/accounts/requests.h"
#include "services/accounts/upkeep.h"
#include "tests/store/smallbank.h"

#include <QCryptographicHash>
#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class CashTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    UserId m_ana;
    UserId m_bo;
    AccountId m_account;

    CashRequest request(qint64 cents = 5000) const
    {
        return {m_account, {}, SmallBank::euros(cents), {{looseCoins, cents}}, QStringLiteral("note"), {}};
    }
    Outcome<ledger::Command> deposit(const CashRequest &request) { return deposit(request, m_bank->teller); }
    Outcome<ledger::Command> deposit(const CashRequest &request, const Actor &actor)
    {
        return prepareDeposit(m_bank->connection(), m_bank->newKey(), request, actor, m_bank->desk());
    }
    Outcome<ledger::Command> withdraw(const CashRequest &request, const std::optional<CashDesk> &desk)
    {
        return prepareWithdrawal(m_bank->connection(), m_bank->newKey(), request, m_bank->teller, desk);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana"));
        m_bo = m_bank->customer(QStringLiteral("Bo"));
        m_account = m_bank->account(m_ana);
    }

    void aDepositBecomesACommand()
    {
        CashRequest asked = request();
        asked.cash = {{2000, 2}, {1000, 1}, {500, 0}};
        asked.sourceOfFunds = QStringLiteral("salary");
        const IdempotencyKey key = m_bank->newKey();
        const auto command = prepareDeposit(m_bank->connection(), key, asked, m_bank->teller, m_bank->desk());
        QVERIFY(command);
        QCOMPARE(command->key, key);
        QCOMPARE(command->principal, m_bank->teller.user);
        QCOMPARE(command->maker, m_bank->teller.user);
        QCOMPARE(command->customer, m_ana);
        QCOMPARE(command->kind, EntryKind::Deposit);
        QCOMPARE(command->action, Action::Deposit);
        QCOMPARE(command->legs.first().account, m_account);
        QCOMPARE(command->legs.first().minorUnits, 5000);
        QCOMPARE(command->legs.last().account, m_bank->till.account);
        QCOMPARE(command->legs.last().minorUnits, -5000);
        QCOMPARE(command->cash, CashCount({{2000, 2}, {1000, 1}}));
        QCOMPARE(command->note, QStringLiteral("note · salary"));
        QVERIFY(m_bank->book(*command));
    }
    void aWithdrawalGoesTheOtherWay()
    {
        QVERIFY(m_bank->deposit(m_account, 5000));
        const auto command = withdraw(request(), m_bank->desk());
        QVERIFY(command);
        QCOMPARE(command->kind, EntryKind::Withdrawal);
        QCOMPARE(command->legs.first().minorUnits, -5000);
        const auto booked = m_bank->book(*command);
        QVERIFY(booked);
        QCOMPARE(booked->legs.first().balanceAfter, 0);
    }
    void theHolderNamedActs()
    {
        const AccountId joint = m_bank->open({m_ana, m_bo})->summary.id;
        CashRequest asked = request();
        asked.account = joint;
        QCOMPARE(deposit(asked)->customer, m_ana);
        asked.customer = m_bo;
        QCOMPARE(deposit(asked)->customer, m_bo);
    }

    void anUnknownAccountIsNotFound()
    {
        CashRequest asked = request();
        asked.account = AccountId{999'999};
        COMPARE_REFUSAL(deposit(asked), NotFound);
    }
    void theBanksOwnAccountIsNotFound()
    {
        CashRequest asked = request();
        asked.account = m_bank->settlement;
        COMPARE_REFUSAL(deposit(asked), NotFound);
    }
    void oneWhoDoesNotHoldItIsNotFound()
    {
        CashRequest asked = request();
        asked.customer = m_bo;
        COMPARE_REFUSAL(deposit(asked), NotFound);
        COMPARE_REFUSAL(deposit(request(), {m_bo, Role::Customer}), NotFound);
    }
    void onlyTellersAndSupervisorsHandleCash()
    {
        COMPARE_REFUSAL(deposit(request(), {m_ana, Role::Customer}), Forbidden);
        for (const Role role : {Role::Compliance, Role::Manager, Role::Administrator})
            COMPARE_REFUSAL(deposit(request(), {m_bank->supervisor.user, role}), Forbidden);
        QVERIFY(deposit(request(), m_bank->supervisor));
    }
    void noAmountIsInvalid()
    {
        COMPARE_REFUSAL(deposit(request(0)), InvalidAmount);
        COMPARE_REFUSAL(deposit(request(-100)), InvalidAmount);
    }
    void anotherCurrencyIsRefused()
    {
        CashRequest asked = request();
        asked.amount.currency = *Currency::fromCode(u"USD");
        COMPARE_REFUSAL(deposit(asked), CurrencyMismatch);
    }
    void notesMustMakeTheAmount()
    {
        CashRequest asked = request();
        asked.cash = {{2000, 1}};
        COMPARE_REFUSAL(deposit(asked), CashMismatch);
        asked.cash = {};
        COMPARE_REFUSAL(deposit(asked), CashMismatch);
        asked.cash = {{4999, 1}, {looseCoins, 1}};
        COMPARE_REFUSAL(deposit(asked), CashMismatch);
    }
    void notesOfTextAreChecked()
    {
        CashRequest asked = request();
        asked.note = QString(noteLengthLimit + 1, u'x');
        COMPARE_REFUSAL(deposit(asked), InvalidValue);
        asked.note = QString(QChar(0));
        COMPARE_REFUSAL(deposit(asked), InvalidValue);
        asked.note = QString(QChar(0xD800));
        COMPARE_REFUSAL(deposit(asked), InvalidValue);
        asked.note = QString(noteLengthLimit, u'x');
        QVERIFY(deposit(asked));
        asked.sourceOfFunds = QStringLiteral("salary");
        COMPARE_REFUSAL(deposit(asked), InvalidValue);
    }
    void withoutATillThereIsNoCash()
    {
        COMPARE_REFUSAL(withdraw(request(), std::nullopt), TillMissing);
        COMPARE_REFUSAL(withdraw(request(), CashDesk{m_bank->till.account, *Currency::fromCode(u"USD")}), TillMissing);
    }

    // What stands against it is the engine's to say; each reason comes through.
    void theEngineRefuses()
    {
        COMPARE_REFUSAL(m_bank->withdraw(m_account, 100), TillShort);
        QVERIFY(m_bank->deposit(m_account, 100));
        QVERIFY(m_bank->deposit(m_bank->account(m_bo), 500));
        COMPARE_REFUSAL(m_bank->withdraw(m_account, 101), InsufficientFunds);
        const AccountId fixed = m_bank->account(m_ana, QStringLiteral("investments"));
        QVERIFY(m_bank->deposit(fixed, 100));
        COMPARE_REFUSAL(m_bank->withdraw(fixed, 100), ActionNotAllowed);
        const AccountId waiting = m_bank->open({m_ana})->summary.id;
        QVERIFY(m_bank->deposit(waiting, 100));
        COMPARE_REFUSAL(m_bank->withdraw(waiting, 100), AccountNotApproved);
        COMPARE_REFUSAL(m_bank->deposit(waiting, 100'000), DepositCapExceeded);
        const UserId cleo = m_bank->customer(QStringLiteral("Cleo"), SmallBank::Approval::Waiting);
        const AccountId hers = m_bank->account(cleo);
        QVERIFY(m_bank->deposit(hers, 100));
        COMPARE_REFUSAL(m_bank->withdraw(hers, 100), CustomerNotApproved);
    }

    void theHashHoldsEveryField()
    {
        const CashRequest plain = request();
        QList<CashRequest> others(7, plain);
        others[0].account.value += 1;
        others[1].customer = m_bo;
        others[2].amount.minorUnits += 1;
        others[3].amount.currency = *Currency::fromCode(u"USD");
        others[4].cash = {{2000, 2}, {1000, 1}};
        others[5].note = QStringLiteral("Note");
        others[6].sourceOfFunds = QStringLiteral("salary");
        QSet<QByteArray> hashes{requestHash(EntryKind::Deposit, plain), requestHash(EntryKind::Withdrawal, plain)};
        for (const CashRequest &other : std::as_const(others))
            hashes.insert(requestHash(EntryKind::Deposit, other));
        QCOMPARE(hashes.size(), 9);
        QCOMPARE(requestHash(EntryKind::Deposit, plain).size(), ledger::requestHashBytes);
    }
    void theOrderOfNotesDoesNotMatter()
    {
        CashRequest one = request();
        one.cash = {{2000, 2}, {1000, 1}};
        CashRequest other = request();
        other.cash = {{1000, 1}, {2000, 2}};
        QCOMPARE(requestHash(EntryKind::Deposit, one), requestHash(EntryKind::Deposit, other));
    }
    void fieldsDoNotRunTogether()
    {
        // Keys are known again for days: by a server of another version, too.
        QCOMPARE((RequestHash() << QLatin1StringView("transfer") << qint64(-12) << QStringLiteral("é") << QString()).result(),
                 QCryptographicHash::hash("8:transfer3:-122:\xc3\xa9" "0:", QCryptographicHash::Sha256));
        QVERIFY((RequestHash() << QStringLiteral("ab") << QStringLiteral("c")).result()
                != (RequestHash() << QStringLiteral("a") << QStringLiteral("bc")).result());
    }
};

QTEST_GUILESS_MAIN(CashTest)
#include "tst_cash.moc"
