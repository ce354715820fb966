// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/operationcontroller.h"

#include "models/wire/receipts.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/customerpicker.h"
#include "ui/common/failuresentence.h"
#include "ui/common/moneyedit.h"
#include "ui/common/moneyformat.h"
#include "ui/common/operationform.h"
#include "ui/common/operationpage.h"
#include "ui/common/resultcard.h"
#include "ui/common/soononce.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int retryMs = 3000;
constexpr int quietSeconds = 3; // so long nobody is told that the server is slow

} // namespace

OperationController::OperationController(const DeskContext &context, OperationPage &page, Action action,
                                         const Words &words)
    : QObject(&page)
    , m_context(context)
    , m_page(page)
    , m_file(context.api)
    , m_till(context)
    , m_flow(context)
    , m_action(action)
    , m_words(words)
{
    connectPage();
    findCustomers();
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, &m_till, &TillBook::refresh);
    connect(&m_context.api, &client::ApiClient::connectionChanged, this, [this] { refresh(); });
    auto *soon = new SoonOnce(this, [this] {
        if (m_flow.state() == OperationFlow::State::Idle && m_page.isVisible())
            m_file.follow();
    });
    connect(&m_context.navigator, &Navigator::moved, this, [this, soon](const QList<AccountId> &accounts) {
        if (isMovedBy(m_file.accounts(), accounts))
            soon->ask();
    });
    m_page.setController(this);
    m_page.setBusinessDate(context.bank.businessDate);
    m_till.refresh();
}

void OperationController::connectPage()
{
    OperationForm *form = m_page.form();
    connect(form->picker(), &CustomerPicker::chosen, this, [this](UserId customer) { load(customer, {}); });
    connect(form->picker(), &CustomerPicker::changeRequested, this, [this] { begin(false); });
    connect(form, &OperationForm::changed, this, [this] {
        if (std::exchange(m_isAskingToClear, false))
            m_page.banner()->hide();
        refresh();
    });
    connect(&m_file, &CustomerFile::changed, this, &OperationController::showFile);
    connect(&m_till, &TillBook::changed, this, [this] {
        fileChanged();
        refresh();
    });
    connect(&m_flow, &OperationFlow::stateChanged, this, &OperationController::followFlow);
    connect(&m_flow, &OperationFlow::ticked, this, &OperationController::showWaiting);
    connect(m_page.summary(), &SummaryCard::bookTriggered, this, &OperationController::book);
    connect(m_page.summary(), &SummaryCard::clearTriggered, this, &OperationController::clearOrBack);
    connect(m_page.unknownBanner(), &Banner::actionTriggered, &m_flow, &OperationFlow::checkNow);
    connect(m_page.banner(), &Banner::actionTriggered, this, [this] {
        if (m_isAskingToClear)
            return begin(false);
        m_file.reload();
        focus();
    });
    connect(m_page.limitBanner(), &Banner::actionTriggered, this, [this] {
        m_file.reload();
        focus();
    });
    connect(m_page.result(), &ResultCard::nextTriggered, this, [this] { begin(false); });
    connect(m_page.result(), &ResultCard::sameTriggered, this, [this] { begin(true); });
}

void OperationController::findCustomers()
{
    m_page.form()->picker()->setFind([this](const QString &text, const CustomerListModel::Reply &reply) {
        m_context.api.call<wire::FindRequest, wire::CustomerList>(
            wire::findCustomers, {text, 20}, this, [reply](const client::Result<wire::CustomerList> &found) {
                if (found)
                    reply(Page<CustomerSummary>{found->items, {}});
                else
                    reply(tl::unexpected(sentenceOf(found.error())));
            });
    });
}

void OperationController::open(UserId customer, AccountId account)
{
    if (m_flow.isUnderWay())
        return;
    if (m_file.id() != customer)
        m_page.form()->picker()->showCustomer(customer); // whom it was about before is not who it is about now
    load(customer, account);
}

void OperationController::load(UserId customer, AccountId account)
{
    if (m_flow.state() == OperationFlow::State::Booked || m_file.id() != customer)
        clearForm();
    if (m_file.id() != customer)
        m_page.form()->accountBox()->setAccounts({});
    m_preferred = account;
    m_file.load(customer);
    focus(); // what is typed while the bank answers is kept
}

void OperationController::focus()
{
    if (m_flow.state() == OperationFlow::State::Unknown)
        m_page.unknownBanner()->button()->setFocus();
    else if (m_flow.state() == OperationFlow::State::Booked)
        m_page.result()->nextButton()->setFocus();
    else
        m_page.form()->focusFirst();
}

