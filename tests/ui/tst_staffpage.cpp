// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/staffpage.h"

#include "tests/ui/officepage.h"
#include "tests/ui/sampleaccess.h"
#include "ui/staff/firstpassword.h"
#include "ui/staff/membercard.h"
#include "ui/staff/newmembercard.h"

#include <QComboBox>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

namespace {

struct Staff : OfficePage<StaffPage> {
    Staff()
        : OfficePage(Role::Administrator, [](ScriptedServer &server) { server.give(wire::staffList, sampleStaff()); })
    {
        waitUntil([this] { return table()->model()->rowCount() == sampleStaff().items.size(); });
    }
    QTableView *table() const { return find<QTableView>("staffTable"); }
    Banner *banner() const { return page->banner(); }
    QByteArray sent(const wire::EndpointInfo &info) const { return bank->server.requests(info).last().body; }
};

enum Row { Oneself, Bjorn, Locked, Blocked, Fresh };

} // namespace

class TestStaffPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { theme::apply(Appearance::Light); }
    void nobodyChangesThemselves();
    void aRoleIsGivenAfterAQuestion();
    void aQuestionIsAboutTheMarkedOnly();
    void aDrawnPasswordIsShownOnce();
    void whoIsShutOutIsLetIn_data();
    void whoIsShutOutIsLetIn();
    void blockingAndSigningOut();
    void aLostSecondFactorIsTakenAway();
    void somebodyNewIsTakenOn();
    void aTakenAddressIsSaidAtItsField();
    void aRefusalIsSaid();
    void passwordsAreDrawnEachForItself();
    void everythingHasAName();
};

void TestStaffPage::nobodyChangesThemselves()
{
    Staff page;
    page.table()->selectRow(Oneself);
    QVERIFY(page.shows("memberReason"));
    for (const char *name : {"giveRoleButton", "resetPasswordButton", "endMemberSessionsButton", "blockButton"})
        QVERIFY2(!page.button(name)->isEnabled(), name);
    page.table()->selectRow(Bjorn);
    QVERIFY(!page.shows("memberReason"));
    QVERIFY(page.button("blockButton")->isEnabled());
}

void TestStaffPage::aRoleIsGivenAfterAQuestion()
{
    Staff page;
    page.bank->server.give(wire::setStaffRole, sampleStaff().items[Bjorn]);
    page.table()->selectRow(Bjorn);
    QVERIFY(!page.button("giveRoleButton")->isEnabled()); // it is theirs already
    auto *role = page.find<QComboBox>("memberRole");
    QCOMPARE(role->findData(int(Role::Customer)), -1);
    role->setCurrentIndex(role->findData(int(Role::Manager)));
    page.click("giveRoleButton");
    QCOMPARE(page.asked(wire::setStaffRole.info), 0);
    page.click("confirmButton");
    QTRY_COMPARE(page.asked(wire::setStaffRole.info), 1);
    QVERIFY(page.sent(wire::setStaffRole.info).contains("manager"));
    QTRY_COMPARE(page.banner()->kind(), ChipKind::Ok);
    QTRY_COMPARE(page.table()->currentIndex().row(), int(Bjorn)); // the list is new, the mark where it was
}

void TestStaffPage::aQuestionIsAboutTheMarkedOnly()
{
    Staff page;
    page.table()->selectRow(Bjorn);
    page.click("blockButton");
    QVERIFY(page.shows("confirmButton"));
    page.table()->selectRow(Fresh);
    QVERIFY(!page.shows("confirmButton"));
    QCOMPARE(page.asked(wire::blockUser.info), 0);
}

void TestStaffPage::aDrawnPasswordIsShownOnce()
{
    Staff page;
    page.bank->server.give(wire::resetStaffPassword, {});
    page.table()->selectRow(Bjorn);
    page.click("resetPasswordButton");
    page.click("confirmButton");
    QTRY_COMPARE(page.asked(wire::resetStaffPassword.info), 1);
    QTRY_VERIFY(page.banner()->isVisible());
    const QString password = QString::fromUtf8(page.sent(wire::resetStaffPassword.info)).section(u'"', 3, 3);
    QCOMPARE(password.size(), 24);
    QVERIFY(page.banner()->text().contains(password));
    page.click("newMemberButton");
    QVERIFY(!page.banner()->isVisible());
}

