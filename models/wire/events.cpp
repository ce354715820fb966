// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/events.h"

#include "models/wire/define.h"
#include "models/wire/describedvalues.h"

namespace guichet::wire {

GUICHET_FIELDS(ReadyEvent, field("position", &S::position, "What comes now follows this position of the log"))
GUICHET_FIELDS(PostedEvent,
               field("position", &S::position, "How far the log has been told"),
               field("accounts", &S::accounts, "Whose balances changed"),
               field("all", &S::all, "More than can be named"))
GUICHET_FIELDS(ChangedEvent, field("subjects", &S::subjects, "What kinds of things were changed"))

namespace {

template <class E>
QByteArray written(const char *name, const E &event, std::optional<qint64> id)
{
    QByteArray text;
    if (id)
        text = "id: " + QByteArray::number(*id) + '\n';
    return text + "event: " + name + "\ndata: " + jsonOf(event) + "\n\n";
}

template <class E>
tl::expected<E, QString> read(const QByteArray &data)
{
    return decodeResponse<E>({"application/json", data});
}

constexpr Endpoint<Nothing, RawBody> streaming(Endpoint<Nothing, RawBody> endpoint)
{
    endpoint.info.responseBody = BodyKind::File;
    return endpoint;
}

} // namespace

QByteArray encodeEvent(const ReadyEvent &event)
{
    return written("ready", event, event.position);
}

QByteArray encodeEvent(const PostedEvent &event)
{
    return written("posted", event, event.position);
}

QByteArray encodeEvent(const ChangedEvent &event)
{
    return written("changed", event, std::nullopt);
}

tl::expected<ReadyEvent, QString> decodeReady(const QByteArray &data)
{
    return read<ReadyEvent>(data);
}

tl::expected<PostedEvent, QString> decodePosted(const QByteArray &data)
{
    return read<PostedEvent>(data);
}

tl::expected<ChangedEvent, QString> decodeChanged(const QByteArray &data)
{
    return read<ChangedEvent>(data);
}

constinit const Endpoint<Nothing, RawBody> events = streaming(define<Nothing, RawBody>(
    "events", Method::Get, "events", Access{staff}, Keyed::No,
    "What changes, as it happens: text/event-stream with ready, posted and changed; Last-Event-ID goes on after a position"));

} // namespace guichet::wire
