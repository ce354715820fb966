// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/customerfile.h"

#include "ui/common/failuresentence.h"

namespace guichet::ui {

CustomerFile::CustomerFile(client::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void CustomerFile::load(UserId customer)
{
    if (std::exchange(m_id, customer) != customer) {
        m_accounts.clear();
        m_limits.clear();
    }
    m_state = State::Loading;
    ask();
    Q_EMIT changed();
}

void CustomerFile::follow()
{
    if (m_state == State::Loaded)
        ask();
}

void CustomerFile::ask()
{
    const quint64 ticket = ++m_ticket;
    const UserId customer = m_id;
    m_missing = 3;
    m_api.call<wire::UserRequest, CustomerDetails>(
        wire::customer, {customer}, this, [this, ticket](const client::Result<CustomerDetails> &reply) {
            if (take(ticket, reply))
                m_customer = *reply;
        });
    m_api.call<wire::AccountsOfRequest, wire::AccountList>(
        wire::accountsOf, {customer}, this, [this, ticket](const client::Result<wire::AccountList> &reply) {
            if (take(ticket, reply))
                m_accounts = reply->items;
        });
    m_api.call<wire::UserRequest, wire::LimitList>(
        wire::customerLimits, {customer}, this, [this, ticket](const client::Result<wire::LimitList> &reply) {
            if (take(ticket, reply))
                m_limits = reply->items;
        });
}

void CustomerFile::clear()
{
    ++m_ticket;
    m_id = {};
    m_customer = {};
    m_accounts.clear();
    m_limits.clear();
    m_state = State::Empty;
    Q_EMIT changed();
}

std::optional<LimitUse> CustomerFile::limit(Action action) const
{
    const auto found = std::find_if(m_limits.begin(), m_limits.end(),
                                    [action](const LimitUse &use) { return use.action == action; });
    return found == m_limits.end() ? std::nullopt : std::optional(*found);
}

// True when the answer is wanted. The last of the three tells, once its value is in place.
template <class T>
bool CustomerFile::take(quint64 ticket, const client::Result<T> &reply)
{
    if (ticket != m_ticket || m_missing == 0)
        return false;
    if (!reply) {
        m_missing = 0;
        if (m_state == State::Loaded)
            return false; // what was known stands
        m_failure = sentenceOf(reply.error());
        m_state = State::Failed;
        Q_EMIT changed();
        return false;
    }
    if (--m_missing == 0) {
        m_state = State::Loaded;
        QMetaObject::invokeMethod(this, &CustomerFile::changed, Qt::QueuedConnection);
    }
    return true;
}

bool isMovedBy(const QList<AccountSummary> &own, const QList<AccountId> &moved)
{
    return moved.isEmpty()
        || std::any_of(own.begin(), own.end(), [&](const AccountSummary &one) { return moved.contains(one.id); });
}

} // namespace guichet::ui
