// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/denominations.h"
#include "models/values/idempotencykey.h"
#include "models/values/refusal.h"

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

/// How an operation ended, asked by its key.
enum class OperationState { NotFound, Booked, Refused };

template <>
struct EnumNames<OperationState> {
    static constexpr const char *name = "OperationState";
    static constexpr std::array values{std::pair{OperationState::NotFound, "not-found"},
                                       std::pair{OperationState::Booked, "booked"},
                                       std::pair{OperationState::Refused, "refused"}};
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
