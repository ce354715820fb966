// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/lockpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/card.h"
#include "ui/common/codeedit.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/passwordedit.h"

#include <QBoxLayout>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int cardWidth = 380; // pixels

} // namespace

LockPage::LockPage(QWidget *parent)
    : QWidget(parent)
    , m_name(makeLabel({}, "strong"))
    , m_password(new PasswordEdit)
    , m_code(new CodeEdit)
    , m_row(new FieldRow(tr("&Password"), m_password))
    , m_codeRow(new FieldRow(tr("&Code of your authenticator"), m_code))
    , m_unlock(new ActionButton(tr("Unlock"), ActionButton::Look::Primary, u"lock-open"_s))
{
    setProperty("cls", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *card = new Card;
    card->setFixedWidth(cardWidth);
    card->body()->setContentsMargins(24, 20, 24, 16);
    auto *who = new QHBoxLayout;
    who->setSpacing(12);
    who->addWidget(new IconLabel(u"lock"_s, &Tokens::primary, 28));
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_name);
    text->addWidget(makeLabel(tr("The desk is locked. What you typed is kept."), "muted"));
    who->addLayout(text, 1);
    card->body()->addLayout(who);
    card->body()->addWidget(m_row);
    card->body()->addWidget(m_codeRow);
    card->body()->addWidget(m_unlock);
    auto *out = new ActionButton(tr("Sign out and discard"), ActionButton::Look::Link);
    out->setObjectName(u"lockSignOut"_s);
    card->body()->addWidget(out, 0, Qt::AlignHCenter);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    // In a row of its own: only there does a wrapped sentence get the height of the card's width.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    column->addLayout(middle);
    column->addStretch(3);
    m_password->setObjectName(u"unlockPassword"_s);
    m_code->setObjectName(u"unlockCode"_s);
    m_unlock->setObjectName(u"unlock"_s);
    for (QLineEdit *field : {static_cast<QLineEdit *>(m_password), static_cast<QLineEdit *>(m_code)})
        connect(field, &QLineEdit::textChanged, this, &LockPage::refresh);
    connect(m_password, &QLineEdit::returnPressed, this, [this] {
        if (m_codeRow->isHidden())
            submit();
        else
            m_code->setFocus();
    });
    connect(m_code, &QLineEdit::returnPressed, this, &LockPage::submit);
    connect(m_code, &CodeEdit::completed, this, &LockPage::submit);
    connect(m_unlock, &ActionButton::clicked, this, &LockPage::submit);
    connect(out, &ActionButton::clicked, this, &LockPage::signOutRequested);
    setCodeNeeded(false);
}

void LockPage::setCodeNeeded(bool isNeeded)
{
    m_codeRow->setVisible(isNeeded);
    refresh();
}

void LockPage::enter(const QString &userName)
{
    m_busy = false;
    m_name->setText(userName);
    m_row->setError({});
    m_password->forget();
    m_code->clear();
    refresh();
    m_password->setFocus();
}

void LockPage::submit()
{
    if (!isReady() || !m_check)
        return;
    m_busy = true;
    refresh();
    m_check(m_password->text(), m_code->code(), [self = QPointer(this)](const QString &sentence) {
        if (!self)
            return;
        self->m_busy = false;
        self->m_password->forget();
        self->m_code->clear();
        self->m_row->setError(sentence);
        self->refresh();
        if (sentence.isEmpty())
            Q_EMIT self->unlocked();
        else
            self->m_password->setFocus();
    });
}

void LockPage::refresh()
{
    m_password->setEnabled(!m_busy);
    m_code->setEnabled(!m_busy);
    m_unlock->setLabel(m_busy ? tr("Unlocking…") : tr("Unlock"));
    m_unlock->setEnabled(isReady());
}

bool LockPage::isReady() const
{
    return !m_busy && !m_password->text().isEmpty() && (m_codeRow->isHidden() || m_code->isComplete());
}

} // namespace guichet::ui
