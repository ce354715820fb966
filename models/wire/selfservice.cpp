// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"
#include "models/wire/selfservice.h"

namespace guichet::wire {
namespace {

constexpr Access customers{{Role::Customer}};
constexpr Access readers{{Role::Customer, Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager}};

} // namespace

GUICHET_FIELDS(ConfirmOwnEmailRequest,
               field("email", &S::email, "The address"),
               field("code", &S::code, "As it came to that address").atMost(20))
GUICHET_FIELDS(ReviewStandingRequest, field("user_id", &S::user, "The customer").path())
GUICHET_FIELDS(ReviewStanding,
               field("review", &S::review, "Where the review of the ID stands"),
               field("approved", &S::approved, "Whether the ID has been approved"),
               field("email_confirmed", &S::emailConfirmed, "Whether transfers by e-mail arrive"),
               field("reason", &S::reason, "Why it was rejected or is asked for again"),
               field("note", &S::note, "The reviewer's words, for staff only; else empty"))
GUICHET_FIELDS(FundingSourceView,
               field("code", &S::code, "As source_of_funds names it"),
               field("name", &S::name, "Name for people"),
               field("currency", &S::currency, "ISO 4217 code"),
               field("pays_in", &S::paysIn, "Deposits may come from it"),
               field("pays_out", &S::paysOut, "Withdrawals may go to it"),
               field("most", &S::mostMinorUnits, "At once, minor units"))
GUICHET_FIELDS(FundingSourceList, field("items", &S::items, "By code"))
GUICHET_FIELDS(RecentSummaryRequest,
               field("account_id", &S::account, "The account").path(),
               field("limit", &S::limit, "Transactions counted at most, up to 200").query())
GUICHET_FIELDS(KindSummary,
               field("kind", &S::kind, "What was done"),
               field("count", &S::count, "How often"),
               field("sum_in", &S::sumIn, "What raised the balance, minor units"),
               field("sum_out", &S::sumOut, "What lowered it, minor units"))
GUICHET_FIELDS(RecentSummary,
               field("currency", &S::currency, "ISO 4217 code"),
               field("balance", &S::balance, "Ledger balance, minor units"),
               field("from", &S::from, "Business date of the oldest one counted").optional(),
               field("to", &S::to, "Business date of the newest").optional(),
               field("count", &S::count, "Transactions counted"),
               field("sum_in", &S::sumIn, "What raised the balance, minor units"),
               field("sum_out", &S::sumOut, "What lowered it, minor units"),
               field("kinds", &S::kinds, "The same by kind"))
GUICHET_FIELDS(FeedRequest,
               field("user_id", &S::user, "The user").path(),
               field("cursor", &S::cursor, "As the Link header of the page before says").query())
GUICHET_FIELDS(FeedTransaction,
               field("id", &S::id, "The journal entry"),
               field("name", &S::name, "The other side's name; masked for customers"),
               field("amount", &S::amount, "Minor units, signed"),
               field("timestamp", &S::timestamp, "Seconds since 1970"))
GUICHET_FIELDS(Feed,
               field("user_id", &S::user, "The user"),
               field("balance", &S::balance, "Of the default account, minor units"),
               field("transactions", &S::transactions, "The last 50, oldest first"))

constinit const Endpoint<ConfirmOwnEmailRequest, Nothing> confirmOwnEmail = define<ConfirmOwnEmailRequest, Nothing>(
    "confirmOwnEmail", Method::Post, "user/confirm-email", {}, Keyed::Yes,
    "Confirms an e-mail address by the code that came there");
constinit const Endpoint<Nothing, Nothing> sendConfirmation = define<Nothing, Nothing>(
    "sendConfirmation", Method::Post, "user/confirm-email/send", customers, Keyed::Yes,
    "Sends another code to the asker's e-mail address");
constinit const Endpoint<ReviewStandingRequest, ReviewStanding> reviewStanding =
    define<ReviewStandingRequest, ReviewStanding>("reviewStanding", Method::Get, "user/{user_id}/review", readers,
                                                  Keyed::No, "How far the review of the ID has come");
constinit const Endpoint<Nothing, FundingSourceList> fundingSources = define<Nothing, FundingSourceList>(
    "fundingSources", Method::Get, "funding-sources", readers, Keyed::No,
    "Where customers' money comes from and goes to without a counter");
constinit const Endpoint<RecentSummaryRequest, RecentSummary> recentSummary =
    define<RecentSummaryRequest, RecentSummary>("recentSummary", Method::Get,
                                                "account/{account_id}/transactions/summary", readers, Keyed::No,
                                                "An account's newest transactions together");
constinit const Endpoint<FeedRequest, Feed> feed = define<FeedRequest, Feed>(
    "feed", Method::Get, "feed/{user_id}", readers, Keyed::No,
    "Balance and last transactions of a user's default account; older ones by the Link header");

} // namespace guichet::wire
