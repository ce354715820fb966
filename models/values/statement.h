// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

namespace guichet {

/// One entry on a statement. Nothing on it ever changes: it names accounts, not people.
struct StatementLine {
    EntryId entry;
    qint64 sequence = 0; ///< of the account's postings, without gaps
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    Money amount; ///< signed, from the account's side
    Money balanceAfter;
    AccountId counterparty;
    QString counterpartyNumber; ///< IBAN; of the bank's own accounts their name ("Till 1")
    QString note;
};

/// What moved on an account from one business date to another, both included: opening + lines = closing. Asked again,
/// whenever, it is the same to the byte.
struct Statement {
    AccountId account;
    QString number; ///< IBAN, electronic form
    QDate from;
    QDate to;
    Money opening;
    Money closing;
    qint64 countIn = 0;
    Money sumIn;
    qint64 countOut = 0;
    Money sumOut; ///< above zero
    QList<StatementLine> lines; ///< oldest first
};

/// An account's ledger balance at a moment.
struct BalanceAtMoment {
    AccountId account;
    qint64 atMicros = 0;
    Money balance;
    qint64 sequence = 0; ///< postings up to then
    EntryId entry;       ///< the last of them; none: there was none
    bool isSettled = false; ///< nothing more will be posted for this moment: it stays so
};

/// As what a statement is handed out.
enum class StatementFormat { Csv, Camt053 };

template <>
struct EnumNames<StatementFormat> {
    static constexpr const char *name = "StatementFormat";
    static constexpr std::array values{std::pair{StatementFormat::Csv, "csv"},
                                       std::pair{StatementFormat::Camt053, "camt053"}};
};

} // namespace guichet
