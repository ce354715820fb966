// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/moneyedit.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestMoneyEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typedDigitsAreRead_data();
    void typedDigitsAreRead();
    void whatCannotBeReadSaysWhy_data();
    void whatCannotBeReadSaysWhy();
    void leavingTheFieldGroupsTheAmount();
    void comingBackSelectsAll();
    void enterGoesOnAndCtrlEnterDoesNot();
    void everyChangeIsToldOnce();
    void anotherCurrencyEmptiesTheField();
    void yenHaveNoDecimals();
};

namespace {

Money euro(qint64 minorUnits)
{
    return {.minorUnits = minorUnits, .currency = Currency::euro()};
}

struct Form : QWidget {
    Form()
        : amount(new MoneyEdit(Currency::euro()))
        , note(new QLineEdit)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(amount);
        column->addWidget(note);
        show();
        activateWindow();
        amount->setFocus();
    }
    MoneyEdit *amount;
    QLineEdit *note;
};

} // namespace

void TestMoneyEdit::typedDigitsAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("minorUnits");
    QTest::newRow("whole") << u"1250"_s << qint64(125'000);
    QTest::newRow("point") << u"1250.50"_s << qint64(125'050);
    QTest::newRow("comma") << u"1250,50"_s << qint64(125'050);
    QTest::newRow("both, continental") << u"1.250,50"_s << qint64(125'050);
    QTest::newRow("both, English") << u"1,250.50"_s << qint64(125'050);
    QTest::newRow("spaces") << u"1 250.00"_s << qint64(125'000);
    QTest::newRow("zero") << u"0"_s << qint64(0);
}

void TestMoneyEdit::typedDigitsAreRead()
{
    QFETCH(QString, typed);
    QFETCH(qint64, minorUnits);
    MoneyEdit edit(Currency::euro());
    QTest::keyClicks(&edit, typed);
    QVERIFY(edit.amount().has_value());
    QCOMPARE(edit.amount()->minorUnits, minorUnits);
    QCOMPARE(edit.problem(), QString());
}

void TestMoneyEdit::whatCannotBeReadSaysWhy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("two meanings") << u"1.234"_s;
    QTest::newRow("two meanings, comma") << u"1,234"_s;
    QTest::newRow("letters") << u"12a"_s;
    QTest::newRow("sign") << u"-5"_s;
    QTest::newRow("exponent") << u"1e3"_s;
    QTest::newRow("too many decimals") << u"1.2345"_s;
    QTest::newRow("too large") << u"99999999999999999999"_s;
}

void TestMoneyEdit::whatCannotBeReadSaysWhy()
{
    QFETCH(QString, typed);
    MoneyEdit edit(Currency::euro());
    QTest::keyClicks(&edit, typed);
    QVERIFY(!edit.amount());
    QVERIFY(!edit.problem().isEmpty());
}

void TestMoneyEdit::leavingTheFieldGroupsTheAmount()
{
    Form form;
    QTRY_VERIFY(form.amount->hasFocus());
    QTest::keyClicks(form.amount, u"1250"_s);
    QCOMPARE(form.amount->text(), u"1250"_s);
    form.note->setFocus();
    QTRY_COMPARE(form.amount->text(), u"1\u202F250.00"_s);
    QCOMPARE(form.amount->amount(), euro(125'000));
}

void TestMoneyEdit::comingBackSelectsAll()
{
    Form form;
    form.amount->setAmount(euro(5'000));
    form.note->setFocus();
    QTRY_VERIFY(form.note->hasFocus());
    QTest::mouseClick(form.amount, Qt::LeftButton);
    QTRY_COMPARE(form.amount->selectedText(), u"50.00"_s);
    QTest::keyClicks(form.amount, u"7"_s);
    QCOMPARE(form.amount->amount(), euro(700));
}

void TestMoneyEdit::enterGoesOnAndCtrlEnterDoesNot()
{
    Form form;
    QTRY_VERIFY(form.amount->hasFocus());
    QTest::keyClick(form.amount, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form.amount->hasFocus());
    QTest::keyClick(form.amount, Qt::Key_Enter, Qt::KeypadModifier);
    QTRY_VERIFY(form.note->hasFocus());
}

void TestMoneyEdit::everyChangeIsToldOnce()
{
    MoneyEdit edit(Currency::euro());
    QSignalSpy told(&edit, &MoneyEdit::amountChanged);
    edit.setText(u"12"_s);
    edit.setText(u"12.00"_s); // the same amount
    QCOMPARE(told.size(), 1);
    edit.clear();
    QCOMPARE(told.size(), 2);
    QVERIFY(!told.last().first().value<std::optional<Money>>());
}

void TestMoneyEdit::anotherCurrencyEmptiesTheField()
{
    MoneyEdit edit(Currency::euro());
    edit.setAmount(euro(500));
    edit.setCurrency(Currency::euro());
    QCOMPARE(edit.amount(), euro(500));
    edit.setCurrency(*Currency::fromCode(u"USD"));
    QVERIFY(!edit.amount());
    QVERIFY(edit.text().isEmpty());
}

void TestMoneyEdit::yenHaveNoDecimals()
{
    MoneyEdit edit(*Currency::fromCode(u"JPY"));
    QTest::keyClicks(&edit, u"1250"_s);
    QVERIFY(edit.amount().has_value());
    QCOMPARE(edit.amount()->minorUnits, qint64(1250));
    edit.setText(u"12.5"_s);
    QVERIFY(!edit.amount());
}

QTEST_MAIN(TestMoneyEdit)
#include "tst_moneyedit.moc"
