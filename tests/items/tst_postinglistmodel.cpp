// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/postinglistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

PostingLine withdrawal()
{
    PostingLine row;
    row.entry = EntryId{9};
    row.kind = EntryKind::Withdrawal;
    row.businessDate = QDate(2025, 3, 14);
    row.amount = Money{-411111, Currency::euro()};
    row.balanceAfter = Money{100, Currency::euro()};
    row.counterpartyName = QStringLiteral("Till 03");
    row.note = QStringLiteral("For the car");
    return row;
}

} // namespace

class TestPostingListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        PostingListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Date"), QStringLiteral("Kind"),
                              QStringLiteral("With"), QStringLiteral("Note"),
                              QStringLiteral("Amount"), QStringLiteral("Balance")}));
        QCOMPARE(model.amountColumns(),
                 (QList<int>{PostingListModel::Amount, PostingListModel::BalanceAfter}));
    }

    void aRow()
    {
        PostingListModel model;
        model.setRows({withdrawal()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("14 Mar 2025"), QStringLiteral("Withdrawal"),
                              QStringLiteral("Till 03"), QStringLiteral("For the car"),
                              QStringLiteral("-4 111.11"), QStringLiteral("1.00")}));
        QCOMPARE(texts(model, 0, PagedTableModel::PlainTextRole),
                 (QStringList{QStringLiteral("2025-03-14"), QStringLiteral("Withdrawal"),
                              QStringLiteral("Till 03"), QStringLiteral("For the car"),
                              QStringLiteral("-4111.11"), QStringLiteral("1.00")}));
    }

    void amountsSortByValue()
    {
        PostingListModel model;
        model.setRows({withdrawal()});
        QCOMPARE(
            model.index(0, PostingListModel::Amount).data(PagedTableModel::ValueRole).toLongLong(),
            -411111);
    }

    void qtFindsNothingWrong()
    {
        PostingListModel model;
        checkModel(model, withdrawal());
    }
};

QTEST_GUILESS_MAIN(TestPostingListModel)
#include "tst_postinglistmodel.moc"
