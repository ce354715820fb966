// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/receipts.h"
#include "services/ledger/reads.h"
#include "services/seal/receipt.h"
#include "services/store/copyreader.h"

namespace guichet::http {
namespace {

/// What is sealed is read by COPY, in a session of its own that lasts as long as the request.
store::CopyReader readerFor(const Context &context)
{
    return store::CopyReader(context.connection.database(), "seal/prepare_reading");
}

/// What left some accounts and came to others.
wire::ReceiptEntry told(const ledger::Entry &entry)
{
    Money moved{0, entry.currency};
    for (const ledger::LegResult &leg : entry.legs)
        moved.minorUnits += std::max<qint64>(leg.minorUnits, 0);
    return {entry.id, entry.kind, entry.businessDate, entry.postedAtMicros, moved};
}

Outcome<wire::ReceiptCheck> check(Context &context, const wire::CheckReceiptRequest &request)
{
    store::CopyReader reader = readerFor(context);
    const seal::ReceiptCheck found = seal::checkReceipt(reader, request.code);
    if (found.state == ReceiptState::NotACode)
        return refuse(Refusal::InvalidValue, "code");
    wire::ReceiptCheck reply{found.state, found.batch, {}};
    const bool isAsPrinted = found.state == ReceiptState::Sealed || found.state == ReceiptState::NotSealed;
    if (const auto entry = isAsPrinted ? ledger::entryById(context.connection, EntryId{found.entry}) : std::nullopt)
        reply.entry = told(*entry);
    return reply;
}

Outcome<wire::ReceiptCode> code(Context &context, const wire::EntryRequest &request)
{
    store::CopyReader reader = readerFor(context);
    const QString shown = seal::receiptOf(reader, request.entry.value);
    if (shown.isEmpty())
        return refuse(Refusal::NotFound);
    return wire::ReceiptCode{shown};
}

} // namespace

void registerReceiptRoutes(Router &router)
{
    router.read(wire::checkReceipt, check);
    router.read(wire::receiptCode, code);
}

} // namespace guichet::http