void OperationController::showFile()
{
    OperationForm *form = m_page.form();
    const bool isLoaded = m_file.state() == CustomerFile::State::Loaded;
    if (isLoaded) {
        form->picker()->showCustomer(m_file.customer());
        form->accountBox()->setAccounts(m_file.accounts(), std::exchange(m_preferred, {}));
    }
    // While it is loaded one can type on; a reload leaves what is typed, and the focus, where they are.
    const bool isFocusInForm = form->isAncestorOf(m_page.window()->focusWidget());
    const bool isUsable = m_file.state() == CustomerFile::State::Loading || !m_file.accounts().isEmpty();
    form->setFieldsEnabled(isLoaded || isUsable);
    if (m_file.state() == CustomerFile::State::Failed) {
        m_isFileFailureShown = true;
        m_page.banner()->announce(ChipKind::Bad, tr("The customer can't be shown."), m_file.failure(), tr("Try again"));
        if (isFocusInForm && !isUsable)
            m_page.banner()->button()->setFocus();
    } else if (std::exchange(m_isFileFailureShown, false)) {
        m_page.banner()->hide();
    }
    showLimit();
    fileChanged();
    refresh();
}

// Seen before anything is counted.
void OperationController::showLimit()
{
    const auto use = m_file.limit(m_action);
    const bool isShown = isLimitUsedUp() && m_flow.state() != OperationFlow::State::Booked;
    if (!isShown)
        return m_page.limitBanner()->hide();
    m_page.limitBanner()->announce(
        ChipKind::Warn, m_words.noneLeft,
        tr("%1 of %2 are used. The next can be booked on the next business day.").arg(use->used).arg(use->allowed),
        tr("Look again"));
}

bool OperationController::isLimitUsedUp() const
{
    const auto use = m_file.limit(m_action);
    return use && use->used >= use->allowed && m_file.state() != CustomerFile::State::Empty;
}

QString OperationController::reasonNotToBook() const
{
    switch (m_file.state()) {
    case CustomerFile::State::Empty:
        return tr("Find the customer first.");
    case CustomerFile::State::Loading:
        return tr("Asking the bank for the customer's accounts…");
    case CustomerFile::State::Failed:
        return m_file.failure();
    case CustomerFile::State::Loaded:
        break;
    }
    if (m_context.api.connection() != client::Connection::Online)
        return tr("The bank can't be reached, so nothing can be booked. The desk tries again by itself.");
    // What can't be done at all comes before what is still to be typed.
    if (isLimitUsedUp())
        return m_words.noneLeft;
    const OperationForm *form = m_page.form();
    if (const QString missing = form->OperationForm::missing(); !missing.isEmpty())
        return missing;
    const QString reason = obstacle();
    return reason.isEmpty() ? form->missing() : reason;
}

void OperationController::refresh()
{
    const bool isOnline = m_context.api.connection() == client::Connection::Online;
    if (isOnline == m_retry.isActive())
        isOnline ? m_retry.stop() : m_retry.start();
    const Currency currency = m_page.form()->amountEdit()->currency();
    m_page.summary()->setAmount(m_page.form()->amount().value_or(Money{0, currency}));
    showFacts();
    summarize();
    if (m_flow.state() != OperationFlow::State::Idle)
        return;
    const QString reason = reasonNotToBook();
    m_page.summary()->setReady(reason.isEmpty(), reason.isEmpty() ? m_words.ready : reason,
                               isLimitUsedUp() ? ChipKind::Warn : ChipKind::Info);
}

void OperationController::book()
{
    if (m_flow.state() != OperationFlow::State::Idle || !reasonNotToBook().isEmpty())
        return;
    m_isAskingToClear = false;
    m_page.banner()->hide();
    m_page.form()->clearErrors();
    submit();
}

void OperationController::followFlow()
{
    switch (m_flow.state()) {
    case OperationFlow::State::Idle:
        return;
    case OperationFlow::State::Sending:
        m_page.setFormLocked(true);
        m_page.setFocus(); // it was on something that is disabled now
        return m_page.summary()->setWaiting(m_words.booking);
    case OperationFlow::State::Unknown:
        return showUnknown();
    case OperationFlow::State::Booked:
        return showBooked();
    case OperationFlow::State::Refused:
        return showRefused();
    case OperationFlow::State::NotBooked:
        return showNotBooked();
    case OperationFlow::State::Forgotten:
        return showForgotten();
    }
}

