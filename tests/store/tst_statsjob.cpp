// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/statsjob.h"

#include "services/stats/figures.h"
#include "tests/store/randomhistory.h"

#include <QTest>

using namespace guichet;
using namespace guichet::stats;

class StatsJobTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;

    QStringList storedRows()
    {
        QStringList lines;
        for (const store::Row &row : m_bank->connection().run("teststore/stats_rows"))
            lines.append(row.text("line"));
        return lines;
    }
    qint64 run() { return StatsJob::runOnce(m_bank->connection()); }
    void compareWith(const RandomHistory &history)
    {
        for (const StatsGrain grain : {StatsGrain::Day, StatsGrain::Week, StatsGrain::Month}) {
            for (const AccountId account : QList<AccountId>{{}} + history.accounts) {
                for (const QList<EntryKind> &kinds :
                     {QList<EntryKind>{}, {EntryKind::Deposit, EntryKind::Withdrawal}, {EntryKind::Transfer}}) {
                    const StatsQuery query{grain, QDate(2027, 1, 1), QDate(2027, 3, 31), account, kinds,
                                           Currency::euro()};
                    const auto actual = figures(m_bank->connection(), query);
                    QVERIFY(actual);
                    QCOMPARE(textOf(*actual), textOf(history.expected(*wholePeriods(query), [&](QDate date) {
                                 return firstDayOf(date, grain);
                             })));
                }
            }
        }
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<SmallBank>(); }

    void anEmptyLogGivesNothing()
    {
        QCOMPARE(run(), 0);
        QCOMPARE(storedRows(), QStringList{QStringLiteral("0 0 0")});
    }

    void everyEntryCountsOnce()
    {
        const AccountId account = m_bank->account(m_bank->customer(QStringLiteral("Ana")));
        QVERIFY(m_bank->deposit(account, 500));
        QVERIFY(m_bank->deposit(account, 700));
        QCOMPARE(run(), 2);
        const QStringList rows = storedRows();
        QCOMPARE(run(), 0);
        QCOMPARE(storedRows(), rows);
        QVERIFY(m_bank->withdraw(account, 200));
        QCOMPARE(run(), 1);
        QVERIFY(storedRows() != rows);
    }

    void onlyWhatMovedHasARow()
    {
        const AccountId moved = m_bank->account(m_bank->customer(QStringLiteral("Ana")));
        const AccountId still = m_bank->account(m_bank->customer(QStringLiteral("Bo")));
        QVERIFY(m_bank->deposit(moved, 500));
        run();
        for (const QString &line : storedRows()) {
            QVERIFY(!line.startsWith(QString::number(still.value) + u' '));
            QVERIFY(!line.startsWith(QString::number(m_bank->till.account.value) + u' '));
        }
    }

    // Days in any order: late entries for an earlier business date shift what comes after.
    void randomHistoriesGiveTheRightFiguresAndTheSameFromScratch()
    {
        RandomHistory history(*m_bank, 20'270'115);
        for (const QDate date : {QDate(2027, 1, 29), QDate(2027, 2, 1), QDate(2027, 1, 15), QDate(2027, 1, 31),
                                 QDate(2027, 2, 28), QDate(2027, 1, 15), QDate(2027, 3, 1)}) {
            history.post(date, 12);
            run();
            compareWith(history);
        }
        QVERIFY(history.moved.size() > 40);
        const QStringList incremental = storedRows();
        StatsJob::rebuild(m_bank->connection());
        QCOMPARE(storedRows(), incremental);
        QCOMPARE(run(), 0);
    }

    void aCrashedStepLeavesNothing()
    {
        const AccountId account = m_bank->account(m_bank->customer(QStringLiteral("Ana")));
        QVERIFY(m_bank->deposit(account, 500));
        // The job can't write: its transaction takes back the position too.
        m_bank->database.superuserConnection().runScriptNamed("teststore/forbid_stats_progress");
        try {
            run();
            QFAIL("was written");
        } catch (const store::Fault &fault) {
            QCOMPARE(fault.sqlState(), QByteArray("42501"));
        }
        m_bank->database.superuserConnection().runScriptNamed("teststore/allow_stats_progress");
        QCOMPARE(storedRows(), QStringList{QStringLiteral("0 0 0")});
        QCOMPARE(run(), 1);
    }

    void manyAtOnceCountOnce()
    {
        const AccountId account = m_bank->account(m_bank->customer(QStringLiteral("Ana")));
        StatsJob one(m_bank->database.database());
        StatsJob other(m_bank->database.database());
        one.start();
        other.start();
        for (int i = 0; i < 10; ++i) {
            QVERIFY(m_bank->deposit(account, 100));
            one.wake();
            other.wake();
        }
        QTRY_COMPARE(overview(m_bank->connection(), Currency::euro()).depositsHeld, 1000);
        one.stop();
        other.stop();
        QVERIFY(storedRows().contains(QStringLiteral("%1 EUR %2 deposit 10 1000 0 0")
                                          .arg(account.value)
                                          .arg(m_bank->today().toString(Qt::ISODate))));
    }
};

QTEST_GUILESS_MAIN(StatsJobTest)
#include "tst_statsjob.moc"
