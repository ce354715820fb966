// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/accountbook.h"

#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class AccountBookTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;
    store::Connection &connection() { return m_bank->connection(); }
    template <class Body>
    auto transact(Body &&body)
    {
        return m_bank->transact([&](store::Transaction &) { return body(); });
    }
    Balance balanceOf(AccountId account) { return balances(connection(), {account})[account]; }

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void openedAccountHasItsTerms()
    {
        const auto opened = transact([&] {
            return openAccount(connection(), {m_bank->ada, Currency::euro(), -500, {Action::Deposit},
                                              AccountStatus::AwaitingApproval});
        });
        QVERIFY(opened);
        const Balance balance = balanceOf(*opened);
        QCOMPARE(balance.owner, m_bank->ada);
        QCOMPARE(balance.currency, Currency::euro());
        QCOMPARE(balance.floor, -500);
        QVERIFY(balance.allowed == ActionSet{Action::Deposit});
        QCOMPARE(balance.status, AccountStatus::AwaitingApproval);
        QCOMPARE(balance.nature, AccountNature::Customer);
        QCOMPARE(balance.posted, 0);
        QCOMPARE(balance.sequence, 0);
    }

    void accountOfNobodyOrOfAClosedCustomerIsNotOpened()
    {
        COMPARE_REFUSAL(transact([&] { return openAccount(connection(), {UserId{999}, Currency::euro()}); }), NotFound);
        const UserId gone{50};
        transact([&] {
            registerCustomer(connection(), gone);
            QVERIFY(closeCustomer(connection(), gone));
        });
        COMPARE_REFUSAL(transact([&] { return openAccount(connection(), {gone, Currency::euro()}); }), CustomerClosed);
    }

    void statusIsSetUntilTheAccountIsClosed()
    {
        const AccountId account = transact([&] { return m_bank->open(m_bank->ada); });
        const auto frozen = transact([&] { return setAccountStatus(connection(), account, AccountStatus::Frozen); });
        QCOMPARE(*frozen, AccountStatus::Active);
        QCOMPARE(balanceOf(account).status, AccountStatus::Frozen);
        QVERIFY(transact([&] { return setAccountStatus(connection(), account, AccountStatus::Closed); }));
        COMPARE_REFUSAL(transact([&] { return setAccountStatus(connection(), account, AccountStatus::Active); }),
                        AccountClosed);
        COMPARE_REFUSAL(transact([&] { return closeAccount(connection(), account); }), AccountClosed);
        COMPARE_REFUSAL(transact([&] { return closeAccount(connection(), AccountId{99'999}); }), NotFound);
        COMPARE_REFUSAL(
            transact([&] { return setAccountStatus(connection(), AccountId{99'999}, AccountStatus::Active); }), NotFound);
    }

    void accountWithMoneyIsNotClosed()
    {
        const AccountId account = transact([&] { return m_bank->open(m_bank->ada); });
        QVERIFY(m_bank->book(m_bank->grant(account, 1)));
        COMPARE_REFUSAL(transact([&] { return closeAccount(connection(), account); }), AccountNotEmpty);
        QVERIFY(m_bank->book(m_bank->grant(account, -1)));
        QVERIFY(transact([&] { return closeAccount(connection(), account); }));
        COMPARE_REFUSAL(m_bank->book(m_bank->grant(account, 1)), AccountClosed);
    }

    void newTermsMustFitTheBalance()
    {
        const AccountId account = transact([&] { return m_bank->open(m_bank->ada); });
        QVERIFY(m_bank->book(m_bank->grant(account, 10)));
        COMPARE_REFUSAL(transact([&] { return setAccountTerms(connection(), account, 11, ActionSet::all()); }),
                        InsufficientFunds);
        COMPARE_REFUSAL(
            transact([&] { return setAccountTerms(connection(), AccountId{99'999}, 0, ActionSet::all()); }), NotFound);
        QVERIFY(transact([&] { return setAccountTerms(connection(), account, 10, {Action::Transfer}); }));
        QCOMPARE(balanceOf(account).floor, 10);
        Command asked = m_bank->command(EntryKind::Withdrawal, Action::Withdrawal, m_bank->ada,
                                        {{account, -1}, {m_bank->settlement, 1}});
        COMPARE_REFUSAL(m_bank->book(asked), ActionNotAllowed);
    }

    void approvalOfTheCustomerLiftsTheCapOfTheirAccounts()
    {
        const UserId newcomer{60};
        const AccountId account = transact([&] {
            registerCustomer(connection(), newcomer);
            return m_bank->open(newcomer);
        });
        const auto pay = [&](qint64 cents) {
            return m_bank->command(EntryKind::Transfer, Action::Transfer, m_bank->ada,
                                   {{m_bank->adas, -cents}, {account, cents}});
        };
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 500'000)));
        QVERIFY(m_bank->book(pay(100'000)));
        COMPARE_REFUSAL(m_bank->book(pay(1)), DepositCapExceeded);
        QVERIFY(transact([&] { return setCustomerApproved(connection(), newcomer, true); }));
        QVERIFY(m_bank->book(pay(1)));
        QVERIFY(transact([&] { return setCustomerApproved(connection(), newcomer, false); }));
        COMPARE_REFUSAL(m_bank->book(pay(1)), DepositCapExceeded);
        COMPARE_REFUSAL(transact([&] { return setCustomerApproved(connection(), UserId{999}, true); }), NotFound);
    }

    void registeringTwiceChangesNothing()
    {
        transact([&] { registerCustomer(connection(), m_bank->bob, false); });
        QVERIFY(m_bank->book(m_bank->command(EntryKind::Transfer, Action::Transfer, m_bank->bob,
                                             {{m_bank->bobs, -1}, {m_bank->adas, 1}}))
                    .error()
                    .reason
                == Refusal::InsufficientFunds); // still approved
    }

    void customerWithAnAccountIsNotClosed()
    {
        const UserId leaving{70};
        const AccountId account = transact([&] {
            registerCustomer(connection(), leaving, true);
            return m_bank->open(leaving);
        });
        COMPARE_REFUSAL(transact([&] { return closeCustomer(connection(), leaving); }), AccountNotEmpty);
        QVERIFY(transact([&] { return closeAccount(connection(), account); }));
        QVERIFY(transact([&] { return closeCustomer(connection(), leaving); }));
        COMPARE_REFUSAL(transact([&] { return closeCustomer(connection(), UserId{999}); }), NotFound);
        COMPARE_REFUSAL(m_bank->book(m_bank->command(EntryKind::Transfer, Action::Transfer, leaving,
                                                     {{m_bank->adas, -1}, {m_bank->bobs, 1}})),
                        CustomerClosed);
    }

    void oneMoreIsAllowedForThatDate()
    {
        const QDate date(2026, 3, 2);
        const UserId busy{80};
        const AccountId account = transact([&] {
            registerCustomer(connection(), busy, true);
            return m_bank->open(busy);
        });
        QVERIFY(m_bank->book(m_bank->grant(account, 100)));
        const auto pay = [&] {
            return m_bank->book(m_bank->command(EntryKind::Transfer, Action::Transfer, busy,
                                                {{account, -1}, {m_bank->adas, 1}}));
        };
        for (int i = 0; i < 4; ++i)
            QVERIFY(pay());
        COMPARE_REFUSAL(pay(), LimitReached);
        const auto allow = [&](UserId customer) {
            return transact([&] { return allowOneMore(connection(), customer, Action::Transfer, date, {4, 4, 4, 4}); });
        };
        QCOMPARE(allow(busy)->allowed, 5);
        const Verdict fifth = pay();
        QVERIFY(fifth);
        QCOMPARE(fifth->limit.used, 5);
        COMPARE_REFUSAL(pay(), LimitReached);
        COMPARE_REFUSAL(allow(UserId{999}), NotFound);
        QCOMPARE(limitUse(connection(), busy, date, {4, 4, 4, 4})[2].allowed, 5);
        QCOMPARE(limitUse(connection(), busy, date.addDays(1), {4, 4, 4, 4})[2].allowed, 4);
    }

    void bankAccountIsMadeOnce()
    {
        const QString name = QStringLiteral("vault:EUR");
        const auto ask = [&] {
            return transact([&] { return bankAccount(connection(), name, Currency::euro(), AccountNature::Cash); });
        };
        const AccountId vault = ask();
        QCOMPARE(ask(), vault);
        QCOMPARE(balanceOf(vault).nature, AccountNature::Cash);
        QCOMPARE(balanceOf(vault).owner, UserId());
        QVERIFY(vault != m_bank->till);
    }
};

QTEST_GUILESS_MAIN(AccountBookTest)
#include "tst_accountbook.moc"
