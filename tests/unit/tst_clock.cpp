// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/clock.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

using namespace guichet;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemsTimeInMicroseconds()
    {
        // Two clocks, read one after the other: within a second of each other shows the unit and the epoch.
        const qint64 apart = SystemClock().nowMicros() - QDateTime::currentMSecsSinceEpoch() * 1000;
        QVERIFY(qAbs(apart) < microsPerSecond);
    }

    void aManualClockStandsStill()
    {
        ManualClock clock(5);
        QCOMPARE(clock.nowMicros(), 5);
        clock.advance(microsPerSecond);
        QCOMPARE(clock.nowMicros(), 1'000'005);
        clock.set(7);
        QCOMPARE(clock.nowMicros(), 7);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
