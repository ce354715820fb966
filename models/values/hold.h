// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"
#include "models/values/ids.h"
#include "models/values/money.h"

namespace guichet {

using HoldId = Id<struct HoldTag>;

/// What is done with money set aside. Capture takes the whole or a part and releases the rest.
enum class HoldVerb { Reserve, Capture, Release, Expire };

template <>
struct EnumNames<HoldVerb> {
    static constexpr const char *name = "HoldVerb";
    static constexpr std::array values{std::pair{HoldVerb::Reserve, "reserve"}, std::pair{HoldVerb::Capture, "capture"},
                                       std::pair{HoldVerb::Release, "release"}, std::pair{HoldVerb::Expire, "expire"}};
};

/// Money set aside on an account: it lowers what is available, not the ledger balance.
struct Hold {
    HoldId id;
    AccountId account;
    UserId customer; ///< the holder of the account who acts
    Money amount;    ///< as reserved
    Money captured;  ///< taken by an entry; with what was given back never above the amount
    Money released;  ///< given back
    HoldVerb last = HoldVerb::Reserve; ///< Reserve: it is still open
    qint64 reservedAtMicros = 0;
    qint64 expiresAtMicros = 0;
    QString note;
};

} // namespace guichet
