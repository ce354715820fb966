// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"

#include "app/desk/pages.h"
#include "models/values/accountnumber.h"
#include "models/values/money.h"
#include "models/wire/customers.h"
#include "models/wire/operations.h"
#include "ui/common/failuresentence.h"
#include "ui/common/pageframe.h"
#include "ui/common/savedappearance.h"
#include "ui/common/soononce.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/stepupdialog.h"

#include <QDir>

namespace guichet {
namespace {

/// How often the bank's date is asked for, and how often a server that can't be reached.
constexpr std::chrono::seconds bankInterval{60};
constexpr std::chrono::seconds retryInterval{3};
/// Between two pages that are made ahead: long enough for keys and answers in between.
constexpr std::chrono::milliseconds pageInterval{40};
constexpr int mostFound = 8;
constexpr char accessPage[] = "access";

} // namespace

Desk::Desk(const DeskOptions &options, const Clock &clock)
    : m_clock(clock)
    , m_api(options.server, options.authority, clock)
    , m_keychain(QStringLiteral("org.guichet.Guichet"), options.server.authority())
    , m_session(m_api, m_keychain)
    , m_events(m_api, m_session)
    , m_journal(QDir(options.folder).filePath(QStringLiteral("operations.sqlite")))
    , m_context{m_api, m_session, m_journal, m_clock, m_bank, m_navigator}
    , m_unsettled(m_context)
    , m_window(std::make_unique<ui::MainWindow>(deskPages(m_context, m_unsettled)))
{
    m_window->setAutoLock(options.autoLock);
    m_window->signInPage()->setServer(options.server.host(), ui::CertificateState::Pinned);
    connectSession();
    connectNavigation();
    connectFind();
    connect(m_window.get(), &ui::MainWindow::appearanceChosen, this, &ui::saveAppearance);
    connect(&m_api, &client::ApiClient::connectionChanged, this, &Desk::onConnection);
    m_bankTimer.setInterval(retryInterval);
    connect(&m_bankTimer, &QTimer::timeout, this, &Desk::askBank);
    m_pageTimer.setInterval(pageInterval);
    connect(&m_pageTimer, &QTimer::timeout, this, &Desk::makeNextPage);
}

Desk::~Desk() = default;

void Desk::show()
{
    m_window->showSignIn();
    m_window->show();
    askBank();
    m_bankTimer.start();
    m_keychain.probe(this, [this](bool works) {
        m_window->signInPage()->setKeychainWorks(works);
        if (works)
            m_session.resume(this, [](bool) {});
    });
}

void Desk::connectSession()
{
    ui::SignInPage *page = m_window->signInPage();
    connect(page, &ui::SignInPage::signInRequested, this,
            [this](const QString &email, const QString &password, bool remember, const QString &code,
                   const QString &newPassword) { signIn({email, password, code, newPassword}, remember); });
    connect(page, &ui::SignInPage::checkAgainRequested, this, &Desk::askBank);
    connect(m_window.get(), &ui::MainWindow::signOutRequested, &m_session, &client::Session::signOut);
    connect(&m_session, &client::Session::signedIn, this, &Desk::onSignedIn);
    connect(&m_session, &client::Session::signedOut, m_window.get(), &ui::MainWindow::showSignIn);
    connect(&m_session, &client::Session::secondFactorChanged, this, &Desk::followSecondFactor);
    connect(m_window.get(), &ui::MainWindow::ownAccessRequested, this,
            [this] { m_window->showPage(QString::fromLatin1(accessPage)); });
    m_window->setUnlockCheck([this](const QString &password, const QString &code, const ui::LockPage::Verdict &verdict) {
        unlock(password, code, verdict);
    });
    m_api.setConfirmation([this](const std::function<void(bool)> &done) { confirm(done); });
}

void Desk::connectNavigation()
{
    connectPages(*m_window, m_context);
    connect(&m_navigator, &ui::Navigator::booked, this, &Desk::refreshTill);
    followBank();
}

void Desk::followBank()
{
    connect(&m_events, &client::EventStream::moved, &m_navigator, &ui::Navigator::moved);
    connect(&m_events, &client::EventStream::changed, &m_navigator, &ui::Navigator::changed);
    auto *till = new ui::SoonOnce(this, [this] { refreshTill(); });
    connect(&m_events, &client::EventStream::moved, this, [this, till](const QList<AccountId> &accounts) {
        if (!m_tillAccount.isNull() && (accounts.isEmpty() || accounts.contains(m_tillAccount)))
            till->ask();
    });
    connect(&m_events, &client::EventStream::changed, this, [till](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Till))
            till->ask();
    });
}

