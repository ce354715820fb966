// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"

#include <array>

namespace guichet {

/// What a receipt's code says about the entry it was printed for.
enum class ReceiptState {
    Sealed,    ///< the entry is there as the receipt says, and its batch is as it was sealed
    NotSealed, ///< the entry is there as the receipt says; its batch will be sealed soon
    Changed,   ///< the entry, or its batch, isn't what it was
    Unknown,   ///< there is no such entry
    NotACode,
};

template <>
struct EnumNames<ReceiptState> {
    static constexpr const char *name = "ReceiptState";
    static constexpr std::array values{
        std::pair{ReceiptState::Sealed, "sealed"}, std::pair{ReceiptState::NotSealed, "not-sealed"},
        std::pair{ReceiptState::Changed, "changed"}, std::pair{ReceiptState::Unknown, "unknown"},
        std::pair{ReceiptState::NotACode, "not-a-code"}};
};

} // namespace guichet
