// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/openaccountpage.h"

#include "tests/ui/officepage.h"
#include "ui/accounts/ownerlist.h"
#include "ui/accounts/producttext.h"

#include <QComboBox>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Opening = OfficePage<OpenAccountPage>;

// Asking for an account, against a scripted bank.
class TestOpenAccountPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void withoutACustomerOneIsChosenFirst()
    {
        const Opening page(Role::Teller, give);
        QVERIFY(page.page->focusWidget()->objectName() == u"customerFind"_s);
        QCOMPARE(page.text("openReason"), u"Choose the customer first."_s);
        QVERIFY(!page.button("openAccountButton")->isEnabled());
        page.type(u"amelie"_s);
        page.press(Qt::Key_Return);
        QTRY_VERIFY(page.button("openAccountButton")->isEnabled());
    }

    void theProductIsDescribed()
    {
        const Opening page = open();
        QVERIFY(page.find("productBox")->hasFocus());
        page.press(Qt::Key_Down);
        QCOMPARE(page.text("productText"), u"Interest 2.35\u00a0% a year. Cash and transfers, in and out."_s);
    }

    void productsInWords()
    {
        const QList<Product> products = sampleProducts();
        QVERIFY(describe(products[0]).startsWith(u"May be overdrawn by "_s));
        QVERIFY(describe(products[2]).contains(u"365"_s));
        QVERIFY(describe(products[2]).endsWith(u"Money comes in only, until the term ends."_s));
        Product noCash = products[1];
        noCash.allowsWithdrawal = false;
        QVERIFY(describe(noCash).contains(u"No cash withdrawals"_s));
        Product noTransfers = products[1];
        noTransfers.allowsTransferOut = false;
        QVERIFY(describe(noTransfers).contains(u"No transfers out"_s));
    }

    void itIsAskedForAndWaits()
    {
        const Opening page = open();
        QSignalSpy shown(&page.bank->navigator, &Navigator::accountRequested);
        page.press(Qt::Key_Down);
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.page->banner()->title(), u"Waiting for a second person"_s);
        const QByteArray sent = page.bank->server.requests(wire::openAccount.info).first().body;
        QVERIFY(sent.contains("\"savings\""));
        QVERIFY(sent.contains("[100482]"));
        QVERIFY(!page.shows("openAccountButton"));
        QVERIFY(page.find("showAccountButton")->hasFocus());
        page.click("showAccountButton");
        QCOMPARE(shown.first().first().value<AccountId>(), SampleBank::current);
    }

    void jointOwnersAreSentInOrder()
    {
        const Opening page = open();
        addOwner(page, UserId{100'907}, u"Delphine Fontaine"_s);
        QCOMPARE(page.page->findChild<OwnerList *>()->owners(), QList<UserId>{UserId{100'907}});
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.asked(wire::openAccount.info), 1);
        QVERIFY(page.bank->server.requests(wire::openAccount.info).first().body.contains("[100482,100907]"));
    }

    void nobodyOwnsItTwice()
    {
        const Opening page = open();
        auto *owners = page.page->findChild<OwnerList *>();
        addOwner(page, UserId{100'907}, u"Delphine Fontaine"_s);
        addOwner(page, UserId{100'907}, u"Delphine Fontaine"_s, false);
        QCOMPARE(owners->owners().size(), 1);
        addOwner(page, SampleBank::amelie, u"Amelie"_s, false);
        QCOMPARE(owners->owners().size(), 1);
        for (QPushButton *button : owners->findChildren<QPushButton *>()) {
            if (button->accessibleName() == u"Take out Delphine Fontaine"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(owners->owners().isEmpty());
    }

    void aRefusalIsSaidAndTheNextIsAnotherCommand()
    {
        const Opening page = open();
        page.bank->server.script(wire::openAccount.info, {Answer::refusal(Refusal::CustomerClosed)});
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.page->banner()->title(), u"The account wasn't asked for."_s);
        QTRY_VERIFY(page.button("openAccountButton")->isEnabled());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.asked(wire::openAccount.info), 2);
        QVERIFY(key(page, 0) != key(page, 1));
    }

    void anUnknownOutcomeGoesAgainUnderItsKey()
    {
        const Opening page = open();
        page.bank->server.give(wire::openAccount.info, Answer::cut());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(page.page->banner()->title().contains(u"isn't known yet"_s));
        QVERIFY(!page.find("productBox")->isEnabled());
        page.bank->server.give(wire::openAccount, sampleAccount(AccountStatus::AwaitingApproval));
        page.click("openAccountButton");
        QTRY_COMPARE(page.page->banner()->title(), u"Waiting for a second person"_s);
        for (qsizetype i = 1; i < page.asked(wire::openAccount.info); ++i)
            QCOMPARE(key(page, i), key(page, 0));
    }

    void pressingTwiceAsksOnce()
    {
        const Opening page = open();
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.page->banner()->title(), u"Waiting for a second person"_s);
        QCOMPARE(page.asked(wire::openAccount.info), 1);
    }

    void escapeGoesBackToTheCustomer()
    {
        const Opening page = open();
        QSignalSpy back(&page.bank->navigator, &Navigator::customerRequested);
        QVERIFY(page.page->clearOrBack());
        QCOMPARE(back.first().first().value<UserId>(), SampleBank::amelie);
        QSignalSpy finder(&page.bank->navigator, &Navigator::finderRequested);
        QVERIFY(page.page->clearOrBack());
        QCOMPARE(finder.size(), 1);
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        const Opening page = open();
        QCOMPARE(page.nameless(), QStringList());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

private:
    static void give(ScriptedServer &server)
    {
        server.give(wire::openAccount, sampleAccount(AccountStatus::AwaitingApproval));
    }
    static Opening open()
    {
        Opening page(Role::Teller, give);
        page.page->showFor(SampleBank::amelie);
        if (!waitUntil([&] { return page.button("openAccountButton")->isEnabled(); }))
            qWarning("the customer isn't there");
        return page;
    }
    static void addOwner(const Opening &page, UserId id, const QString &name, bool isTaken = true)
    {
        page.bank->server.give(wire::findCustomers, {{SampleBank::summary(id, name)}});
        auto *owners = page.page->findChild<OwnerList *>();
        auto *box = owners->findChild<QLineEdit *>(u"customerFind"_s);
        const qsizetype before = owners->owners().size();
        const qsizetype asked = page.asked(wire::findCustomers.info);
        box->setFocus();
        QTest::keyClicks(box, name);
        QTest::keyClick(box, Qt::Key_Return);
        waitUntil([&] { return page.asked(wire::findCustomers.info) > asked; });
        waitUntil([&] { return isTaken ? owners->owners().size() > before : box->text().isEmpty(); }, 1000);
    }
    static QByteArray key(const Opening &page, qsizetype index)
    {
        return page.bank->server.requests(wire::openAccount.info).at(index).headers.value("idempotency-key");
    }
};

QTEST_MAIN(TestOpenAccountPage)
#include "tst_openaccountpage.moc"
