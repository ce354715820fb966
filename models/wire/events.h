// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/changesubject.h"
#include "models/values/ids.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

/// Server-Sent Events (WHATWG HTML, 9.2): the stream's `data` of each kind of event. They name things by id only; whoever
/// shows them reads them again.

/// `ready`, the first one: what comes now follows this position of the ledger's log.
struct ReadyEvent {
    qint64 position = 0;
};

/// `posted`: entries were booked, up to this position.
struct PostedEvent {
    qint64 position = 0;
    QList<AccountId> accounts; ///< whose balances changed, each once
    bool all = false;          ///< more than can be named: anything may have changed
};

/// `changed`: something that isn't in the ledger's log.
struct ChangedEvent {
    QList<ChangeSubject> subjects;
};

inline constexpr char eventStreamType[] = "text/event-stream";

/// A whole event as it stands in the stream; the position is its id, so that a client can go on from there.
QByteArray encodeEvent(const ReadyEvent &event);
QByteArray encodeEvent(const PostedEvent &event);
QByteArray encodeEvent(const ChangedEvent &event);

/// From the text of `data`.
tl::expected<ReadyEvent, QString> decodeReady(const QByteArray &data);
tl::expected<PostedEvent, QString> decodePosted(const QByteArray &data);
tl::expected<ChangedEvent, QString> decodeChanged(const QByteArray &data);

/// Answers 200 with a stream that doesn't end by itself.
extern const Endpoint<Nothing, RawBody> events;

} // namespace guichet::wire
