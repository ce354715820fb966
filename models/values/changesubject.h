// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"

#include <array>

namespace guichet {

/// What lists are about that the ledger's log doesn't tell of: something of this kind was changed.
enum class ChangeSubject { Customer, Account, ReviewCase, Reversal, Till };

template <>
struct EnumNames<ChangeSubject> {
    static constexpr const char *name = "ChangeSubject";
    static constexpr std::array values{
        std::pair{ChangeSubject::Customer, "customer"}, std::pair{ChangeSubject::Account, "account"},
        std::pair{ChangeSubject::ReviewCase, "review-case"}, std::pair{ChangeSubject::Reversal, "reversal"},
        std::pair{ChangeSubject::Till, "till"}};
};

} // namespace guichet
