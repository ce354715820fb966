// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/accountrequestlistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

AccountRequest request()
{
    AccountRequest row;
    row.id = AccountId{7};
    row.number = QStringLiteral("FR7630006000011234567890189");
    row.productName = QStringLiteral("Savings");
    row.customerName = QStringLiteral("Amélie Fontaine");
    row.openedByName = QStringLiteral("Maya Okafor");
    row.openedAtMicros = 1'741'950'120'000'000;
    return row;
}

} // namespace

class TestAccountRequestListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        AccountRequestListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Customer"), QStringLiteral("Account"),
                              QStringLiteral("Number"), QStringLiteral("Asked for by"),
                              QStringLiteral("Asked for")}));
        QCOMPARE(model.amountColumns(), (QList<int>{}));
    }

    void aRow()
    {
        AccountRequestListModel model;
        model.setRows({request()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Amélie Fontaine"), QStringLiteral("Savings"),
                              QStringLiteral("FR76 3000 6000 0112 3456 7890 189"),
                              QStringLiteral("Maya Okafor"), QStringLiteral("14 Mar 2025 11:02")}));
        QCOMPARE(
            texts(model, 0, PagedTableModel::PlainTextRole),
            (QStringList{QStringLiteral("Amélie Fontaine"), QStringLiteral("Savings"),
                         QStringLiteral("FR7630006000011234567890189"),
                         QStringLiteral("Maya Okafor"), QStringLiteral("2025-03-14 11:02:00")}));
    }

    void momentsFollowTheZone()
    {
        AccountRequestListModel model;
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({request()});
        QCOMPARE(model.index(0, AccountRequestListModel::OpenedAt).data().toString(),
                 QStringLiteral("14 Mar 2025 12:02"));
    }

    void qtFindsNothingWrong()
    {
        AccountRequestListModel model;
        checkModel(model, request());
    }
};

QTEST_GUILESS_MAIN(TestAccountRequestListModel)
#include "tst_accountrequestlistmodel.moc"
