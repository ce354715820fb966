// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/operationpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/operationcontroller.h"
#include "ui/common/operationform.h"
#include "ui/common/resultcard.h"
#include "ui/common/summarycard.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 340; // pixels

} // namespace

OperationPage::OperationPage(const QString &title, const QString &verb, OperationForm *form, QWidget *parent)
    : PageFrame(title, parent)
    , m_form(form)
    , m_summary(new SummaryCard(verb))
    , m_result(new ResultCard)
    , m_unknown(new Banner)
    , m_limit(new Banner)
    , m_side(new QVBoxLayout)
{
    banner()->setObjectName(u"messageBanner"_s);
    m_unknown->setObjectName(u"unknownBanner"_s);
    m_unknown->button()->setObjectName(u"checkNowButton"_s);
    m_limit->setObjectName(u"limitBanner"_s);
    m_limit->button()->setObjectName(u"checkLimitButton"_s);
    body()->addWidget(m_unknown);
    body()->addWidget(m_limit);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    auto *card = new Card;
    card->body()->addWidget(m_form, 1);
    row->addWidget(card, 1);
    m_side->setSpacing(14);
    m_side->addWidget(m_summary);
    m_side->addWidget(m_result);
    m_side->addStretch();
    m_summary->setFixedWidth(sideWidth);
    m_result->setFixedWidth(sideWidth);
    row->addLayout(m_side);
    body()->addLayout(row, 1);
    describeShortcut(Qt::Key_Enter, tr("Next field; after booking, next customer"));
    describeShortcut(Qt::CTRL | Qt::Key_Enter, verb);
    describeShortcut(Qt::Key_S, tr("After booking: the same customer again"));
    describeShortcut(Qt::Key_P, tr("After booking: print the receipt"));
    describeShortcut(Qt::Key_F, tr("After booking: save the receipt as PDF"));
}

OperationPage::~OperationPage()
{
    delete m_controller;
}

void OperationPage::addSideCard(QWidget *card)
{
    card->setFixedWidth(sideWidth);
    m_side->insertWidget(m_side->count() - 1, card, 1);
}

void OperationPage::setFormLocked(bool locked)
{
    m_form->setEnabled(!locked);
}

void OperationPage::showResult(bool shown)
{
    m_summary->setVisible(!shown);
    m_result->setVisible(shown);
}

void OperationPage::open(UserId customer, AccountId account)
{
    if (m_controller)
        m_controller->open(customer, account);
}

void OperationPage::enter()
{
    if (m_controller)
        m_controller->focus();
}

bool OperationPage::clearOrBack()
{
    return m_controller && m_controller->clearOrBack();
}

} // namespace guichet::ui
