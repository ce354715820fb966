// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/hold.h"
#include "models/values/operation.h"
#include "models/values/reversal.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

/// A correction that is asked for. Without `corrected` the entry is only reversed.
struct AskReversalRequest {
    EntryId entry;
    QString reason;
    Money corrected;
    CashCount cash; ///< the notes of the corrected amount, where cash moved
};

struct ReversalPageRequest {
    QString cursor;
    qint64 limit = 50;
};

struct ReversalPage {
    QList<ReversalRequest> items;
    QString nextCursor;
};

struct ReversalIdRequest {
    ReversalRequestId reversal;
};

struct ReserveRequest {
    AccountId account;
    UserId customer; ///< the holder who acts; none: the first
    Money amount;
    qint64 expiresAtMicros = 0;
    QString note;
};

struct CaptureRequest {
    HoldId hold;
    Money amount; ///< the whole or a part; the rest is released
    AccountId to; ///< none: the bank's settlement account
    QString note;
};

struct HoldIdRequest {
    HoldId hold;
};

struct HoldsRequest {
    AccountId account;
};

struct HoldList {
    QList<Hold> items;
};

extern const Endpoint<AskReversalRequest, ReversalRequest> askReversal;
extern const Endpoint<ReversalPageRequest, ReversalPage> waitingReversals;
extern const Endpoint<ReversalIdRequest, ReversalRequest> reversal;
/// The receipt is the reversal's; of a correction that of the entry booked instead.
extern const Endpoint<ReversalIdRequest, Receipt> approveReversal;
extern const Endpoint<ReversalIdRequest, ReversalRequest> refuseReversal;
extern const Endpoint<ReserveRequest, Hold> reserve;
extern const Endpoint<CaptureRequest, Receipt> capture;
extern const Endpoint<HoldIdRequest, Hold> releaseHold;
extern const Endpoint<HoldsRequest, HoldList> holds;

} // namespace guichet::wire
