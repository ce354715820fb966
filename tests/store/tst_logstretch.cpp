// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/logstretch.h"

#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class LogStretchTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;
    store::Connection &connection() { return m_bank->connection(); }
    LogStretch since(qint64 after, qint64 mostAccounts = 500) { return logStretch(connection(), after, mostAccounts); }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup() { m_bank.reset(); }

    void nothingAtTheEnd()
    {
        const LogStretch empty = since(0);
        QCOMPARE(empty.position, 0);
        QVERIFY(empty.accounts.isEmpty() && !empty.isLarge);
    }

    void eachAccountOnce()
    {
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 500)));
        const qint64 after = logEnd(connection());
        QVERIFY(m_bank->book(m_bank->transfer(100)));
        QVERIFY(m_bank->book(m_bank->transfer(50)));
        const LogStretch stretch = since(after);
        QCOMPARE(stretch.position, after + 2);
        QCOMPARE(stretch.accounts, (QList<AccountId>{m_bank->adas, m_bank->bobs}));
        QVERIFY(!stretch.isLarge);
        QVERIFY(since(stretch.position).accounts.isEmpty());
    }

    void moreThanCanBeNamed()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 500)));
        for (const qint64 most : {1, 2}) { // of three entries, of two accounts
            const LogStretch stretch = since(0, most);
            QVERIFY(stretch.isLarge && stretch.accounts.isEmpty());
            QCOMPARE(stretch.position, 3);
        }
        QCOMPARE(since(0, 3).accounts.size(), 2);
        const LogStretch one = since(2, 1); // one entry, two accounts
        QVERIFY(one.isLarge && one.accounts.isEmpty());
    }

    void aPositionBeyondTheEnd()
    {
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 500)));
        const LogStretch stretch = since(1'000'000);
        QVERIFY(stretch.isLarge);
        QCOMPARE(stretch.position, 1);
    }
};

QTEST_GUILESS_MAIN(LogStretchTest)
#include "tst_logstretch.moc"
