// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/accounts.h"
#include "services/client/apiclient.h"

#include <QObject>

namespace guichet::ui {

/// One account as the bank knows it, and the commands that change its standing. Each carries the version that was read;
/// when somebody was faster the account is loaded again. GUI thread; answers for another account are dropped.
class AccountController : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Loading, Loaded, Failed };

    explicit AccountController(client::ApiClient &api, QObject *parent = nullptr);

    void load(AccountId account);
    void reload() { load(m_id); }
    AccountId id() const { return m_id; }
    State state() const { return m_state; }
    const AccountDetails &account() const { return m_account; }
    /// account() is what was read of it; it may be read anew just now.
    bool isKnown() const { return !m_id.isNull() && m_account.summary.id == m_id && m_state != State::Failed; }
    const client::Failure &failure() const { return m_failure; }
    /// Whether a command is under way.
    bool isChanging() const { return m_isChanging; }

    void freeze();
    void unfreeze();
    void close();
    void addHolder(UserId user);

Q_SIGNALS:
    void changed();
    /// A command was carried out.
    void done();
    /// A command was not, or it isn't known whether it was.
    void refused(const guichet::client::Failure &failure);

private:
    template <class A>
    std::function<void(client::Result<A>)> answer(std::function<void(const A &)> take);
    void begin();

    client::ApiClient &m_api;
    AccountId m_id;
    State m_state = State::Empty;
    AccountDetails m_account;
    client::Failure m_failure;
    bool m_isChanging = false;
    quint64 m_ticket = 0; ///< of the latest load
};

} // namespace guichet::ui
