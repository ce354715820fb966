// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/signals.h"

#include <QtTest>

#include <csignal>

using namespace guichet;

class TestSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachAsksToEnd_data();
    void eachAsksToEnd();
    void aBrokenPipeIsNoReasonToEnd();
};

void TestSignals::eachAsksToEnd_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestSignals::eachAsksToEnd()
{
    QFETCH(int, number);
    Signals object;
    QSignalSpy spy(&object, &Signals::endRequested);
    QCOMPARE(std::raise(number), 0);
    QCOMPARE(spy.count(), 0); // never within the handler
    QTRY_COMPARE(spy.count(), 1);
}

void TestSignals::aBrokenPipeIsNoReasonToEnd()
{
    const Signals object;
    QCOMPARE(std::raise(SIGPIPE), 0);
}

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