void Desk::connectFind()
{
    m_window->setFindSource([this](const QString &text, ui::FindBox::Deliver deliver) { find(text, deliver); });
    connect(m_window.get(), &ui::MainWindow::found, this, &Desk::openFound);
}

void Desk::askBank()
{
    m_api.call<wire::Nothing, wire::BankInfo>(wire::bank, {}, this,
                                              [this](const client::Result<wire::BankInfo> &reply) { onBank(reply); });
}

void Desk::onBank(const client::Result<wire::BankInfo> &reply)
{
    ui::SignInPage *page = m_window->signInPage();
    if (!reply) {
        if (reply.error().kind == client::Failure::Kind::Untrusted)
            page->setServer(m_api.server().host(), ui::CertificateState::Changed);
        else if (!m_session.isSignedIn())
            page->setUnreachable(ui::sentenceOf(reply.error()));
        m_bankTimer.setInterval(retryInterval);
        return;
    }
    const bool isFirst = m_bank.name.isEmpty();
    m_bank = *reply;
    m_bankTimer.setInterval(bankInterval);
    m_window->setBank(m_bank.name);
    m_window->setBusinessDate(m_bank.businessDate);
    if (isFirst)
        page->setServer(m_api.server().host(), ui::CertificateState::Pinned);
    if (!m_session.isSignedIn())
        page->setReachable();
}

void Desk::signIn(const wire::LoginRequest &request, bool remember)
{
    const auto keep = remember ? client::Session::Remember::Yes : client::Session::Remember::No;
    m_window->signInPage()->setBusy(true);
    m_session.signIn(request, keep, this, [this](const std::optional<client::Failure> &failure) {
        m_window->signInPage()->setBusy(false);
        if (failure)
            onSignInFailed(*failure);
    });
}

void Desk::onSignInFailed(const client::Failure &failure)
{
    ui::SignInPage *page = m_window->signInPage();
    const QString &code = failure.problem.code;
    if (code == QLatin1StringView("code-needed"))
        page->askForCode();
    else if (code == QLatin1StringView("password-change-needed"))
        page->askForNewPassword();
    else if (failure.refusal == Refusal::InvalidCredentials && page->isAskingForCode())
        page->setError(tr("This code doesn't fit. Type the one that is shown now."));
    else
        page->setError(ui::sentenceOf(failure));
}

void Desk::onSignedIn()
{
    // What the bank offers is known from here on; pages read it when they are made.
    m_api.call<wire::Nothing, wire::BankInfo>(
        wire::bank, {}, this, [this](const client::Result<wire::BankInfo> &reply) {
            onBank(reply);
            const SignedInUser &user = m_session.user();
            m_window->signInPage()->reset();
            const bool mustEnrol = m_session.secondFactor() == SecondFactorState::Needed;
            m_window->setUnlockNeedsCode(m_session.secondFactor() == SecondFactorState::Given);
            m_window->showDesk({user.name, user.role, {}, mustEnrol ? QString::fromLatin1(accessPage) : QString()});
            if (mustEnrol)
                return;
            refreshTill();
            m_pagesToMake = pageIds();
            m_pageTimer.start();
        });
}

void Desk::makeNextPage()
{
    while (!m_pagesToMake.isEmpty() && m_session.isSignedIn()) {
        if (m_window->preparePage(m_pagesToMake.first()))
            return; // the next step at the next tick
        m_pagesToMake.removeFirst();
    }
    m_pageTimer.stop();
}

void Desk::refreshTill()
{
    const Role role = m_session.user().role;
    m_tillAccount = {};
    if (role != Role::Teller && role != Role::Supervisor) {
        m_window->setTill({});
        return;
    }
    m_api.call<wire::Nothing, wire::TillView>(wire::till, {}, this, [this](const client::Result<wire::TillView> &view) {
        if (!view || view->positions.isEmpty())
            return m_window->setTill({});
        const TillPosition &position = view->positions.first();
        m_tillAccount = position.account;
        m_window->setTill(QStringLiteral("%1 · %2").arg(
            position.name, formatMoney(position.balance, MoneyStyle::GroupedWithCode)));
    });
}

