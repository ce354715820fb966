// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/keyring.h"

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

/// The bank's three secrets, outside the database, each a file of 32 bytes that only its owner may read:
/// `master.key` wraps the customers' data keys, `blind-index.key` makes e-mail, phone and ID number
/// findable, `signing.key` (Ed25519 seed) signs access tokens. Shared by all threads; the first two may be replaced
/// while the bank runs (keyrotation.h): what is stored of people goes by `ring`. What isn't kept for long goes by keys
/// derived from the third, which stays.
struct MasterKeys {
    SecureBytes signing;
    SecureBytes refresh;     ///< makes a refresh token's successor
    SecureBytes signInGuard; ///< makes an e-mail address that is tried countable
    SecureBytes requests;    ///< makes a request known again when it is repeated
    std::shared_ptr<KeyRing> ring;

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

/// What a program recognizes a generation by without knowing it.
[[nodiscard]] QByteArray fingerprintOf(const KeyGeneration &generation);

/// The generation that this transaction writes with; until its end no other becomes the current one. Whatever stores a
/// wrapped key or a blind index asks for it first. Throws store::Fault when the key folder hasn't got it.
[[nodiscard]] KeyRing::Generation currentKeys(store::Transaction &transaction, const MasterKeys &keys);

/// True when a rotation has begun that we didn't know of, and its keys are here now: what was looked up by blind index
/// and not found may be there.
[[nodiscard]] bool learnedOfNewKeys(store::Connection &connection, const MasterKeys &keys);

} // namespace guichet::identity
