// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/store/connection.h"

#include <QByteArray>
#include <optional>

namespace guichet::accounts {

/// What commands for cash and transfers have in common.

/// Who acts at an account. Refuses NotFound: no such account; a customer who doesn't hold it; `customer` named by the
/// request who doesn't; and Forbidden: a role that doesn't handle money.
struct Acting {
    UserId customer;
    Currency currency; ///< the account's
};
Outcome<Acting> actingAt(store::Connection &connection, AccountId account, UserId customer, const Actor &actor,
                         Roles mayAsk);

/// At most noteLengthLimit UTF-16 units, no control characters, no lone surrogates.
bool isNote(const QString &text);

/// Hashes fields so that no two lists of fields give the same bytes: each with its length before it.
class RequestHash
{
public:
    RequestHash &operator<<(qint64 number) { return add(QByteArray::number(number)); }
    RequestHash &operator<<(const QString &text) { return add(text.toUtf8()); }
    RequestHash &operator<<(QLatin1StringView text); ///< ASCII: a name
    QByteArray result() const; ///< SHA-256, 32 bytes

private:
    RequestHash &add(QByteArrayView field);
    QByteArray m_fields;
};

} // namespace guichet::accounts
