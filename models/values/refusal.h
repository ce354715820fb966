// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"

#include <array>
#include <tl/expected.hpp>

namespace guichet {

/// Why the bank says no, in order of precedence: when several hold, the first is given. The names are stable and
/// stand on the wire as the problem's code; one table maps them to HTTP (services/http/refusalproblem), one to the
/// desk's sentences (ui/common/refusalsentence).
enum class Refusal {
    // the key
    KeyExpired,
    KeyReused,
    KeyInFlight,
    // who
    NotFound,
    Forbidden,
    InvalidCredentials,
    SelfApproval,
    // what was asked
    InvalidAmount,
    CurrencyMismatch,
    SameAccount,
    CashMismatch,
    InvalidValue,
    // states
    StaleVersion,
    AlreadyDecided,
    EmailTaken,
    IdNumberTaken,
    PayeeNotFound,
    PayeeUnconfirmed,
    PayeeWithoutAccount,
    CustomerClosed,
    CustomerNotApproved,
    AccountNotApproved,
    AccountFrozen,
    AccountClosed,
    ActionNotAllowed,
    AccountNotEmpty,
    DocumentMissing,
    DocumentExpired,
    DocumentUnsupported,
    DocumentTooLarge,
    TooManyDocuments,
    TillMissing,
    TillShort,
    // money and limits
    DepositCapExceeded,
    LimitReached,
    InsufficientFunds,
    BalanceOverflow,
    AlreadyReversed,
};

template <>
struct EnumNames<Refusal> {
    static constexpr const char *name = "Refusal";
    static constexpr std::array values{
        std::pair{Refusal::KeyExpired, "key-expired"},
        std::pair{Refusal::KeyReused, "key-reused"},
        std::pair{Refusal::KeyInFlight, "key-in-flight"},
        std::pair{Refusal::NotFound, "not-found"},
        std::pair{Refusal::Forbidden, "forbidden"},
        std::pair{Refusal::InvalidCredentials, "invalid-credentials"},
        std::pair{Refusal::SelfApproval, "self-approval"},
        std::pair{Refusal::InvalidAmount, "invalid-amount"},
        std::pair{Refusal::CurrencyMismatch, "currency-mismatch"},
        std::pair{Refusal::SameAccount, "same-account"},
        std::pair{Refusal::CashMismatch, "cash-mismatch"},
        std::pair{Refusal::InvalidValue, "invalid-value"},
        std::pair{Refusal::StaleVersion, "stale-version"},
        std::pair{Refusal::AlreadyDecided, "already-decided"},
        std::pair{Refusal::EmailTaken, "email-taken"},
        std::pair{Refusal::IdNumberTaken, "id-number-taken"},
        std::pair{Refusal::PayeeNotFound, "payee-not-found"},
        std::pair{Refusal::PayeeUnconfirmed, "payee-unconfirmed"},
        std::pair{Refusal::PayeeWithoutAccount, "payee-without-account"},
        std::pair{Refusal::CustomerClosed, "customer-closed"},
        std::pair{Refusal::CustomerNotApproved, "customer-not-approved"},
        std::pair{Refusal::AccountNotApproved, "account-not-approved"},
        std::pair{Refusal::AccountFrozen, "account-frozen"},
        std::pair{Refusal::AccountClosed, "account-closed"},
        std::pair{Refusal::ActionNotAllowed, "action-not-allowed"},
        std::pair{Refusal::AccountNotEmpty, "account-not-empty"},
        std::pair{Refusal::DocumentMissing, "document-missing"},
        std::pair{Refusal::DocumentExpired, "document-expired"},
        std::pair{Refusal::DocumentUnsupported, "document-unsupported"},
        std::pair{Refusal::DocumentTooLarge, "document-too-large"},
        std::pair{Refusal::TooManyDocuments, "too-many-documents"},
        std::pair{Refusal::TillMissing, "till-missing"},
        std::pair{Refusal::TillShort, "till-short"},
        std::pair{Refusal::DepositCapExceeded, "deposit-cap-exceeded"},
        std::pair{Refusal::LimitReached, "limit-reached"},
        std::pair{Refusal::InsufficientFunds, "insufficient-funds"},
        std::pair{Refusal::BalanceOverflow, "balance-overflow"},
        std::pair{Refusal::AlreadyReversed, "already-reversed"}};
};

/// A refusal, with the field it is about where there is one ("email", "amount", "/cash/2/count").
struct Refused {
    Refusal reason = Refusal::InvalidValue;
    const char *field = nullptr;

    Refused(Refusal r, const char *f = nullptr)
        : reason(r)
        , field(f)
    {
    }
};

/// What an operation of the bank gives: its result, or why not.
template <class T>
using Outcome = tl::expected<T, Refused>;

inline tl::unexpected<Refused> refuse(Refusal reason, const char *field = nullptr)
{
    return tl::unexpected<Refused>(Refused(reason, field));
}

} // namespace guichet
