// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/summarycard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int noticeHeight = 36; // two lines, so that the buttons stay where they are

} // namespace

SummaryCard::SummaryCard(const QString &verb, QWidget *parent)
    : Card(tr("Check with the customer"), parent)
    , m_verb(verb)
    , m_amount(makeLabel({}, "amount"))
    , m_facts(new KeyValueList)
    , m_noticeIcon(new IconLabel(u"info-circle"_s, &Tokens::info, 18))
    , m_notice(makeLabel({}, "muted"))
    , m_book(new ActionButton(verb, ActionButton::Look::Primary, u"check"_s))
    , m_clear(new ActionButton(tr("Clear")))
{
    setObjectName(u"summaryCard"_s);
    m_amount->setObjectName(u"amountToRead"_s);
    m_notice->setObjectName(u"notice"_s);
    m_book->setObjectName(u"bookButton"_s);
    m_clear->setObjectName(u"clearButton"_s);
    m_book->setPrimaryKeys();
    m_clear->showKey(tr("Esc"));
    m_notice->setWordWrap(true);
    m_notice->setMinimumHeight(noticeHeight);
    m_notice->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    body()->setSpacing(10);
    body()->addWidget(m_amount);
    body()->addWidget(m_facts);
    body()->addWidget(makeRule());
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_noticeIcon, 0, Qt::AlignTop);
    row->addWidget(m_notice, 1);
    body()->addLayout(row);
    body()->addWidget(m_book);
    body()->addWidget(m_clear);
    connect(m_book, &ActionButton::clicked, this, &SummaryCard::bookTriggered);
    connect(m_clear, &ActionButton::clicked, this, &SummaryCard::clearTriggered);
}

void SummaryCard::setAmount(const Money &amount)
{
    m_amount->setText(formatMoney(amount, MoneyStyle::GroupedWithCode));
}

void SummaryCard::setReady(bool ready, const QString &notice, ChipKind kind)
{
    m_book->setEnabled(ready);
    m_notice->setText(notice);
    m_noticeIcon->setVisible(!notice.isEmpty());
    m_noticeIcon->setIcon(kind == ChipKind::Warn ? u"alert-triangle"_s : u"info-circle"_s,
                          kind == ChipKind::Warn ? &Tokens::warn : &Tokens::info);
    m_book->setAccessibleDescription(notice);
}

void SummaryCard::setWaiting(const QString &label, const QString &notice)
{
    m_book->setLabel(label.isEmpty() ? m_verb : label);
    m_book->showKey(label.isEmpty() ? tr("Ctrl+Enter") : QString());
    m_book->setIcon(icon(label.isEmpty() ? u"check"_s : u"clock"_s, &Tokens::onPrimary));
    m_clear->setEnabled(label.isEmpty());
    if (!label.isEmpty())
        setReady(false, notice);
}

QString SummaryCard::notice() const
{
    return m_notice->text();
}

} // namespace guichet::ui
