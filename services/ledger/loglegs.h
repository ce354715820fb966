// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "services/store/pipeline.h"

#include <QDate>

#include <vector>

namespace guichet::ledger {

/// A leg of an entry that the log names, as whoever sums up the log needs it.
struct LogLeg {
    EntryId entry;
    qint64 postedAtMicros = 0;
    QDate businessDate;
    EntryKind kind = EntryKind::Deposit;
    Currency currency;
    AccountId account; ///< none: the entry has no legs
    bool isCustomers = false;
    qint64 minorUnits = 0; ///< signed, from the account's side
    qint64 sequence = 0;   ///< of the account's postings
};

/// Some batches of the log.
struct LogLegs {
    std::vector<LogLeg> legs; ///< an entry's one after the other
    int batches = 0;
    qint64 position = 0; ///< of the last batch
};

/// The batches after that position, at most `limit` of them, in one message. Throws store::Fault.
[[nodiscard]] LogLegs logLegsAfter(store::Pipeline &pipeline, qint64 position, int limit);

} // namespace guichet::ledger
