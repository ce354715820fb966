// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/accesspage.h"

#include "ui/access/passwordcard.h"
#include "ui/access/secondfactorcard.h"
#include "ui/access/sessionscard.h"
#include "ui/common/banner.h"
#include "ui/common/failuresentence.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int passwordWidth = 400; // pixels

} // namespace

AccessPage::AccessPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Password and sign-in"), parent)
    , m_context(context)
    , m_password(new PasswordCard(context))
    , m_secondFactor(new SecondFactorCard(context))
    , m_sessions(new SessionsCard(context))
{
    m_password->setFixedWidth(passwordWidth);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    auto *first = new QVBoxLayout;
    first->addWidget(m_password);
    first->addStretch();
    row->addLayout(first);
    auto *second = new QVBoxLayout;
    second->setSpacing(14);
    second->addWidget(m_secondFactor);
    second->addWidget(m_sessions, 1);
    row->addLayout(second, 1);
    body()->addLayout(row, 1);
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), tr("Change the password"));
    connect(m_password, &PasswordCard::changed, this, [this] {
        banner()->announce(ChipKind::Ok, tr("The password is changed."),
                           tr("You stay signed in here, and are signed out everywhere else."));
        m_sessions->load();
    });
    connect(m_secondFactor, &SecondFactorCard::changed, this, [this] {
        if (mustEnrol())
            banner()->announce(ChipKind::Warn, tr("The bank wants a second factor of you."),
                               tr("Set up an authenticator; then the desk opens."));
        else if (banner()->kind() == ChipKind::Warn)
            banner()->hide();
    });
    connect(m_secondFactor, &SecondFactorCard::failed, this, &AccessPage::say);
    connect(m_sessions, &SessionsCard::failed, this, &AccessPage::say);
    connect(m_sessions, &SessionsCard::ended, this, [this](qint64 count) {
        banner()->announce(ChipKind::Ok, tr("%n place(s) signed out.", nullptr, static_cast<int>(count)));
    });
}

bool AccessPage::mustEnrol() const
{
    return m_secondFactor->isNeeded() && !m_secondFactor->isEnrolled();
}

void AccessPage::enter()
{
    m_secondFactor->load();
    m_sessions->load();
    if (m_context.session.secondFactor() == SecondFactorState::Needed)
        m_secondFactor->focusFirst();
    else
        m_password->focusFirst();
}

bool AccessPage::clearOrBack()
{
    if (m_secondFactor->dismiss())
        return true;
    return m_password->clear();
}

void AccessPage::say(const client::Failure &failure)
{
    banner()->announce(ChipKind::Bad, tr("Nothing was changed."), sentenceOf(failure));
}

} // namespace guichet::ui
