// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/statstablemodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

StatsRow figures()
{
    StatsRow row;
    row.periodStart = QDate(2024, 12, 30);
    row.currency = Currency::euro();
    row.countIn = 1250;
    row.sumIn = 10000;
    row.countOut = 2;
    row.sumOut = 2500;
    row.opening = -100;
    row.closing = 7400;
    return row;
}

} // namespace

class TestStatsTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        StatsTableModel model;
        QCOMPARE(
            titles(model),
            (QStringList{QStringLiteral("Period"), QStringLiteral("Currency"), QStringLiteral("In"),
                         QStringLiteral("Sum in"), QStringLiteral("Out"), QStringLiteral("Sum out"),
                         QStringLiteral("Opening"), QStringLiteral("Closing")}));
        QCOMPARE(model.amountColumns(),
                 (QList<int>{StatsTableModel::CountIn, StatsTableModel::SumIn,
                             StatsTableModel::CountOut, StatsTableModel::SumOut,
                             StatsTableModel::Opening, StatsTableModel::Closing}));
    }

    void theFlowCanHaveOtherNames()
    {
        StatsTableModel model;
        model.setFlowTitles({QStringLiteral("Deposits"), QStringLiteral("Deposited"), QStringLiteral("Withdrawals"),
                             QStringLiteral("Withdrawn")});
        QCOMPARE(titles(model).mid(StatsTableModel::CountIn, 5),
                 (QStringList{QStringLiteral("Deposits"), QStringLiteral("Deposited"), QStringLiteral("Withdrawals"),
                              QStringLiteral("Withdrawn"), QStringLiteral("Opening")}));
    }

    void aRow()
    {
        StatsTableModel model;
        model.setRows({figures()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("30 Dec 2024"), QStringLiteral("EUR"),
                              QStringLiteral("1 250"), QStringLiteral("100.00"),
                              QStringLiteral("2"), QStringLiteral("25.00"), QStringLiteral("-1.00"),
                              QStringLiteral("74.00")}));
        QCOMPARE(texts(model, 0, PagedTableModel::PlainTextRole),
                 (QStringList{QStringLiteral("2024-12-30"), QStringLiteral("EUR"),
                              QStringLiteral("1250"), QStringLiteral("100.00"), QStringLiteral("2"),
                              QStringLiteral("25.00"), QStringLiteral("-1.00"),
                              QStringLiteral("74.00")}));
    }

    void periodsByGrain()
    {
        StatsTableModel model;
        model.setRows({figures()});
        const auto period = [&model] { return model.index(0, StatsTableModel::Period).data(); };
        model.setGrain(StatsGrain::Week);
        // ISO 8601: the week belongs to the year its Thursday is in.
        QCOMPARE(period().toString(), QStringLiteral("Week 1, 2025"));
        model.setGrain(StatsGrain::Month);
        QCOMPARE(period().toString(), QStringLiteral("December 2024"));
        QCOMPARE(model.grain(), StatsGrain::Month);
        model.setGrain(StatsGrain::Day);
        QCOMPARE(period().toString(), QStringLiteral("30 Dec 2024"));
    }

    void qtFindsNothingWrong()
    {
        StatsTableModel model;
        checkModel(model, figures());
    }
};

QTEST_GUILESS_MAIN(TestStatsTableModel)
#include "tst_statstablemodel.moc"
