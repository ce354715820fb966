// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerpage.h"

#include "tests/ui/officepage.h"
#include "models/wire/selfservice.h"
#include "models/wire/staffing.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/modelchips.h"
#include "ui/customers/customerheader.h"
#include "ui/customers/editcard.h"
#include "ui/customers/factstrip.h"
#include "ui/customers/handincard.h"
#include "ui/customers/limitscard.h"

#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Customer = OfficePage<CustomerPage>;

// A customer's page, against a scripted bank.
class TestCustomerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void itShowsWhoTheirAccountsAndWhatIsLeft()
    {
        const Customer page = open(SampleBank::details());
        QCOMPARE(page.text("customerNameLabel"), u"Amélie Fontaine-Nguyễn"_s);
        QCOMPARE(page.text("reviewChip"), u"ID verified"_s);
        QCOMPARE(page.find<QTableView>("accountTable")->model()->rowCount(), 2);
        QCOMPARE(page.find<KeyValueList>("limitList")->value(0), u"3 of 4"_s);
        QVERIFY(!page.page->banner()->isVisible());
        QVERIFY(page.find("depositButton")->hasFocus());
    }

    void itFollowsTheBank()
    {
        const Customer page = open(SampleBank::details());
        auto *table = page.find<QTableView>("accountTable");
        table->selectRow(1);
        wire::AccountList accounts = SampleBank::accounts();
        accounts.items[1].balance = SampleBank::euro(7'777'700);
        page.bank->server.give(wire::accountsOf, accounts);
        const auto asked = page.asked(wire::accountsOf.info);
        Q_EMIT page.bank->navigator.moved({AccountId{4}}); // none of theirs
        Q_EMIT page.bank->navigator.moved({SampleBank::savings});
        QTRY_VERIFY(table->model()->index(1, AccountListModel::Balance).data().toString().contains(u"77"_s));
        QCOMPARE(page.asked(wire::accountsOf.info), asked + 1);
        QCOMPARE(table->currentIndex().row(), 1);
        Q_EMIT page.bank->navigator.changed({ChangeSubject::Till});
        Q_EMIT page.bank->navigator.changed({ChangeSubject::Customer});
        QTRY_COMPARE(page.asked(wire::accountsOf.info), asked + 2);
    }

    void aSupervisorAllowsOneMore()
    {
        const Customer page = open(SampleBank::details(), Role::Supervisor);
        page.bank->server.give(wire::allowOneMore, {Action::Withdrawal, 1, 5});
        auto *card = page.find<QWidget>("limitList")->parentWidget();
        Q_EMIT qobject_cast<LimitsCard *>(card)->oneMoreAsked(Action::Withdrawal);
        QTRY_COMPARE(page.asked(wire::allowOneMore.info), 1);
        QVERIFY(page.bank->server.requests(wire::allowOneMore.info).first().body.contains("withdrawal"));
        QTRY_VERIFY(page.button("allowOneMoreButton")->isEnabled());
    }

    void aTellerAllowsNoMore()
    {
        const Customer page = open(SampleBank::details());
        QVERIFY(!page.page->findChild<QWidget *>(u"allowOneMoreButton"_s));
    }

    void theButtonsLeadOnWithTheChosenAccount()
    {
        const Customer page = open(SampleBank::details());
        Navigator &navigator = page.bank->navigator;
        QSignalSpy deposit(&navigator, &Navigator::depositRequested);
        QSignalSpy transfer(&navigator, &Navigator::transferRequested);
        QSignalSpy opening(&navigator, &Navigator::openAccountRequested);
        page.click("depositButton");
        QCOMPARE(deposit.first().at(1).value<AccountId>(), AccountId{});
        page.find<QTableView>("accountTable")->selectRow(1);
        page.click("transferButton");
        QCOMPARE(transfer.first().at(0).value<UserId>(), SampleBank::amelie);
        QCOMPARE(transfer.first().at(1).value<AccountId>(), SampleBank::savings);
        page.click("openAccountButton");
        QCOMPARE(opening.first().first().value<UserId>(), SampleBank::amelie);
    }

    void enterOpensTheAccount()
    {
        const Customer page = open(SampleBank::details());
        QSignalSpy opened(&page.bank->navigator, &Navigator::accountRequested);
        auto *table = page.find<QTableView>("accountTable");
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.first().first().value<AccountId>(), SampleBank::current);
    }

    void whatMayNotBeDoneIsDisabledAndSaid_data()
    {
        QTest::addColumn<ReviewStatus>("review");
        QTest::addColumn<UserStatus>("status");
        QTest::addColumn<QString>("alert");
        QTest::addColumn<bool>("deposits");
        QTest::addColumn<bool>("handsIn");
        QTest::newRow("missing") << ReviewStatus::Missing << UserStatus::Active << u"No ID"_s << true << true;
        QTest::newRow("waiting") << ReviewStatus::Waiting << UserStatus::Active << u"being reviewed"_s << true << false;
        QTest::newRow("asked") << ReviewStatus::AskedAgain << UserStatus::Active << u"asks for the ID"_s << true << true;
        QTest::newRow("rejected") << ReviewStatus::Rejected << UserStatus::Active << u"was rejected"_s << true << true;
        QTest::newRow("blocked") << ReviewStatus::Waiting << UserStatus::Blocked << u"is blocked"_s << false << false;
        QTest::newRow("closed") << ReviewStatus::Missing << UserStatus::Closed << u"has ended"_s << false << false;
    }
    void whatMayNotBeDoneIsDisabledAndSaid()
    {
        QFETCH(ReviewStatus, review);
        QFETCH(UserStatus, status);
        QFETCH(QString, alert);
        QFETCH(bool, deposits);
        QFETCH(bool, handsIn);
        CustomerDetails details = SampleBank::details();
        details.review = review;
        details.status = status;
        details.approved = false;
        const Customer page = open(details);
        QVERIFY(page.page->banner()->title().contains(alert));
        QCOMPARE(page.button("depositButton")->isEnabled(), deposits);
        QVERIFY(!page.button("withdrawButton")->isEnabled());
        QVERIFY(!page.button("transferButton")->isEnabled());
        QCOMPARE(page.shows("handInButton"), handsIn);
    }

    void theEmailIsConfirmed()
    {
        CustomerDetails details = SampleBank::details();
        const Customer page = open(details);
        QVERIFY(page.shows("confirmEmailButton"));
        QCOMPARE(page.text("emailChip"), u"Not confirmed"_s);
        details.emailConfirmed = true;
        page.bank->server.give(wire::confirmEmail, {});
        page.bank->server.give(wire::customer, details);
        page.click("confirmEmailButton");
        QTRY_COMPARE(page.text("emailChip"), u"Confirmed"_s);
        QVERIFY(!page.shows("confirmEmailButton"));
        QCOMPARE(page.asked(wire::confirmEmail.info), 1);
    }

    void aRefusedConfirmationIsSaid()
    {
        const Customer page = open(SampleBank::details());
        page.bank->server.give(wire::confirmEmail.info, Answer::refusal(Refusal::CustomerClosed));
        page.click("confirmEmailButton");
        QTRY_VERIFY(page.page->banner()->isVisible());
        QVERIFY(page.page->banner()->text().contains(u"has ended"_s));
        QVERIFY(page.button("confirmEmailButton")->isEnabled());
    }

    void anIdIsHandedInAgain()
    {
        CustomerDetails details = SampleBank::details();
        details.review = ReviewStatus::AskedAgain;
        details.approved = false;
        const Customer page = open(details);
        page.bank->server.give(wire::uploadDocument, {});
        page.bank->server.give(wire::submitReview, {});
        QVERIFY(!page.button("handInButton")->isEnabled());
        QVERIFY(page.text("handInReason").contains(u"Photo of the front"_s));
        page.fill("frontPathEdit", sampleIdCardFile());
        QTRY_VERIFY(page.button("handInButton")->isEnabled());
        details.review = ReviewStatus::Waiting;
        page.bank->server.give(wire::customer, details);
        page.click("handInButton");
        QTRY_COMPARE(page.text("reviewChip"), u"ID in review"_s);
        QVERIFY(!page.shows("handInButton"));
        QCOMPARE(page.asked(wire::uploadDocument.info), 1);
        QCOMPARE(page.asked(wire::submitReview.info), 1);
    }

    void whyTheIdIsAskedForAgainIsSaid()
    {
        CustomerDetails details = SampleBank::details();
        details.review = ReviewStatus::AskedAgain;
        details.approved = false;
        Customer page(Role::Teller, [&](ScriptedServer &server) {
            server.give(wire::customer, details);
            server.give(wire::reviewStanding, {ReviewStatus::AskedAgain, false, true, ReviewReason::PhotoUnreadable,
                                               u"Glare on the name"_s});
        });
        page.page->showCustomer(SampleBank::amelie);
        QTRY_COMPARE(page.page->banner()->text(), u"Photo unreadable: Glare on the name"_s);
        QTest::mouseClick(page.page->banner()->button(), Qt::LeftButton);
        QVERIFY(page.find("frontPathEdit")->hasFocus());
    }

    void whatWasDeclaredIsCorrected()
    {
        const CustomerDetails details = whole();
        const Customer page = open(details);
        page.click("editCustomerButton");
        QVERIFY(page.find("nameEdit")->hasFocus());
        QCOMPARE(page.find<QLineEdit>("addressEdit")->text(), details.declared.address);
        QVERIFY(!page.button("saveEditButton")->isEnabled());
        page.fill("addressEdit", u"3 place Bellecour, 69002 Lyon"_s);
        QVERIFY(page.button("saveEditButton")->isEnabled());
        QVERIFY(page.text("editSentence").isEmpty());
        page.fill("nameEdit", u"Amelie Nguyen"_s);
        QVERIFY(page.text("editSentence").contains(u"takes the approval"_s));
        CustomerDetails after = details;
        after.declared.name = u"Amelie Nguyen"_s;
        page.bank->server.give(wire::updateCustomer, after);
        page.bank->server.give(wire::customer, after);
        QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.text("customerNameLabel"), u"Amelie Nguyen"_s);
        const QByteArray sent = page.bank->server.requests(wire::updateCustomer.info).first().body;
        QVERIFY(sent.contains("Bellecour"));
    }

    void escapeAsksBeforeAChangeIsDropped()
    {
        const Customer page = open(whole());
        page.click("editCustomerButton");
        QVERIFY(page.page->clearOrBack()); // nothing is changed yet
        QTRY_VERIFY(page.shows("customerNameLabel"));
        page.click("editCustomerButton");
        page.fill("addressEdit", u"3 place Bellecour"_s);
        QVERIFY(page.page->clearOrBack());
        QVERIFY(page.shows("addressEdit"));
        QVERIFY(page.page->banner()->title().contains(u"Drop"_s));
        QVERIFY(page.page->clearOrBack());
        QTRY_VERIFY(page.shows("customerNameLabel"));
        QCOMPARE(page.asked(wire::updateCustomer.info), 0);
    }

    void anothersChangeIsNotOverwritten()
    {
        CustomerDetails details = whole();
        const Customer page = open(details);
        page.click("editCustomerButton");
        page.fill("addressEdit", u"3 place Bellecour"_s);
        details.version = 9;
        details.declared.phone = u"+33698765432"_s;
        page.bank->server.give(wire::updateCustomer.info, Answer::refusal(Refusal::StaleVersion));
        page.bank->server.give(wire::customer, details);
        page.click("saveEditButton");
        QTRY_COMPARE(page.find<QLineEdit>("phoneEdit")->text(), details.declared.phone);
        QVERIFY(page.text("editSentence").contains(u"Somebody changed this"_s));
    }

    void aRefusalStandsByItsField()
    {
        const Customer page = open(whole());
        page.click("editCustomerButton");
        page.fill("emailEdit", u"taken@example.org"_s);
        page.bank->server.give(wire::updateCustomer.info, Answer::refusal(Refusal::EmailTaken));
        page.click("saveEditButton");
        QTRY_VERIFY(page.text("editSentence").contains(u"another customer"_s));
        QVERIFY(page.button("saveEditButton")->isEnabled());
    }

    void aFailureCanBeTriedAgain()
    {
        const Customer page(Role::Teller);
        page.bank->server.script(wire::customer.info, {Answer::problem(503, u"busy"_s)});
        page.page->showCustomer(SampleBank::amelie);
        QPushButton *again = nullptr;
        QTRY_VERIFY((again = tryAgain(page)));
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(page.shows("customerNameLabel"));
    }

    void itIsLoadedAgainWhenSomethingWasBooked()
    {
        const Customer page = open(SampleBank::details());
        page.bank->server.give(wire::customerLimits, SampleBank::limits(4));
        Q_EMIT page.bank->navigator.booked();
        QTRY_COMPARE(page.find<KeyValueList>("limitList")->value(0), u"0 of 4"_s);
    }

    void complianceSeesNoMoneyButtons()
    {
        const Customer page = open(SampleBank::details(), Role::Compliance);
        for (const char *name : {"depositButton", "withdrawButton", "transferButton", "openAccountButton"})
            QVERIFY(!page.shows(name));
        QVERIFY(!page.shows("confirmEmailButton"));
    }

    void escapeGoesToTheFinder()
    {
        const Customer page = open(SampleBank::details());
        QSignalSpy back(&page.bank->navigator, &Navigator::finderRequested);
        QVERIFY(page.page->clearOrBack());
        QCOMPARE(back.size(), 1);
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        CustomerDetails details = SampleBank::details();
        details.review = ReviewStatus::AskedAgain;
        const Customer page = open(details);
        QCOMPARE(page.nameless(), QStringList());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

    void everyColourOfAModelHasItsPill()
    {
        QCOMPARE(chipKindOf(Chip::None), ChipKind::Neutral);
        QCOMPARE(chipKindOf(Chip::Ok), ChipKind::Ok);
        QCOMPARE(chipKindOf(Chip::Warn), ChipKind::Warn);
        QCOMPARE(chipKindOf(Chip::Bad), ChipKind::Bad);
        QCOMPARE(chipKindOf(Chip::Info), ChipKind::Info);
        const Customer page = open(SampleBank::details());
        const auto *model = page.find<QTableView>("accountTable")->model();
        const ChipText chip = chipOfCell(model->index(0, AccountListModel::Status));
        QCOMPARE(chip.kind, ChipKind::Ok);
        QCOMPARE(chip.text, u"Active"_s);
    }

private:
    // With all that must have been declared.
    static CustomerDetails whole()
    {
        CustomerDetails details = SampleBank::details();
        details.declared.address = u"12 rue des Martyrs, 75009 Paris"_s;
        details.declared.idNumber = u"12AB34567"_s;
        return details;
    }
    static Customer open(const CustomerDetails &details, Role role = Role::Teller)
    {
        Customer page(role, [&](ScriptedServer &server) { server.give(wire::customer, details); });
        page.page->showCustomer(SampleBank::amelie);
        if (!waitUntil([&] { return page.shows("customerNameLabel"); }))
            qWarning("the customer isn't shown");
        return page;
    }
    static QPushButton *tryAgain(const Customer &page)
    {
        for (QPushButton *button : page.page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->accessibleName() == u"Try again"_s)
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(TestCustomerPage)
#include "tst_customerpage.moc"