void Desk::onConnection(client::Connection connection)
{
    const bool isOnline = connection == client::Connection::Online;
    m_window->setConnection(isOnline ? ui::ConnectionState::Online : ui::ConnectionState::Reconnecting);
    m_bankTimer.setInterval(isOnline ? bankInterval : retryInterval);
    if (connection == client::Connection::Untrusted)
        m_window->signInPage()->setServer(m_api.server().host(), ui::CertificateState::Changed);
}

void Desk::unlock(const QString &password, const QString &code, const ui::LockPage::Verdict &verdict)
{
    m_session.unlock(password, code, this, [verdict](const std::optional<client::Failure> &failure) {
        verdict(failure ? ui::unlockSentenceOf(*failure) : QString());
    });
}

void Desk::confirm(const std::function<void(bool)> &done)
{
    const bool byCode = m_session.secondFactor() == SecondFactorState::Given;
    const auto check = [this, byCode](const QString &typed, const ui::StepUpDialog::Verdict &verdict) {
        const wire::StepUpRequest request = byCode ? wire::StepUpRequest{{}, typed} : wire::StepUpRequest{typed, {}};
        m_api.call<wire::StepUpRequest, wire::StepUpReply>(
            wire::stepUp, request, this, [verdict, byCode](const client::Result<wire::StepUpReply> &reply) {
                if (reply)
                    return verdict({});
                const bool isWrong = reply.error().refusal == Refusal::InvalidCredentials;
                verdict(isWrong && byCode ? tr("This code doesn't fit. Type the one that is shown now.")
                                          : ui::unlockSentenceOf(reply.error()));
            });
    };
    auto *dialog = new ui::StepUpDialog(byCode ? ui::StepUpDialog::By::Code : ui::StepUpDialog::By::Password, check,
                                        m_window.get());
    connect(dialog, &QDialog::finished, this, [done](int result) { done(result == QDialog::Accepted); });
    connect(&m_session, &client::Session::signedOut, dialog, &QDialog::reject);
    dialog->open();
}

// Whoever has set up what the bank demands gets the whole desk.
void Desk::followSecondFactor()
{
    m_window->setUnlockNeedsCode(m_session.secondFactor() == SecondFactorState::Given);
    if (m_window->isShowingOnly(QString::fromLatin1(accessPage)) && m_session.secondFactor() != SecondFactorState::Needed)
        onSignedIn();
}

void Desk::find(const QString &text, const ui::FindBox::Deliver &deliver)
{
    const auto take = [deliver](const client::Result<wire::CustomerList> &reply) {
        QList<ui::FindResult> results;
        if (reply) {
            for (const CustomerSummary &customer : reply->items)
                results.append(findResultOf(customer));
        }
        deliver(results);
    };
    const auto number = parseIban(text);
    if (number)
        return findAccount(*number, deliver);
    if (const auto receipt = receiptIn(text))
        return deliver({*receipt});
    m_api.call<wire::FindRequest, wire::CustomerList>(wire::findCustomers, {text, mostFound}, this, take);
}

void Desk::findAccount(const QString &number, const ui::FindBox::Deliver &deliver)
{
    m_api.call<wire::PayeeRequest, Payee>(
        wire::payee, {number, {}}, this, [deliver](const client::Result<Payee> &payee) {
            QList<ui::FindResult> results;
            if (payee)
                results.append({QStringLiteral("account:%1").arg(payee->account.value), QStringLiteral("wallet"),
                                payee->name, formatIban(payee->number)});
            deliver(results);
        });
}

void Desk::openFound(const QString &id)
{
    const QString kind = id.section(u':', 0, 0);
    const qint64 number = id.section(u':', 1).toLongLong();
    if (kind == QLatin1StringView("customer"))
        Q_EMIT m_navigator.customerRequested(UserId{number});
    else if (kind == QLatin1StringView("account"))
        Q_EMIT m_navigator.accountRequested(AccountId{number});
    else if (kind == QLatin1StringView("receipt"))
        openReceipt(*m_window, id.section(u':', 1));
}

} // namespace guichet
