// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QtGlobal>
#include <compare>

namespace guichet {

/// A database identity that can't be mistaken for another kind's. Positive and below 2^53 (so that any
/// JSON reader keeps it whole); 0 means none.
template <class Tag>
struct Id {
    qint64 value = 0;

    constexpr bool isNull() const { return value == 0; }
    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// A person known to the bank: a customer or a member of staff.
using UserId = Id<struct UserTag>;
using AccountId = Id<struct AccountTag>;
using EntryId = Id<struct EntryTag>;
using TillId = Id<struct TillTag>;
using ReviewCaseId = Id<struct ReviewCaseTag>;
using SessionId = Id<struct SessionTag>;

} // namespace guichet
