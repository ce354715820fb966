// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/idempotencykey.h"
#include "models/wire/endpoint.h"

namespace guichet::client {

/// What the desk keeps on disk of a money operation before its first byte is sent: enough to send the same bytes again
/// after a crash, and to say what it was. Names account ids only, no person.
struct PostingRecord {
    enum class State {
        Sent,     ///< its outcome isn't known (yet)
        Booked,
        NotBooked, ///< refused, or never reached the bank
        Forgotten  ///< never known: the bank keeps the answers for some days only
    };

    IdempotencyKey key;
    UserId principal; ///< who sent it: the key is theirs
    QString endpoint; ///< EndpointInfo::name
    wire::EncodedRequest request;
    EntryKind kind = EntryKind::Deposit;
    AccountId account;
    Money amount;
    State state = State::Sent;
    qint64 madeAtMicros = 0;
};

} // namespace guichet::client

namespace guichet {

template <>
struct EnumNames<client::PostingRecord::State> {
    using State = client::PostingRecord::State;
    static constexpr const char *name = "PostingState";
    static constexpr std::array values{std::pair{State::Sent, "sent"}, std::pair{State::Booked, "booked"},
                                       std::pair{State::NotBooked, "not-booked"},
                                       std::pair{State::Forgotten, "forgotten"}};
};

} // namespace guichet
