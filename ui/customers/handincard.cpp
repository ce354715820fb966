// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/handincard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/failuresentence.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/customers/documentform.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

using State = RegistrationController::State;

} // namespace

HandInCard::HandInCard(client::ApiClient &api, QDate today, QWidget *parent)
    : QWidget(parent)
    , m_controller(api)
    , m_documents(new DocumentForm(tr("Hand in an ID"), today))
    , m_reason(makeLabel({}, "muted"))
    , m_handIn(new ActionButton(tr("Hand in for review"), ActionButton::Look::Primary, u"upload"_s))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_reason->setWordWrap(true);
    row->addWidget(m_reason, 1);
    row->addWidget(m_handIn);
    m_documents->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_documents);
    m_handIn->setObjectName(u"handInButton"_s);
    m_reason->setObjectName(u"handInReason"_s);
    m_handIn->setPrimaryKeys();
    connect(m_documents, &DocumentForm::changed, this, &HandInCard::refresh);
    connect(m_handIn, &ActionButton::clicked, this, &HandInCard::submit);
    connect(&m_controller, &RegistrationController::changed, this, &HandInCard::showOutcome);
    refresh();
}

void HandInCard::setCustomer(UserId customer)
{
    if (std::exchange(m_customer, customer) != customer)
        clear();
}

bool HandInCard::isEmpty() const
{
    return m_documents->isEmpty();
}

QWidget *HandInCard::firstField() const
{
    return m_documents->firstField();
}

void HandInCard::clear()
{
    m_controller.reset();
    m_documents->clear();
}

void HandInCard::submit()
{
    m_controller.handIn(m_customer, m_documents->handIn());
}

QString HandInCard::sentence() const
{
    if (m_controller.state() == State::Working)
        return tr("Step %1 of %2…").arg(m_controller.stepNumber()).arg(m_controller.stepCount());
    if (m_controller.state() == State::Failed)
        return sentenceOf(m_controller.failure());
    if (m_documents->isLoading())
        return tr("Reading the photo…");
    const QStringList missing = m_documents->missing();
    return missing.isEmpty() ? QString() : tr("Still needed: %1.").arg(missing.join(u", "_s));
}

void HandInCard::refresh()
{
    const bool isWorking = m_controller.state() == State::Working;
    m_documents->setLocked(isWorking);
    m_handIn->setEnabled(!isWorking && !m_documents->isLoading() && m_documents->missing().isEmpty());
    theme::setClass(m_reason, m_controller.state() == State::Failed ? "error" : "muted");
    m_reason->setText(sentence());
}

void HandInCard::showOutcome()
{
    refresh();
    if (m_controller.state() != State::Done)
        return;
    clear();
    Q_EMIT handedIn();
}

} // namespace guichet::ui