void OperationController::showWaiting()
{
    if (m_flow.state() == OperationFlow::State::Sending && m_flow.secondsWaiting() > quietSeconds) {
        m_page.summary()->setWaiting(m_words.booking,
                                     tr("Still waiting for the server (%1 s)").arg(m_flow.secondsWaiting()));
    } else if (m_flow.state() == OperationFlow::State::Unknown) {
        const int seconds = m_flow.secondsToNextCheck();
        const QString when = seconds > 0 ? tr("in %1 s").arg(seconds) : tr("now");
        m_page.unknownBanner()->setText(tr("The connection dropped after sending. Checking reference %1 again %2. %3")
                                            .arg(isolated(m_flow.reference()), when, m_words.unknownAdvice));
    }
}

void OperationController::showUnknown()
{
    m_page.setFormLocked(true);
    m_page.summary()->setWaiting(tr("Waiting for the server…"));
    m_page.unknownBanner()->announce(ChipKind::Warn, m_words.unknownTitle, {}, tr("Check now"));
    showWaiting();
    m_page.unknownBanner()->button()->setFocus();
}

void OperationController::showBooked()
{
    backToForm();
    m_page.setFormLocked(true);
    m_page.result()->announce(m_words.booked, m_flow.reference(), receiptText());
    m_page.showResult(true);
    m_page.result()->nextButton()->setFocus();
    askForCode();
}

// It proves the entry; the receipt stands without it, too.
void OperationController::askForCode()
{
    const EntryId entry = m_flow.receipt().entry;
    m_context.api.call<wire::EntryRequest, wire::ReceiptCode>(
        wire::receiptCode, {entry}, this, [this, entry](const client::Result<wire::ReceiptCode> &reply) {
            if (reply && m_flow.state() == OperationFlow::State::Booked && m_flow.receipt().entry == entry)
                m_page.result()->addLine(tr("Code"), isolated(reply->code));
        });
}

void OperationController::showRefused()
{
    const client::Failure failure = m_flow.failure();
    m_flow.leave();
    backToForm();
    if (!m_page.form()->showRefusal(failure)) {
        m_page.form()->focusFirst();
        m_page.banner()->announce(ChipKind::Bad, tr("Nothing was booked."), sentenceOf(failure));
    }
    refresh();
    m_file.reload();
    m_till.refresh();
}

void OperationController::showNotBooked()
{
    m_flow.leave();
    backToForm();
    m_page.banner()->announce(ChipKind::Info, tr("Nothing was booked."),
                              tr("It never reached the bank; you can send it again."));
    m_page.form()->focusFirst();
    refresh();
}

void OperationController::showForgotten()
{
    m_flow.leave();
    backToForm();
    m_page.banner()->announce(ChipKind::Warn, tr("Nobody can say any more whether it was booked."),
                              tr("It is too old to be asked about. Look it up in the account's list before you enter it again."));
    m_page.form()->focusFirst();
    refresh();
}

void OperationController::backToForm()
{
    m_page.unknownBanner()->hide();
    m_page.summary()->setWaiting({});
    m_page.setFormLocked(false);
}

void OperationController::clearForm()
{
    m_flow.leave();
    m_isAskingToClear = false;
    m_page.banner()->hide();
    m_page.showResult(false);
    backToForm();
    m_page.form()->clearEntries();
}

void OperationController::begin(bool keepCustomer)
{
    if (m_flow.isUnderWay())
        return;
    clearForm();
    if (keepCustomer) {
        m_file.reload();
    } else {
        m_file.clear();
        m_page.form()->accountBox()->setAccounts({});
        m_page.form()->picker()->reset();
    }
    focus();
}

bool OperationController::clearOrBack()
{
    if (m_flow.isUnderWay())
        return true; // nothing to clear until it has ended
    OperationForm *form = m_page.form();
    const bool isDirty = form->hasEntries() && m_flow.state() == OperationFlow::State::Idle;
    const bool isFresh = m_file.state() == CustomerFile::State::Empty && !form->picker()->isSearching() && !isDirty;
    if (isFresh)
        return false;
    if (isDirty && !m_isAskingToClear)
        askToClear();
    else
        begin(false);
    return true;
}

void OperationController::askToClear()
{
    m_isAskingToClear = true;
    m_page.banner()->announce(ChipKind::Info, m_words.clearQuestion, tr("Esc clears it; typing goes on with it."),
                              tr("Clear it"));
}

} // namespace guichet::ui
