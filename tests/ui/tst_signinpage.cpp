// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signinpage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

namespace {

/// The page with e-mail and password typed and sent.
struct Sent {
    SignInPage page;
    QSignalSpy asked{&page, &SignInPage::signInRequested};

    Sent()
    {
        page.resize(1366, 768);
        page.show();
        page.activateWindow();
        QTest::keyClicks(field("email"), u"maya@northgate.example"_s);
        QTest::keyClicks(field("password"), u"her password"_s);
        QTest::keyClick(field("password"), Qt::Key_Return);
    }
    QLineEdit *field(const char *name) const { return page.findChild<QLineEdit *>(QLatin1StringView(name)); }
    QPushButton *button(const char *name) const { return page.findChild<QPushButton *>(QLatin1StringView(name)); }
    QString last(int argument) const { return asked.last().at(argument).toString(); }
};

} // namespace

/// What sign-in asks for beyond the password (tst_mainwindow has the rest).
class TestSignInPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSixthDigitSignsIn();
    void aWrongCodeIsAskedAgain();
    void escapeGoesBackToThePassword();
    void aPasswordOfAnotherIsChanged();
    void theRepeatedPasswordMustFit();
    void aWeakPasswordIsSaidAtItsField();
};

void TestSignInPage::theSixthDigitSignsIn()
{
    Sent sent;
    QCOMPARE(sent.asked.size(), 1);
    QVERIFY(sent.last(3).isEmpty());
    QVERIFY(!sent.field("signInCode")->isVisible());
    sent.page.askForCode();
    QVERIFY(sent.page.isAskingForCode());
    QTRY_VERIFY(sent.field("signInCode")->hasFocus());
    QVERIFY(!sent.field("email")->isEnabled()); // they belong to this attempt
    QTest::keyClicks(sent.field("signInCode"), u"123456"_s);
    QCOMPARE(sent.asked.size(), 2);
    QCOMPARE(sent.last(0), u"maya@northgate.example"_s);
    QCOMPARE(sent.last(1), u"her password"_s);
    QCOMPARE(sent.last(3), u"123456"_s);
}

void TestSignInPage::aWrongCodeIsAskedAgain()
{
    Sent sent;
    sent.page.askForCode();
    QTest::keyClicks(sent.field("signInCode"), u"000000"_s);
    sent.page.setError(u"This code doesn't fit."_s);
    QCOMPARE(sent.field("signInCode")->accessibleDescription(), u"This code doesn't fit."_s);
    QVERIFY(sent.field("signInCode")->text().isEmpty());
    QTRY_VERIFY(sent.field("signInCode")->hasFocus());
    QCOMPARE(sent.field("password")->text(), u"her password"_s);
}

void TestSignInPage::escapeGoesBackToThePassword()
{
    Sent sent;
    sent.page.askForCode();
    QTest::keyClicks(sent.field("signInCode"), u"12"_s);
    QTest::keyClick(sent.field("signInCode"), Qt::Key_Escape);
    QVERIFY(!sent.page.isAskingForCode());
    QTRY_VERIFY(sent.field("password")->hasFocus());
    QVERIFY(sent.field("password")->text().isEmpty());
    QVERIFY(sent.field("signInCode")->text().isEmpty());
    QVERIFY(!sent.button("signInBack")->isVisible());
}

void TestSignInPage::aPasswordOfAnotherIsChanged()
{
    Sent sent;
    sent.page.askForNewPassword();
    QTRY_VERIFY(sent.field("newPassword")->hasFocus());
    QTest::keyClicks(sent.field("newPassword"), u"a password of my own"_s);
    QTest::keyClick(sent.field("newPassword"), Qt::Key_Return);
    QTRY_VERIFY(sent.field("repeatedPassword")->hasFocus());
    QTest::keyClicks(sent.field("repeatedPassword"), u"a password of my own"_s);
    QTest::keyClick(sent.field("repeatedPassword"), Qt::Key_Return);
    QCOMPARE(sent.asked.size(), 2);
    QCOMPARE(sent.last(1), u"her password"_s);
    QCOMPARE(sent.last(4), u"a password of my own"_s);
}

void TestSignInPage::theRepeatedPasswordMustFit()
{
    Sent sent;
    sent.page.askForNewPassword();
    QTest::keyClicks(sent.field("newPassword"), u"one"_s);
    QTest::keyClicks(sent.field("repeatedPassword"), u"two"_s);
    QVERIFY(!sent.field("repeatedPassword")->accessibleDescription().isEmpty());
    QVERIFY(!sent.button("signIn")->isEnabled());
    QTest::keyClick(sent.field("repeatedPassword"), Qt::Key_Return);
    QCOMPARE(sent.asked.size(), 1);
}

void TestSignInPage::aWeakPasswordIsSaidAtItsField()
{
    Sent sent;
    sent.page.askForNewPassword();
    for (const char *name : {"newPassword", "repeatedPassword"})
        QTest::keyClicks(sent.field(name), u"short"_s);
    QTest::mouseClick(sent.button("signIn"), Qt::LeftButton);
    sent.page.setError(u"The password is too short."_s);
    QCOMPARE(sent.field("newPassword")->accessibleDescription(), u"The password is too short."_s);
    QVERIFY(sent.field("repeatedPassword")->text().isEmpty());
    QTRY_VERIFY(sent.field("newPassword")->hasFocus());
    QCOMPARE(sent.field("password")->text(), u"her password"_s);
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
