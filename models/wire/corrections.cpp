// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/corrections.h"
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"

namespace guichet::wire {
namespace {

constexpr Access counter{{Role::Teller, Role::Supervisor}};
constexpr Access supervisors{{Role::Supervisor}};

} // namespace

GUICHET_FIELDS(ReversalRequest,
               field("id", &S::id, "The correction asked for"),
               field("entry_id", &S::entry, "The entry to be corrected"),
               field("kind", &S::kind, "What that was"),
               field("account_id", &S::account, "The customer's account; the payer's in a transfer"),
               field("user_id", &S::customer, "Who acted").optional(),
               field("customer_name", &S::customerName, "Their name").optional(),
               field("amount", &S::amount, "What was booked, above zero"),
               field("corrected", &S::corrected, "What should have been; missing: it is only reversed").optional(),
               field("cash", &S::correctedCash, "The notes of the corrected amount").optional().atMost(40),
               field("reason", &S::reason, "Why"),
               field("requested_by", &S::requestedBy, "Who asks"),
               field("requested_by_name", &S::requestedByName, "Their name").optional(),
               field("requested_at", &S::requestedAtMicros, "When").time(),
               field("state", &S::state, "Where it stands"),
               field("decided_by", &S::decidedBy, "The second person").optional(),
               field("reversal_id", &S::reversal, "The entry that reverses it").optional(),
               field("repost_id", &S::repost, "The entry booked instead").optional())
GUICHET_FIELDS(AskReversalRequest,
               field("entry_id", &S::entry, "The entry to be corrected").path(),
               field("reason", &S::reason, "Why; one line"),
               field("corrected", &S::corrected, "What should have been booked instead").optional(),
               field("cash", &S::cash, "The notes of the corrected amount, where cash moved").optional().atMost(40))
GUICHET_FIELDS(ReversalPageRequest,
               field("cursor", &S::cursor, "Where to go on").query(),
               field("limit", &S::limit, "Rows at most").query())
GUICHET_FIELDS(ReversalPage,
               field("items", &S::items, "Oldest first"),
               field("next_cursor", &S::nextCursor, "Missing on the last page").optional())
GUICHET_FIELDS(ReversalIdRequest, field("reversal_id", &S::reversal, "The correction asked for").path())
GUICHET_FIELDS(Hold,
               field("id", &S::id, "The hold"),
               field("account_id", &S::account, "Where the money is"),
               field("user_id", &S::customer, "The holder who acts").optional(),
               field("amount", &S::amount, "As reserved"),
               field("captured", &S::captured, "Taken"),
               field("released", &S::released, "Given back"),
               field("last", &S::last, "What was done last; reserve: it is open"),
               field("reserved_at", &S::reservedAtMicros, "Made").time(),
               field("expires_at", &S::expiresAtMicros, "Released by itself").time(),
               field("note", &S::note, "What for").optional())
GUICHET_FIELDS(ReserveRequest,
               field("account_id", &S::account, "Where the money is").path(),
               field("user_id", &S::customer, "The holder who acts; none: the first").optional(),
               inlined(&S::amount),
               field("expires_at", &S::expiresAtMicros, "Released by itself; 31 days from now at most").time(),
               field("note", &S::note, "What for").optional())
GUICHET_FIELDS(CaptureRequest,
               field("hold_id", &S::hold, "The hold").path(),
               inlined(&S::amount),
               field("to_account_id", &S::to, "Who receives it; none: the bank's settlement account").optional(),
               field("note", &S::note, "None: the hold's").optional())
GUICHET_FIELDS(HoldIdRequest, field("hold_id", &S::hold, "The hold").path())
GUICHET_FIELDS(HoldsRequest, field("account_id", &S::account, "The account").path())
GUICHET_FIELDS(HoldList, field("items", &S::items, "Open ones, oldest first"))

constinit const Endpoint<AskReversalRequest, ReversalRequest> askReversal = define<AskReversalRequest, ReversalRequest>(
    "askReversal", Method::Post, "entry/{entry_id}/reversal", counter, Keyed::Yes,
    "Asks for a correction; a second person approves it");
constinit const Endpoint<ReversalPageRequest, ReversalPage> waitingReversals = define<ReversalPageRequest, ReversalPage>(
    "waitingReversals", Method::Get, "reversals/waiting", counter, Keyed::No, "Corrections that wait for a second person");
constinit const Endpoint<ReversalIdRequest, ReversalRequest> reversal = define<ReversalIdRequest, ReversalRequest>(
    "reversal", Method::Get, "reversal/{reversal_id}", counter, Keyed::No, "One correction");
constinit const Endpoint<ReversalIdRequest, Receipt> approveReversal = define<ReversalIdRequest, Receipt>(
    "approveReversal", Method::Post, "reversal/{reversal_id}/approve", supervisors, Keyed::Yes,
    "Books the correction: the reversal and what is booked instead, or neither");
constinit const Endpoint<ReversalIdRequest, ReversalRequest> refuseReversal = define<ReversalIdRequest, ReversalRequest>(
    "refuseReversal", Method::Post, "reversal/{reversal_id}/refuse", supervisors, Keyed::Yes, "Nothing is corrected");
constinit const Endpoint<ReserveRequest, Hold> reserve = define<ReserveRequest, Hold>(
    "reserve", Method::Post, "account/{account_id}/hold", counter, Keyed::Yes, "Sets money aside");
constinit const Endpoint<CaptureRequest, Receipt> capture = define<CaptureRequest, Receipt>(
    "capture", Method::Post, "hold/{hold_id}/capture", counter, Keyed::Yes,
    "Takes money set aside, the whole or a part; the rest is released");
constinit const Endpoint<HoldIdRequest, Hold> releaseHold = define<HoldIdRequest, Hold>(
    "releaseHold", Method::Post, "hold/{hold_id}/release", counter, Keyed::Yes, "Gives money set aside back");
constinit const Endpoint<HoldsRequest, HoldList> holds = define<HoldsRequest, HoldList>(
    "holds", Method::Get, "account/{account_id}/holds", counter, Keyed::No, "Money set aside on an account");

} // namespace guichet::wire
