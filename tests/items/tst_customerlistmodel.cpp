// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/customerlistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

CustomerSummary amelie()
{
    CustomerSummary row;
    row.id = UserId{100482};
    row.name = QStringLiteral("Amélie Fontaine-Nguyễn");
    row.birthDate = QDate(1988, 6, 2);
    row.phoneTail = QStringLiteral("678");
    row.idNumberTail = QStringLiteral("D1F");
    row.approved = true;
    return row;
}

} // namespace

class TestCustomerListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        CustomerListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Name"), QStringLiteral("Born"),
                              QStringLiteral("ID number"), QStringLiteral("Phone"),
                              QStringLiteral("Status")}));
        QCOMPARE(model.amountColumns(), (QList<int>{}));
    }

    void aRow()
    {
        CustomerListModel model;
        model.setRows({amelie()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Amélie Fontaine-Nguyễn"),
                              QStringLiteral("02 Jun 1988"), QStringLiteral("•••D1F"),
                              QStringLiteral("•••678"), QStringLiteral("ID verified")}));
        QCOMPARE(texts(model, 0, PagedTableModel::PlainTextRole),
                 (QStringList{QStringLiteral("Amélie Fontaine-Nguyễn"),
                              QStringLiteral("1988-06-02"), QStringLiteral("D1F"),
                              QStringLiteral("678"), QStringLiteral("ID verified")}));
    }

    void statusOfTheMostImportance_data()
    {
        QTest::addColumn<UserStatus>("status");
        QTest::addColumn<bool>("approved");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("chip");
        QTest::newRow("verified") << UserStatus::Active << true << QStringLiteral("ID verified")
                                  << QStringLiteral("ok");
        QTest::newRow("not verified")
            << UserStatus::Active << false << QStringLiteral("ID not verified")
            << QStringLiteral("warn");
        QTest::newRow("blocked") << UserStatus::Blocked << true << QStringLiteral("Blocked")
                                 << QStringLiteral("bad");
        QTest::newRow("closed") << UserStatus::Closed << true << QStringLiteral("Closed")
                                << QString();
    }
    void statusOfTheMostImportance()
    {
        QFETCH(UserStatus, status);
        QFETCH(bool, approved);
        CustomerSummary customer = amelie();
        customer.status = status;
        customer.approved = approved;
        CustomerListModel model;
        model.setRows({customer});
        const QModelIndex index = model.index(0, CustomerListModel::Status);
        QTEST(index.data().toString(), "text");
        QTEST(index.data(PagedTableModel::ChipRole).toString(), "chip");
    }

    void theRowIsKnown()
    {
        CustomerListModel model;
        model.setRows({amelie()});
        QCOMPARE(model.rowAt(0).id.value, 100482);
    }

    void qtFindsNothingWrong()
    {
        CustomerListModel model;
        checkModel(model, amelie());
    }
};

QTEST_GUILESS_MAIN(TestCustomerListModel)
#include "tst_customerlistmodel.moc"
