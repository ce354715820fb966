// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the tour's day.
#include "app/desk/tour/idcard.h"
#include "app/desk/tour/tour.h"

namespace guichet {

using namespace Qt::StringLiterals;

namespace {

const QString keyFigures = u"ledger checked"_s; // said when all of them are there
const QString receiptCode = u"([0-9A-Z]{5}-){3}[0-9A-Z]{5}"_s;

} // namespace

bool Tour::signIn(Role role)
{
    const SignIn who = m_signIns.value(enumName(role));
    return step(u"sign in as %1"_s.arg(enumName(role)), [&] {
        m_driver.fill("email", who.email);
        m_driver.press(Qt::Key_Return); // on to the password
        m_driver.fill("password", who.password);
        m_driver.press(Qt::Key_Return);
        m_driver.see("page-home");
        seeFigures(role);
        m_driver.settle();
    });
}

void Tour::seeFigures(Role role)
{
    if (role == Role::Administrator)
        return; // has none
    m_driver.until(u"the figures of the home page"_s, [&] {
        if (role == Role::Manager)
            return m_driver.reads(keyFigures);
        return m_driver.textOf(role == Role::Teller ? "tillBalance" : "waitingCount") != u"–"_s;
    });
}

bool Tour::signOut()
{
    return step(u"sign out"_s, [&] {
        m_driver.chooseFromMenu("userMenu", u"Sign out"_s);
        m_driver.see("signIn");
    });
}

QString Tour::drawCard(const QString &side)
{
    const QString file = m_folder.filePath(side + u".png"_s);
    if (!drawIdCard(m_name, m_idNumber, side).save(file))
        throw Driver::StepFailed{u"the ID card can't be drawn"_s};
    return file;
}

bool Tour::registerCustomer()
{
    const bool isFilled = step(u"fill in a new customer"_s, [&] {
        m_driver.press(Qt::Key_F6);
        m_driver.click("newCustomerButton");
        m_driver.fill("nameEdit", m_name);
        m_driver.fill("birthDateEdit", u"1991-04-17"_s);
        m_driver.fill("phoneEdit", u"+33 6 12 34 56 78"_s);
        m_driver.fill("emailEdit", m_email);
        m_driver.fill("addressEdit", u"12 rue des Lilas, 69003 Lyon"_s);
        m_driver.fill("idNumberEdit", m_idNumber);
        m_driver.fill("frontPathEdit", drawCard(u"front"_s));
        m_driver.fill("backPathEdit", drawCard(u"back"_s));
        m_driver.press(Qt::Key_Tab);
        m_driver.until(u"the photos to be read"_s, [&] { return m_driver.see("registerButton")->isEnabled(); });
    });
    return isFilled && step(u"register the customer with both sides of the ID"_s, [&] {
        m_driver.click("registerButton");
        m_driver.see("page-customer");
        m_driver.seeText(m_name);
    });
}

bool Tour::reviewId()
{
    const bool isShown = step(u"open the ID that waits"_s, [&] {
        m_driver.press(Qt::Key_F7);
        m_driver.see("reviewQueue");
        m_driver.chooseRow("reviewQueue", m_name);
        m_driver.seeText(m_idNumber);
        m_driver.until(u"the photo"_s, [&] { return !m_driver.reads(u"before the front is seen"_s); });
    });
    return isShown && step(u"approve the ID"_s, [&] {
        for (const Qt::Key check : {Qt::Key_1, Qt::Key_2, Qt::Key_3})
            m_driver.press(check);
        m_driver.until(u"approving to be possible"_s, [&] { return m_driver.see("approveButton")->isEnabled(); });
        m_driver.press(Qt::Key_A);
        m_driver.seeText(u"Approved"_s);
    });
}

void Tour::findCustomer()
{
    m_driver.press(Qt::Key_K, Qt::ControlModifier);
    m_driver.fill("find", m_email);
    m_driver.until(u"the customer to be found"_s, [&] { return m_driver.isShown("findResults"); });
    m_driver.press(Qt::Key_Down);
    m_driver.press(Qt::Key_Return);
    m_driver.see("page-customer");
    m_driver.seeText(m_name);
}

bool Tour::openAccount()
{
    const bool isFound = step(u"find the customer by e-mail"_s, [&] { findCustomer(); });
    return isFound && step(u"ask for a checking account"_s, [&] {
        m_driver.click("openAccountButton");
        m_driver.see("page-open-account");
        m_driver.choose("productBox", u"Checking"_s);
        m_driver.until(u"the form to be complete"_s, [&] { return m_driver.see("openAccountButton")->isEnabled(); });
        m_driver.press(Qt::Key_Return, Qt::ControlModifier);
        m_driver.see("showAccountButton");
    });
}

bool Tour::approveAccount()
{
    return step(u"a second person approves the account"_s, [&] {
        m_driver.press(Qt::Key_F10);
        m_driver.chooseRow("requestTable", m_name);
        m_driver.seeText(m_name);
        m_driver.click("approveButton");
        m_driver.until(u"the request to be gone"_s, [&] { return !m_driver.hasRow("requestTable", m_name); });
    });
}

void Tour::openForm(Qt::Key key)
{
    m_driver.press(key);
    m_driver.see("customerFind");
    m_driver.fill("customerFind", m_email);
    m_driver.until(u"the customer to be offered"_s, [&] { return m_driver.isShown("customerMatches"); });
    m_driver.press(Qt::Key_Return);
    m_driver.seeText(m_name);
    m_driver.until(u"the account to be chosen"_s, [&] { return m_driver.textOf("accountBox").contains(u"FR"); });
}

void Tour::book()
{
    m_driver.until(u"the form to be complete"_s, [&] { return m_driver.see("bookButton")->isEnabled(); });
    m_driver.press(Qt::Key_Return, Qt::ControlModifier);
    m_driver.see("resultCard");
    m_driver.readLike(receiptCode);
}

bool Tour::cash()
{
    const bool isCounted = step(u"count a deposit of EUR 1 250.00"_s, [&] {
        openForm(Qt::Key_F3);
        m_driver.fill("amountEdit", u"1250"_s);
        m_driver.fill("count-10000", u"8"_s);
        m_driver.fill("count-5000", u"7"_s);
        m_driver.fill("count-2000", u"4"_s);
        m_driver.fill("count-1000", u"2"_s);
        m_driver.fill("sourceEdit", u"Sale of a car"_s);
        m_driver.seeText(u"Matches"_s);
    });
    const bool isDeposited = isCounted && step(u"book a deposit of EUR 1 250.00"_s, [&] { book(); });
    const bool isAsked = isDeposited && step(u"fill in a withdrawal of EUR 80.00"_s, [&] {
        openForm(Qt::Key_F4);
        m_driver.fill("amountEdit", u"80"_s);
        m_driver.press(Qt::Key_Tab);
        m_driver.seeText(u"Matches"_s);
    });
    return isAsked && step(u"pay out EUR 80.00"_s, [&] { book(); });
}

bool Tour::checkReceipt()
{
    return step(u"check the receipt by its code"_s, [&] {
        const QString code = m_driver.readLike(receiptCode);
        m_driver.press(Qt::Key_K, Qt::ControlModifier);
        m_driver.fill("find", code);
        m_driver.until(u"the receipt to be found"_s, [&] { return m_driver.isShown("findResults"); });
        m_driver.press(Qt::Key_Down);
        m_driver.press(Qt::Key_Return);
        m_driver.see("page-receipt");
        m_driver.seeText(u"The receipt is good."_s);
        m_driver.seeText(u"80.00"_s);
    });
}

bool Tour::transferByEmail()
{
    const bool isFilled = step(u"fill in a transfer of EUR 45.50 by e-mail"_s, [&] {
        openForm(Qt::Key_F5);
        m_driver.fill("payeeEdit", m_payee);
        m_driver.press(Qt::Key_Tab);
        m_driver.seeText(m_payeeName);
        m_driver.fill("amountEdit", u"45.50"_s);
        m_driver.fill("referenceEdit", u"Dinner on Friday"_s);
    });
    return isFilled && step(u"send the transfer"_s, [&] { book(); });
}

bool Tour::lookAtEntries()
{
    return step(u"see the account's entries"_s, [&] {
        findCustomer();
        m_driver.chooseRow("accountTable", u"Checking"_s);
        m_driver.press(Qt::Key_Return);
        m_driver.see("page-account");
        m_driver.until(u"three entries"_s, [&] { return m_driver.rowCount("postingTable") == 3; });
    });
}

bool Tour::askForReversal()
{
    return step(u"ask for the transfer to be reversed"_s, [&] {
        m_driver.chooseRow("postingTable", u"Transfer"_s);
        m_driver.press(Qt::Key_R, Qt::ControlModifier);
        m_driver.see("reversalReason");
        m_driver.fill("reversalReason", u"Sent to the wrong payee"_s);
        m_driver.until(u"the reason to be enough"_s, [&] { return m_driver.see("askReversalButton")->isEnabled(); });
        m_driver.press(Qt::Key_Return, Qt::ControlModifier);
        m_driver.seeText(u"The reversal is asked for."_s);
    });
}

bool Tour::approveReversal()
{
    const bool isShown = step(u"open the reversal that waits"_s, [&] {
        m_driver.press(Qt::Key_F10);
        m_driver.see("approvalTabs");
        m_driver.press(Qt::Key_C, Qt::AltModifier);
        m_driver.chooseRow("reversalTable", m_name);
        m_driver.seeText(u"Sent to the wrong payee"_s);
    });
    return isShown && step(u"a second person approves the reversal"_s, [&] {
        m_driver.press(Qt::Key_Return, Qt::ControlModifier);
        m_driver.seeText(u"The entry is reversed."_s);
        m_driver.until(u"the request to be gone"_s, [&] {
            return !m_driver.isShown("reversalTable") || !m_driver.hasRow("reversalTable", m_name);
        });
    });
}

bool Tour::lookAtStaff()
{
    const bool isListed = step(u"see who works here"_s, [&] {
        m_driver.press(Qt::Key_F11);
        m_driver.see("page-staff");
        m_driver.until(u"the staff"_s, [&] { return m_driver.rowCount("staffTable") > 4; });
    });
    const bool isOwn = isListed && step(u"see one's own access"_s, [&] {
        m_driver.chooseFromMenu("userMenu", u"Password and sign-in"_s);
        m_driver.see("page-access");
        m_driver.until(u"the sessions"_s, [&] { return m_driver.rowCount("sessionTable") > 0; });
        m_driver.see("secondFactorChip");
    });
    return isOwn && step(u"begin to set up an authenticator"_s, [&] {
        m_driver.click("beginSecondFactorButton");
        m_driver.see("qrCode");
        m_driver.readLike(u"([A-Z2-7]{4} ){7}[A-Z2-7]{4}"_s);
    });
}

bool Tour::lookAtFigures()
{
    const bool isDrawn = step(u"open the charts"_s, [&] {
        m_driver.press(Qt::Key_F9);
        m_driver.see("reportsChart");
        m_driver.until(u"figures in the table"_s, [&] { return m_driver.rowCount("reportsTable") > 0; });
        m_driver.until(u"the key figures"_s, [&] { return m_driver.reads(keyFigures); });
    });
    const bool isWeekly = isDrawn && step(u"figures by week"_s, [&] {
        const int days = m_driver.rowCount("reportsTable");
        m_driver.choose("grainBox", u"By week"_s);
        m_driver.until(u"fewer rows than days"_s, [&] {
            return m_driver.rowCount("reportsTable") > 0 && m_driver.rowCount("reportsTable") < days;
        });
    });
    return isWeekly && step(u"open a figure down to its entries"_s, [&] {
        m_driver.chooseRow("reportsTable", {});
        m_driver.press(Qt::Key_Return);
        m_driver.see("entriesTable");
        m_driver.until(u"entries"_s, [&] { return m_driver.rowCount("entriesTable") > 0; });
    });
}

} // namespace guichet
