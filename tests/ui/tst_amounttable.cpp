// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/amounttable.h"

#include "models/values/money.h"
#include "ui/common/emptystate.h"
#include "ui/common/waiting.h"

#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyleOptionHeader>
#include <QStyledItemDelegate>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestAmountTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copyingGivesPlainNumbers();
    void hiddenColumnsAreNotCopied();
    void amountHeadersAreRightInEveryDirection();
    void enterActivatesTheRow();
    void nothingIsSaidInWords();
    void loadingShowsAfterAMomentOnly();
    void tabLeavesTheTable();
    void columnsGiveWayToTheStretchedOne();
    void theFocusMarksARow();
    void nothingIsMarkedWhileItLoads();
    void theFocusIsSeen();
    void latinTextKeepsItsOrderRightToLeft();
};

namespace {

QString amount(qint64 minorUnits)
{
    return formatMoney({.minorUnits = minorUnits, .currency = Currency::euro()});
}

struct Sample {
    Sample()
        : table(u"Entries"_s)
    {
        model.setHorizontalHeaderLabels({u"Time"_s, u"Amount"_s, u"Status"_s});
        model.appendRow({new QStandardItem(u"10:42"_s), new QStandardItem(amount(125'000)),
                         new QStandardItem(u"Booked"_s)});
        model.appendRow({new QStandardItem(u"10:12"_s), new QStandardItem(amount(-411'111)),
                         new QStandardItem(u"Waiting"_s)});
        table.setModel(&model);
        table.setAmountColumns({1});
    }
    QStandardItemModel model;
    AmountTable table;
};

// The header's option as its painting sees it; protected in QHeaderView, public in ours.
Qt::Alignment headerAlignment(const AmountTable &table, int column)
{
    struct Access : QHeaderView {
        using QHeaderView::initStyleOptionForIndex;
    };
    QStyleOptionHeaderV2 option;
    option.direction = table.layoutDirection();
    (table.horizontalHeader()->*&Access::initStyleOptionForIndex)(&option, column);
    return option.textAlignment;
}

} // namespace

void TestAmountTable::copyingGivesPlainNumbers()
{
    Sample sample;
    sample.table.selectRow(1);
    QTest::keyClick(&sample.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"10:12\t-4111.11\tWaiting"_s);
}

void TestAmountTable::hiddenColumnsAreNotCopied()
{
    Sample sample;
    sample.table.setColumnHidden(0, true);
    sample.table.selectRow(0);
    QCOMPARE(sample.table.selectedText(), u"1250.00\tBooked"_s);
}

void TestAmountTable::amountHeadersAreRightInEveryDirection()
{
    Sample sample;
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        sample.table.setLayoutDirection(direction);
        QVERIFY(headerAlignment(sample.table, 1) & Qt::AlignRight);
        QVERIFY(headerAlignment(sample.table, 1) & Qt::AlignAbsolute);
    }
    QVERIFY(headerAlignment(sample.table, 0) & Qt::AlignRight); // the leading side, right to left
    sample.table.setLayoutDirection(Qt::LeftToRight);
    QVERIFY(headerAlignment(sample.table, 0) & Qt::AlignLeft);
}

void TestAmountTable::enterActivatesTheRow()
{
    Sample sample;
    sample.table.show();
    sample.table.selectRow(1);
    QSignalSpy activated(&sample.table, &AmountTable::activated);
    QTest::keyClick(&sample.table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toModelIndex().row(), 1);
}

void TestAmountTable::nothingIsSaidInWords()
{
    Sample sample;
    sample.table.setEmptyText(u"inbox"_s, u"Nothing booked yet today"_s);
    auto *empty = sample.table.findChild<EmptyState *>();
    QVERIFY(empty->isHidden());
    sample.model.removeRows(0, 2);
    QVERIFY(!empty->isHidden());
    sample.table.setLoading(true);
    QVERIFY(empty->isHidden());
    sample.table.setLoading(false);
    QVERIFY(!empty->isHidden());
    sample.model.appendRow(new QStandardItem(u"10:50"_s));
    QVERIFY(empty->isHidden());
}

void TestAmountTable::loadingShowsAfterAMomentOnly()
{
    Sample sample;
    sample.model.removeRows(0, 2);
    sample.table.show();
    auto *skeleton = sample.table.findChild<Skeleton *>();
    sample.table.setLoading(true);
    QVERIFY(skeleton->isHidden());
    QTRY_VERIFY(skeleton->isVisible());
    sample.table.setLoading(false);
    QVERIFY(skeleton->isHidden());
}

void TestAmountTable::tabLeavesTheTable()
{
    const Sample sample;
    QVERIFY(!sample.table.tabKeyNavigation());
    QCOMPARE(sample.table.accessibleName(), u"Entries"_s);
}

void TestAmountTable::columnsGiveWayToTheStretchedOne()
{
    Sample sample;
    sample.table.setColumnWidths({80, 100, 90});
    sample.table.setStretchColumn(0);
    sample.table.setColumnsGivingWay({2, 1}, 150);
    sample.table.resize(400, 200);
    sample.table.show();
    QTRY_VERIFY(!sample.table.isColumnHidden(2));
    sample.table.resize(300, 200);
    QTRY_VERIFY(sample.table.isColumnHidden(2));
    QVERIFY(!sample.table.isColumnHidden(1));
    QVERIFY(sample.table.columnWidth(0) >= 150);
    sample.table.selectRow(0);
    QCOMPARE(sample.table.selectedText(), u"10:42\t1250.00\tBooked"_s); // what has no room is copied all the same
    sample.table.resize(200, 200);
    QTRY_VERIFY(sample.table.isColumnHidden(1));
    sample.table.resize(400, 200);
    QTRY_VERIFY(!sample.table.isColumnHidden(1) && !sample.table.isColumnHidden(2));
}

void TestAmountTable::theFocusMarksARow()
{
    Sample sample;
    sample.table.show();
    sample.table.activateWindow();
    QTRY_VERIFY(sample.table.isActiveWindow());
    sample.table.clearFocus();
    sample.table.setCurrentIndex({});
    sample.table.setFocus(Qt::TabFocusReason);
    QCOMPARE(sample.table.currentIndex().row(), 0);
    sample.table.selectRow(1);
    sample.table.clearFocus();
    sample.table.setFocus(Qt::TabFocusReason);
    QCOMPARE(sample.table.currentIndex().row(), 1); // the one chosen before stays
    sample.model.removeRows(0, 2);
    sample.model.appendRow(new QStandardItem(u"11:02"_s)); // rows that come while the focus is here
    QCOMPARE(sample.table.currentIndex().row(), 0);
}

void TestAmountTable::nothingIsMarkedWhileItLoads()
{
    Sample sample;
    sample.table.show();
    sample.table.activateWindow();
    QTRY_VERIFY(sample.table.isActiveWindow());
    sample.table.setFocus();
    QCOMPARE(sample.table.currentIndex().row(), 0);
    sample.table.setCurrentIndex({}); // dealt with
    sample.table.setLoading(true);
    QVERIFY(!sample.table.currentIndex().isValid());
    sample.table.setLoading(false);
    QCOMPARE(sample.table.currentIndex().row(), 0);
}

void TestAmountTable::theFocusIsSeen()
{
    Sample sample;
    sample.table.resize(400, 200);
    sample.table.show();
    sample.table.activateWindow();
    QTRY_VERIFY(sample.table.isActiveWindow());
    sample.table.setFocus(Qt::TabFocusReason);
    const QImage with = sample.table.grab().toImage();
    sample.table.clearFocus();
    QVERIFY(with != sample.table.grab().toImage());
}

void TestAmountTable::latinTextKeepsItsOrderRightToLeft()
{
    struct Access : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    Sample sample;
    QStyleOptionViewItem option;
    option.direction = Qt::RightToLeft;
    (static_cast<QStyledItemDelegate *>(sample.table.itemDelegate())->*&Access::initStyleOption)(
        &option, sample.model.index(0, 0));
    QCOMPARE(option.text, QString(QChar(0x2068) + u"10:42"_s + QChar(0x2069)));
    option.direction = Qt::LeftToRight;
    (static_cast<QStyledItemDelegate *>(sample.table.itemDelegate())->*&Access::initStyleOption)(
        &option, sample.model.index(0, 0));
    QCOMPARE(option.text, u"10:42"_s);
}

QTEST_MAIN(TestAmountTable)
#include "tst_amounttable.moc"
