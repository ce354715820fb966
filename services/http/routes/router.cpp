// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/route.h"

#include "models/wire/staffing.h"
#include "services/audit/audittrail.h"
#include "services/http/limits.h"
#include "services/http/mediatype.h"
#include "services/http/problem.h"
#include "services/http/routes/signinproblem.h"

#include <chrono>

namespace guichet::http {
namespace {

constexpr QByteArrayView jsonTypes[] = {"application/json"};
constexpr QByteArrayView imageTypes[] = {"image/jpeg", "image/png"};
constexpr QByteArrayView fileTypes[] = {"text/csv", "application/xml", "text/event-stream"}; // the path says which
constexpr std::span<const QByteArrayView> answerTypes[] = {{}, jsonTypes, imageTypes, fileTypes}; // of each BodyKind

/// For intervals: never runs backwards.
qint64 steadyMicros()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

Response responseOf(const tl::expected<wire::RawBody, wire::Problem> &result, const QByteArray &requestId)
{
    if (!result) {
        Response response = problemResponse(result.error(), requestId);
        if (response.status == 503 || result.error().code == enumName(Refusal::KeyInFlight))
            response.headers.emplaceBack("Retry-After", "1");
        if (response.status == 401)
            response.headers.emplaceBack("WWW-Authenticate", "Bearer");
        return response;
    }
    if (result->contentType.isEmpty())
        return {204, {}, {}, {}};
    Response response{200, result->contentType, result->bytes, {}};
    if (result->contentType.startsWith("image/"))
        response.headers.emplaceBack("Content-Disposition", "attachment");
    return response;
}

/// Lies in the head.
QByteArrayView bearerToken(const RequestHead &head)
{
    const QByteArrayView field = head.headers.value("authorization");
    return field.startsWith("Bearer ") ? field.sliced(7) : QByteArrayView();
}

/// Takes long, for a password's sake.
bool isHashed(const wire::EndpointInfo &info)
{
    const std::array hashed{&wire::login.info, &wire::stepUp.info, &wire::changePassword.info, &wire::createStaff.info,
                            &wire::resetStaffPassword.info};
    return std::find(hashed.begin(), hashed.end(), &info) != hashed.end();
}

} // namespace

/// The route that a head asks for, or which methods its path knows.
struct Router::Match {
    int index = -1;
    QByteArray allowed;
};

Router::Router(const BankServices &bank)
    : m_bank(bank)
{
}

Router::~Router() = default;

void Router::add(const wire::EndpointInfo &info,
                 std::function<Result(Context &, const wire::RequestParts &)> handler)
{
    addPosting(info, [handler = std::move(handler)](Context &context, const wire::RequestParts &parts,
                                                    const Finish &finish) { finish(handler(context, parts)); });
}

void Router::addPosting(const wire::EndpointInfo &info, Handler handler)
{
    addRoute(info).handler = std::move(handler);
}

void Router::addGroup(const wire::EndpointInfo &info, Group group)
{
    addRoute(info).group = std::move(group);
}

Router::Route &Router::addRoute(const wire::EndpointInfo &info)
{
    auto made = std::make_unique<Route>();
    Route &route = *made;
    route.info = &info;
    route.segments = ("api/v1/" + QByteArray(info.path)).split('/');
    for (const QByteArray &segment : std::as_const(route.segments))
        route.parameters.append(segment.startsWith('{') ? QString::fromLatin1(segment.sliced(1).chopped(1)) : QString());
    m_routes.push_back(std::move(made));
    // More fixed segments first: "account/transfer" before "account/{account_id}".
    std::stable_sort(m_routes.begin(), m_routes.end(),
                     [](const auto &a, const auto &b) { return a->fixedSegments() > b->fixedSegments(); });
    return route;
}

void Router::serve(const QByteArray &path, const QByteArray &contentType, const QByteArray &body,
                   const Headers &headers)
{
    m_pages.emplace_back(path, Response{200, contentType, body, headers});
}

QStringList Router::unanswered() const
{
    QStringList names;
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        const auto answers = [&](const auto &route) { return qstrcmp(route->info->name, info->name) == 0; };
        if (std::none_of(m_routes.begin(), m_routes.end(), answers))
            names.append(QString::fromLatin1(info->name));
    }
    return names;
}

