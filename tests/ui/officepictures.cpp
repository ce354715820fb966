// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/officepictures.h"

#include "models/wire/selfservice.h"
#include "tests/ui/stage.h"
#include "ui/accounts/accountpage.h"
#include "ui/accounts/openaccountpage.h"
#include "ui/approvals/approvalspage.h"
#include "ui/common/emptystate.h"
#include "ui/customers/customerpage.h"
#include "ui/customers/finderpage.h"
#include "ui/customers/registrationpage.h"
#include "ui/review/imageview.h"
#include "ui/review/reviewpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet::testing;

namespace guichet::ui {

namespace {

QWidget *finder(const QList<CustomerSummary> &found, const QString &text)
{
    Stage<FinderPage> stage(Role::Teller);
    stage.bank->server.give(wire::findCustomers, {found});
    stage.show(u"customers"_s);
    stage.fill("customerFindEdit", text);
    waitUntil([&] { return !stage.bank->server.requests(wire::findCustomers.info).isEmpty(); });
    waitUntil([] { return false; }, 150);
    return stage.window;
}

QWidget *finderFailing()
{
    Stage<FinderPage> stage(Role::Teller);
    stage.bank->server.give(wire::findCustomers.info, Answer::problem(503, u"busy"_s));
    stage.show(u"customers"_s);
    stage.fill("customerFindEdit", u"font"_s);
    waitUntil([&] { return !stage.bank->server.requests(wire::findCustomers.info).isEmpty(); });
    waitUntil([] { return false; }, 150);
    return stage.window;
}

QList<CustomerSummary> someCustomers()
{
    QList<CustomerSummary> found = {SampleBank::summary(SampleBank::amelie, u"Amélie Fontaine-Nguyễn"_s),
                                    SampleBank::summary(UserId{100'907}, u"Delphine Fontaine"_s, false),
                                    SampleBank::summary(UserId{101'222}, u"Fontana al-Khatib Abd ar-Rahman"_s)};
    found[2].status = UserStatus::Blocked;
    return found;
}

QWidget *customer(ReviewStatus review, bool emailConfirmed)
{
    Stage<CustomerPage> stage(Role::Teller);
    CustomerDetails details = SampleBank::details();
    details.review = review;
    details.approved = review == ReviewStatus::Approved;
    details.emailConfirmed = emailConfirmed;
    details.declared.address = u"12 rue des Martyrs\n75009 Paris"_s;
    details.declared.idNumber = u"12AB34567"_s;
    stage.bank->server.give(wire::customer, details);
    stage.bank->server.give(wire::reviewStanding,
                            {review, false, emailConfirmed, ReviewReason::PhotoUnreadable, u"Glare on the name, take it without flash"_s});
    stage.show(u"customers"_s);
    stage.page->showCustomer(SampleBank::amelie);
    auto *name = stage.find<QWidget>("customerNameLabel");
    waitUntil([&] { return name->isVisible(); });
    return stage.window;
}

Stage<RegistrationPage> registration()
{
    Stage<RegistrationPage> stage(Role::Teller);
    stage.show(u"customers"_s);
    stage.fill("nameEdit", u"Amélie Fontaine-Nguyễn"_s);
    stage.fill("birthDateEdit", u"02.06.1988"_s);
    stage.fill("phoneEdit", u"+33 6 12 34 56 78"_s);
    stage.fill("emailEdit", u"amelie@example.org"_s);
    stage.fill("addressEdit", u"12 rue des Martyrs, 75009 Paris"_s);
    stage.fill("idNumberEdit", u"12AB34567"_s);
    stage.fill("frontPathEdit", sampleIdCardFile());
    stage.template find<QPlainTextEdit>("zoneEdit")->setPlainText(sampleZone());
    auto *button = stage.find<QWidget>("registerButton");
    waitUntil([&] { return button->isEnabled(); });
    return stage;
}

QWidget *registrationWrong()
{
    Stage<RegistrationPage> stage(Role::Teller);
    stage.show(u"customers"_s);
    stage.fill("nameEdit", u"Amélie Fontaine-Nguyễn"_s);
    stage.fill("birthDateEdit", u"31.02.1988"_s);
    stage.fill("phoneEdit", u"0612345678"_s);
    stage.fill("emailEdit", u"amelie@"_s);
    stage.fill("frontPathEdit", u"/photos/missing.png"_s);
    waitUntil([] { return false; }, 200);
    return stage.window;
}

QWidget *registrationHalfWay()
{
    Stage<RegistrationPage> stage = registration();
    stage.bank->server.give(wire::registerCustomer, {SampleBank::amelie});
    stage.bank->server.give(wire::uploadDocument.info, Answer::problem(503, u"busy"_s));
    stage.find<QPushButton>("registerButton")->click();
    waitUntil([&] { return !stage.bank->server.requests(wire::uploadDocument.info).isEmpty(); });
    waitUntil([] { return false; }, 150);
    return stage.window;
}

QWidget *account(AccountStatus status, int entries)
{
    Stage<AccountPage> stage(Role::Supervisor);
    stage.bank->server.give(wire::account, sampleAccount(status));
    stage.bank->server.give(wire::postings, samplePostings(entries));
    stage.show(u"customers"_s);
    stage.page->showAccount(SampleBank::current);
    auto *table = stage.find<QTableView>("postingTable");
    waitUntil([&] { return table->isVisible() && (entries == 0 || table->model()->rowCount() > 0); });
    waitUntil([] { return false; }, 100);
    return stage.window;
}

QWidget *accountClosing()
{
    auto *window = account(AccountStatus::Active, 20);
    window->findChild<QPushButton *>(u"closeButton"_s)->click();
    return window;
}

QWidget *accountReversing()
{
    auto *window = account(AccountStatus::Active, 20);
    auto *table = window->findChild<QTableView *>(u"postingTable"_s);
    table->setCurrentIndex(table->model()->index(2, 0)); // selectRow() finds none from right to left
    window->findChild<QPushButton *>(u"reverseButton"_s)->click();
    window->findChild<QLineEdit *>(u"reversalReason"_s)->setText(u"85.00 were paid out"_s);
    window->findChild<QLineEdit *>(u"correctedEdit"_s)->setText(u"85"_s);
    window->findChild<QLineEdit *>(u"count-5000"_s)->setText(u"1"_s);
    return window;
}

QWidget *corrections(int row)
{
    Stage<ApprovalsPage> stage(Role::Supervisor);
    stage.bank->server.give(wire::accountRequests, sampleRequests());
    stage.bank->server.give(wire::account, sampleAccount(AccountStatus::AwaitingApproval));
    stage.bank->server.give(wire::waitingReversals, sampleReversals(stage.bank->session.user().id));
    stage.show(u"approvals"_s);
    stage.find<QTabBar>("approvalTabs")->setCurrentIndex(1);
    auto *table = stage.find<QTableView>("reversalTable");
    waitUntil([&] { return table->model()->rowCount() > 0; });
    table->setCurrentIndex(table->model()->index(row, 0));
    waitUntil([] { return false; }, 150);
    return stage.window;
}

QWidget *customerEditing()
{
    auto *window = customer(ReviewStatus::Approved, true);
    window->findChild<QPushButton *>(u"editCustomerButton"_s)->click();
    window->findChild<QLineEdit *>(u"nameEdit"_s)->setText(u"Amélie Nguyễn"_s);
    Q_EMIT window->findChild<QLineEdit *>(u"nameEdit"_s)->textEdited({});
    return window;
}

QWidget *opening(bool isDone)
{
    Stage<OpenAccountPage> stage(Role::Teller);
    stage.bank->server.give(wire::openAccount, sampleAccount(AccountStatus::AwaitingApproval));
    stage.show(u"customers"_s);
    stage.page->showFor(SampleBank::amelie);
    auto *button = stage.find<QPushButton>("openAccountButton");
    waitUntil([&] { return button->isEnabled(); });
    stage.find<QComboBox>("productBox")->setCurrentIndex(1);
    if (isDone) {
        button->click();
        waitUntil([&] { return !button->isVisible(); });
    }
    return stage.window;
}

QWidget *approvals(int row, bool isEmpty)
{
    Stage<ApprovalsPage> stage(Role::Supervisor);
    stage.bank->server.give(wire::accountRequests, isEmpty ? wire::AccountRequestPage() : sampleRequests());
    stage.bank->server.give(wire::account, sampleAccount(AccountStatus::AwaitingApproval));
    stage.show(u"approvals"_s);
    auto *table = stage.find<QTableView>("requestTable");
    waitUntil([&] { return isEmpty ? !table->isVisible() : table->model()->rowCount() > 0; });
    if (!isEmpty)
        table->setCurrentIndex(table->model()->index(row, 0));
    waitUntil([] { return false; }, 150);
    return stage.window;
}

enum class Shot { Fine, Broken };

QWidget *review(const ReviewCase &first, Shot shot)
{
    Stage<ReviewPage> stage(Role::Compliance);
    stage.bank->server.give(wire::reviewQueue, sampleQueue(8));
    stage.bank->server.give(wire::reviewCase, first);
    stage.bank->server.give(wire::reviewDocument.info,
                            shot == Shot::Fine ? Answer{Answer::Kind::Reply, 200, "image/png", sampleIdCard(), 0}
                                                 : Answer::problem(503, u"busy"_s));
    stage.show(u"review"_s);
    auto *image = stage.find<ImageView>("documentImage");
    if (shot == Shot::Fine)
        waitUntil([&] { return image->isVisible() && !image->isEmpty(); });
    waitUntil([] { return false; }, 200);
    return stage.window;
}

QWidget *reviewReady()
{
    QWidget *window = review(sampleCase(1), Shot::Fine);
    for (const QString &name : {u"check1Box"_s, u"check2Box"_s, u"check3Box"_s})
        window->findChild<QCheckBox *>(name)->setChecked(true);
    return window;
}

QWidget *reviewEmpty()
{
    Stage<ReviewPage> stage(Role::Compliance);
    stage.bank->server.give(wire::reviewQueue, wire::ReviewPage());
    stage.show(u"review"_s);
    waitUntil([] { return false; }, 250);
    return stage.window;
}

ReviewCase withoutZone()
{
    ReviewCase reviewed = sampleCase(6);
    reviewed.id = ReviewCaseId{1};
    reviewed.reading.machineReadableZone.clear();
    reviewed.hasBack = false;
    return reviewed;
}

} // namespace

QList<Picture> officePictures()
{
    return {
        {u"finder"_s, [] { return finder(someCustomers(), u"font"_s); }},
        {u"finder-start"_s, [] { return finder({}, {}); }},
        {u"finder-none"_s, [] { return finder({}, u"fontian"_s); }},
        {u"finder-error"_s, [] { return finderFailing(); }},
        {u"customer"_s, [] { return customer(ReviewStatus::Approved, true); }},
        {u"customer-asked-again"_s, [] { return customer(ReviewStatus::AskedAgain, false); }},
        {u"customer-small"_s, [] { return customer(ReviewStatus::Waiting, false); }, {1024, 640}},
        {u"registration"_s, [] { return registration().window; }},
        {u"registration-wrong"_s, [] { return registrationWrong(); }},
        {u"registration-half"_s, [] { return registrationHalfWay(); }},
        {u"account"_s, [] { return account(AccountStatus::Active, 20); }},
        {u"account-small"_s, [] { return account(AccountStatus::Active, 20); }, {1024, 640}},
        {u"account-closing"_s, [] { return accountClosing(); }},
        {u"account-reversing"_s, [] { return accountReversing(); }},
        {u"account-reversing-small"_s, [] { return accountReversing(); }, {1024, 640}},
        {u"customer-editing"_s, [] { return customerEditing(); }},
        {u"customer-editing-small"_s, [] { return customerEditing(); }, {1024, 640}},
        {u"corrections"_s, [] { return corrections(0); }},
        {u"corrections-small"_s, [] { return corrections(1); }, {1024, 640}},
        {u"account-waiting"_s, [] { return account(AccountStatus::AwaitingApproval, 0); }},
        {u"registration-small"_s, [] { return registration().window; }, {1024, 640}},
        {u"openaccount"_s, [] { return opening(false); }},
        {u"openaccount-done"_s, [] { return opening(true); }},
        {u"approvals"_s, [] { return approvals(0, false); }},
        {u"approvals-small"_s, [] { return approvals(0, false); }, {1024, 640}},
        {u"approvals-own"_s, [] { return approvals(1, false); }},
        {u"approvals-empty"_s, [] { return approvals(0, true); }},
        {u"review"_s, [] { return review(sampleCase(1), Shot::Fine); }},
        {u"review-ready"_s, [] { return reviewReady(); }},
        {u"review-expired"_s, [] { return review(expiredCase(1), Shot::Fine); }},
        {u"review-eye"_s, [] { return review(withoutZone(), Shot::Fine); }},
        {u"review-broken"_s, [] { return review(sampleCase(1), Shot::Broken); }},
        {u"review-empty"_s, [] { return reviewEmpty(); }},
        {u"review-small"_s, [] { return review(sampleCase(1), Shot::Fine); }, {1024, 640}},
    };
}

} // namespace guichet::ui
