// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/statsentrylistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

StatsEntry withdrawal()
{
    StatsEntry row;
    row.entry = EntryId{9};
    row.kind = EntryKind::Withdrawal;
    row.businessDate = QDate(2025, 3, 14);
    row.amount = Money{-411111, Currency::euro()};
    row.customerName = QStringLiteral("Amélie Fontaine");
    row.accountNumber = QStringLiteral("FR7630006000011234567890189");
    return row;
}

} // namespace

class TestStatsEntryListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        StatsEntryListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Date"), QStringLiteral("Kind"),
                              QStringLiteral("Customer"), QStringLiteral("Number"),
                              QStringLiteral("Currency"), QStringLiteral("Amount")}));
        QCOMPARE(model.amountColumns(), QList<int>{StatsEntryListModel::Amount});
    }

    void aRow()
    {
        StatsEntryListModel model;
        model.setRows({withdrawal()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("14 Mar 2025"), QStringLiteral("Withdrawal"),
                              QStringLiteral("Amélie Fontaine"),
                              QStringLiteral("FR76 3000 6000 0112 3456 7890 189"),
                              QStringLiteral("EUR"), QStringLiteral("-4 111.11")}));
        QCOMPARE(texts(model, 0, PagedTableModel::PlainTextRole),
                 (QStringList{QStringLiteral("2025-03-14"), QStringLiteral("Withdrawal"),
                              QStringLiteral("Amélie Fontaine"),
                              QStringLiteral("FR7630006000011234567890189"), QStringLiteral("EUR"),
                              QStringLiteral("-4111.11")}));
    }

    void qtFindsNothingWrong()
    {
        StatsEntryListModel model;
        checkModel(model, withdrawal());
    }
};

QTEST_GUILESS_MAIN(TestStatsEntryListModel)
#include "tst_statsentrylistmodel.moc"
