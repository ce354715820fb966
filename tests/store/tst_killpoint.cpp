// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/fault.h"
#include "services/store/killpoint.h"

#include <QTest>

using namespace guichet::store;

class KillPointTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("GUICHET_KILL_POINT", "tests/here:2:throw"); } // read once

    void onlyTheNamedPointAtItsNthTime()
    {
        reachKillPoint("tests/elsewhere");
        reachKillPoint("tests/here");
        QVERIFY_THROWS_EXCEPTION(Fault, reachKillPoint("tests/here"));
        reachKillPoint("tests/here");
    }
};

QTEST_GUILESS_MAIN(KillPointTest)
#include "tst_killpoint.moc"
