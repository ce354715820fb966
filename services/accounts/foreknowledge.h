// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/currency.h"
#include "models/values/ids.h"
#include "models/values/operation.h"
#include "services/store/connection.h"

#include <QHash>

#include <optional>

namespace guichet::accounts {

/// What an account is to those who act at it. `currency` is null for an id that no customer's account has.
struct Party {
    Currency currency;
    QList<UserId> holders; ///< the first is the one whose name the account goes by
};
/// Staff may see every customer's account, a customer those they hold.
[[nodiscard]] bool maySee(const Party &party, const Actor &actor);

/// The accounts of several requests, read with one statement. While it lives, this thread's partyOf() and holdersOf()
/// answer from it; so make one for requests that wait together, and let it go when they have been prepared. What decides
/// about money is read again under the ledger's locks. One at a time a thread.
class Foreknowledge
{
public:
    Foreknowledge(store::Connection &connection, const QList<AccountId> &accounts);
    ~Foreknowledge();
    Foreknowledge(const Foreknowledge &) = delete;
    Foreknowledge &operator=(const Foreknowledge &) = delete;

private:
    friend Party partyOf(store::Connection &connection, AccountId account);
    QHash<AccountId, Party> m_parties;
};

[[nodiscard]] Party partyOf(store::Connection &connection, AccountId account);
/// Of each of them, read now.
[[nodiscard]] QHash<AccountId, Party> partiesOf(store::Connection &connection, const QList<AccountId> &accounts);

} // namespace guichet::accounts
