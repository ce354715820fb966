// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountpage.h"

#include "tests/ui/officepage.h"
#include "ui/accounts/accountcontroller.h"
#include "ui/accounts/holdscard.h"
#include "ui/accounts/accountheader.h"
#include "ui/accounts/findcustomers.h"
#include "ui/common/inlineconfirmation.h"
#include "ui/accounts/reversalcard.h"

#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Account = OfficePage<AccountPage>;

// One account, against a scripted bank; what is done to it, too: ui/accounts/accountactions.cpp.
class TestAccountPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void itShowsNumberBalanceAndEntries()
    {
        const Account page = open(AccountStatus::Active);
        QVERIFY(page.text("accountNumberLabel").contains(u"FR76 3000"_s));
        QVERIFY(page.text("balanceLabel").contains(u"EUR"_s));
        QCOMPARE(page.text("accountStatusChip"), u"Active"_s);
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        QVERIFY(page.find("postingTable")->hasFocus());
    }

    void itFollowsTheBank()
    {
        const Account page = open(AccountStatus::Active);
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        auto *table = page.find<QTableView>("postingTable");
        table->selectRow(3);
        const QString marked = table->currentIndex().siblingAtColumn(1).data().toString();
        AccountDetails richer = sampleAccount();
        richer.summary.balance = SampleBank::euro(7'777'700);
        page.bank->server.give(wire::account, richer);
        wire::PostingPage more = samplePostings(20);
        PostingLine fresh = more.items.first();
        fresh.note = u"booked elsewhere"_s;
        more.items.prepend(fresh);
        page.bank->server.give(wire::postings, more);
        Q_EMIT page.bank->navigator.moved({AccountId{1}}); // another
        Q_EMIT page.bank->navigator.moved({SampleBank::current});
        QTRY_COMPARE(entries(page)->rowCount(), 21);
        QTRY_VERIFY(page.text("balanceLabel").contains(u"77"_s));
        QCOMPARE(table->currentIndex().row(), 4); // the entry that was marked
        QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), marked);
        QVERIFY(table->hasFocus());
    }

    void whatIsSetAsideIsReleasedAfterAQuestion()
    {
        Hold hold;
        hold.id = HoldId{31};
        hold.account = SampleBank::current;
        hold.amount = SampleBank::euro(5'000);
        hold.captured = hold.released = SampleBank::euro(0);
        hold.expiresAtMicros = 1'742'000'000'000'000;
        hold.note = u"Deposit for a key"_s;
        const Account page = open(AccountStatus::Active, [&](ScriptedServer &server) { server.give(wire::holds, {{hold}}); });
        QTRY_VERIFY(page.shows("holdsCard"));
        page.click("release-31");
        QCOMPARE(page.asked(wire::releaseHold.info), 0);
        page.bank->server.give(wire::releaseHold, hold);
        page.bank->server.give(wire::holds, {});
        page.click("confirmButton");
        QTRY_VERIFY(!page.shows("holdsCard"));
        QCOMPARE(page.asked(wire::releaseHold.info), 1);
    }

    void withoutHoldsThereIsNoCard()
    {
        const Account page = open(AccountStatus::Active, [&](ScriptedServer &server) { server.give(wire::holds, {}); });
        QTRY_VERIFY(page.asked(wire::holds.info) > 0);
        QVERIFY(!page.shows("holdsCard"));
    }

    void furtherPagesComeWhileScrolling()
    {
        wire::PostingPage first = samplePostings(20);
        first.nextCursor = u"next"_s;
        const Account page = open(AccountStatus::Active, [&](ScriptedServer &server) {
            server.script(wire::postings.info, {ScriptedServer::reply(wire::postings, first)});
        });
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        entries(page)->fetchMore({});
        QTRY_COMPARE(entries(page)->rowCount(), 40);
        QVERIFY(page.bank->server.requests(wire::postings.info).last().target.contains("cursor=next"));
    }

    void freezingIsAskedOnceMore()
    {
        const Account page = open(AccountStatus::Active);
        page.bank->server.give(wire::freezeAccount, sampleAccount(AccountStatus::Frozen));
        page.click("freezeButton");
        QCOMPARE(page.asked(wire::freezeAccount.info), 0);
        QVERIFY(page.find("cancelButton")->hasFocus());
        page.click("confirmButton");
        QTRY_COMPARE(page.text("accountStatusChip"), u"Frozen"_s);
        QVERIFY(page.bank->server.requests(wire::freezeAccount.info).first().body.contains("\"version\":7"));
        QVERIFY(page.shows("unfreezeButton"));
        QVERIFY(!page.shows("freezeButton"));
        QVERIFY(!page.shows("depositButton"));
    }

    void escapeTakesTheQuestionBack()
    {
        const Account page = open(AccountStatus::Active);
        QSignalSpy back(&page.bank->navigator, &Navigator::customerRequested);
        page.click("closeButton");
        QVERIFY(page.page->clearOrBack());
        QVERIFY(!page.shows("confirmButton"));
        QVERIFY(back.isEmpty());
        QVERIFY(page.page->clearOrBack());
        QCOMPARE(back.first().first().value<UserId>(), SampleBank::amelie);
    }

    void unfreezingIsDoneAtOnce()
    {
        const Account page = open(AccountStatus::Frozen);
        QVERIFY(page.page->banner()->title().contains(u"frozen"_s));
        page.bank->server.give(wire::unfreezeAccount, sampleAccount(AccountStatus::Active));
        page.click("unfreezeButton");
        QTRY_COMPARE(page.text("accountStatusChip"), u"Active"_s);
        QVERIFY(!page.page->banner()->isVisible());
    }

    void closingIsAskedAndShown()
    {
        const Account page = open(AccountStatus::Active);
        page.bank->server.give(wire::closeAccount, {});
        page.bank->server.give(wire::account, sampleAccount(AccountStatus::Closed));
        page.click("closeButton");
        page.click("confirmButton");
        QTRY_COMPARE(page.text("accountStatusChip"), u"Closed"_s);
        QVERIFY(page.bank->server.requests(wire::closeAccount.info).first().target.contains("version=7"));
        QVERIFY(!page.shows("closeButton"));
    }

    void aRefusalIsSaidAndWhatHoldsIsShown_data()
    {
        QTest::addColumn<Refusal>("refusal");
        QTest::newRow("not empty") << Refusal::AccountNotEmpty;
        QTest::newRow("stale") << Refusal::StaleVersion;
    }
    void aRefusalIsSaidAndWhatHoldsIsShown()
    {
        QFETCH(Refusal, refusal);
        const Account page = open(AccountStatus::Active);
        page.bank->server.give(wire::closeAccount.info, Answer::refusal(refusal));
        const qsizetype before = page.asked(wire::account.info);
        page.click("closeButton");
        page.click("confirmButton");
        QTRY_COMPARE(page.page->banner()->title(), u"The account wasn't changed."_s);
        QTRY_COMPARE(page.asked(wire::account.info), before + 1);
        QTRY_VERIFY(page.button("closeButton")->isEnabled());
        QVERIFY(page.page->banner()->isVisible());
    }

    void aJointOwnerIsAdded()
    {
        const Account page = open(AccountStatus::Active);
        AccountDetails both = sampleAccount();
        both.holders.append({UserId{100'907}, u"Delphine Fontaine"_s});
        page.bank->server.give(wire::addHolder, both);
        page.bank->server.give(wire::findCustomers, {{SampleBank::summary(UserId{100'907}, u"Delphine Fontaine"_s)}});
        page.click("addOwnerButton");
        QVERIFY(page.find("customerFind")->hasFocus());
        page.type(u"delphine"_s);
        page.press(Qt::Key_Return);
        QTRY_VERIFY(page.shows("confirmButton"));
        page.click("confirmButton");
        QTRY_COMPARE(page.asked(wire::addHolder.info), 1);
        QVERIFY(page.bank->server.requests(wire::addHolder.info).first().body.contains("100907"));
        QTRY_VERIFY(!page.shows("ownerCard"));
    }

    void aFurtherOwnerThatWaitsIsSaid()
    {
        const Account page = open(AccountStatus::Active);
        page.bank->server.give(wire::addHolder, sampleAccount()); // the owners are as before
        page.bank->server.give(wire::findCustomers, {{SampleBank::summary(UserId{100'907}, u"Delphine Fontaine"_s)}});
        page.click("addOwnerButton");
        page.type(u"delphine"_s);
        page.press(Qt::Key_Return);
        QTRY_VERIFY(page.shows("confirmButton"));
        page.click("confirmButton");
        QTRY_VERIFY(page.page->banner()->title().contains(u"asked for"_s));
    }

    void moneyButtonsLeadOn()
    {
        const Account page = open(AccountStatus::Active);
        QSignalSpy withdrawal(&page.bank->navigator, &Navigator::withdrawalRequested);
        page.click("withdrawButton");
        QCOMPARE(withdrawal.first().at(0).value<UserId>(), SampleBank::amelie);
        QCOMPARE(withdrawal.first().at(1).value<AccountId>(), SampleBank::current);
    }

    void aTellerFreezesNothing()
    {
        const Account page = open(AccountStatus::Active, {}, Role::Teller);
        QVERIFY(!page.shows("freezeButton"));
        QVERIFY(page.shows("depositButton"));
    }

    void waitingAccountsTakeDepositsOnly()
    {
        const Account page = open(AccountStatus::AwaitingApproval);
        QCOMPARE(page.page->banner()->title(), u"Waiting for a second person"_s);
        QVERIFY(page.shows("depositButton"));
        QVERIFY(!page.shows("withdrawButton"));
    }

    void failuresCanBeTriedAgain()
    {
        const Account page(Role::Supervisor);
        page.bank->server.give(wire::account.info, Answer::problem(503, u"busy"_s));
        page.bank->server.give(wire::postings.info, Answer::problem(503, u"busy"_s));
        page.page->showAccount(SampleBank::current);
        QTRY_VERIFY(tryAgain(page));
        page.bank->server.give(wire::account, sampleAccount());
        QTest::mouseClick(tryAgain(page), Qt::LeftButton);
        QTRY_VERIFY(page.shows("balanceLabel"));
        QTRY_VERIFY(tryAgain(page));
        page.bank->server.give(wire::postings, samplePostings(3));
        QTest::mouseClick(tryAgain(page), Qt::LeftButton);
        QTRY_COMPARE(entries(page)->rowCount(), 3);
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        const Account page = open(AccountStatus::Active);
        QCOMPARE(page.nameless(), QStringList());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

    void aReversalIsAskedFor()
    {
        const Account page = open(AccountStatus::Active, {}, Role::Teller);
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        page.find<QTableView>("postingTable")->selectRow(1); // a transfer
        QTest::keyClick(page.page.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(page.find("reversalReason")->hasFocus());
        QVERIFY(page.text("reversedEntry").contains(u"Delphine Fontaine"_s));
        QVERIFY(!page.button("askReversalButton")->isEnabled());
        page.type(u"Sent twice"_s);
        QVERIFY(page.button("askReversalButton")->isEnabled());
        QVERIFY(!page.shows("correctedCash"));
        page.bank->server.give(wire::askReversal, sampleReversals(UserId{12}).items.last());
        QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->title().contains(u"is asked for"_s));
        QVERIFY(page.shows("postingTable"));
        const auto sent = page.bank->server.requests(wire::askReversal.info).first();
        QVERIFY(sent.target.endsWith("/entry/8999/reversal"));
        QVERIFY(sent.body.contains("Sent twice"));
        QVERIFY(!sent.body.contains("corrected"));
    }

    void theRightAmountIsCounted()
    {
        const Account page = open(AccountStatus::Active, {}, Role::Teller);
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        page.find<QTableView>("postingTable")->selectRow(2); // a withdrawal
        page.click("reverseButton");
        page.fill("reversalReason", u"Another note was paid out"_s);
        page.fill("correctedEdit", u"85"_s);
        QVERIFY(page.shows("correctedCash"));
        QVERIFY(page.text("reversalSentence").contains(u"Count the notes"_s));
        page.fill("count-5000", u"1"_s);
        page.fill("count-2000", u"1"_s);
        page.fill("count-1000", u"1"_s);
        page.fill("count-500", u"1"_s);
        QVERIFY(page.button("askReversalButton")->isEnabled());
        page.bank->server.give(wire::askReversal.info, Answer::refusal(Refusal::AlreadyReversed));
        page.click("askReversalButton");
        QTRY_VERIFY(page.text("reversalSentence").contains(u"reversed already"_s));
        QVERIFY(page.bank->server.requests(wire::askReversal.info).first().body.contains("8500"));
    }

    void whatIsNotReversedAtTheDeskIsNotOffered()
    {
        wire::PostingPage opening = samplePostings(1);
        opening.items.first().kind = EntryKind::Opening;
        const Account page = open(AccountStatus::Active, [&](ScriptedServer &server) { server.give(wire::postings, opening); });
        QTRY_COMPARE(entries(page)->rowCount(), 1);
        page.find<QTableView>("postingTable")->selectRow(0);
        QVERIFY(!page.button("reverseButton")->isEnabled());
        QVERIFY(!isReversible(EntryKind::Reversal));
        QVERIFY(isReversible(EntryKind::Fee));
    }

    void escapeAsksBeforeAReversalIsDropped()
    {
        const Account page = open(AccountStatus::Active, {}, Role::Teller);
        QTRY_COMPARE(entries(page)->rowCount(), 20);
        page.find<QTableView>("postingTable")->selectRow(0);
        page.click("reverseButton");
        page.type(u"Why"_s);
        QVERIFY(page.page->clearOrBack());
        QVERIFY(page.shows("reversalReason"));
        QVERIFY(page.page->clearOrBack());
        QTRY_VERIFY(page.shows("postingTable"));
        QCOMPARE(page.asked(wire::askReversal.info), 0);
    }

private:
    static Account open(AccountStatus status, const std::function<void(ScriptedServer &)> &prepare = {},
                        Role role = Role::Supervisor)
    {
        Account page(role, [&](ScriptedServer &server) {
            server.give(wire::account, sampleAccount(status));
            server.give(wire::postings, samplePostings(20));
            if (prepare)
                prepare(server);
        });
        page.page->showAccount(SampleBank::current);
        if (!waitUntil([&] { return page.shows("balanceLabel"); }))
            qWarning("the account isn't shown");
        return page;
    }
    static QAbstractItemModel *entries(const Account &page) { return page.find<QTableView>("postingTable")->model(); }
    static QPushButton *tryAgain(const Account &page)
    {
        for (QPushButton *button : page.page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->accessibleName() == u"Try again"_s)
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(TestAccountPage)
#include "tst_accountpage.moc"
