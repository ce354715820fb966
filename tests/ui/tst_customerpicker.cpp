// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/customerpicker.h"

#include "tests/ui/samplebank.h"
#include "ui/common/customerfile.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// Finding as one types, choosing by key, and what is then known of the customer.
class TestCustomerPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void oneLetterAsksNothing();
    void typingFastAsksOnce();
    void downAndEnterChoose_data();
    void downAndEnterChoose();
    void enterBeforeTheAnswerTakesTheOnlyOne();
    void enterBeforeTheAnswerTakesNoneOfSeveral();
    void enterBeforeTheAnswerTakesTheOneOfJustThisName();
    void whatIsTypedAheadGoesToTheNextField();
    void whatIsTypedAheadIsDroppedWhenNobodyIsChosen();
    void nobodyFoundIsSaid();
    void aFailureIsSaidAndEnterTriesAgain();
    void changeIsAskedFor();
    void aBlockedCustomerIsMarked();
    void aFileIsLoadedWhole();
    void aLateFileIsDropped();
    void aFileThatFailsSaysWhy();

private:
    struct Shown : CustomerPicker {
        explicit Shown(const QList<CustomerSummary> &found)
        {
            setFind([this, found](const QString &text, const CustomerListModel::Reply &answer) {
                asked.append(text);
                reply = answer;
                if (answersAtOnce)
                    answer(Page<CustomerSummary>{found, {}});
            });
            resize(700, 500);
            show();
            activateWindow();
            box()->setFocus();
        }
        QLineEdit *box() { return findChild<QLineEdit *>(u"customerFind"_s); }
        QTableView *table() { return findChild<QTableView *>(u"customerMatches"_s); }
        void type(const QString &text) { QTest::keyClicks(box(), text); }
        void press(Qt::Key key) { QTest::keyClick(box(), key); }

        QStringList asked;
        CustomerListModel::Reply reply;
        bool answersAtOnce = true;
    };
    static QList<CustomerSummary> two()
    {
        return {SampleBank::summary(UserId{1}, u"Amélie Fontaine"_s), SampleBank::summary(UserId{2}, u"Delphine Fontaine"_s)};
    }
};

void TestCustomerPicker::oneLetterAsksNothing()
{
    Shown picker(two());
    picker.type(u"f"_s);
    picker.press(Qt::Key_Return);
    QVERIFY(picker.asked.isEmpty());
    QVERIFY(!picker.table()->isVisible());
}

void TestCustomerPicker::typingFastAsksOnce()
{
    Shown picker(two());
    picker.type(u"fonta"_s);
    QTRY_COMPARE(picker.asked, QStringList{u"fonta"_s});
    QVERIFY(picker.table()->isVisible());
    QCOMPARE(picker.table()->model()->rowCount(), 2);
}

void TestCustomerPicker::downAndEnterChoose_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestCustomerPicker::downAndEnterChoose()
{
    QFETCH(const Qt::LayoutDirection, direction);
    const auto before = qScopeGuard([was = QApplication::layoutDirection()] { QApplication::setLayoutDirection(was); });
    QApplication::setLayoutDirection(direction);
    Shown picker(two());
    QSignalSpy chosen(&picker, &CustomerPicker::chosen);
    picker.type(u"fo"_s);
    QTRY_COMPARE(picker.asked.size(), 1);
    picker.press(Qt::Key_Down);
    picker.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<UserId>(), UserId{2});
    QVERIFY(picker.isChosen());
    QVERIFY(!picker.box()->isVisible());
    QCOMPARE(picker.findChild<QLabel *>(u"customerName"_s)->text(), u"Delphine Fontaine"_s);
}

void TestCustomerPicker::enterBeforeTheAnswerTakesTheOnlyOne()
{
    Shown picker({SampleBank::summary(UserId{1}, u"Amélie Fontaine"_s)});
    QSignalSpy chosen(&picker, &CustomerPicker::chosen);
    picker.type(u"fo"_s);
    picker.press(Qt::Key_Return); // does not wait for the pause
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(picker.asked.size(), 1);
}

void TestCustomerPicker::enterBeforeTheAnswerTakesNoneOfSeveral()
{
    Shown picker(two());
    QSignalSpy chosen(&picker, &CustomerPicker::chosen);
    picker.type(u"fo"_s);
    picker.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(picker.table()->currentIndex().row(), 0);
    picker.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
}

void TestCustomerPicker::enterBeforeTheAnswerTakesTheOneOfJustThisName()
{
    Shown picker(two());
    QSignalSpy chosen(&picker, &CustomerPicker::chosen);
    picker.type(u"delphine fontaine"_s);
    picker.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<UserId>(), UserId{2});
}

