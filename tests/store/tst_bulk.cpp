// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/bulk.h"

#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class BulkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thousandsOfAccountsWithTheirOpeningEntries()
    {
        LedgerBank bank;
        store::Connection &connection = bank.connection();
        constexpr int count = 3'000;
        QList<UserId> customers;
        QList<BulkAccount> wanted;
        for (int i = 0; i < count; ++i) {
            customers.append(UserId{1'000 + i});
            wanted.append({{customers.last(), Currency::euro(), 0, ActionSet::all(), AccountStatus::Active}, i});
        }
        AccountId opening;
        const QList<AccountId> accounts = bank.transact([&](store::Transaction &) {
            registerCustomers(connection, customers, true);
            opening = bankAccount(connection, QStringLiteral("opening:EUR"), Currency::euro());
            return loadAccounts(connection, wanted, opening, LedgerBank::teller, QDate(2026, 3, 2),
                                LedgerBank::startMicros);
        });
        QCOMPARE(accounts.size(), count);
        QCOMPARE(bank.posted(accounts[0]), 0);
        QCOMPARE(bank.posted(accounts[1'234]), 1'234);
        QCOMPARE(bank.posted(opening), -(qint64(count) * (count - 1) / 2));
        QCOMPARE(postingsOf(connection, accounts[1'234], 0, 10).first().kind, EntryKind::Opening);
        QVERIFY(postingsOf(connection, accounts[0], 0, 10).isEmpty());
        QCOMPARE(unbalancedCount(connection), 0);
        QCOMPARE(logEnd(connection), 12); // portions of 256 of the 2 999
        QCOMPARE(bank.count("teststore/broken_histories"), 0);
        QCOMPARE(bank.count("teststore/entries_not_logged_once"), 0);
        // and the engine goes on from there
        QVERIFY(bank.book(bank.command(EntryKind::Transfer, Action::Transfer, customers[2'000],
                                       {{accounts[2'000], -5}, {accounts[0], 5}})));
        QCOMPARE(bank.count("teststore/broken_histories"), 0);
    }

    void accountsOfUnapprovedCustomersAreCapped()
    {
        LedgerBank bank;
        store::Connection &connection = bank.connection();
        const QList<AccountId> accounts = bank.transact([&](store::Transaction &) {
            registerCustomers(connection, {UserId{5'000}}, false);
            const AccountId opening = bankAccount(connection, QStringLiteral("opening:EUR"), Currency::euro());
            return loadAccounts(connection, {{{UserId{5'000}, Currency::euro()}, 0}}, opening, LedgerBank::teller,
                                QDate(2026, 3, 2), LedgerBank::startMicros);
        });
        QVERIFY(bank.book(bank.grant(bank.adas, 500'000)));
        COMPARE_REFUSAL(bank.book(bank.command(EntryKind::Transfer, Action::Transfer, bank.ada,
                                               {{bank.adas, -100'001}, {accounts[0], 100'001}})),
                        DepositCapExceeded);
    }
};

QTEST_GUILESS_MAIN(BulkTest)
#include "tst_bulk.moc"
