// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/listfollower.h"

#include "models/items/accountrequestlistmodel.h"
#include "ui/common/soononce.h"

#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

namespace {

AccountRequest request(int id)
{
    AccountRequest row;
    row.id = AccountId{id};
    row.customerName = u"Customer %1"_s.arg(id);
    return row;
}

/// A list at the bank, and a view of it.
struct List {
    QList<AccountRequest> atBank;
    int asked = 0;
    AccountRequestListModel model;
    QTableView view;
    ListFollower *follower = new ListFollower(view, model);

    explicit List(int rows)
    {
        for (int i = 0; i < rows; ++i)
            atBank.append(request(i + 1));
        model.setFetch([this](const PageRequest &, const AccountRequestListModel::Reply &reply) {
            ++asked;
            reply(Page<AccountRequest>{atBank, {}});
        });
        view.setModel(&model);
        view.resize(600, 300);
        view.show();
        model.refresh();
        asked = 0;
    }
    QString marked() const { return view.currentIndex().siblingAtColumn(0).data().toString(); }
};

} // namespace

class TestListFollower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theMarkedRowStaysMarked();
    void handfulsAreReadOnce();
    void whoHasScrolledDownIsNotDisturbed();
    void whatNobodySeesIsNotRead();
    void aReadingOfTheirOwnBeginsAnew();
    void soonOnceActsOnce();
};

void TestListFollower::theMarkedRowStaysMarked()
{
    List list(5);
    list.view.selectRow(2);
    list.atBank.prepend(request(99));
    list.follower->follow();
    QTRY_COMPARE(list.model.rowCount(), 6);
    QCOMPARE(list.marked(), u"Customer 3"_s);
    QCOMPARE(list.view.currentIndex().row(), 3);
    list.atBank.removeAt(3); // somebody else has dealt with it
    list.follower->follow();
    QTRY_COMPARE(list.model.rowCount(), 5);
    QVERIFY(!list.view.currentIndex().isValid());
}

void TestListFollower::handfulsAreReadOnce()
{
    List list(3);
    for (int i = 0; i < 20; ++i)
        list.follower->follow();
    QTRY_COMPARE(list.asked, 1);
    list.follower->follow();
    QTRY_COMPARE(list.asked, 2);
}

void TestListFollower::whoHasScrolledDownIsNotDisturbed()
{
    List list(200);
    QTRY_VERIFY(list.view.verticalScrollBar()->maximum() > 40);
    list.view.verticalScrollBar()->setValue(40);
    list.atBank.prepend(request(999));
    list.follower->follow();
    SoonOnce later(nullptr, [&] { list.asked += 1000; }); // asked for after it: it is due after it
    later.ask();
    QTRY_COMPARE(list.asked, 1000);
    QCOMPARE(list.model.rowCount(), 200);
    list.view.verticalScrollBar()->setValue(0);
    QTRY_COMPARE(list.model.rowCount(), 201);
}

void TestListFollower::whatNobodySeesIsNotRead()
{
    List list(3);
    list.view.hide();
    list.follower->follow();
    SoonOnce later(nullptr, [&] { list.asked += 1000; });
    later.ask();
    QTRY_COMPARE(list.asked, 1000);
}

void TestListFollower::aReadingOfTheirOwnBeginsAnew()
{
    List list(5);
    list.view.selectRow(2);
    list.model.refresh();
    QVERIFY(!list.view.currentIndex().isValid());
}

void TestListFollower::soonOnceActsOnce()
{
    int acts = 0;
    SoonOnce soon(nullptr, [&] { ++acts; });
    for (int i = 0; i < 5; ++i)
        soon.ask();
    QCOMPARE(acts, 0);
    QTRY_COMPARE(acts, 1);
    soon.ask();
    QTRY_COMPARE(acts, 2);
}

QTEST_MAIN(TestListFollower)
#include "tst_listfollower.moc"
