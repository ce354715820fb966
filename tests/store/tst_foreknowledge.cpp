// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/foreknowledge.h"

#include "services/accounts/directory.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class ForeknowledgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itTellsWhatTheDatabaseWould();
    void whatWasNotAskedAboutIsRead();
};

void ForeknowledgeTest::itTellsWhatTheDatabaseWould()
{
    SmallBank bank;
    const UserId ada = bank.customer(QStringLiteral("Ada"));
    const AccountId account = bank.account(ada);
    const AccountId nobodys{999'999};
    const Party read = partyOf(bank.connection(), account);
    QCOMPARE(read.holders, QList<UserId>{ada});
    QCOMPARE(read.currency, Currency::euro());
    const Foreknowledge known(bank.connection(), {account, nobodys, account});
    QCOMPARE(partyOf(bank.connection(), account).holders, read.holders);
    QCOMPARE(partyOf(bank.connection(), account).currency, read.currency);
    QVERIFY(partyOf(bank.connection(), nobodys).currency.isNull());
    QVERIFY(holdersOf(bank.connection(), nobodys).isEmpty());
}

void ForeknowledgeTest::whatWasNotAskedAboutIsRead()
{
    SmallBank bank;
    const UserId ada = bank.customer(QStringLiteral("Ada"));
    const AccountId account = bank.account(ada);
    {
        const Foreknowledge nothing(bank.connection(), {});
        QCOMPARE(partyOf(bank.connection(), account).holders, QList<UserId>{ada});
    }
    const Foreknowledge again(bank.connection(), {account}); // one at a time, one after the other
    QCOMPARE(holdersOf(bank.connection(), account), QList<UserId>{ada});
}

QTEST_GUILESS_MAIN(ForeknowledgeTest)
#include "tst_foreknowledge.moc"
