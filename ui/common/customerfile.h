// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/accounts.h"
#include "models/wire/customers.h"
#include "services/client/apiclient.h"

namespace guichet::ui {

/// What a money form has to know of its customer: who they are, their accounts, what is left of the day's limits.
/// Asked together; an answer for a customer that is no longer wanted is dropped. GUI thread.
class CustomerFile : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Loaded, Failed };

    explicit CustomerFile(client::ApiClient &api, QObject *parent = nullptr);

    void load(UserId customer);
    /// The same customer again: balances and limits after a booking.
    void reload() { load(m_id); }
    /// The same, quietly: what is known stands until it is known better.
    void follow();
    void clear();

    State state() const { return m_state; }
    UserId id() const { return m_id; }
    const CustomerDetails &customer() const { return m_customer; }
    const QList<AccountSummary> &accounts() const { return m_accounts; }
    std::optional<LimitUse> limit(Action action) const;
    /// A sentence; when failed.
    QString failure() const { return m_failure; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    template <class T>
    bool take(quint64 ticket, const client::Result<T> &reply);

    client::ApiClient &m_api;
    State m_state = State::Empty;
    UserId m_id;
    CustomerDetails m_customer;
    QList<AccountSummary> m_accounts;
    QList<LimitUse> m_limits;
    QString m_failure;
    quint64 m_ticket = 0; ///< of the latest load
    int m_missing = 0;    ///< answers still to come
};

/// Whether one of a customer's accounts is among those that moved; none named: any may be.
bool isMovedBy(const QList<AccountSummary> &own, const QList<AccountId> &moved);

} // namespace guichet::ui
