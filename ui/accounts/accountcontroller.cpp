// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountcontroller.h"

namespace guichet::ui {

AccountController::AccountController(client::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void AccountController::load(AccountId account)
{
    const quint64 ticket = ++m_ticket;
    if (std::exchange(m_id, account) != account)
        m_isChanging = false;
    m_state = State::Loading;
    m_api.call<wire::AccountIdRequest, AccountDetails>(
        wire::account, {account}, this, [this, ticket](const client::Result<AccountDetails> &reply) {
            if (ticket != m_ticket)
                return;
            m_state = reply ? State::Loaded : State::Failed;
            if (reply)
                m_account = *reply;
            else
                m_failure = reply.error();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void AccountController::begin()
{
    m_isChanging = true;
    Q_EMIT changed();
}

template <class A>
std::function<void(client::Result<A>)> AccountController::answer(std::function<void(const A &)> take)
{
    return [this, asked = m_id, take = std::move(take)](const client::Result<A> &reply) {
        if (asked != m_id)
            return;
        m_isChanging = false;
        if (reply) {
            take(*reply);
            Q_EMIT changed();
            Q_EMIT done();
            return;
        }
        Q_EMIT changed();
        Q_EMIT refused(reply.error());
        // Somebody was faster, or nobody knows: what holds now is shown.
        if (reply.error().refusal || reply.error().kind == client::Failure::Kind::Unknown)
            reload();
    };
}

void AccountController::freeze()
{
    begin();
    m_api.call<wire::AccountChangeRequest, AccountDetails>(
        wire::freezeAccount, {m_id, m_account.version}, this,
        answer<AccountDetails>([this](const AccountDetails &account) { m_account = account; }));
}

void AccountController::unfreeze()
{
    begin();
    m_api.call<wire::AccountChangeRequest, AccountDetails>(
        wire::unfreezeAccount, {m_id, m_account.version}, this,
        answer<AccountDetails>([this](const AccountDetails &account) { m_account = account; }));
}

void AccountController::close()
{
    begin();
    m_api.call<wire::CloseAccountRequest, wire::Nothing>(
        wire::closeAccount, {m_id, m_account.version}, this,
        answer<wire::Nothing>([this](const wire::Nothing &) { reload(); }));
}

void AccountController::addHolder(UserId user)
{
    begin();
    m_api.call<wire::AddHolderRequest, AccountDetails>(
        wire::addHolder, {m_id, user, m_account.version}, this,
        answer<AccountDetails>([this](const AccountDetails &account) { m_account = account; }));
}

} // namespace guichet::ui