Router::Match Router::match(const RequestHead &head) const
{
    const Segments asked = segmentsOf(head.path);
    Match match;
    for (size_t i = 0; i < m_routes.size(); ++i) {
        if (!m_routes[i]->fits(asked))
            continue;
        const QLatin1StringView method = wire::methodName(m_routes[i]->info->method);
        if (head.method == QByteArrayView(method.data(), method.size())) {
            match.index = static_cast<int>(i);
            return match;
        }
        match.allowed += (match.allowed.isEmpty() ? "" : ", ") + QByteArray(method.data());
    }
    return match;
}

HeadVerdict Router::judge(const RequestHead &head)
{
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].first != head.path || head.method != "GET")
            continue;
        const QByteArrayView type = m_pages[i].second.contentType;
        if (!accepts(head.headers, {&type, 1}))
            return refused(head, nullptr, notAcceptableProblem());
        return {std::nullopt, 0, {}, static_cast<int>(m_routes.size() + i)};
    }
    const Match found = match(head);
    const wire::EndpointInfo *info = found.index < 0 ? nullptr : m_routes[static_cast<size_t>(found.index)]->info;
    if (const auto seconds = waitFor(head, info)) {
        HeadVerdict verdict = refused(head, info, rateLimitedProblem());
        verdict.refusal->headers.emplaceBack("Retry-After", QByteArray::number(*seconds));
        return verdict;
    }
    if (info) {
        HeadVerdict verdict = judgeRoute(head, *info);
        verdict.routeIndex = found.index;
        return verdict;
    }
    if (found.allowed.isEmpty())
        return refused(head, nullptr, problemOf(Refused(Refusal::NotFound)));
    HeadVerdict verdict = refused(head, nullptr, methodProblem());
    verdict.refusal->headers.emplaceBack("Allow", found.allowed);
    return verdict;
}

HeadVerdict Router::refused(const RequestHead &head, const wire::EndpointInfo *info, const wire::Problem &problem)
{
    noteAnswer(head, info, {}, problem.status, 0);
    m_metrics.refused(problem.code.toLatin1());
    return {responseOf(tl::unexpected(problem), head.requestId)};
}

std::optional<int> Router::waitFor(const RequestHead &head, const wire::EndpointInfo *info)
{
    const qint64 now = steadyMicros();
    if (m_limits.address.isLimited()) {
        if (const auto seconds = m_limiter.wait("address " + head.peer, m_limits.address, now))
            return seconds;
    }
    if (info && info->method == wire::Method::Post && !info->access.needsToken())
        return m_limiter.wait(QByteArray("sign-in ") + info->name + ' ' + head.peer, m_limits.signIn, now);
    if (!m_limits.staff.isLimited() && !m_limits.customer.isLimited())
        return std::nullopt; // looking a token up costs its hash
    // A token not seen within the last second goes on: its first request makes it known.
    const QByteArrayView token = bearerToken(head);
    const auto principal = token.isEmpty() ? std::nullopt : m_bank.sessions.cachedAccess(token);
    if (!principal)
        return std::nullopt;
    return m_limiter.wait("user " + QByteArray::number(principal->user.value),
                          principal->role == Role::Customer ? m_limits.customer : m_limits.staff, now);
}

