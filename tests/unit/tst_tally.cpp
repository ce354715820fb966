// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/tally.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::stats;

class TallyTest : public QObject
{
    Q_OBJECT
private:
    static Movement movement(qint64 entry, qint64 account, int day, EntryKind kind, qint64 cents)
    {
        return {EntryId{entry}, AccountId{account}, entry, QDate(2027, 1, day), kind, {cents, Currency::euro()}};
    }

private Q_SLOTS:
    void anEmptyTallyHasNothing() { QVERIFY(Tally().isEmpty()); }

    void movementsCountForTheirAccountAndForAll()
    {
        Tally tally;
        tally.add(movement(1, 7, 4, EntryKind::Deposit, 500));
        tally.add(movement(2, 7, 4, EntryKind::Deposit, 200));
        tally.add(movement(3, 7, 4, EntryKind::Withdrawal, -100));
        tally.add(movement(4, 8, 4, EntryKind::Deposit, 50));
        const DayKey account{AccountId{7}, QStringLiteral("EUR"), QDate(2027, 1, 4)};
        const DayKey all{AccountId{}, QStringLiteral("EUR"), QDate(2027, 1, 4)};
        const Flow deposits = tally.flows().at({account, EntryKind::Deposit});
        QCOMPARE(deposits.countIn, 2);
        QCOMPARE(deposits.sumIn, 700);
        QCOMPARE(deposits.countOut, 0);
        QCOMPARE(tally.flows().at({account, EntryKind::Withdrawal}).sumOut, 100);
        QCOMPARE(tally.flows().at({all, EntryKind::Deposit}).countIn, 3);
        QCOMPARE(tally.flows().at({all, EntryKind::Deposit}).sumIn, 750);
        QCOMPARE(deposits.firstMark, 1);
        QCOMPARE(deposits.lastMark, 2);
        QCOMPARE(tally.flows().at({account, EntryKind::Withdrawal}).firstMark, 3);
        QCOMPARE(tally.flows().at({all, EntryKind::Deposit}).firstMark, 1);
        QCOMPARE(tally.flows().at({all, EntryKind::Deposit}).lastMark, 4);
    }

    void moreThanAFigureHoldsStaysAtTheHighest()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        Tally tally;
        for (int i = 1; i <= 3; ++i) {
            tally.add(movement(i, 7, 4, EntryKind::Deposit, most - 1));
            tally.add(movement(10 + i, 8, 4, EntryKind::Withdrawal, std::numeric_limits<qint64>::min()));
        }
        const DayKey rich{AccountId{7}, QStringLiteral("EUR"), QDate(2027, 1, 4)};
        const DayKey poor{AccountId{8}, QStringLiteral("EUR"), QDate(2027, 1, 4)};
        QCOMPARE(tally.flows().at({rich, EntryKind::Deposit}).sumIn, most);
        QCOMPARE(tally.flows().at({rich, EntryKind::Deposit}).countIn, 3);
        QCOMPARE(tally.flows().at({poor, EntryKind::Withdrawal}).sumOut, most);
    }

    void theOrderOfMovementsDoesNotMatter()
    {
        QVERIFY(rc::check("any order gives the same sums", [] {
            const auto gen = rc::gen::map(
                rc::gen::tuple(rc::gen::inRange<qint64>(1, 5), rc::gen::inRange(1, 4),
                               rc::gen::element(EntryKind::Deposit, EntryKind::Transfer),
                               rc::gen::nonZero<int>()),
                [](const auto &parts) {
                    const auto &[account, day, kind, cents] = parts;
                    return movement(account * 10 + day, account, day, kind, cents);
                });
            auto movements = *rc::gen::container<std::vector<Movement>>(gen);
            Tally forwards;
            for (const Movement &one : movements)
                forwards.add(one);
            Tally backwards;
            for (auto it = movements.rbegin(); it != movements.rend(); ++it)
                backwards.add(*it);
            const auto isSame = [](const auto &a, const auto &b) {
                return a.second.countIn == b.second.countIn && a.second.sumIn == b.second.sumIn
                       && a.second.countOut == b.second.countOut && a.second.sumOut == b.second.sumOut
                       && a.second.firstMark == b.second.firstMark && a.second.lastMark == b.second.lastMark;
            };
            RC_ASSERT(std::equal(forwards.flows().begin(), forwards.flows().end(), backwards.flows().begin(),
                                 backwards.flows().end(), isSame));
        }));
    }
};

QTEST_GUILESS_MAIN(TallyTest)
#include "tst_tally.moc"
