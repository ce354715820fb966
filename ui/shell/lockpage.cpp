// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/lockpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/card.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/shell/passwordedit.h"

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
    , m_row(new FieldRow(tr("&Password"), m_password))
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
    m_unlock->setObjectName(u"unlock"_s);
    connect(m_password, &QLineEdit::textChanged, this, &LockPage::refresh);
    connect(m_password, &QLineEdit::returnPressed, this, &LockPage::submit);
    connect(m_unlock, &ActionButton::clicked, this, &LockPage::submit);
    connect(out, &ActionButton::clicked, this, &LockPage::signOutRequested);
    refresh();
}

void LockPage::enter(const QString &userName)
{
    m_busy = false;
    m_name->setText(userName);
    m_row->setError({});
    m_password->forget();
    refresh();
    m_password->setFocus();
}

void LockPage::submit()
{
    if (!m_unlock->isEnabled() || !m_check)
        return;
    m_busy = true;
    refresh();
    m_check(m_password->text(), [self = QPointer(this)](const QString &sentence) {
        if (!self)
            return;
        self->m_busy = false;
        self->m_password->forget();
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
    m_unlock->setLabel(m_busy ? tr("Unlocking…") : tr("Unlock"));
    m_unlock->setEnabled(!m_busy && !m_password->text().isEmpty());
}

} // namespace guichet::ui
