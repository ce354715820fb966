// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"
#include "models/values/ids.h"
#include "models/values/money.h"

#include <QtCore/QDate>
#include <QtCore/QString>
#include <array>

namespace guichet {

/// A customer's kinds of action, each with its own daily limit.
enum class Action { Deposit, Withdrawal, Transfer, Payment };

template <>
struct EnumNames<Action> {
    static constexpr const char *name = "Action";
    static constexpr std::array values{
        std::pair{Action::Deposit, "deposit"}, std::pair{Action::Withdrawal, "withdrawal"},
        std::pair{Action::Transfer, "transfer"}, std::pair{Action::Payment, "payment"}};
};
inline constexpr int actionCount = 4;

enum class AccountStatus { AwaitingApproval, Active, Frozen, Closed, Refused };

template <>
struct EnumNames<AccountStatus> {
    static constexpr const char *name = "AccountStatus";
    static constexpr std::array values{std::pair{AccountStatus::AwaitingApproval, "awaiting-approval"},
                                       std::pair{AccountStatus::Active, "active"},
                                       std::pair{AccountStatus::Frozen, "frozen"},
                                       std::pair{AccountStatus::Closed, "closed"},
                                       std::pair{AccountStatus::Refused, "refused"}};
};

/// What the bank offers: the rules an account lives by are its product's row, not its label.
struct Product {
    QString code; ///< "checking", "savings", "investments"
    QString name;
    Currency currency;
    qint64 floorMinorUnits = 0; ///< lowest balance; negative allows an overdraft
    bool allowsWithdrawal = true;
    bool allowsTransferOut = true;
    int interestBasisPoints = 0; ///< a year
    int termDays = 0;            ///< 0: no fixed term
};

struct Holder {
    UserId id;
    QString name;
};

/// A row of a customer's accounts.
struct AccountSummary {
    AccountId id;
    QString number; ///< IBAN, electronic form
    QString product;
    QString productName;
    AccountStatus status = AccountStatus::AwaitingApproval;
    bool isDefault = false; ///< receives transfers by e-mail
    Money balance;          ///< ledger balance
    Money available;        ///< less holds
};

struct AccountDetails {
    AccountSummary summary;
    QList<Holder> holders;
    UserId openedBy;
    QString openedByName;
    qint64 openedAtMicros = 0;
    qint64 floorMinorUnits = 0;
    qint64 version = 0;
};

/// An account whose opening waits for a second person.
struct AccountRequest {
    AccountId id;
    QString number;
    QString productName;
    QString customerName;
    UserId customer;
    UserId openedBy;
    QString openedByName;
    qint64 openedAtMicros = 0;
};

/// What a journal entry did, as people name it.
enum class EntryKind { Opening, Deposit, Withdrawal, Transfer, Payment, Interest, Fee, TillMovement, Reversal };

template <>
struct EnumNames<EntryKind> {
    static constexpr const char *name = "EntryKind";
    static constexpr std::array values{
        std::pair{EntryKind::Opening, "opening"},       std::pair{EntryKind::Deposit, "deposit"},
        std::pair{EntryKind::Withdrawal, "withdrawal"}, std::pair{EntryKind::Transfer, "transfer"},
        std::pair{EntryKind::Payment, "payment"},       std::pair{EntryKind::Interest, "interest"},
        std::pair{EntryKind::Fee, "fee"},               std::pair{EntryKind::TillMovement, "till-movement"},
        std::pair{EntryKind::Reversal, "reversal"}};
};

/// One posting as an account's page shows it, newest first.
struct PostingLine {
    EntryId entry;
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    Money amount;       ///< signed, from this account's side
    Money balanceAfter;
    AccountId counterparty;
    QString counterpartyName; ///< payee or payer; the till's name for cash
    QString note;
};

/// How many of a customer's daily actions are used.
struct LimitUse {
    Action action = Action::Deposit;
    int used = 0;
    int allowed = 0;
};

} // namespace guichet
