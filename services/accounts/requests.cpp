// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/requests.h"

#include "services/accounts/foreknowledge.h"
#include "services/identity/crypto.h"

#include <algorithm>

namespace guichet::accounts {

Outcome<Acting> actingAt(store::Connection &connection, AccountId account, UserId customer, const Actor &actor,
                         Roles mayAsk)
{
    const Party party = partyOf(connection, account);
    const QList<UserId> &holders = party.holders;
    if (holders.isEmpty() || (!actor.isStaff() && !holders.contains(actor.user)))
        return refuse(Refusal::NotFound, "account");
    const UserId acts = !customer.isNull() ? customer : actor.isStaff() ? holders.first() : actor.user;
    if (!holders.contains(acts) || (!actor.isStaff() && acts != actor.user))
        return refuse(Refusal::NotFound, "customer");
    if (!mayAsk.contains(actor.role))
        return refuse(Refusal::Forbidden);
    return Acting{acts, party.currency};
}

bool isNote(const QString &text)
{
    return text.size() <= noteLengthLimit && text.isValidUtf16()
           && std::none_of(text.cbegin(), text.cend(),
                           [](QChar letter) { return letter.category() == QChar::Other_Control; });
}

RequestHash &RequestHash::operator<<(QLatin1StringView text)
{
    return add(QByteArrayView(text.data(), text.size()));
}

RequestHash &RequestHash::add(QByteArrayView field)
{
    m_fields += QByteArray::number(field.size());
    m_fields += ':';
    m_fields.append(field);
    return *this;
}

QByteArray RequestHash::result() const
{
    return identity::sha256(m_fields);
}

} // namespace guichet::accounts
