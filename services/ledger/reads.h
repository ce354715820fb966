// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/accountbook.h"

#include <QtCore/QHash>

namespace guichet::ledger {

// What others may know of the ledger. For display: what decides is read by the engine under its locks.
// All throw store::Fault.

struct Balance {
    AccountId account;
    UserId owner; ///< none for the bank's own
    Currency currency;
    AccountNature nature = AccountNature::Customer;
    AccountStatus status = AccountStatus::Active;
    ActionSet allowed;
    qint64 posted = 0; ///< ledger balance, minor units
    qint64 held = 0;   ///< reserved, minor units
    qint64 floor = 0;
    qint64 sequence = 0; ///< postings so far

    Money balance() const { return {posted, currency}; }
    Money available() const { return {posted - held, currency}; }
};

/// Unknown accounts are left out.
[[nodiscard]] QHash<AccountId, Balance> balances(store::Connection &connection, const QList<AccountId> &accounts);

/// One posting of an account with what its entry says.
struct AccountPosting {
    EntryId entry;
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    qint64 minorUnits = 0; ///< signed, from the account's side
    qint64 balanceAfter = 0;
    qint64 sequence = 0;
    AccountId counterparty; ///< the other account of a two-leg entry, else the one with the largest leg against it
    UserId customer;        ///< who acted; none for the bank's own
    UserId maker;
    QString note;
};

/// Newest first; from before that sequence (0: from the newest). The next page starts before the last row's sequence.
[[nodiscard]] QList<AccountPosting> postingsOf(store::Connection &connection, AccountId account, qint64 beforeSequence, int limit);
/// The same of several accounts at once: as many lists, in that order.
struct PostingsWanted {
    AccountId account;
    qint64 beforeSequence = 0;
    int limit = 0;
};
[[nodiscard]] QList<QList<AccountPosting>> postingsOf(store::Connection &connection, const QList<PostingsWanted> &wanted);

struct Entry {
    EntryId id;
    EntryKind kind = EntryKind::Deposit;
    std::optional<Action> action;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    Currency currency;
    UserId customer;
    UserId maker;
    UserId approver;
    UserId principal;
    IdempotencyKey key;
    QString note;
    QList<LegResult> legs; ///< by account id
};

[[nodiscard]] std::optional<Entry> entryById(store::Connection &connection, EntryId entry);
/// By entry id; unknown ones are left out.
[[nodiscard]] QList<Entry> entriesById(store::Connection &connection, const QList<EntryId> &entries);
/// The notes and coins of an entry at a cash account; counts above zero whatever the direction.
[[nodiscard]] CashCount cashOfEntry(store::Connection &connection, EntryId entry, AccountId cashAccount);

/// How an operation ended, by its key; nullopt: no verdict is stored.
struct StoredVerdict {
    UserId principal;
    IdempotencyKey key;
    QByteArray requestHash;
    Verdict verdict = Booked{};
};
[[nodiscard]] std::optional<StoredVerdict> verdictOf(store::Connection &connection, UserId principal, const IdempotencyKey &key);
/// Those that are stored, in no order.
[[nodiscard]] QList<StoredVerdict> verdictsOf(store::Connection &connection, const QList<std::pair<UserId, IdempotencyKey>> &keys);

/// All four actions of a customer on a business date; empty: no such customer.
[[nodiscard]] QList<LimitUse> limitUse(store::Connection &connection, UserId customer, QDate businessDate,
                                       const DailyLimits &limitsPerDay);

/// What lies in a cash account by face value, largest first; faces without any are left out.
[[nodiscard]] CashCount cashPosition(store::Connection &connection, AccountId cashAccount);

/// One committed batch of the log. Position order is commit order, without gaps, and right per account.
struct LogBatch {
    qint64 position = 0;
    qint64 committedAtMicros = 0;
    QList<Entry> entries; ///< by id
};
/// The batches after that position, in order; at most `limit` of them.
[[nodiscard]] QList<LogBatch> logAfter(store::Connection &connection, qint64 position, int limit);
/// The newest position; 0 when the log is empty.
[[nodiscard]] qint64 logEnd(store::Connection &connection);

/// Of the newest so many entries: how many have postings that don't sum to zero or fewer than two. Cheap.
[[nodiscard]] qint64 unbalancedCount(store::Connection &connection, int newestEntries = 10'000);

/// Sum of customers' balances in a currency, minor units. Reads every account: for jobs, not for requests.
[[nodiscard]] qint64 customersTotal(store::Connection &connection, Currency currency);

} // namespace guichet::ledger