void TestStaffPage::whoIsShutOutIsLetIn_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("locked out") << int(Locked);
    QTest::newRow("blocked") << int(Blocked);
}

void TestStaffPage::whoIsShutOutIsLetIn()
{
    QFETCH(int, row);
    Staff page;
    page.bank->server.give(wire::unblockUser, {});
    page.table()->selectRow(Bjorn);
    QVERIFY(!page.shows("unblockButton"));
    page.table()->selectRow(row);
    page.click("unblockButton"); // nothing to ask: it harms nobody
    QTRY_COMPARE(page.asked(wire::unblockUser.info), 1);
    QTRY_COMPARE(page.banner()->kind(), ChipKind::Ok);
}

void TestStaffPage::blockingAndSigningOut()
{
    Staff page;
    page.bank->server.give(wire::blockUser, {});
    page.bank->server.give(wire::endStaffSessions, {2});
    page.table()->selectRow(Bjorn);
    page.click("blockButton");
    page.click("confirmButton");
    QTRY_COMPARE(page.asked(wire::blockUser.info), 1);
    QVERIFY(page.bank->server.requests(wire::blockUser.info).first().target.endsWith("user/13/block"));
    QTRY_VERIFY(page.button("endMemberSessionsButton")->isEnabled());
    page.click("endMemberSessionsButton");
    page.click("confirmButton");
    QTRY_COMPARE(page.asked(wire::endStaffSessions.info), 1);
}

void TestStaffPage::aLostSecondFactorIsTakenAway()
{
    Staff page;
    page.bank->server.give(wire::resetSecondFactor, {});
    page.table()->selectRow(Bjorn);
    QVERIFY(!page.shows("resetSecondFactorButton")); // there is none
    page.table()->selectRow(Fresh);
    page.click("resetSecondFactorButton");
    page.click("confirmButton");
    QTRY_COMPARE(page.asked(wire::resetSecondFactor.info), 1);
}

void TestStaffPage::somebodyNewIsTakenOn()
{
    Staff page;
    page.bank->server.give(wire::createStaff, {UserId{31}});
    page.click("newMemberButton");
    QTRY_VERIFY(page.find("newMemberName")->hasFocus());
    QVERIFY(!page.button("createMemberButton")->isEnabled());
    page.type(u"Ida Holm"_s);
    page.press(Qt::Key_Return);
    page.type(u"ida@northgate.example"_s);
    QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page.asked(wire::createStaff.info), 1);
    QVERIFY(page.sent(wire::createStaff.info).contains("Ida Holm"));
    QTRY_VERIFY(page.banner()->isVisible());
    QCOMPARE(page.banner()->kind(), ChipKind::Ok);
    QVERIFY(!page.shows("newMemberName"));
}

void TestStaffPage::aTakenAddressIsSaidAtItsField()
{
    Staff page;
    page.bank->server.give(wire::createStaff.info, Answer::refusal(Refusal::EmailTaken));
    page.click("newMemberButton");
    page.fill("newMemberName", u"Ida Holm"_s);
    page.fill("newMemberEmail", u"maya@northgate.example"_s);
    page.click("createMemberButton");
    QTRY_VERIFY(page.find("newMemberEmail")->accessibleDescription().contains(u"already"_s));
    QVERIFY(page.page->clearOrBack());
    QVERIFY(!page.shows("newMemberName"));
    QVERIFY(!page.page->clearOrBack());
}

void TestStaffPage::aRefusalIsSaid()
{
    Staff page;
    page.bank->server.give(wire::unblockUser.info, Answer::refusal(Refusal::Forbidden));
    page.table()->selectRow(Locked);
    page.click("unblockButton");
    QTRY_VERIFY(page.banner()->isVisible());
    QCOMPARE(page.banner()->kind(), ChipKind::Bad);
}

void TestStaffPage::passwordsAreDrawnEachForItself()
{
    QSet<QString> drawn;
    for (int i = 0; i < 200; ++i)
        drawn.insert(firstPassword());
    QCOMPARE(drawn.size(), 200);
    QVERIFY(drawn.cbegin()->size() >= 15); // what the bank asks of a password
}

void TestStaffPage::everythingHasAName()
{
    Staff page;
    page.table()->selectRow(Locked);
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
    page.click("newMemberButton");
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
}

QTEST_MAIN(TestStaffPage)
#include "tst_staffpage.moc"
