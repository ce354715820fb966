// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/accesspage.h"

#include "tests/ui/officepage.h"
#include "tests/ui/sampleaccess.h"
#include "ui/access/passwordcard.h"
#include "ui/access/secondfactorcard.h"
#include "ui/access/sessionscard.h"

#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

namespace {

struct Access : OfficePage<AccessPage> {
    explicit Access(const wire::SecondFactorView &view = {})
        : OfficePage(Role::Teller, [&](ScriptedServer &server) {
            server.give(wire::secondFactor, view);
            server.give(wire::ownSessions, sampleSessions());
            server.give(wire::beginSecondFactor, sampleSecret());
        })
    {
        waitUntil([this] { return find<QTableView>("sessionTable")->model()->rowCount() == 3 && shows("secondFactorChip"); });
    }
    QString error(const char *field) const { return find(field)->accessibleDescription(); }
    void typePasswords(const QString &current, const QString &fresh) const
    {
        fill("currentPassword", current);
        fill("newPassword", fresh);
        fill("repeatedPassword", fresh);
    }
    Answer tokens(SecondFactorState state) const
    {
        return ScriptedServer::reply(wire::changePassword, {u"fresh"_s, sampleMorning + 600'000'000, u"fresh-refresh"_s,
                                                            bank->session.user(), state});
    }
};

} // namespace

class TestAccessPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { theme::apply(Appearance::Light); }
    void aPasswordIsChangedByKeysAlone();
    void aWrongPasswordIsSaidAtItsField();
    void aWeakPasswordIsSaidAtItsField();
    void anAuthenticatorIsSetUp();
    void escapeForgetsTheSecret();
    void aSecondFactorIsTakenAwayAfterAQuestion();
    void whoMustEnrolIsTold();
    void sessionsAreEnded();
    void nobodyEndsTheirOwn();
    void aFailureIsSaid();
    void everythingHasAName();
};

void TestAccessPage::aPasswordIsChangedByKeysAlone()
{
    Access page;
    page.bank->server.give(wire::changePassword.info, page.tokens(SecondFactorState::None));
    QTRY_VERIFY(page.find("currentPassword")->hasFocus());
    page.type(u"old password of hers"_s);
    page.press(Qt::Key_Return);
    page.type(u"a new one of her own"_s);
    page.press(Qt::Key_Return);
    QVERIFY(!page.button("changePasswordButton")->isEnabled());
    page.type(u"a new one of her own"_s);
    QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(page.page->banner()->isVisible());
    QCOMPARE(page.page->banner()->kind(), ChipKind::Ok);
    const QByteArray sent = page.bank->server.requests(wire::changePassword.info).first().body;
    QVERIFY(sent.contains("old password of hers") && sent.contains("a new one of her own"));
    QVERIFY(page.find<QLineEdit>("currentPassword")->text().isEmpty());
    // What is asked from now on carries the new token.
    QTRY_COMPARE(page.bank->server.requests(wire::ownSessions.info).last().headers.value("authorization"), "Bearer fresh");
}

void TestAccessPage::aWrongPasswordIsSaidAtItsField()
{
    Access page;
    page.bank->server.give(wire::changePassword.info, Answer::problem(403, u"invalid-credentials"_s));
    page.typePasswords(u"wrong"_s, u"a new one of her own"_s);
    page.click("changePasswordButton");
    QTRY_COMPARE(page.error("currentPassword"), u"That isn't your password."_s);
    QVERIFY(page.bank->session.isSignedIn());
    QCOMPARE(page.find<QLineEdit>("newPassword")->text(), u"a new one of her own"_s);
}

void TestAccessPage::aWeakPasswordIsSaidAtItsField()
{
    Access page;
    page.bank->server.give(wire::changePassword.info,
                           Answer::problem(422, u"weak-password"_s, {{u"new_password"_s, u"common"_s, u"…"_s}}));
    page.typePasswords(u"old password of hers"_s, u"password1234567"_s);
    page.click("changePasswordButton");
    QTRY_COMPARE(page.error("newPassword"), u"Many people use this password. Choose another one."_s);
}

