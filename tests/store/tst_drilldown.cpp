// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/drilldown.h"

#include "services/stats/figures.h"
#include "services/stats/statsjob.h"
#include "tests/store/randomhistory.h"

#include <QSet>
#include <QTest>

using namespace guichet;
using namespace guichet::stats;

class DrillDownTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    std::unique_ptr<RandomHistory> m_history;

    QList<StatsEntry> all(const StatsQuery &query, FlowDirection direction, int rowsAPage)
    {
        QList<StatsEntry> found;
        PageRequest page{{}, rowsAPage};
        do {
            const auto entries = stats::entries(m_bank->connection(), m_bank->users, query, direction, page);
            if (!entries || entries->items.size() > rowsAPage)
                qFatal("a page isn't as asked");
            found += entries->items;
            page.cursor = entries->nextCursor;
        } while (!page.cursor.isEmpty());
        return found;
    }
    static qint64 sumOf(const QList<StatsEntry> &entries)
    {
        qint64 sum = 0;
        for (const StatsEntry &entry : entries)
            sum += entry.amount.minorUnits;
        return sum;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<SmallBank>();
        m_history = std::make_unique<RandomHistory>(*m_bank, 4711);
        for (const QDate date : {QDate(2027, 1, 29), QDate(2027, 2, 1), QDate(2027, 1, 15), QDate(2027, 2, 3)})
            m_history->post(date, 20);
        StatsJob::runOnce(m_bank->connection());
    }
    void cleanupTestCase()
    {
        m_history.reset();
        m_bank.reset();
    }

    void everyFigureIsTheSumOfItsEntries()
    {
        const QList<EntryKind> kinds{EntryKind::Deposit, EntryKind::Withdrawal, EntryKind::Transfer,
                                     EntryKind::Interest};
        for (int i = 0; i < 60; ++i) {
            StatsQuery query{StatsGrain(m_history->between(0, 3)), QDate(2027, 1, 1), QDate(2027, 2, 28), {}, {},
                             Currency::euro()};
            if (m_history->between(0, 4) > 0)
                query.account = m_history->accounts.at(m_history->between(0, 3));
            if (m_history->between(0, 2) > 0)
                query.kinds = {kinds.at(m_history->between(0, 4))};
            const auto rows = figures(m_bank->connection(), query);
            QVERIFY(rows);
            for (const StatsRow &row : *rows) {
                StatsQuery one = query;
                one.from = row.periodStart;
                one.to = row.periodStart;
                const int rowsAPage = m_history->between(1, 8);
                const auto in = all(one, FlowDirection::In, rowsAPage);
                const auto out = all(one, FlowDirection::Out, rowsAPage);
                const auto both = all(one, FlowDirection::Both, rowsAPage);
                QCOMPARE(in.size(), row.countIn);
                QCOMPARE(sumOf(in), row.sumIn);
                QCOMPARE(out.size(), row.countOut);
                QCOMPARE(sumOf(out), -row.sumOut);
                QCOMPARE(both.size(), row.countIn + row.countOut);
                QCOMPARE(sumOf(both), row.sumIn - row.sumOut);
                if (query.kinds.isEmpty())
                    QCOMPARE(sumOf(both), row.closing - row.opening);
            }
        }
    }

    void entriesComeNewestFirstWithNamesAndNoneTwice()
    {
        const StatsQuery query{StatsGrain::Month, QDate(2027, 1, 1), QDate(2027, 2, 28), {}, {}, Currency::euro()};
        const auto found = all(query, FlowDirection::Both, 7);
        QCOMPARE(found.size(), m_history->moved.size());
        QSet<std::pair<EntryId, AccountId>> seen;
        for (const StatsEntry &entry : found) {
            QVERIFY(!seen.contains({entry.entry, entry.account}));
            seen.insert({entry.entry, entry.account});
            QVERIFY(entry.customerName.startsWith(QStringLiteral("Customer ")));
            QVERIFY(entry.accountNumber.startsWith(QStringLiteral("FR")));
        }
        QVERIFY(std::is_sorted(found.begin(), found.end(),
                               [](const StatsEntry &a, const StatsEntry &b) { return a.entry > b.entry; }));
    }

    // More entries than one read takes: nothing is lost or doubled where reads meet.
    void aRareKindIsFoundAmongMany()
    {
        const QDate day(2027, 3, 1);
        m_bank->goTo(day);
        const AccountId account = m_history->accounts.first();
        for (int i = 0; i < 1300; ++i) {
            QVERIFY(m_bank->postInternally(EntryKind::Interest, account, 1));
            if (i % 260 == 0)
                QVERIFY(m_bank->deposit(account, 10));
        }
        StatsJob::runOnce(m_bank->connection());
        for (const AccountId asked : {AccountId{}, account}) {
            StatsQuery query{StatsGrain::Day, day, day, asked, {EntryKind::Deposit}, Currency::euro()};
            QCOMPARE(sumOf(all(query, FlowDirection::Both, 2)), 50);
            query.kinds = {EntryKind::Interest};
            QCOMPARE(sumOf(all(query, FlowDirection::Both, 200)), 1300);
            QCOMPARE(all(query, FlowDirection::Out, 200).size(), 0);
        }
    }
    void aDayOnWhichNothingMovedIsEmpty()
    {
        const StatsQuery query{StatsGrain::Day, QDate(2027, 5, 1), QDate(2027, 5, 1), {}, {}, Currency::euro()};
        QVERIFY(all(query, FlowDirection::Both, 10).isEmpty());
    }
    void wrongQuestionsAreInvalid()
    {
        const QDate day(2027, 2, 1);
        auto ask = [&](const StatsQuery &query, const QString &cursor) {
            return stats::entries(m_bank->connection(), m_bank->users, query, FlowDirection::Both, {cursor, 10});
        };
        COMPARE_REFUSAL(ask({StatsGrain::Day, day, day.addDays(-1), {}, {}, Currency::euro()}, {}), InvalidValue);
        const StatsQuery query{StatsGrain::Day, day, day, {}, {}, Currency::euro()};
        for (const char *cursor : {"x", "1", "1.2.3", "-1.0", "0.0", "1.-1", "1 .0 OR 1"})
            COMPARE_REFUSAL(ask(query, QLatin1StringView(cursor)), InvalidValue);
    }
};

QTEST_GUILESS_MAIN(DrillDownTest)
#include "tst_drilldown.moc"
