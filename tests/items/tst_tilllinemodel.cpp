// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tilllinemodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

TillLine line()
{
    TillLine row;
    row.entry = EntryId{9};
    row.kind = EntryKind::Deposit;
    row.postedAtMicros = 1'741'950'120'000'000;
    row.amount = Money{125000, Currency::euro()};
    row.customerName = QStringLiteral("Amélie Fontaine");
    return row;
}

} // namespace

class TestTillLineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        TillLineModel model;
        QCOMPARE(
            titles(model),
            (QStringList{QStringLiteral("Time"), QStringLiteral("Kind"), QStringLiteral("Customer"),
                         QStringLiteral("Currency"), QStringLiteral("Amount")}));
        QCOMPARE(model.amountColumns(), (QList<int>{TillLineModel::Amount}));
    }

    void aRow()
    {
        TillLineModel model;
        model.setRows({line()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("11:02"), QStringLiteral("Deposit"),
                              QStringLiteral("Amélie Fontaine"), QStringLiteral("EUR"),
                              QStringLiteral("1 250.00")}));
        QCOMPARE(texts(model, 0, PagedTableModel::PlainTextRole),
                 (QStringList{QStringLiteral("2025-03-14 11:02:00"), QStringLiteral("Deposit"),
                              QStringLiteral("Amélie Fontaine"), QStringLiteral("EUR"),
                              QStringLiteral("1250.00")}));
    }

    void momentsFollowTheZone()
    {
        TillLineModel model;
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({line()});
        QCOMPARE(model.index(0, TillLineModel::Time).data().toString(), QStringLiteral("12:02"));
    }

    void qtFindsNothingWrong()
    {
        TillLineModel model;
        checkModel(model, line());
    }
};

QTEST_GUILESS_MAIN(TestTillLineModel)
#include "tst_tilllinemodel.moc"
