// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/payout.h"

#include "services/accounts/upkeep.h"
#include "services/ledger/partitions.h"
#include "tests/store/interestbank.h"

using namespace guichet;
using namespace guichet::interest;

class PayoutTest : public QObject
{
    Q_OBJECT
private:
    static constexpr qint64 dayMicros = 24 * 3600 * microsPerSecond;
    std::unique_ptr<InterestBank> m_bank;
    AccountId m_account;
    store::Connection &connection() { return m_bank->connection(); }

    void workOut()
    {
        while (stepForward(connection(), m_bank->terms())) {
        }
    }
    qint64 pay() { return payOut(connection(), m_bank->engine, m_bank->clock.nowMicros()); }
    QList<WaitingPosting> waiting() { return waitingAfter(connection(), {}, 100); }
    AccountId expense()
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return accounts::openInternalAccount(transaction, {QStringLiteral("interest:EUR"), QStringLiteral("Interest"),
                                                               Currency::euro(), ledger::AccountNature::Internal});
        });
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<InterestBank>();
        m_bank->setTerms(QStringLiteral("savings"), 36'500);
        m_account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 2, 1));
        workOut();
    }
    void cleanup() { m_bank.reset(); }

    void anEntryOfItsOwnKindFromTheBanksExpense()
    {
        QCOMPARE(waiting().size(), 1);
        QCOMPARE(pay(), 1);
        const auto posting = ledger::postingsOf(connection(), m_account, 0, 1).first();
        QCOMPARE(posting.kind, EntryKind::Interest);
        QCOMPARE(posting.minorUnits, 1'700);
        QCOMPARE(posting.balanceAfter, 1'001'700);
        QCOMPARE(posting.counterparty, expense());
        QCOMPARE(posting.note, QStringLiteral("2027-01"));
        QCOMPARE(posting.businessDate, QDate(2027, 2, 1));
        QVERIFY(posting.customer.isNull() && posting.maker.isNull());
        QCOMPARE(monthsOf(connection(), m_account).first().entry, posting.entry);
        QCOMPARE(ledger::entryById(connection(), posting.entry)->principal, bankItself);
        QVERIFY(waiting().isEmpty());
        QCOMPARE(pay(), 0);
        QCOMPARE(m_bank->paid(m_account), QStringLiteral("2027-01 1700"));
    }

    void killedBetweenTheEntryAndItsRow()
    {
        QVERIFY(m_bank->settle(commandFor(waiting().first(), expense())));
        QCOMPARE(m_bank->months(m_account), QStringLiteral("2027-01 1700 waits"));
        QCOMPARE(pay(), 1);
        QCOMPARE(m_bank->months(m_account), QStringLiteral("2027-01 1700 posted"));
        QCOMPARE(m_bank->paid(m_account), QStringLiteral("2027-01 1700"));
    }

    void killedBetweenTheEntryAndItsRowForLongerThanKeysLive()
    {
        QVERIFY(m_bank->settle(commandFor(waiting().first(), expense())));
        m_bank->clock.advance(8 * dayMicros);
        QVERIFY(ledger::dropExpiredKeys(m_bank->database.superuserConnection(), m_bank->clock.nowMicros()) > 0);
        (void)pay();
        QCOMPARE(m_bank->months(m_account), QStringLiteral("2027-01 1700 posted"));
        (void)pay();
        QCOMPARE(m_bank->paid(m_account), QStringLiteral("2027-01 1700"));
    }

    void aKeyThatExpiredUnusedGetsASuccessor()
    {
        const IdempotencyKey key = waiting().first().key;
        m_bank->clock.advance(7 * dayMicros + 1);
        QCOMPARE(pay(), 0); // whoever's clock is behind may still be accepted: wait
        QVERIFY(waiting().first().key == key);
        m_bank->clock.advance(dayMicros);
        QCOMPARE(pay(), 0);
        QVERIFY(waiting().first().key != key);
        QCOMPARE(pay(), 1);
        QCOMPARE(m_bank->paid(m_account), QStringLiteral("2027-01 1700"));
    }

    void anEngineThatTakesNothingLeavesItWaiting()
    {
        m_bank->engine.stop();
        QCOMPARE(pay(), 0);
        QCOMPARE(m_bank->months(m_account), QStringLiteral("2027-01 1700 waits"));
    }

    void whatTheLedgerRefusesIsWrittenDown()
    {
        m_bank->move(m_account, -1'000'000);
        const auto closed = m_bank->transact([&](store::Transaction &transaction) {
            return accounts::close(transaction, m_bank->users,
                                   {m_account, m_bank->teller.user, 2, m_bank->clock.nowMicros()});
        });
        QVERIFY(closed);
        QCOMPARE(pay(), 1);
        QCOMPARE(m_bank->months(m_account), QStringLiteral("2027-01 1700 account-closed"));
        QCOMPARE(pay(), 0);
        QCOMPARE(m_bank->paid(m_account), QString());
    }

    void aFrozenAccountIsPaid()
    {
        QVERIFY(m_bank->transact([&](store::Transaction &transaction) {
            return accounts::freeze(transaction, m_bank->users,
                                    {m_account, m_bank->supervisor.user, 2, m_bank->clock.nowMicros()});
        }));
        QCOMPARE(pay(), 1);
        QCOMPARE(m_bank->paid(m_account), QStringLiteral("2027-01 1700"));
    }

    void severalServersAtOncePayOnce()
    {
        QList<AccountId> accounts;
        for (int i = 0; i < 30; ++i)
            accounts.append(m_bank->savings(1'000'000));
        m_bank->setDay(QDate(2027, 3, 1));
        workOut();
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([this] {
                const auto own = m_bank->database.database().connect();
                (void)payOut(*own, m_bank->engine, m_bank->clock.nowMicros());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const AccountId account : std::as_const(accounts))
            QCOMPARE(m_bank->paid(account), QStringLiteral("2027-02 2800"));
        (void)pay(); // January's key had expired: it was renewed
        QVERIFY(waiting().isEmpty());
        QCOMPARE(m_bank->paid(m_account).count(QStringLiteral("2027-01 1700")), 1);
    }
};

QTEST_GUILESS_MAIN(PayoutTest)
#include "tst_payout.moc"
