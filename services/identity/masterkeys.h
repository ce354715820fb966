// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <QString>
#include <memory>
#include <tl/expected.hpp>

namespace guichet::store {
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

/// The bank's three secrets, outside the database, each a file of 32 bytes that only its owner may read:
/// `master.key` wraps the customers' data keys, `blind-index.key` makes e-mail, phone and ID number
/// findable, `signing.key` (Ed25519 seed) signs access tokens. Unchangeable; shared by all threads.
struct MasterKeys {
    static constexpr int masterKeyId = 1;

    SecureBytes master;
    SecureBytes blindIndex;
    SecureBytes signing;
    SecureBytes refresh; ///< derived from the master key: makes a refresh token's successor

    /// Reads them from `directory`; makes them at first start. Refuses, with a sentence for the
    /// administrator: a file that others may read (mode other than 0600), that isn't 32 bytes long, is a
    /// link, or holds no secret (all bytes alike); a folder that others may write; some files there and
    /// some missing.
    [[nodiscard]] static tl::expected<std::shared_ptr<const MasterKeys>, QString>
    loadOrCreate(const QString &directory);
    /// Fresh ones in memory only; for tests.
    [[nodiscard]] static std::shared_ptr<const MasterKeys> random();
};

/// True when the database was written with these keys (the first ones to ask are remembered). Ask once at
/// start: with others, nothing personal could be read and new data would be lost to the old keys.
[[nodiscard]] bool keysFitDatabase(store::Transaction &transaction, const MasterKeys &keys);

} // namespace guichet::identity
