// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/review.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

/// What customers do for themselves, and what programs read on their behalf.

struct ConfirmOwnEmailRequest {
    QString email;
    QString code; ///< as it came to that address
};

struct ReviewStandingRequest {
    UserId user;
};

/// How far a customer has come.
struct ReviewStanding {
    ReviewStatus review = ReviewStatus::Missing;
    bool approved = false;
    bool emailConfirmed = false;
    ReviewReason reason = ReviewReason::None; ///< of a rejection or of being asked again
    QString note;                             ///< the reviewer's, for staff only
};

/// Where a customer's money comes from or goes to without a counter.
struct FundingSourceView {
    QString code; ///< as `source_of_funds` names it
    QString name;
    Currency currency;
    bool paysIn = false;
    bool paysOut = false;
    qint64 mostMinorUnits = 0; ///< at once
};

struct FundingSourceList {
    QList<FundingSourceView> items;
};

struct RecentSummaryRequest {
    AccountId account;
    qint64 limit = 50;
};

struct KindSummary {
    EntryKind kind = EntryKind::Deposit;
    qint64 count = 0;
    qint64 sumIn = 0;  ///< minor units
    qint64 sumOut = 0; ///< minor units
};

/// The account's newest transactions together.
struct RecentSummary {
    Currency currency;
    qint64 balance = 0; ///< after the newest
    QDate from;         ///< business date of the oldest counted
    QDate to;
    qint64 count = 0;
    qint64 sumIn = 0;
    qint64 sumOut = 0;
    QList<KindSummary> kinds;
};

struct FeedRequest {
    UserId user;
    QString cursor;
};

struct FeedTransaction {
    EntryId id;
    QString name;
    qint64 amount = 0;    ///< minor units, signed
    qint64 timestamp = 0; ///< seconds since 1970
};

/// A user's default account, in the form that wallet programs know (row E1).
struct Feed {
    UserId user;
    qint64 balance = 0; ///< minor units
    QList<FeedTransaction> transactions;
};

extern const Endpoint<ConfirmOwnEmailRequest, Nothing> confirmOwnEmail;
extern const Endpoint<Nothing, Nothing> sendConfirmation;
extern const Endpoint<ReviewStandingRequest, ReviewStanding> reviewStanding;
extern const Endpoint<Nothing, FundingSourceList> fundingSources;
extern const Endpoint<RecentSummaryRequest, RecentSummary> recentSummary;
extern const Endpoint<FeedRequest, Feed> feed;

} // namespace guichet::wire
