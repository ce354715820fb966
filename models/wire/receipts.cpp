// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/receipts.h"
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"

namespace guichet::wire {
namespace {

constexpr int codeLength = 40; // 20 characters and what people put between them

} // namespace

GUICHET_FIELDS(CheckReceiptRequest, field("code", &S::code, "As it stands on the receipt").path().atMost(codeLength))
GUICHET_FIELDS(ReceiptEntry,
               field("id", &S::id, "The journal entry"),
               field("kind", &S::kind, "What it did"),
               field("business_date", &S::businessDate, "Bank's date"),
               field("posted_at", &S::postedAtMicros, "When").time(),
               field("amount", &S::amount, "What moved, above zero"))
GUICHET_FIELDS(ReceiptCheck,
               field("state", &S::state, "Whether the books say what the receipt says"),
               field("batch", &S::batch, "In which it is sealed; 0: not yet"),
               field("entry", &S::entry, "Only where they do").optional())
GUICHET_FIELDS(EntryRequest, field("entry_id", &S::entry, "The journal entry").path())
GUICHET_FIELDS(ReceiptCode, field("code", &S::code, "Proves the entry: GET receipt/{code}"))

constinit const Endpoint<CheckReceiptRequest, ReceiptCheck> checkReceipt = define<CheckReceiptRequest, ReceiptCheck>(
    "checkReceipt", Method::Get, "receipt/{code}", {everybody}, Keyed::No, "Whether a receipt is what the books say");
constinit const Endpoint<EntryRequest, ReceiptCode> receiptCode = define<EntryRequest, ReceiptCode>(
    "receiptCode", Method::Get, "entry/{entry_id}/receipt", {{Role::Teller, Role::Supervisor}}, Keyed::No,
    "The code that a receipt shows for an entry");

} // namespace guichet::wire
