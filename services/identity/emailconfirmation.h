// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/ids.h"
#include "models/values/refusal.h"
#include "services/identity/masterkeys.h"

#include <QList>
#include <QString>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

inline constexpr qint64 confirmationSeconds = 24 * 3600; ///< a code holds so long
inline constexpr int confirmationTries = 5;              ///< then it holds no more
inline constexpr qint64 messageSeconds = 7 * 24 * 3600;  ///< messages are kept so long
inline constexpr qint64 noticeSeconds = 3600;            ///< nobody is told the same thing more often

enum class MessageKind { ConfirmEmail, AlreadyRegistered };

/// Something to be said to a person outside the bank's programs, at the e-mail address.
struct Message {
    qint64 id = 0;
    UserId user;
    MessageKind kind = MessageKind::ConfirmEmail;
    QString email;
    QString code; ///< of ConfirmEmail
    qint64 createdAtMicros = 0;
};

/// Whether an e-mail address is its user's: a code goes there and comes back. Messages lie in the database, address and
/// code sealed, until whoever delivers them has read them. Any thread, with its connection.
class EmailConfirmation
{
public:
    EmailConfirmation(std::shared_ptr<const MasterKeys> keys, const Clock &clock);

    /// Leaves a message with a code; the one before holds no more. NotFound, CustomerClosed; InvalidValue ("email") when
    /// there is no address.
    [[nodiscard]] Outcome<void> send(store::Transaction &transaction, UserId user) const;
    /// Tells them that somebody wants to register with what is theirs; at most once in noticeSeconds.
    void notice(store::Transaction &transaction, UserId user) const;
    /// InvalidValue ("code"): wrong, too old, tried too often, or no such address; nobody learns which. The same code
    /// again is as good as the first time. A transaction of its own: a wrong try must be kept.
    [[nodiscard]] Outcome<UserId> confirm(store::Connection &connection, const QString &email,
                                          const QString &code) const;

    /// Oldest first. For whoever delivers them: holds addresses and codes in full.
    [[nodiscard]] QList<Message> messages(store::Connection &connection) const;
    void removeOld(store::Connection &connection) const;

private:
    std::shared_ptr<const MasterKeys> m_keys;
    const Clock &m_clock;
};

} // namespace guichet::identity

template <>
struct guichet::EnumNames<guichet::identity::MessageKind> {
    static constexpr const char *name = "MessageKind";
    static constexpr std::array values{std::pair{identity::MessageKind::ConfirmEmail, "confirm-email"},
                                       std::pair{identity::MessageKind::AlreadyRegistered, "already-registered"}};
};