void TestAccessPage::anAuthenticatorIsSetUp()
{
    Access page;
    page.bank->server.give(wire::refresh.info, page.tokens(SecondFactorState::Given));
    page.bank->server.give(wire::confirmSecondFactor, {});
    page.bank->server.script(wire::confirmSecondFactor.info, {Answer::refusal(Refusal::InvalidValue)});
    page.click("beginSecondFactorButton");
    QTRY_VERIFY(page.shows("qrCode"));
    QVERIFY(page.text("secondFactorSecret").contains(u"JBSW Y3DP EHPK 3PXP"_s));
    QTRY_VERIFY(page.find("enrolCode")->hasFocus());
    page.type(u"000000"_s); // wrong
    QTRY_VERIFY(page.error("enrolCode").contains(u"doesn't fit"_s));
    page.bank->server.give(wire::secondFactor, {true, sampleMorning, false});
    page.type(u"123456"_s);
    QTRY_VERIFY(!page.shows("qrCode"));
    QTRY_VERIFY(page.shows("removeSecondFactorButton"));
    QTRY_COMPARE(page.bank->session.secondFactor(), SecondFactorState::Given);
    QTRY_VERIFY(page.shows("passwordCode")); // a new password takes the code, too
}

void TestAccessPage::escapeForgetsTheSecret()
{
    Access page;
    page.click("beginSecondFactorButton");
    QTRY_VERIFY(page.shows("qrCode"));
    QVERIFY(page.page->clearOrBack());
    QVERIFY(!page.shows("qrCode"));
    QVERIFY(page.text("secondFactorSecret").isEmpty());
    QVERIFY(page.shows("beginSecondFactorButton"));
    QVERIFY(!page.page->clearOrBack());
}

void TestAccessPage::aSecondFactorIsTakenAwayAfterAQuestion()
{
    Access page({true, sampleMorning, false});
    page.bank->server.give(wire::removeSecondFactor, {});
    page.bank->server.give(wire::refresh.info, page.tokens(SecondFactorState::None));
    page.click("removeSecondFactorButton");
    QCOMPARE(page.asked(wire::removeSecondFactor.info), 0);
    page.bank->server.give(wire::secondFactor, {});
    page.click("confirmButton");
    QTRY_VERIFY(page.shows("beginSecondFactorButton"));
    QCOMPARE(page.asked(wire::removeSecondFactor.info), 1);
}

void TestAccessPage::whoMustEnrolIsTold()
{
    Access page({false, 0, true});
    QTRY_VERIFY(page.page->banner()->isVisible());
    QCOMPARE(page.page->banner()->kind(), ChipKind::Warn);
    QVERIFY(!page.shows("removeSecondFactorButton"));
    page.bank->server.give(wire::secondFactor, {true, sampleMorning, true});
    page.page->enter();
    QTRY_VERIFY(!page.page->banner()->isVisible());
    QVERIFY(!page.shows("removeSecondFactorButton")); // nobody takes away what the bank demands
}

void TestAccessPage::sessionsAreEnded()
{
    Access page;
    page.bank->server.give(wire::endSession, {});
    page.bank->server.give(wire::endOtherSessions, {2});
    auto *table = page.find<QTableView>("sessionTable");
    table->selectRow(1);
    page.click("endSessionButton");
    QTRY_COMPARE(page.asked(wire::endSession.info), 1);
    QVERIFY(page.bank->server.requests(wire::endSession.info).first().target.endsWith("/4"));
    QTRY_VERIFY(page.button("endOthersButton")->isEnabled());
    page.click("endOthersButton");
    QTRY_COMPARE(page.asked(wire::endOtherSessions.info), 1);
    QTRY_VERIFY(page.page->banner()->title().contains(u'2'));
}

void TestAccessPage::nobodyEndsTheirOwn()
{
    Access page;
    auto *table = page.find<QTableView>("sessionTable");
    table->selectRow(0);
    QVERIFY(!page.button("endSessionButton")->isEnabled());
    table->selectRow(2);
    QVERIFY(page.button("endSessionButton")->isEnabled());
}

void TestAccessPage::aFailureIsSaid()
{
    Access page;
    page.bank->server.give(wire::endOtherSessions.info, Answer::problem(403, u"step-up-required"_s));
    page.click("endOthersButton");
    QTRY_VERIFY(page.page->banner()->isVisible());
    QVERIFY(page.page->banner()->text().contains(u"still you"_s));
}

void TestAccessPage::everythingHasAName()
{
    Access page;
    page.click("beginSecondFactorButton");
    QTRY_VERIFY(page.shows("qrCode"));
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
}

QTEST_MAIN(TestAccessPage)
#include "tst_accesspage.moc"
