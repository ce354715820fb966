// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealjob.h"

#include "tests/store/sealbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class SealJobTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void severalAtOnceSealOnce()
    {
        SealBank bank;
        SealJob one(bank.database.database(), bank.key, bank.folder.path(), bank.clock);
        SealJob other(bank.database.database(), bank.key, bank.folder.path(), bank.clock);
        one.start();
        other.start();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(bank.book(bank.deposit(1)));
            bank.recordEvent(QStringLiteral("front"));
        }
        QTRY_COMPARE(bank.verify().finding.has_value(), false);
        one.stop();
        other.stop();
        const Report report = bank.verify();
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QCOMPARE(report.entries, 3);
        QCOMPARE(report.events, 3);
    }
    void theEndIsSealedToo()
    {
        SealBank bank;
        SealJob job(bank.database.database(), bank.key, bank.folder.path(), bank.clock);
        job.start();
        QVERIFY(bank.book(bank.deposit(1)));
        job.stop();
        QCOMPARE(SealBank::textOf(bank.verify()), QStringLiteral("sound"));
        QCOMPARE(bank.verify().outsideCheckpoints, bank.verify().checkpoints);
        QVERIFY(bank.verify().checkpoints > 0);
    }
};

QTEST_GUILESS_MAIN(SealJobTest)
#include "tst_sealjob.moc"
