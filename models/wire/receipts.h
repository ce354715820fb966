// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/receiptcheck.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct CheckReceiptRequest {
    QString code; ///< as people write it: small letters, any dashes and spaces
};

/// The entry that a receipt was printed for.
struct ReceiptEntry {
    EntryId id;
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    Money amount; ///< what moved, above zero
};

struct ReceiptCheck {
    ReceiptState state = ReceiptState::Unknown;
    qint64 batch = 0;   ///< in which it is sealed; 0: not yet
    ReceiptEntry entry; ///< only where the receipt says what is in the books
};

struct EntryRequest {
    EntryId entry;
};

/// What a receipt shows for its entry, as it is stored now.
struct ReceiptCode {
    QString code;
};

extern const Endpoint<CheckReceiptRequest, ReceiptCheck> checkReceipt;
extern const Endpoint<EntryRequest, ReceiptCode> receiptCode;

} // namespace guichet::wire
