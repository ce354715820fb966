// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/accountlistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

AccountSummary checking()
{
    AccountSummary row;
    row.id = AccountId{7};
    row.number = QStringLiteral("FR7630006000011234567890189");
    row.productName = QStringLiteral("Checking");
    row.status = AccountStatus::Active;
    row.balance = Money{391842, Currency::euro()};
    row.available = Money{-5000, Currency::euro()};
    return row;
}

} // namespace

class TestAccountListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        AccountListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Account"), QStringLiteral("Number"),
                              QStringLiteral("Status"), QStringLiteral("Currency"),
                              QStringLiteral("Available"), QStringLiteral("Balance")}));
        QCOMPARE(model.amountColumns(),
                 (QList<int>{AccountListModel::Available, AccountListModel::Balance}));
    }

    void aRow()
    {
        AccountListModel model;
        model.setRows({checking()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Checking"),
                              QStringLiteral("FR76 3000 6000 0112 3456 7890 189"),
                              QStringLiteral("Active"), QStringLiteral("EUR"),
                              QStringLiteral("-50.00"), QStringLiteral("3 918.42")}));
        QCOMPARE(
            texts(model, 0, PagedTableModel::PlainTextRole),
            (QStringList{QStringLiteral("Checking"), QStringLiteral("FR7630006000011234567890189"),
                         QStringLiteral("Active"), QStringLiteral("EUR"), QStringLiteral("-50.00"),
                         QStringLiteral("3918.42")}));
    }

    void theDefaultIsMarked()
    {
        AccountSummary account = checking();
        account.isDefault = true;
        AccountListModel model;
        model.setRows({account});
        const QModelIndex index = model.index(0, AccountListModel::Product);
        QCOMPARE(index.data().toString(), QStringLiteral("Checking (default)"));
        QCOMPARE(index.data(PagedTableModel::PlainTextRole).toString(), QStringLiteral("Checking"));
    }

    void statusHasItsColour()
    {
        AccountSummary account = checking();
        account.status = AccountStatus::AwaitingApproval;
        AccountListModel model;
        model.setRows({account});
        QCOMPARE(
            model.index(0, AccountListModel::Status).data(PagedTableModel::ChipRole).toString(),
            QStringLiteral("warn"));
    }

    void qtFindsNothingWrong()
    {
        AccountListModel model;
        checkModel(model, checking());
    }
};

QTEST_GUILESS_MAIN(TestAccountListModel)
#include "tst_accountlistmodel.moc"
