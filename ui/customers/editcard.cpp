// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/editcard.h"

#include "models/wire/customers.h"
#include "ui/common/actionbutton.h"
#include "ui/common/failuresentence.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/customers/declarationform.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

EditCard::EditCard(client::ApiClient &api, QDate today, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_form(new DeclarationForm(today))
    , m_sentence(makeLabel({}, "muted"))
    , m_cancel(new ActionButton(tr("Leave as it was")))
    , m_save(new ActionButton(tr("Save"), ActionButton::Look::Primary, u"check"_s))
{
    m_form->setTitle(tr("What the customer declared"));
    m_form->showEmailConfirmation(false);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(u"editSentence"_s);
    m_cancel->setObjectName(u"cancelEditButton"_s);
    m_cancel->showKey(tr("Esc"));
    m_save->setObjectName(u"saveEditButton"_s);
    m_save->setPrimaryKeys();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    m_form->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    connect(m_form, &DeclarationForm::changed, this, [this] {
        m_failure.clear();
        refresh();
    });
    connect(m_cancel, &ActionButton::clicked, this, &EditCard::cancelled);
    connect(m_save, &ActionButton::clicked, this, &EditCard::save);
}

void EditCard::begin(const CustomerDetails &customer)
{
    ++m_ticket;
    m_customer = customer;
    m_isSaving = false;
    m_failure.clear();
    m_form->show(customer.declared);
    m_known = m_form->declared();
    refresh();
    m_form->firstField()->setFocus();
}

void EditCard::end()
{
    ++m_ticket;
    m_isSaving = false;
    m_customer = {};
    m_form->clear();
}

bool EditCard::isEditing() const
{
    return !m_customer.id.isNull();
}

bool EditCard::isChanged() const
{
    const CustomerDeclaration typed = m_form->declared();
    return takesApproval() || typed.email != m_known.email || typed.phone != m_known.phone
        || typed.address != m_known.address;
}

// The approval is of what the ID showed.
bool EditCard::takesApproval() const
{
    const CustomerDeclaration typed = m_form->declared();
    return typed.name != m_known.name || typed.birthDate != m_known.birthDate || typed.idNumber != m_known.idNumber;
}

void EditCard::save()
{
    m_isSaving = true;
    m_failure.clear();
    refresh();
    m_api.call<wire::UpdateRequest, CustomerDetails>(
        wire::updateCustomer, {m_customer.id, m_form->declared(), m_customer.version}, this,
        [this, ticket = m_ticket](const client::Result<CustomerDetails> &reply) {
            if (ticket == m_ticket)
                take(reply);
        });
}

void EditCard::take(const client::Result<CustomerDetails> &reply)
{
    m_isSaving = false;
    if (reply) {
        end();
        Q_EMIT saved();
        return;
    }
    m_failure = sentenceOf(reply.error());
    refresh();
    if (reply.error().refusal == Refusal::StaleVersion)
        loadAgain();
    else
        m_form->setError(fieldOf(reply.error()), m_failure);
}

// Somebody else's change isn't overwritten: the fields show what it made of the customer.
void EditCard::loadAgain()
{
    m_api.call<wire::UserRequest, CustomerDetails>(
        wire::customer, {m_customer.id}, this,
        [this, ticket = m_ticket](const client::Result<CustomerDetails> &reply) {
            if (ticket != m_ticket)
                return;
            const QString why = reply ? m_failure : sentenceOf(reply.error());
            if (reply)
                begin(*reply);
            m_failure = why;
            refresh();
        });
}

QString EditCard::sentence() const
{
    if (!m_failure.isEmpty())
        return m_failure;
    if (m_isSaving)
        return tr("Saving…");
    const QStringList missing = m_form->missing();
    if (!missing.isEmpty())
        return tr("Still needed or wrong: %1.").arg(missing.join(u", "_s));
    if (!isChanged())
        return tr("Nothing is changed yet.");
    if (m_customer.approved && takesApproval())
        return tr("Another name, birth date or ID number takes the approval: the ID must be handed in again.");
    if (m_customer.emailConfirmed && m_form->declared().email != m_known.email)
        return tr("The new e-mail address must be confirmed again.");
    return {};
}

void EditCard::refresh()
{
    m_form->setLocked(m_isSaving);
    m_save->setEnabled(!m_isSaving && isChanged() && m_form->missing().isEmpty());
    m_cancel->setEnabled(!m_isSaving);
    theme::setClass(m_sentence, m_failure.isEmpty() ? "muted" : "error");
    m_sentence->setText(sentence());
}

} // namespace guichet::ui
