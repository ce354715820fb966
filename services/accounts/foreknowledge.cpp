// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/foreknowledge.h"

#include "services/accounts/rows.h"
#include "services/store/arrays.h"
#include "services/store/bug.h"

namespace guichet::accounts {

namespace {

thread_local const Foreknowledge *known = nullptr;

} // namespace

QHash<AccountId, Party> partiesOf(store::Connection &connection, const QList<AccountId> &accounts)
{
    QHash<AccountId, Party> parties;
    for (const AccountId account : accounts)
        parties.insert(account, {});
    for (const store::Row &row : connection.run("accounts/parties", {{":ids", store::arrayOfIds(accounts)}})) {
        Party &party = parties[row.id<AccountId>("id")];
        party.currency = currencyFrom(row, "currency");
        if (const auto holder = row.maybeId<UserId>("holder"))
            party.holders.append(*holder);
    }
    return parties;
}

Foreknowledge::Foreknowledge(store::Connection &connection, const QList<AccountId> &accounts)
    : m_parties(partiesOf(connection, accounts))
{
    store::require(!known, "a thread foreknows twice");
    known = this;
}

Foreknowledge::~Foreknowledge()
{
    known = nullptr;
}

bool maySee(const Party &party, const Actor &actor)
{
    return !party.holders.isEmpty() && (actor.isStaff() || party.holders.contains(actor.user));
}

Party partyOf(store::Connection &connection, AccountId account)
{
    if (known) {
        const auto found = known->m_parties.constFind(account);
        if (found != known->m_parties.constEnd())
            return *found;
    }
    return partiesOf(connection, {account}).value(account);
}

} // namespace guichet::accounts
