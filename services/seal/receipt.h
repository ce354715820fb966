// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/receiptcheck.h"
#include "services/seal/digest.h"

#include <QString>
#include <optional>

namespace guichet::store {
class CopyReader;
} // namespace guichet::store

namespace guichet::seal {

/// A receipt's short code: 20 characters of Crockford's base 32 ("00000-00FB2-7K3QD-9XM4T"), the entry's id in the first
/// 50 bits, in the others the first 50 bits of the entry's leaf hash (stretch.h). Who has the code can show what was booked.
[[nodiscard]] QString receiptCode(qint64 entry, const Digest &leaf);

struct ReceiptParts {
    qint64 entry = 0;
    quint64 digest = 0; ///< 50 bits
};
/// Takes small letters, any dashes and spaces, and O, I, L for 0, 1, 1. nullopt: not a code.
[[nodiscard]] std::optional<ReceiptParts> receiptParts(const QString &code);

/// The code of an entry as it is stored now; empty: there is no such entry. Throws store::Fault.
[[nodiscard]] QString receiptOf(store::CopyReader &reader, qint64 entry);

struct ReceiptCheck {
    ReceiptState state = ReceiptState::NotACode;
    qint64 entry = 0;
    qint64 batch = 0; ///< position in the log; 0: not sealed
};
/// Compares a receipt with the sealed entry. Throws store::Fault.
[[nodiscard]] ReceiptCheck checkReceipt(store::CopyReader &reader, const QString &code);

} // namespace guichet::seal
