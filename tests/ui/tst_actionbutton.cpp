// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionbutton.h"

#include "ui/common/enternext.h"
#include "ui/common/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestActionButton : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNameIsTheVerbAlone();
    void itsKeyWorksWhereverTheFocusIs();
    void bothEnterKeysArePrimary();
    void aDisabledButtonIgnoresItsKey();
    void aNewLabelKeepsTheKey();
    void anIconTakesItsRoom();
    void enterPressesTheFocusedButton();
    void enterPressesOtherButtonsToo();
    void enterGoesThroughTheFieldsAndPressesNothing();
};

namespace {

struct Form : QWidget {
    explicit Form(ActionButton *button)
        : edit(new QLineEdit)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(edit);
        column->addWidget(button);
        show();
        activateWindow();
        edit->setFocus();
    }
    QLineEdit *edit;
};

} // namespace

void TestActionButton::theNameIsTheVerbAlone()
{
    ActionButton button(u"&Book deposit"_s, ActionButton::Look::Primary, u"check"_s);
    button.setPrimaryKeys();
    QCOMPARE(button.accessibleName(), u"Book deposit"_s);
    QVERIFY(button.text().endsWith(u"Ctrl+Enter"_s));
    QCOMPARE(button.property("cls").toString(), u"primary"_s);
}

void TestActionButton::itsKeyWorksWhereverTheFocusIs()
{
    auto *button = new ActionButton(u"Print"_s);
    button->setKeys({Qt::CTRL | Qt::Key_P});
    Form form(button);
    QTRY_VERIFY(form.edit->hasFocus());
    QSignalSpy clicked(button, &ActionButton::clicked);
    QTest::keyClick(form.edit, Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(clicked.size(), 1);
}

void TestActionButton::bothEnterKeysArePrimary()
{
    auto *button = new ActionButton(u"Book"_s);
    button->setPrimaryKeys();
    Form form(button);
    QTRY_VERIFY(form.edit->hasFocus());
    QSignalSpy clicked(button, &ActionButton::clicked);
    QTest::keyClick(form.edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(clicked.size(), 1);
    QTest::keyClick(form.edit, Qt::Key_Enter, Qt::ControlModifier);
    QTRY_COMPARE(clicked.size(), 2);
    QTest::keyClick(form.edit, Qt::Key_Return);
    QCOMPARE(clicked.size(), 2);
}

void TestActionButton::aDisabledButtonIgnoresItsKey()
{
    auto *button = new ActionButton(u"Print"_s);
    button->setKeys({Qt::CTRL | Qt::Key_P});
    button->setEnabled(false);
    Form form(button);
    QTRY_VERIFY(form.edit->hasFocus());
    QSignalSpy clicked(button, &ActionButton::clicked);
    QTest::keyClick(form.edit, Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(clicked.size(), 0);
}

void TestActionButton::aNewLabelKeepsTheKey()
{
    ActionButton button(u"Book"_s);
    button.setPrimaryKeys();
    button.setLabel(u"Booking…"_s);
    QVERIFY(button.text().startsWith(u"Booking…"_s));
    QVERIFY(button.text().endsWith(u"Ctrl+Enter"_s));
    QCOMPARE(button.accessibleName(), u"Booking…"_s);
}

void TestActionButton::anIconTakesItsRoom()
{
    theme::apply(Appearance::Light);
    const ActionButton plain(u"Print the receipt again"_s);
    const ActionButton pictured(u"Print the receipt again"_s, ActionButton::Look::Plain, u"printer"_s);
    QVERIFY(pictured.sizeHint().width() >= plain.sizeHint().width() + 18);
}

void TestActionButton::enterPressesTheFocusedButton()
{
    auto *button = new ActionButton(u"Refresh"_s);
    const Form form(button);
    button->setFocus();
    QSignalSpy clicked(button, &ActionButton::clicked);
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(clicked.size(), 2);
    QTest::keyClick(button, Qt::Key_Return, Qt::ControlModifier); // the key of the page's primary button
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QCoreApplication::sendEvent(button, &held);
    QCOMPARE(clicked.size(), 2);
}

void TestActionButton::enterPressesOtherButtonsToo()
{
    QToolButton tool;
    pressWithEnter(&tool);
    tool.show();
    QSignalSpy clicked(&tool, &QToolButton::clicked);
    QTest::keyClick(&tool, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QCoreApplication::sendEvent(&tool, &held);
    QCOMPARE(clicked.size(), 1);
}

void TestActionButton::enterGoesThroughTheFieldsAndPressesNothing()
{
    auto *button = new ActionButton(u"Suggest"_s);
    Form form(button);
    QLineEdit last;
    form.layout()->addWidget(&last);
    last.show();
    moveOnWithEnter(form.edit);
    moveOnWithEnter(&last);
    QTRY_VERIFY(form.edit->hasFocus());
    QSignalSpy clicked(button, &ActionButton::clicked);
    QTest::keyClick(form.edit, Qt::Key_Return);
    QVERIFY(last.hasFocus()); // past the button
    QTest::keyClick(&last, Qt::Key_Return);
    QVERIFY(last.hasFocus()); // behind the last field there is none
    QCOMPARE(clicked.size(), 0);
}

QTEST_MAIN(TestActionButton)
#include "tst_actionbutton.moc"
