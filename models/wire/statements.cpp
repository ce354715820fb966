// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"
#include "models/wire/statements.h"

namespace guichet::wire {
namespace {

constexpr Access readers{{Role::Customer, Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager}};

/// The answer is a file.
template <class Q>
constexpr Endpoint<Q, RawBody> givingFile(Endpoint<Q, RawBody> endpoint)
{
    endpoint.info.responseBody = BodyKind::File;
    return endpoint;
}

} // namespace

GUICHET_FIELDS(StatementRequest,
               field("account_id", &S::account, "The account").path(),
               field("from", &S::from, "First business date").query(),
               field("to", &S::to, "Last business date, included; it must be over").query())
GUICHET_FIELDS(StatementFileRequest,
               field("account_id", &S::account, "The account").path(),
               field("format", &S::format, "csv, or camt053: ISO 20022 camt.053.001.08").path(),
               field("from", &S::from, "First business date").query(),
               field("to", &S::to, "Last business date, included; it must be over").query())
GUICHET_FIELDS(BalanceRequest,
               field("account_id", &S::account, "The account").path(),
               field("at", &S::at, "RFC 3339 with Z, to the microsecond; none: now").query())
GUICHET_FIELDS(StatementLine,
               field("entry_id", &S::entry, "The journal entry"),
               field("sequence", &S::sequence, "Of the account's postings, without gaps"),
               field("kind", &S::kind, "What it did"),
               field("business_date", &S::businessDate, "Bank's date"),
               field("posted_at", &S::postedAtMicros, "Moment").time(),
               field("amount", &S::amount, "Signed, from the account's side"),
               field("balance_after", &S::balanceAfter, "Ledger balance after it"),
               field("counterparty_id", &S::counterparty, "The other account").optional(),
               field("counterparty_number", &S::counterpartyNumber, "Its IBAN; of the bank's own its name").optional(),
               field("note", &S::note, "Note or reference").optional())
GUICHET_FIELDS(Statement,
               field("account_id", &S::account, "The account"),
               field("number", &S::number, "IBAN, electronic form"),
               field("from", &S::from, "First business date"),
               field("to", &S::to, "Last business date, included"),
               field("opening", &S::opening, "Ledger balance before the first entry"),
               field("closing", &S::closing, "Ledger balance after the last entry"),
               field("count_in", &S::countIn, "Entries that raised the balance"),
               field("sum_in", &S::sumIn, "Their sum"),
               field("count_out", &S::countOut, "Entries that lowered the balance"),
               field("sum_out", &S::sumOut, "Their sum, above zero"),
               field("lines", &S::lines, "Oldest first; opening and these give closing"))
GUICHET_FIELDS(BalanceAtMoment,
               field("account_id", &S::account, "The account"),
               field("at", &S::atMicros, "The moment").time(),
               field("balance", &S::balance, "Ledger balance, postings of this moment included"),
               field("sequence", &S::sequence, "How many postings led to it"),
               field("entry_id", &S::entry, "The last one's journal entry").optional(),
               field("settled", &S::isSettled, "Nothing more is posted for this moment: the answer stays the same"))

constinit const Endpoint<StatementRequest, Statement> statement = define<StatementRequest, Statement>(
    "statement", Method::Get, "account/{account_id}/statement", readers, Keyed::No,
    "A statement; asked again it is the same to the byte");
constinit const Endpoint<StatementFileRequest, RawBody> statementFile = givingFile(define<StatementFileRequest, RawBody>(
    "statementFile", Method::Get, "account/{account_id}/statement/{format}", readers, Keyed::No,
    "A statement as a file: CSV or ISO 20022 camt.053"));
constinit const Endpoint<BalanceRequest, BalanceAtMoment> balance = define<BalanceRequest, BalanceAtMoment>(
    "balance", Method::Get, "account/{account_id}/balance", readers, Keyed::No, "The ledger balance at any moment");

} // namespace guichet::wire