void TestCustomerPicker::whatIsTypedAheadGoesToTheNextField()
{
    QWidget window;
    Shown picker({SampleBank::summary(UserId{1}, u"Amélie Fontaine"_s)});
    QLineEdit next;
    QVBoxLayout column(&window);
    column.addWidget(&picker);
    column.addWidget(&next);
    picker.show();
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    picker.setTypeAheadKept(true);
    picker.answersAtOnce = false;
    connect(&picker, &CustomerPicker::chosen, &next, [&next] { next.setFocus(); });
    picker.box()->setFocus();
    picker.type(u"am"_s);
    picker.press(Qt::Key_Return);
    picker.press(Qt::Key_Return); // impatience changes nothing
    picker.type(u"12509"_s);
    picker.press(Qt::Key_Backspace);
    QCOMPARE(picker.box()->text(), u"am"_s);
    picker.reply(Page<CustomerSummary>{{SampleBank::summary(UserId{1}, u"Amélie Fontaine"_s)}, {}});
    QVERIFY(picker.isChosen());
    QCOMPARE(next.text(), u"1250"_s);
}

void TestCustomerPicker::whatIsTypedAheadIsDroppedWhenNobodyIsChosen()
{
    Shown picker(two());
    picker.setTypeAheadKept(true);
    picker.answersAtOnce = false;
    QSignalSpy chosen(&picker, &CustomerPicker::chosen);
    picker.type(u"fo"_s);
    picker.press(Qt::Key_Return);
    picker.type(u"7"_s);
    picker.reply(Page<CustomerSummary>{two(), {}});
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(picker.box()->text(), u"fo"_s);
    picker.type(u"n"_s); // the box is one's own again
    QCOMPARE(picker.box()->text(), u"fon"_s);
}

void TestCustomerPicker::nobodyFoundIsSaid()
{
    Shown picker({});
    picker.type(u"xy"_s);
    QTRY_COMPARE(picker.asked.size(), 1);
    const auto labels = picker.table()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"No customer matches “xy”"_s;
    }));
    QVERIFY(!picker.isChosen());
}

void TestCustomerPicker::aFailureIsSaidAndEnterTriesAgain()
{
    Shown picker(two());
    picker.answersAtOnce = false;
    picker.type(u"fo"_s);
    QTRY_COMPARE(picker.asked.size(), 1);
    picker.reply(tl::unexpected(u"The bank can't be reached."_s));
    const auto labels = picker.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"The bank can't be reached."_s);
    }));
    picker.press(Qt::Key_Return);
    QCOMPARE(picker.asked.size(), 2);
}

void TestCustomerPicker::changeIsAskedFor()
{
    Shown picker(two());
    picker.showCustomer(SampleBank::details());
    QSignalSpy change(&picker, &CustomerPicker::changeRequested);
    QTest::mouseClick(picker.field(), Qt::LeftButton);
    QCOMPARE(change.size(), 1);
    picker.reset();
    QVERIFY(!picker.isChosen());
    QVERIFY(picker.box()->isVisible());
    QVERIFY(picker.box()->text().isEmpty());
}

void TestCustomerPicker::aBlockedCustomerIsMarked()
{
    Shown picker(two());
    CustomerDetails blocked = SampleBank::details();
    blocked.status = UserStatus::Blocked;
    picker.showCustomer(blocked);
    const auto chips = picker.findChildren<QLabel *>();
    QVERIFY(std::any_of(chips.begin(), chips.end(), [](const QLabel *label) {
        return label->property("chip").toString() == u"bad"_s;
    }));
}

void TestCustomerPicker::aFileIsLoadedWhole()
{
    SampleBank bank;
    CustomerFile file(bank.api);
    file.load(SampleBank::amelie);
    QCOMPARE(file.state(), CustomerFile::State::Loading);
    QTRY_COMPARE(file.state(), CustomerFile::State::Loaded);
    QCOMPARE(file.customer().declared.name, u"Amélie Fontaine-Nguyễn"_s);
    QCOMPARE(file.accounts().size(), 2);
    QCOMPARE(file.limit(Action::Deposit)->used, 1);
    QVERIFY(!file.limit(Action::Payment));
    file.clear();
    QCOMPARE(file.state(), CustomerFile::State::Empty);
    QVERIFY(file.accounts().isEmpty());
}

void TestCustomerPicker::aLateFileIsDropped()
{
    SampleBank bank;
    CustomerDetails other = SampleBank::details();
    other.id = UserId{5};
    bank.server.script(wire::customer.info, {ScriptedServer::reply(wire::customer, other).after(300)});
    CustomerFile file(bank.api);
    file.load(UserId{5});
    QTRY_COMPARE(bank.server.requests(wire::customer.info).size(), 1);
    file.load(SampleBank::amelie);
    QTRY_COMPARE(file.state(), CustomerFile::State::Loaded);
    bool isLate = false;
    QTimer::singleShot(500, &file, [&] { isLate = true; });
    QTRY_VERIFY(isLate);
    QCOMPARE(file.customer().id, SampleBank::amelie);
}

void TestCustomerPicker::aFileThatFailsSaysWhy()
{
    SampleBank bank;
    bank.server.give(wire::customerLimits.info, Answer::problem(503, u"busy"_s));
    CustomerFile file(bank.api);
    file.load(SampleBank::amelie);
    QTRY_COMPARE(file.state(), CustomerFile::State::Failed);
    QVERIFY(file.failure().contains(u"busy"_s));
}

QTEST_MAIN(TestCustomerPicker)
#include "tst_customerpicker.moc"
