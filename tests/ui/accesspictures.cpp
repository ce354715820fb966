// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accesspictures.h"

#include "models/wire/receipts.h"
#include "tests/ui/gallery.h"
#include "tests/ui/sampleaccess.h"
#include "tests/ui/stage.h"
#include "ui/access/accesspage.h"
#include "ui/accounts/receiptpage.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/stepupdialog.h"
#include "ui/staff/staffpage.h"

#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet::testing;

namespace guichet::ui {

namespace {

SignInPage *signInFilled()
{
    auto *page = static_cast<SignInPage *>(signIn());
    page->findChild<QLineEdit *>(u"email"_s)->setText(u"maya.okafor@northgate.example"_s);
    page->findChild<QLineEdit *>(u"password"_s)->setText(u"a password of hers"_s);
    return page;
}

QWidget *signInCode()
{
    SignInPage *page = signInFilled();
    page->askForCode();
    page->setError(u"This code doesn't fit. Type the one that is shown now."_s);
    return page;
}

QWidget *signInNewPassword()
{
    SignInPage *page = signInFilled();
    page->askForNewPassword();
    page->findChild<QLineEdit *>(u"newPassword"_s)->setText(u"a new password"_s);
    page->findChild<QLineEdit *>(u"repeatedPassword"_s)->setText(u"another password"_s);
    return page;
}

QWidget *access(const wire::SecondFactorView &view, bool isEnrolling)
{
    Stage<AccessPage> stage(Role::Teller);
    stage.bank->server.give(wire::secondFactor, view);
    stage.bank->server.give(wire::ownSessions, sampleSessions());
    stage.bank->server.give(wire::beginSecondFactor, sampleSecret());
    stage.show(u"home"_s);
    auto *table = stage.find<QTableView>("sessionTable");
    waitUntil([&] { return table->model()->rowCount() > 0 && stage.find<QWidget>("secondFactorChip")->isVisible(); });
    table->setCurrentIndex(table->model()->index(2, 0));
    if (isEnrolling) {
        stage.find<QPushButton>("beginSecondFactorButton")->click();
        waitUntil([&] { return stage.find<QWidget>("qrCode")->isVisible(); });
    }
    return stage.window;
}

QWidget *staffList(int row, const char *button = nullptr)
{
    Stage<StaffPage> stage(Role::Administrator);
    stage.bank->server.give(wire::staffList, sampleStaff());
    stage.show(u"home"_s);
    auto *table = stage.find<QTableView>("staffTable");
    waitUntil([&] { return table->model()->rowCount() > 0; });
    table->setCurrentIndex(table->model()->index(row, 0));
    if (button)
        stage.find<QPushButton>(button)->click();
    return stage.window;
}

QWidget *receipt(ReceiptState state)
{
    Stage<ReceiptPage> stage(Role::Teller);
    wire::ReceiptCheck check{state, 812, {}};
    if (state == ReceiptState::Sealed)
        check.entry = {EntryId{488}, EntryKind::Deposit, QDate(2025, 3, 14), sampleMorning, SampleBank::euro(125'000)};
    stage.bank->server.give(wire::checkReceipt, check);
    stage.show(u"home"_s);
    stage.page->check(u"00000-00FB2-7K3QD-9XM4T"_s);
    waitUntil([&] { return !stage.bank->server.requests(wire::checkReceipt.info).isEmpty(); });
    waitUntil([] { return false; }, 150);
    return stage.window;
}

} // namespace

QList<Picture> accessPictures()
{
    return {
        {u"signin-code"_s, [] { return signInCode(); }},
        {u"signin-new-password"_s, [] { return signInNewPassword(); }},
        {u"access"_s, [] { return access({}, false); }},
        {u"access-enrolling"_s, [] { return access({false, 0, true}, true); }},
        {u"access-enrolling-small"_s, [] { return access({false, 0, true}, true); }, {1024, 640}},
        {u"access-enrolled"_s, [] { return access({true, sampleMorning, false}, false); }},
        {u"stepup"_s, [] { return new StepUpDialog(StepUpDialog::By::Code, {}); }, {420, 260}},
        {u"staff"_s, [] { return staffList(2); }},
        {u"staff-small"_s, [] { return staffList(1); }, {1024, 640}},
        {u"staff-blocking"_s, [] { return staffList(1, "blockButton"); }},
        {u"staff-new"_s, [] { return staffList(1, "newMemberButton"); }},
        {u"receipt-good"_s, [] { return receipt(ReceiptState::Sealed); }},
        {u"receipt-changed"_s, [] { return receipt(ReceiptState::Changed); }},
    };
}

} // namespace guichet::ui
