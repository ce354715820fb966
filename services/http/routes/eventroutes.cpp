// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "services/http/routes/liveupdates.h"
#include "services/http/routes/route.h"

namespace guichet::http {
namespace {

/// The position that a client has been told, as it stood in the stream's `id`.
Reply<std::optional<qint64>> lastEventId(const RequestHead &head)
{
    const QByteArrayView field = head.headers.value("last-event-id");
    if (field.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 position = field.toByteArray().toLongLong(&isNumber);
    if (isNumber && position >= 0)
        return position;
    wire::DecodeFailure failure;
    failure.fields = {{QStringLiteral("Last-Event-ID"), QStringLiteral("wrong-type"),
                       QStringLiteral("an id from the stream is expected here")}};
    return tl::unexpected(problemOf(failure));
}

std::optional<wire::Problem> follow(Context &context, const RequestHead &head, Responder &responder)
{
    const auto after = lastEventId(head);
    if (!after)
        return after.error();
    auto place = context.bank.live.reserve();
    if (!place)
        return busyProblem();
    context.bank.live.add(responder.stream({200, wire::eventStreamType, {}, {}}), context.accessToken, *after,
                          std::move(place));
    return std::nullopt;
}

} // namespace

void Router::stream(const wire::Endpoint<wire::Nothing, wire::RawBody> &endpoint, Streaming handler)
{
    addPosting(endpoint.info, {});
    for (const auto &route : m_routes) {
        if (route->info == &endpoint.info)
            route->streaming = std::move(handler);
    }
}

void Router::runStream(const Route &route, Pending &pending)
{
    Job &job = *pending.job;
    std::optional<wire::Problem> problem;
    if (const auto request = wire::events.decodeRequest(job.parts); !request)
        problem = problemOf(request.error());
    else
        problem = route.streaming(pending.context, job.request, job.responder);
    if (problem)
        return pending.finish(tl::unexpected(*problem));
    noteAnswer(job.request, route.info, job.user, 200, 0);
}

void registerEventRoutes(Router &router)
{
    router.stream(wire::events, follow);
}

} // namespace guichet::http