HeadVerdict Router::judgeRoute(const RequestHead &head, const wire::EndpointInfo &info)
{
    if (info.access.needsToken() && bearerToken(head).isEmpty())
        return refused(head, &info, unauthorisedProblem());
    if (!accepts(head.headers, answerTypes[static_cast<size_t>(info.responseBody)]))
        return refused(head, &info, notAcceptableProblem());
    // Before megabytes are read; whether the session still lives is asked in the worker.
    if (info.requestBody == wire::BodyKind::Image) {
        const auto role = m_bank.sessions.roleIn(bearerToken(head));
        if (role && !info.access.roles.contains(*role))
            noteDenied(info, bearerToken(head).toByteArray());
        if (!role || !info.access.roles.contains(*role))
            return refused(head, &info, role ? forbiddenProblem() : unauthorisedProblem());
    }
    HeadVerdict verdict;
    if (info.requestBody == wire::BodyKind::Json) {
        verdict.bodyLimit = limits::jsonBodyBytes;
        verdict.contentTypes = jsonTypes;
    } else if (info.requestBody == wire::BodyKind::Image) {
        verdict.bodyLimit = limits::imageBodyBytes;
        verdict.contentTypes = imageTypes;
    }
    return verdict;
}

void Router::noteDenied(const wire::EndpointInfo &info, const QByteArray &accessToken)
{
    (void)m_bank.workers.submit([this, &info, accessToken](store::Connection &connection) {
        try {
            const auto principal = m_bank.sessions.verifyAccess(connection, accessToken);
            if (!principal)
                return;
            store::inTransaction(connection, [&](store::Transaction &transaction) {
                audit::record(transaction, {m_bank.clock.nowMicros(), principal->user, audit::Deed::AccessDenied,
                                            audit::Subject::None, 0, audit::Result::Refused, QString::fromLatin1(info.name)});
            });
        } catch (const store::Fault &fault) {
            qCritical("a denied access isn't in the audit trail: %s", fault.what());
        }
    });
}

// A method or path that we don't know isn't told: it is whatever somebody sent.
void Router::noteAnswer(const RequestHead &head, const wire::EndpointInfo *info, UserId user, int status, qint64 tookMicros)
{
    const QByteArray method = info ? QByteArray(wire::methodName(info->method).data()) : QByteArray("other");
    const char *route = info ? info->path : "none";
    m_metrics.observe(method, route, status, tookMicros);
    if (m_log)
        m_log({m_bank.clock.nowMicros(), head.requestId, method, route, status, tookMicros, head.peer, user.value});
}

void Router::handle(Request request, Responder responder)
{
    const auto index = static_cast<size_t>(request.routeIndex);
    if (index >= m_routes.size())
        return responder.answer(m_pages[index - m_routes.size()].second);
    runInWorker(*m_routes[index], std::move(request), std::move(responder));
}

void Router::runInWorker(Route &route, Request request, Responder responder)
{
    wire::RequestParts parts;
    const Segments asked = segmentsOf(request.path);
    for (qsizetype i = 0; i < asked.size(); ++i) {
        if (!route.parameters[i].isEmpty())
            parts.path.insert(route.parameters[i], QString::fromUtf8(asked[i]));
    }
    parts.query = request.query;
    parts.contentType = request.headers.value("content-type").toByteArray();
    parts.body = request.body;
    auto job = std::make_shared<Job>(Job{std::move(request), std::move(responder), std::move(parts), steadyMicros()});
    const wire::Access &access = route.info->access;
    const bool hashes = isHashed(*route.info)
        || (!access.isOpen() && !access.needsToken() && bearerToken(job->request).isEmpty());
    const bool decodes = route.info->requestBody == wire::BodyKind::Image;
    store::WorkerPool &pool = hashes || decodes ? m_bank.signIns : m_bank.workers;
    if (route.group)
        return runTogether(route, std::move(job));
    // route.handler may outlive this call, never the router.
    const bool isTaken
        = pool.submit([this, &route, job](store::Connection &connection) { runJob(route, job, connection); });
    if (!isTaken)
        refuseBusy(route, *job);
}

void Router::refuseBusy(const Route &route, Job &job)
{
    answer(route, job, tl::unexpected(busyProblem()));
}

