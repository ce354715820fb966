// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/denominations.h"
#include "models/values/idempotencykey.h"
#include "models/values/refusal.h"
#include "models/values/role.h"

namespace guichet {

/// What a booked operation answers, and what a receipt shows.
struct Receipt {
    IdempotencyKey key;
    EntryId entry;
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    AccountId account;     ///< the customer's (the payer's in a transfer)
    AccountId counterparty; ///< the payee's account, or the till's
    Money amount;          ///< above zero
    Money balanceAfter;    ///< of `account`; zero amount and no currency where the asker may not see it
    LimitUse limit;
    QString note;
};

/// Cash over the counter, in or out.
struct CashRequest {
    AccountId account;
    UserId customer;       ///< the holder who acts; none: the account's first holder
    Money amount;          ///< above zero, in the account's currency
    CashCount cash;        ///< the notes counted; their sum is the amount
    QString note;          ///< at most noteLengthLimit characters
    QString sourceOfFunds; ///< of a deposit; may be empty
};

/// From an account to another one, of the same customer or not.
struct TransferRequest {
    AccountId from;
    AccountId to;
    Money amount;      ///< above zero, in the currency of both
    QString reference; ///< what both sides read; at most noteLengthLimit characters
    UserId customer;   ///< the payer who acts; none: the first holder of `from`
};

/// Longest note or reference, in UTF-16 units.
inline constexpr int noteLengthLimit = 140;

/// Who asks for an operation.
struct Actor {
    UserId user;
    Role role = Role::Customer;

    bool isStaff() const { return staff.contains(role); }
};

/// How an operation ended, asked by its key.
enum class OperationState { NotFound, Booked, Refused };

template <>
struct EnumNames<OperationState> {
    static constexpr const char *name = "OperationState";
    static constexpr std::array values{std::pair{OperationState::NotFound, "not-found"},
                                       std::pair{OperationState::Booked, "booked"},
                                       std::pair{OperationState::Refused, "refused"}};
};

/// What became of an operation: its receipt when booked, the reason when refused.
struct OperationResult {
    OperationState state = OperationState::NotFound;
    Receipt receipt;                ///< when booked
    std::optional<Refusal> refusal; ///< when refused
};

/// The payee of a transfer, shown before it is booked.
struct Payee {
    AccountId account;
    QString number;
    QString name; ///< masked for customers ("A••••• F•••••"), in full for staff
    Currency currency;
};

/// A till's position in one currency.
struct TillPosition {
    TillId till;
    QString name;
    AccountId account;
    Money balance;
};

/// One of the last operations at a till.
struct TillLine {
    EntryId entry;
    EntryKind kind = EntryKind::Deposit;
    qint64 postedAtMicros = 0;
    Money amount; ///< signed, from the till's side
    QString customerName;
};

} // namespace guichet
