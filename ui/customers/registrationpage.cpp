// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/registrationpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/customerpicker.h"
#include "ui/common/failuresentence.h"
#include "ui/common/labels.h"
#include "ui/customers/declarationform.h"
#include "ui/customers/documentform.h"

#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

using State = RegistrationController::State;
using Step = RegistrationController::Step;

constexpr int progressWidth = 160; // pixels

// Which field a refusal is about when the bank's answer names none.
QString fieldOfRefusal(const client::Failure &failure)
{
    if (const QString named = fieldOf(failure); !named.isEmpty())
        return named;
    if (failure.refusal == Refusal::EmailTaken)
        return u"email"_s;
    if (failure.refusal == Refusal::IdNumberTaken)
        return u"id_number"_s;
    return {};
}

} // namespace

RegistrationPage::RegistrationPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("New customer"), parent)
    , m_context(context)
    , m_controller(context.api)
    , m_declaration(new DeclarationForm(context.bank.businessDate))
    , m_documents(new DocumentForm(tr("Government photo ID"), context.bank.businessDate))
    , m_reason(makeLabel({}, "muted"))
    , m_progress(new QProgressBar)
    , m_register(new ActionButton(tr("Register customer"), ActionButton::Look::Primary, u"user-plus"_s))
    , m_clear(new ActionButton(tr("Clear")))
{
    build();
    m_register->setPrimaryKeys();
    m_clear->showKey(tr("Esc"));
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), tr("Register the customer"));
    connect(m_declaration, &DeclarationForm::changed, this, &RegistrationPage::refresh);
    connect(m_documents, &DocumentForm::changed, this, &RegistrationPage::refresh);
    connect(m_register, &ActionButton::clicked, this, &RegistrationPage::submit);
    connect(m_clear, &ActionButton::clicked, this, &RegistrationPage::clear);
    connect(&m_controller, &RegistrationController::changed, this, &RegistrationPage::showOutcome);
    refresh();
}

RegistrationPage::~RegistrationPage()
{
    hide(); // a field that loses the focus tells the page, which is still whole here
}

void RegistrationPage::build()
{
    auto *columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(m_declaration, 4);
    columns->addWidget(m_documents, 5);
    body()->addLayout(columns, 1);
    auto *foot = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_reason->setWordWrap(true);
    row->addWidget(m_reason, 1);
    row->addWidget(m_progress);
    row->addWidget(m_clear);
    row->addWidget(m_register);
    foot->body()->addLayout(row);
    body()->addWidget(foot);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Steps done"));
    m_reason->setObjectName(u"registerReason"_s);
    m_register->setObjectName(u"registerButton"_s);
    m_clear->setObjectName(u"clearButton"_s);
}

void RegistrationPage::enter()
{
    if (m_declaration->isEmpty())
        m_declaration->firstField()->setFocus();
    else
        PageFrame::enter();
}

bool RegistrationPage::clearOrBack()
{
    if (m_controller.state() == State::Working)
        return true;
    const bool isUntouched = m_declaration->isEmpty() && m_documents->isEmpty();
    if (isUntouched && m_controller.state() == State::Idle) {
        Q_EMIT m_context.navigator.finderRequested();
        return true;
    }
    clear();
    return true;
}

void RegistrationPage::submit()
{
    if (!m_register->isEnabled())
        return;
    banner()->hide();
    wire::RegisterRequest who;
    who.declared = m_declaration->declared();
    who.emailConfirmed = m_declaration->emailIsConfirmed();
    m_controller.registerCustomer(who, m_documents->handIn());
}

void RegistrationPage::clear()
{
    m_controller.reset();
    m_declaration->clear();
    m_documents->clear();
    banner()->hide();
    refresh();
    enter();
}

QString RegistrationPage::whatIsMissing() const
{
    const QStringList missing = m_declaration->missing() + m_documents->missing();
    if (m_documents->isLoading())
        return tr("Reading the photo…");
    if (!missing.isEmpty())
        return tr("Still needed: %1.").arg(missing.join(u", "_s));
    return {};
}

QString RegistrationPage::stepText() const
{
    const QString done = tr("Step %1 of %2").arg(m_controller.stepNumber()).arg(m_controller.stepCount());
    switch (m_controller.step()) {
    case Step::Register:
        return tr("%1: registering the customer…").arg(done);
    case Step::Front:
        return tr("%1: sending the front of the ID…").arg(done);
    case Step::Back:
        return tr("%1: sending the back of the ID…").arg(done);
    case Step::Review:
        return tr("%1: handing the ID in for review…").arg(done);
    }
    Q_UNREACHABLE();
}

void RegistrationPage::refresh()
{
    const bool isWorking = m_controller.state() == State::Working;
    const QString missing = whatIsMissing();
    m_declaration->setLocked(isWorking || !m_controller.isDeclarationOpen());
    m_documents->setLocked(isWorking);
    m_register->setEnabled(!isWorking && missing.isEmpty());
    m_register->setLabel(isWorking                                ? tr("Registering…")
                             : m_controller.state() == State::Failed ? tr("Go on")
                                                                     : tr("Register customer"));
    m_clear->setEnabled(!isWorking);
    m_progress->setVisible(isWorking);
    m_progress->setRange(0, m_controller.stepCount());
    m_progress->setValue(m_controller.stepNumber());
    m_reason->setText(isWorking ? stepText() : missing);
}

void RegistrationPage::showOutcome()
{
    refresh();
    if (m_controller.state() == State::Failed)
        showFailure();
    if (m_controller.state() != State::Done)
        return;
    const UserId customer = m_controller.customer();
    clear();
    Q_EMIT m_context.navigator.customerRequested(customer);
}

void RegistrationPage::showFailure()
{
    const client::Failure &failure = m_controller.failure();
    const QString sentence = sentenceOf(failure);
    const bool isRegistered = !m_controller.customer().isNull();
    if (isRegistered) {
        banner()->announce(ChipKind::Warn,
                           tr("%1 is registered, but the ID isn't handed in yet.")
                               .arg(customerNumberText(m_controller.customer())),
                           sentence);
    } else if (failure.kind == client::Failure::Kind::Unknown) {
        banner()->announce(ChipKind::Warn, tr("It isn't known yet whether the customer was registered."),
                           tr("Go on: the same request is sent again, and nobody is registered twice."));
    }
    const QString field = fieldOfRefusal(failure);
    const bool isPhoto = failure.refusal == Refusal::DocumentUnsupported || failure.refusal == Refusal::DocumentTooLarge;
    if (isRegistered && isPhoto)
        m_documents->setPhotoError(m_controller.step() == Step::Back ? DocumentSide::Back : DocumentSide::Front,
                                   sentence);
    else if (!m_declaration->setError(field, sentence) && !m_documents->setError(field, sentence)
             && !banner()->isVisibleTo(this))
        banner()->announce(ChipKind::Bad, tr("The customer isn't registered."), sentence);
    refresh();
}

} // namespace guichet::ui