void Router::answer(const Route &route, Job &job, const Result &result)
{
    Response response = responseOf(result, job.request.requestId);
    if (result)
        response.headers += job.headers;
    else
        m_metrics.refused(result.error().code.toLatin1());
    noteAnswer(job.request, route.info, job.user, response.status, steadyMicros() - job.startedMicros);
    job.responder.answer(std::move(response));
}

Router::Pending Router::pendingOf(const Route &route, const std::shared_ptr<Job> &job, store::Connection &connection)
{
    const Request &request = job->request;
    return {job, job->parts,
            Context{m_bank, connection, {}, {}, request, QString::fromLatin1(request.peer), bearerToken(request).toByteArray(),
                    request.headers.value("if-match").toByteArray(), &job->headers},
            [this, &route, job](const Result &result) { answer(route, *job, result); }};
}

/// Whether the request may be handled; else it has been answered.
bool Router::letIn(const Route &route, Pending &pending)
{
    const auto problem = admit(*route.info, pending.job->request, pending.context);
    pending.job->user = pending.context.principal.user;
    if (problem && problem->code == enumName(Refusal::Forbidden))
        noteDenied(*route.info, pending.context.accessToken);
    if (problem)
        pending.finish(tl::unexpected(*problem));
    return !problem;
}

void Router::guarded(Pending &pending, const wire::EndpointInfo &info, const std::function<void(const Finish &)> &body)
{
    try {
        body(pending.finish);
    } catch (const store::Fault &fault) {
        qCritical("request %s: %s", pending.job->request.requestId.constData(), fault.what());
        if (!pending.job->responder.isAnswered())
            pending.finish(tl::unexpected(problemOf(fault, info.method != wire::Method::Get)));
    }
}

void Router::runJob(const Route &route, const std::shared_ptr<Job> &job, store::Connection &connection)
{
    Pending pending = pendingOf(route, job, connection);
    guarded(pending, *route.info, [&](const Finish &finish) {
        if (!letIn(route, pending))
            return;
        if (route.streaming)
            runStream(route, pending);
        else
            route.handler(pending.context, pending.parts, finish);
    });
}

std::optional<wire::Problem> Router::admit(const wire::EndpointInfo &info, const Request &request, Context &context)
{
    if (info.access.needsToken() || (!info.access.isOpen() && request.headers.contains("authorization"))) {
        const auto principal = context.bank.sessions.verifyAccess(context.connection, context.accessToken);
        if (!principal)
            return unauthorisedProblem();
        context.principal = *principal;
        if (!info.access.roles.contains(principal->role))
            return forbiddenProblem();
        if (context.bank.sessions.lacksSecondFactor(*principal) && !wire::isAnsweredBeforeEnrolment(info))
            return secondFactorProblem();
        if (wire::stepUpOf(info) == wire::StepUp::Always && !context.bank.sessions.isFresh(context.connection, *principal))
            return stepUpProblem();
    }
    if (info.keyed == wire::Keyed::Yes) {
        const QByteArrayView field = request.headers.value("idempotency-key");
        const auto key = IdempotencyKey::fromText(QString::fromLatin1(field));
        if (!key)
            return keyProblem();
        context.key = *key;
    }
    return std::nullopt;
}

Router::Result Router::inKeyedTransaction(Context &context, const std::function<Result(store::Transaction &)> &body)
{
    return store::inTransaction(context.connection, [&](store::Transaction &transaction) -> Result {
        const bool isKeyed = !context.key.isNull();
        if (isKeyed) {
            const auto twin = beginKeyed(transaction, context);
            if (!twin)
                return tl::unexpected(problemOf(twin.error()));
            if (*twin)
                return wire::RawBody{(*twin)->isEmpty() ? QByteArray() : "application/json", **twin};
        }
        const Result result = body(transaction);
        if (!result)
            transaction.rollback();
        else if (isKeyed)
            finishKeyed(transaction, context, result->bytes);
        return result;
    });
}

} // namespace guichet::http
