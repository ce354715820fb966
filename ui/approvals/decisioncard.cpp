// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/approvals/decisioncard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/statuschip.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int cardWidth = 380; // pixels

} // namespace

DecisionCard::DecisionCard(const QStringList &facts, const QString &subject, QWidget *parent)
    : Card(tr("What is asked for"), parent)
    , m_facts(new KeyValueList)
    , m_own(new StatusChip(ChipKind::Warn, tr("Your own")))
    , m_reason(makeLabel({}, "muted"))
    , m_refuse(new ActionButton(tr("Re&fuse"), ActionButton::Look::Danger, u"x"_s))
    , m_approve(new ActionButton(tr("Approve"), ActionButton::Look::Ok, u"check"_s))
{
    setFixedWidth(cardWidth);
    for (const QString &name : facts)
        m_facts->addRow(name);
    m_reason->setWordWrap(true);
    m_approve->setPrimaryKeys();
    m_own->setObjectName(u"own%1Chip"_s.arg(subject));
    m_reason->setObjectName(u"approval%1Reason"_s.arg(subject));
    m_approve->setObjectName(u"approve%1Button"_s.arg(subject));
    m_refuse->setObjectName(u"refuse%1Button"_s.arg(subject));
    addHeaderWidget(m_own);
    body()->addWidget(m_facts);
    body()->addWidget(makeRule());
    body()->addWidget(m_reason);
    auto *row = new QHBoxLayout;
    row->addWidget(m_refuse);
    row->addStretch();
    row->addWidget(m_approve);
    body()->addLayout(row);
    connect(m_approve, &ActionButton::clicked, this, &DecisionCard::approveTriggered);
    connect(m_refuse, &ActionButton::clicked, this, &DecisionCard::refuseTriggered);
}

void DecisionCard::setOwn(bool isOwn)
{
    m_own->setVisible(isOwn);
}

void DecisionCard::setState(const QString &why, bool isSending)
{
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
    m_approve->setEnabled(why.isEmpty() && !isSending);
    m_refuse->setEnabled(why.isEmpty() && !isSending);
    m_approve->setLabel(isSending ? tr("Sending…") : tr("Approve"));
}

} // namespace guichet::ui
