// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/approvals/approvalspage.h"

#include "ui/approvals/decisioncard.h"
#include "ui/approvals/reversalpanel.h"

#include "tests/ui/officepage.h"

#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Approvals = OfficePage<ApprovalsPage>;

// The second person's word, against a scripted bank.
class TestApprovalsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void theOldestIsChosenAndRead()
    {
        const Approvals page = open();
        QCOMPARE(rows(page), 3);
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        QVERIFY(page.bank->server.requests(wire::account.info).first().target.endsWith("/account/7001"));
        QVERIFY(!page.shows("ownChip"));
        QVERIFY(page.find("requestTable")->hasFocus());
    }

    void approvingSendsTheVersionRead()
    {
        const Approvals page = open();
        page.bank->server.give(wire::decideAccount, sampleAccount());
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        const qsizetype lists = page.asked(wire::accountRequests.info);
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->title().contains(u"is open"_s));
        const QByteArray sent = page.bank->server.requests(wire::decideAccount.info).first().body;
        QVERIFY(sent.contains("\"version\":7"));
        QVERIFY(sent.contains("\"approve\":true"));
        QTRY_COMPARE(page.asked(wire::accountRequests.info), lists + 1);
    }

    void refusingIsSaid()
    {
        const Approvals page = open();
        page.bank->server.give(wire::decideAccount, sampleAccount(AccountStatus::Refused));
        QTRY_VERIFY(page.button("refuseButton")->isEnabled());
        page.click("refuseButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"was refused"_s));
        QVERIFY(page.bank->server.requests(wire::decideAccount.info).first().body.contains("\"approve\":false"));
    }

    void onesOwnIsMarkedAndLeftToOthers()
    {
        const Approvals page = open();
        page.press(Qt::Key_Down);
        QTRY_VERIFY(page.shows("ownChip"));
        QTRY_COMPARE(page.asked(wire::account.info), 2);
        QVERIFY(!page.button("approveButton")->isEnabled());
        QVERIFY(!page.button("refuseButton")->isEnabled());
        QCOMPARE(page.text("approvalReason"), u"You entered this yourself; somebody else must decide."_s);
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(page.asked(wire::decideAccount.info), 0);
    }

    void refusalsAreSaidAndTheListIsReadAgain_data()
    {
        QTest::addColumn<Refusal>("refusal");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("own") << Refusal::SelfApproval << u"You entered this yourself"_s;
        QTest::newRow("stale") << Refusal::StaleVersion << u"Somebody changed this"_s;
        QTest::newRow("decided") << Refusal::AlreadyDecided << u"Somebody has decided"_s;
    }
    void refusalsAreSaidAndTheListIsReadAgain()
    {
        QFETCH(Refusal, refusal);
        QFETCH(QString, sentence);
        const Approvals page = open();
        page.bank->server.give(wire::decideAccount.info, Answer::refusal(refusal));
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        const qsizetype lists = page.asked(wire::accountRequests.info);
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->isVisible());
        QCOMPARE(page.page->banner()->title(), u"Nothing was decided."_s);
        QVERIFY(page.page->banner()->text().startsWith(sentence));
        QTRY_COMPARE(page.asked(wire::accountRequests.info), lists + 1);
    }

    void anUnknownOutcomeIsSaid()
    {
        const Approvals page = open();
        page.bank->server.give(wire::decideAccount.info, Answer::cut());
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->title().contains(u"isn't known yet"_s));
    }

    void pressingTwiceDecidesOnce()
    {
        const Approvals page = open();
        page.bank->server.give(wire::decideAccount, sampleAccount());
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        QTest::mouseClick(page.button("approveButton"), Qt::LeftButton);
        QTest::mouseClick(page.button("approveButton"), Qt::LeftButton);
        QTRY_VERIFY(page.page->banner()->isVisible());
        QCOMPARE(page.asked(wire::decideAccount.info), 1);
    }

    void anEmptyListSaysSo()
    {
        const Approvals page = open([](ScriptedServer &server) { server.give(wire::accountRequests, {}); });
        QTRY_VERIFY(!page.shows("requestTable"));
        QVERIFY(says(page, u"Nothing waits for you."_s));
    }

    void aFailedListCanBeTriedAgain()
    {
        const Approvals page = open([](ScriptedServer &server) {
            server.script(wire::accountRequests.info, {Answer::problem(503, u"busy"_s)});
        });
        QTRY_VERIFY(says(page, u"The requests can't be shown."_s));
        static_cast<PageFrame *>(page.page.get())->enter();
        QTRY_COMPARE(rows(page), 3);
        QTRY_VERIFY(page.shows("requestTable"));
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        const Approvals page = open();
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        QCOMPARE(page.nameless(), QStringList());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

    void aFurtherOwnerIsNamed()
    {
        const Approvals page = open([](ScriptedServer &server) { server.give(wire::account, sampleAccount(AccountStatus::Active)); });
        page.bank->server.give(wire::decideAccount, sampleAccount(AccountStatus::Active));
        QTRY_VERIFY(page.button("approveButton")->isEnabled());
        page.click("approveButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"has a further owner"_s));
    }

    void aCorrectionIsApproved()
    {
        const Approvals page = openCorrections();
        QCOMPARE(page.find<QTableView>("reversalTable")->model()->rowCount(), 2);
        QVERIFY(page.find<QTabBar>("approvalTabs")->tabText(1).contains(u"(2)"_s));
        QVERIFY(page.button("approveReversalButton")->isEnabled());
        page.bank->server.give(wire::approveReversal, SampleBank::receipt(EntryKind::Reversal, 8'000));
        QSignalSpy booked(&page.bank->navigator, &Navigator::booked);
        QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->title().contains(u"right one is booked"_s));
        QVERIFY(page.bank->server.requests(wire::approveReversal.info).first().target.endsWith("/reversal/31/approve"));
        QCOMPARE(page.asked(wire::decideAccount.info), 0); // the other tab's key is asleep
        QCOMPARE(booked.size(), 1);
        QTRY_VERIFY(page.asked(wire::waitingReversals.info) > 1);
    }

    void aCorrectionIsRefused()
    {
        const Approvals page = openCorrections();
        page.bank->server.give(wire::refuseReversal, sampleReversals(UserId{12}).items.first());
        page.click("refuseReversalButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"the entry stands"_s));
    }

    void onesOwnCorrectionIsLeftToOthers()
    {
        const Approvals page = openCorrections();
        page.find<QTableView>("reversalTable")->selectRow(1);
        QVERIFY(page.shows("ownReversalChip"));
        QVERIFY(!page.button("approveReversalButton")->isEnabled());
        QVERIFY(!page.button("refuseReversalButton")->isEnabled());
        QVERIFY(page.text("approvalReversalReason").contains(u"yourself"_s));
    }

    void anUnknownApprovalIsSentAgainUnderItsKey()
    {
        const Approvals page = openCorrections();
        page.bank->server.give(wire::approveReversal.info, Answer::cut());
        page.click("approveReversalButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"isn't known yet"_s));
        QTRY_VERIFY(page.button("approveReversalButton")->isEnabled());
        page.bank->server.give(wire::approveReversal, SampleBank::receipt(EntryKind::Reversal, 8'000));
        page.click("approveReversalButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"right one is booked"_s));
        const auto sent = page.bank->server.requests(wire::approveReversal.info);
        QCOMPARE(sent.last().headers.value("idempotency-key"), sent.first().headers.value("idempotency-key"));
    }

    void aCorrectionThatCannotBeBookedIsSaid()
    {
        const Approvals page = openCorrections();
        page.bank->server.give(wire::approveReversal.info, Answer::refusal(Refusal::InsufficientFunds));
        page.click("approveReversalButton");
        QTRY_VERIFY(page.page->banner()->text().contains(u"available balance"_s));
    }

private:
    static Approvals openCorrections()
    {
        Approvals page(Role::Supervisor, [](ScriptedServer &server) {
            server.give(wire::accountRequests, sampleRequests());
            server.give(wire::account, sampleAccount(AccountStatus::AwaitingApproval));
        });
        page.bank->server.give(wire::waitingReversals, sampleReversals(page.bank->session.user().id));
        page.page->enter();
        page.find<QTabBar>("approvalTabs")->setCurrentIndex(1);
        auto *table = page.find<QTableView>("reversalTable");
        if (!waitUntil([table] { return table->model()->rowCount() == 2; }))
            qWarning("the corrections aren't shown");
        table->selectRow(0);
        return page;
    }
    static Approvals open(const std::function<void(ScriptedServer &)> &prepare = {})
    {
        Approvals page(Role::Supervisor, [&](ScriptedServer &server) {
            server.give(wire::accountRequests, sampleRequests());
            server.give(wire::account, waiting());
            if (prepare)
                prepare(server);
        });
        waitUntil([&] { return rows(page) == 3; }, prepare ? 300 : 5000);
        return page;
    }
    static AccountDetails waiting()
    {
        AccountDetails account = sampleAccount(AccountStatus::AwaitingApproval);
        account.summary.id = AccountId{7'001};
        return account;
    }
    static int rows(const Approvals &page) { return page.find<QTableView>("requestTable")->model()->rowCount(); }
    static bool says(const Approvals &page, const QString &text)
    {
        const QList<QLabel *> labels = page.page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
};

QTEST_MAIN(TestApprovalsPage)
#include "tst_approvalspage.moc"
