// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/clock.h"
#include "services/ledger/reads.h"

namespace guichet::ledger {

// What stood in the books at any past moment. An account's history is its postings by sequence: that is the order in
// which its balance moved. A moment cuts this history once: what stands before the cut was posted up to that moment,
// what stands behind it later. Of one server's postings the moments rise with the sequence. Where two servers' clocks
// differ, neighbours may stand crosswise, by no more than that difference: the cut then lies at one of them, the balance
// is still one that the account really had, and stretches that follow each other still join without gap or overlap.
// All throw store::Fault.

/// So long after a moment nothing more is posted for it: longer than a batch may take from the moment it books at to its
/// commit, and than servers' clocks may differ. Only then what is said of the moment stays so for ever.
inline constexpr qint64 settleMicros = 120 * microsPerSecond;

inline bool isSettled(qint64 atMicros, qint64 nowMicros)
{
    return atMicros <= nowMicros - settleMicros;
}

/// The newest business date for which nothing more is posted.
inline QDate lastSettledDate(const BusinessCalendar &calendar, qint64 nowMicros)
{
    return calendar.dateAt(nowMicros - settleMicros).addDays(-1);
}

/// An account at a moment: as its posting `sequence` left it.
struct PastBalance {
    AccountId account;
    Currency currency;
    qint64 posted = 0;   ///< ledger balance, minor units
    qint64 sequence = 0; ///< of the last posting up to then; 0: none
    EntryId entry;       ///< that posting's

    Money balance() const { return {posted, currency}; }
};

/// At that moment, postings of this very microsecond included. Unknown accounts are left out. A few dozen index
/// lookups an account, however long its history.
[[nodiscard]] QHash<AccountId, PastBalance> balancesAt(store::Connection &connection, const QList<AccountId> &accounts,
                                                       qint64 atMicros);
/// At the end of that business date.
[[nodiscard]] QHash<AccountId, PastBalance> balancesOn(store::Connection &connection, const QList<AccountId> &accounts,
                                                       QDate businessDate);

/// An account's postings after the one and up to the other sequence, oldest first; at most `limit`.
[[nodiscard]] QList<AccountPosting> postingsBetween(store::Connection &connection, AccountId account,
                                                    qint64 afterSequence, qint64 untilSequence, int limit);

/// What changed between two moments: the balances and what lies between, oldest first; at most `limit` postings.
struct Change {
    PastBalance before;
    PastBalance after;
    QList<AccountPosting> postings;
};
/// nullopt: no such account. `afterMicros` is not later than `untilMicros`.
[[nodiscard]] std::optional<Change> changeBetween(store::Connection &connection, AccountId account, qint64 afterMicros,
                                                  qint64 untilMicros, int limit);

/// The entry of that key among an account's postings since a moment: for who asks after the key itself has expired.
[[nodiscard]] std::optional<EntryId> entryByKeySince(store::Connection &connection, AccountId account,
                                                     const IdempotencyKey &key, qint64 sinceMicros);

} // namespace guichet::ledger
