// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "services/identity/masterkeys.h"

#include <QStringList>

namespace guichet::identity {

inline constexpr int rotationPortion = 250; ///< users a transaction

/// Replaces the keys that stored data hangs on while the bank runs: each user's data key is wrapped by the next
/// generation's master key, each blind index made anew. May be cut off anywhere and begun again: what is done stays done.
/// Servers read by both generations meanwhile, and write by the new one from begin() on: they learn of it in the
/// transaction that writes, or when they don't find something. Any thread, with its connection; throws store::Fault.
///
/// begin(), renew() until nothing is left, what other modules keep under the blind index's key, finish().
class KeyRotation
{
public:
    explicit KeyRotation(std::shared_ptr<const MasterKeys> keys);

    /// Takes up the rotation that was cut off; else makes the next generation's files, or takes those that lie in the
    /// folder already, and has everything written by them from now on. Gives the generation's number.
    [[nodiscard]] tl::expected<int, QString> begin(store::Connection &connection) const;
    /// The next users after `after`, at most rotationPortion, in a transaction. Null: there were none.
    [[nodiscard]] UserId renew(store::Connection &connection, UserId after) const;
    [[nodiscard]] qint64 usersLeft(store::Connection &connection) const;
    /// Lets go of the keys before: the database forgets them, their files are moved to the folders given. Refuses while
    /// something hangs on them.
    [[nodiscard]] tl::expected<QStringList, QString> finish(store::Connection &connection) const;

private:
    std::shared_ptr<const MasterKeys> m_keys;
};

} // namespace guichet::identity
