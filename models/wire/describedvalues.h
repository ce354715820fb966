// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "models/values/operation.h"
#include "models/values/review.h"
#include "models/values/stats.h"
#include "models/wire/codec.h"

/// How the structs of models/values stand on the wire. Included only where endpoints are defined.
namespace guichet::wire {

/// Begins the description of a struct; its list of fields follows in braces.
#define GUICHET_FIELDS(Struct, ...)                                                                 \
    template <>                                                                                     \
    struct Fields<Struct> {                                                                         \
        using S = Struct;                                                                           \
        static constexpr const char *name = #Struct;                                                \
        static constexpr auto list() { return std::tuple{__VA_ARGS__}; }                            \
    };

GUICHET_FIELDS(CustomerDeclaration,
               field("name", &S::name, "As the customer writes it"),
               field("birth_date", &S::birthDate, "YYYY-MM-DD; needed to register, missing once erased").optional(),
               field("email", &S::email, "Belongs to one user at most").optional(),
               field("phone", &S::phone, "E.164: + and 7 to 15 digits").optional(),
               field("address", &S::address, "One line or several").optional().atMost(500),
               field("id_number", &S::idNumber, "Of the government ID").optional())
GUICHET_FIELDS(CustomerSummary,
               field("id", &S::id, "The customer's number"),
               field("name", &S::name, "Name"),
               field("birth_date", &S::birthDate, "Born").optional(),
               field("phone_tail", &S::phoneTail, "Last digits of the phone number").optional(),
               field("id_number_tail", &S::idNumberTail, "Last characters of the ID number").optional(),
               field("status", &S::status, "Standing"),
               field("approved", &S::approved, "Whether the ID has been approved"))
GUICHET_FIELDS(CustomerDetails,
               field("id", &S::id, "The customer's number"),
               inlined(&S::declared),
               field("email_confirmed", &S::emailConfirmed, "Whether transfers by e-mail arrive"),
               field("status", &S::status, "Standing"),
               field("approved", &S::approved, "Whether the ID has been approved"),
               field("review", &S::review, "Where the review of the ID stands"),
               field("created_at", &S::createdAtMicros, "Registered").time(),
               field("version", &S::version, "Rises with each change"))
GUICHET_FIELDS(SignedInUser,
               field("id", &S::id, "Who"),
               field("name", &S::name, "Name"),
               field("email", &S::email, "E-mail address"),
               field("role", &S::role, "What they may do"))

GUICHET_FIELDS(DocumentReading,
               field("machine_readable_zone", &S::machineReadableZone, "ICAO 9303, lines by line breaks").optional(),
               field("expiry_date", &S::expiryDate, "Of the document").optional())
GUICHET_FIELDS(ReviewSummary,
               field("id", &S::id, "The case"),
               field("user_id", &S::customer, "The customer"),
               field("name", &S::customerName, "The customer's name"),
               field("submitted_at", &S::submittedAtMicros, "Handed in").time())
GUICHET_FIELDS(ReviewCase,
               field("id", &S::id, "The case"),
               field("customer", &S::customer, "As declared"),
               field("reading", &S::reading, "As read off the document"),
               field("has_front", &S::hasFront, "Whether there is a photo of the front"),
               field("has_back", &S::hasBack, "Whether there is a photo of the back"),
               field("status", &S::status, "Where it stands"),
               field("submitted_at", &S::submittedAtMicros, "Handed in").time(),
               field("same_id_number", &S::sameIdNumber, "Other customers with this ID number").optional(),
               field("version", &S::version, "Rises with each change"))
GUICHET_FIELDS(ReviewDecision,
               field("verdict", &S::verdict, "What is decided"),
               field("reason", &S::reason, "Why; none for an approval"),
               field("note", &S::note, "Needed to reject").optional().atMost(1000))

GUICHET_FIELDS(Product,
               field("code", &S::code, "Name in requests"),
               field("name", &S::name, "Name for people"),
               field("currency", &S::currency, "ISO 4217 code"),
               field("floor", &S::floorMinorUnits, "Lowest balance, minor units"),
               field("allows_withdrawal", &S::allowsWithdrawal, "Cash may be paid out"),
               field("allows_transfer_out", &S::allowsTransferOut, "Money may be sent"),
               field("interest_basis_points", &S::interestBasisPoints, "A year"),
               field("term_days", &S::termDays, "Fixed term; 0: none"))
GUICHET_FIELDS(Holder, field("user_id", &S::id, "Who"), field("name", &S::name, "Name"))
GUICHET_FIELDS(AccountSummary,
               field("id", &S::id, "The account"),
               field("number", &S::number, "IBAN, electronic form"),
               field("product", &S::product, "The product's code"),
               field("product_name", &S::productName, "The product's name"),
               field("status", &S::status, "Standing"),
               field("is_default", &S::isDefault, "Receives transfers by e-mail"),
               field("balance", &S::balance, "Ledger balance"),
               field("available", &S::available, "Ledger balance less holds"))
GUICHET_FIELDS(AccountDetails,
               inlined(&S::summary),
               field("holders", &S::holders, "Owners, the first names the account"),
               field("opened_by", &S::openedBy, "Who asked for it").optional(),
               field("opened_by_name", &S::openedByName, "Their name").optional(),
               field("opened_at", &S::openedAtMicros, "When").time(),
               field("floor", &S::floorMinorUnits, "Lowest balance, minor units"),
               field("version", &S::version, "Rises with each change"))
GUICHET_FIELDS(AccountRequest,
               field("id", &S::id, "The account"),
               field("number", &S::number, "IBAN, electronic form"),
               field("product_name", &S::productName, "The product's name"),
               field("customer_name", &S::customerName, "The first owner"),
               field("user_id", &S::customer, "The first owner"),
               field("opened_by", &S::openedBy, "Who asked for it").optional(),
               field("opened_by_name", &S::openedByName, "Their name").optional(),
               field("opened_at", &S::openedAtMicros, "When").time())
GUICHET_FIELDS(PostingLine,
               field("entry_id", &S::entry, "The journal entry"),
               field("kind", &S::kind, "What it did"),
               field("business_date", &S::businessDate, "Bank's date"),
               field("posted_at", &S::postedAtMicros, "Moment").time(),
               field("amount", &S::amount, "Signed, from this account's side"),
               field("balance_after", &S::balanceAfter, "Ledger balance after it"),
               field("counterparty_id", &S::counterparty, "The other account").optional(),
               field("counterparty_name", &S::counterpartyName, "Payee, payer or till").optional(),
               field("note", &S::note, "Note or reference").optional())
GUICHET_FIELDS(LimitUse,
               field("action", &S::action, "Kind of operation"),
               field("used", &S::used, "Done on this business date"),
               field("allowed", &S::allowed, "At most on this business date"))

GUICHET_FIELDS(CashLine,
               field("face", &S::faceMinorUnits, "Face value, minor units; 1: loose coins by their sum"),
               field("count", &S::count, "How many"))
GUICHET_FIELDS(Receipt,
               field("idempotency_key", &S::key, "The operation's key"),
               field("entry_id", &S::entry, "The journal entry"),
               field("kind", &S::kind, "What was done"),
               field("business_date", &S::businessDate, "Bank's date"),
               field("posted_at", &S::postedAtMicros, "Moment").time(),
               field("account_id", &S::account, "The customer's account"),
               field("counterparty_id", &S::counterparty, "The other account").optional(),
               inlined(&S::amount),
               field("balance_after", &S::balanceAfter, "Ledger balance after it"),
               field("limit", &S::limit, "Uses of the day, this one included"),
               field("note", &S::note, "Note or reference").optional())
GUICHET_FIELDS(CashRequest,
               field("account_id", &S::account, "The account").path(),
               field("user_id", &S::customer, "The holder who acts; none: the first").optional(),
               inlined(&S::amount),
               field("cash", &S::cash, "The notes counted at the counter; their sum is the amount").optional().atMost(40),
               field("note", &S::note, "Stands on the receipt").optional(),
               field("source_of_funds", &S::sourceOfFunds,
                     "Where a large deposit comes from; for customers a funding source's code").optional())
GUICHET_FIELDS(OperationResult,
               field("state", &S::state, "How it ended"),
               field("receipt", &S::receipt, "When booked").optional(),
               field("refusal", &S::refusal, "Why, when refused").optional())
GUICHET_FIELDS(Payee,
               field("account_id", &S::account, "The account that receives"),
               field("number", &S::number, "IBAN, electronic form").optional(),
               field("name", &S::name, "The holder's name; masked for customers"),
               field("currency", &S::currency, "The account's"))
GUICHET_FIELDS(TillPosition,
               field("till_id", &S::till, "The till"),
               field("name", &S::name, "Its name"),
               field("account_id", &S::account, "Its account"),
               field("cash", &S::balance, "Cash in it"))
GUICHET_FIELDS(TillLine,
               field("entry_id", &S::entry, "The journal entry"),
               field("kind", &S::kind, "What was done"),
               field("posted_at", &S::postedAtMicros, "Moment").time(),
               field("amount", &S::amount, "Signed, from the till's side"),
               field("customer_name", &S::customerName, "For whom").optional())

GUICHET_FIELDS(StatsRow,
               field("period_start", &S::periodStart, "The date, the week's Monday, the month's first"),
               field("currency", &S::currency, "ISO 4217 code"),
               field("count_in", &S::countIn, "Postings that raised balances"),
               field("sum_in", &S::sumIn, "Their sum, minor units"),
               field("count_out", &S::countOut, "Postings that lowered balances"),
               field("sum_out", &S::sumOut, "Their sum, minor units"),
               field("opening", &S::opening, "Balance before, minor units"),
               field("closing", &S::closing, "Balance after, minor units"))
GUICHET_FIELDS(StatsEntry,
               field("entry_id", &S::entry, "The journal entry"),
               field("kind", &S::kind, "What it did"),
               field("business_date", &S::businessDate, "Bank's date"),
               field("posted_at", &S::postedAtMicros, "Moment").time(),
               field("account_id", &S::account, "The account").optional(),
               field("account_number", &S::accountNumber, "IBAN").optional(),
               field("customer_name", &S::customerName, "The first holder").optional(),
               field("amount", &S::amount, "Signed, from the account's side"))
GUICHET_FIELDS(BankOverview,
               field("currency", &S::currency, "ISO 4217 code"),
               field("deposits_held", &S::depositsHeld, "Customers' balances, minor units"),
               field("cash_in_tills", &S::cashInTills, "Minor units"),
               field("tills_open", &S::tillsOpen, "How many tills there are"),
               field("ids_waiting", &S::idsWaiting, "Cases to review"),
               field("oldest_id_at", &S::oldestIdMicros, "Since when the oldest waits").time(),
               field("unbalanced_entries", &S::unbalancedEntries, "Must be 0"),
               field("as_of", &S::asOfMicros, "Moment of these figures").time())

} // namespace guichet::wire
