// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with an account: the buttons, the questions before, the sentences after.
#include "ui/accounts/accountpage.h"

#include "models/wire/operations.h"
#include "ui/accounts/findcustomers.h"
#include "ui/accounts/holdscard.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/customerpicker.h"
#include "ui/common/failuresentence.h"
#include "ui/common/inlineconfirmation.h"
#include "ui/common/toast.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

Card *AccountPage::makeActions()
{
    const auto may = [this](const wire::EndpointInfo &endpoint) {
        return endpoint.access.roles.contains(m_context.session.user().role);
    };
    m_actionCard = new Card(tr("With this account"));
    m_actions = new QGridLayout;
    m_actions->setSpacing(8);
    m_actionCard->body()->addLayout(m_actions);
    m_deposit = addAction(tr("&Deposit"), u"deposit"_s, u"depositButton"_s, may(wire::deposit.info));
    m_withdraw = addAction(tr("&Withdraw"), u"withdraw"_s, u"withdrawButton"_s, may(wire::withdraw.info));
    m_transfer = addAction(tr("&Transfer"), u"transfer"_s, u"transferButton"_s, may(wire::transfer.info));
    m_addOwner = addAction(tr("&Joint owner"), u"user-plus"_s, u"addOwnerButton"_s, may(wire::addHolder.info));
    m_freeze = addAction(tr("&Freeze"), u"snowflake"_s, u"freezeButton"_s, may(wire::freezeAccount.info));
    m_unfreeze = addAction(tr("&Unfreeze"), u"lock-open"_s, u"unfreezeButton"_s, may(wire::unfreezeAccount.info));
    m_close = addAction(tr("&Close"), u"x"_s, u"closeButton"_s, may(wire::closeAccount.info));
    return m_actionCard;
}

ActionButton *AccountPage::addAction(const QString &text, const QString &icon, const QString &name, bool isAllowed)
{
    auto *button = new ActionButton(text, ActionButton::Look::Plain, icon, m_actionCard);
    button->setObjectName(name);
    button->setProperty("isAllowed", isAllowed);
    button->hide(); // until the account's standing is known
    m_offered.append(button);
    return button;
}

// Two beside each other, without gaps where one isn't offered.
void AccountPage::arrangeActions()
{
    int place = 0;
    for (ActionButton *button : std::as_const(m_offered)) {
        m_actions->removeWidget(button);
        if (!button->isHidden()) {
            m_actions->addWidget(button, place / 2, place % 2);
            ++place;
        }
    }
    m_actionCard->setVisible(place > 0);
}

void AccountPage::makeOwnerPicker()
{
    m_owner = new CustomerPicker;
    m_owner->setFind(findCustomersWith(m_context.api, this));
    m_ownerCard = new Card(tr("Add a joint owner"));
    m_ownerCard->setObjectName(u"ownerCard"_s);
    m_ownerCard->body()->addWidget(m_owner);
    m_ownerCard->hide();
}

void AccountPage::connectActions()
{
    connect(m_freeze, &ActionButton::clicked, this, &AccountPage::askToFreeze);
    connect(m_unfreeze, &ActionButton::clicked, &m_controller, &AccountController::unfreeze);
    connect(m_close, &ActionButton::clicked, this, &AccountPage::askToClose);
    connect(m_addOwner, &ActionButton::clicked, this, [this] {
        m_owner->reset();
        m_ownerCard->show();
        m_owner->field()->setFocus();
    });
    connect(m_owner, &CustomerPicker::chosen, this, [this](UserId user) {
        m_ownerCard->hide();
        m_confirmation->ask(tr("Once a second person has approved it, the customer is an owner of this account, with all rights of one."),
                            tr("Add the owner"), [this, user] {
                                m_asked = user;
                                m_controller.addHolder(user);
                            });
    });
}

void AccountPage::connectMoney()
{
    Navigator &navigator = m_context.navigator;
    connect(m_deposit, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.depositRequested(firstHolder(), account()); });
    connect(m_withdraw, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.withdrawalRequested(firstHolder(), account()); });
    connect(m_transfer, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.transferRequested(firstHolder(), account()); });
}

void AccountPage::connectHolds()
{
    connect(m_holds, &HoldsCard::releaseAsked, this, [this](const Hold &hold) {
        m_confirmation->ask(tr("What is set aside becomes available again; whoever it was for doesn't get it."), tr("Release it"),
                            [this, id = hold.id] { m_holds->release(id); });
    });
    connect(m_holds, &HoldsCard::released, this, [this] {
        Toast::show(window(), tr("It is available again."));
        m_controller.reload();
    });
    connect(m_holds, &HoldsCard::refused, this,
            [this](const client::Failure &failure) { banner()->announce(ChipKind::Bad, tr("It stays set aside."), sentenceOf(failure)); });
}

// A further owner of an account in use waits for a second person.
void AccountPage::sayDone()
{
    const QList<Holder> &holders = m_controller.account().holders;
    const UserId asked = std::exchange(m_asked, {});
    const bool isOwner = std::any_of(holders.begin(), holders.end(), [&](const Holder &one) { return one.id == asked; });
    if (asked.isNull() || isOwner)
        Toast::show(window(), tr("The account is changed."));
    else
        banner()->announce(ChipKind::Ok, tr("The further owner is asked for."), tr("A supervisor other than you approves it."));
}

void AccountPage::askToFreeze()
{
    m_confirmation->ask(tr("Freezing stops all movements of this account, in and out, until somebody unfreezes it."),
                        tr("Freeze the account"), [this] { m_controller.freeze(); });
}

void AccountPage::askToClose()
{
    m_confirmation->ask(tr("A closed account can't be opened again. Its entries stay."), tr("Close the account"),
                        [this] { m_controller.close(); });
}

} // namespace guichet::ui
