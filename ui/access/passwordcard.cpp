// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/passwordcard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/codeedit.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/passwordedit.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

PasswordCard::PasswordCard(const DeskContext &context, QWidget *parent)
    : Card(tr("Password"), parent)
    , m_context(context)
    , m_current(new PasswordEdit)
    , m_new(new PasswordEdit)
    , m_repeated(new PasswordEdit)
    , m_code(new CodeEdit)
    , m_currentRow(new FieldRow(tr("&Present password"), m_current))
    , m_newRow(new FieldRow(tr("&New password"), m_new))
    , m_repeatedRow(new FieldRow(tr("New password a&gain"), m_repeated))
    , m_codeRow(new FieldRow(tr("&Code of your authenticator"), m_code))
    , m_change(new ActionButton(tr("Change the password"), ActionButton::Look::Primary, u"check"_s))
{
    m_current->setObjectName(u"currentPassword"_s);
    m_new->setObjectName(u"newPassword"_s);
    m_repeated->setObjectName(u"repeatedPassword"_s);
    m_code->setObjectName(u"passwordCode"_s);
    m_change->setObjectName(u"changePasswordButton"_s);
    m_change->setPrimaryKeys();
    m_newRow->setHint(tr("At least 15 characters; 8 with a second factor. A sentence is easy to remember."));
    for (FieldRow *row : {m_currentRow, m_newRow, m_repeatedRow, m_codeRow})
        body()->addWidget(row);
    body()->addWidget(m_change, 0, Qt::AlignLeading);
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_current, m_new, m_repeated, m_code}) {
        moveOnWithEnter(field);
        connect(field, &QLineEdit::textChanged, this, &PasswordCard::refresh);
    }
    connect(m_current, &QLineEdit::textEdited, this, [this] { m_currentRow->setError({}); });
    connect(m_new, &QLineEdit::textEdited, this, [this] { m_newRow->setError({}); });
    connect(m_code, &QLineEdit::textEdited, this, [this] { m_codeRow->setError({}); });
    connect(m_change, &ActionButton::clicked, this, &PasswordCard::submit);
    connect(&context.session, &client::Session::secondFactorChanged, this, &PasswordCard::refresh);
    refresh();
}

void PasswordCard::focusFirst()
{
    m_current->setFocus();
}

bool PasswordCard::clear()
{
    const bool wasEmpty = m_current->text().isEmpty() && m_new->text().isEmpty() && m_repeated->text().isEmpty();
    for (PasswordEdit *field : {m_current, m_new, m_repeated})
        field->forget();
    m_code->clear();
    for (FieldRow *row : {m_currentRow, m_newRow, m_codeRow})
        row->setError({});
    return !wasEmpty;
}

bool PasswordCard::asksForCode() const
{
    return m_context.session.secondFactor() == SecondFactorState::Given;
}

bool PasswordCard::isComplete() const
{
    return !m_current->text().isEmpty() && !m_new->text().isEmpty() && m_new->text() == m_repeated->text()
        && (!asksForCode() || m_code->isComplete());
}

void PasswordCard::refresh()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_current, m_new, m_repeated, m_code})
        field->setEnabled(!m_isSending);
    m_codeRow->setVisible(asksForCode());
    const bool isAnother = m_repeated->text().size() >= m_new->text().size() && !m_repeated->text().isEmpty()
        && m_repeated->text() != m_new->text();
    m_repeatedRow->setError(isAnother ? tr("This is another one than above.") : QString());
    m_change->setEnabled(!m_isSending && isComplete());
    m_change->setLabel(m_isSending ? tr("Changing…") : tr("Change the password"));
}

void PasswordCard::submit()
{
    m_isSending = true;
    refresh();
    m_context.session.changePassword({m_current->text(), m_new->text(), m_code->code()}, this,
                                     [this](const std::optional<client::Failure> &failure) {
                                         m_isSending = false;
                                         refresh();
                                         if (failure)
                                             return take(*failure);
                                         clear();
                                         Q_EMIT changed();
                                     });
}

void PasswordCard::take(const client::Failure &failure)
{
    const bool isWrong = failure.refusal == Refusal::InvalidCredentials;
    if (failure.problem.code == QLatin1StringView("weak-password")) {
        m_newRow->setError(sentenceOf(failure));
        m_repeated->forget();
        m_new->selectAll();
        m_new->setFocus();
    } else {
        m_currentRow->setError(isWrong && asksForCode() ? tr("Password and code don't fit.") : unlockSentenceOf(failure));
        m_code->clear();
        m_current->selectAll();
        m_current->setFocus();
    }
}

} // namespace guichet::ui
