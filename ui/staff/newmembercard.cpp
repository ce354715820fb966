// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/newmembercard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/staff/membercard.h"

#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int longestName = 200;
constexpr int longestEmail = 254;

} // namespace

NewMemberCard::NewMemberCard(QWidget *parent)
    : Card(tr("Somebody new"), parent)
    , m_name(new QLineEdit)
    , m_email(new QLineEdit)
    , m_role(makeRoleBox(u"newMemberRole"_s))
    , m_nameRow(new FieldRow(tr("&Name"), m_name))
    , m_emailRow(new FieldRow(tr("&E-mail"), m_email))
    , m_create(new ActionButton(tr("Take on"), ActionButton::Look::Primary, u"user-plus"_s))
    , m_cancel(new ActionButton(tr("Cancel")))
{
    m_name->setObjectName(u"newMemberName"_s);
    m_name->setMaxLength(longestName);
    m_email->setObjectName(u"newMemberEmail"_s);
    m_email->setMaxLength(longestEmail);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_create->setObjectName(u"createMemberButton"_s);
    m_create->setPrimaryKeys();
    m_cancel->setObjectName(u"cancelMemberButton"_s);
    m_cancel->showKey(tr("Esc"));
    QLabel *hint = makeLabel(tr("A first password is drawn and shown to you; at the first sign-in they choose their own."), "muted");
    hint->setWordWrap(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nameRow, m_emailRow, new FieldRow(tr("&Role"), m_role), hint, m_create,
                                                            m_cancel})
        body()->addWidget(widget);
    for (QLineEdit *field : {m_name, m_email}) {
        moveOnWithEnter(field);
        connect(field, &QLineEdit::textChanged, this, &NewMemberCard::refresh);
    }
    connect(m_create, &ActionButton::clicked, this, &NewMemberCard::submit);
    connect(m_cancel, &ActionButton::clicked, this, &NewMemberCard::cancelled);
    refresh();
}

void NewMemberCard::begin()
{
    m_isSending = false;
    m_name->clear();
    m_email->clear();
    m_role->setCurrentIndex(0);
    refresh();
    m_name->setFocus();
}

bool NewMemberCard::isFilled() const
{
    return !m_name->text().isEmpty() || !m_email->text().isEmpty();
}

void NewMemberCard::setSending(bool isSending)
{
    m_isSending = isSending;
    refresh();
}

bool NewMemberCard::showRefusal(const client::Failure &failure)
{
    const QString field = fieldOf(failure);
    const bool isEmail = field == QLatin1StringView("email") || failure.refusal == Refusal::EmailTaken;
    if (!isEmail && field != QLatin1StringView("name"))
        return false;
    FieldRow *row = isEmail ? m_emailRow : m_nameRow;
    row->setError(failure.refusal == Refusal::EmailTaken ? tr("Somebody has this address already.") : sentenceOf(failure));
    row->field()->setFocus();
    return true;
}

void NewMemberCard::submit()
{
    Q_EMIT asked({m_name->text().trimmed(), m_email->text().trimmed(), roleIn(*m_role), {}});
}

void NewMemberCard::refresh()
{
    m_nameRow->setError({});
    m_emailRow->setError({});
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_email, m_role, m_cancel})
        field->setEnabled(!m_isSending);
    m_create->setLabel(m_isSending ? tr("Taking on…") : tr("Take on"));
    m_create->setEnabled(!m_isSending && !m_name->text().trimmed().isEmpty() && m_email->text().contains(u'@'));
}

} // namespace guichet::ui
