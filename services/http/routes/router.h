// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/endpoint.h"
#include "services/http/gate.h"
#include "services/http/metrics.h"
#include "services/http/ratelimiter.h"
#include "services/http/requestlog.h"
#include "services/http/routes/context.h"
#include "services/http/routes/refusalproblem.h"
#include "services/http/routes/replay.h"

namespace guichet::http {

/// What a handler that knows more than refusals answers.
template <class A>
using Reply = tl::expected<A, wire::Problem>;

/// The one answer of a handler that goes on elsewhere (in the posting engine); given once, in any thread.
template <class A>
using Answer = std::function<void(const Reply<A> &)>;

/// One of several requests that are handled together.
template <class Q>
struct Asked {
    Context &context;
    Q request;
};

/// How many requests the router takes, by who sends them; a rate of 0: any number.
struct TrafficLimits {
    Rate address;  ///< all requests from one address
    Rate staff;    ///< of one signed-in user
    Rate customer; ///< the same, of a customer
    Rate signIn;   ///< from one address, of each endpoint that takes commands from people who aren't signed in
};

/// Stands behind the edge: finds the endpoint, checks who asks, decodes strictly, runs the handler in a worker thread and
/// encodes what it gives. An endpoint's rights, path and form come from its declaration in models/wire; what is
/// registered here is only what it does. Register before the server starts.
class Router final : public Gate
{
public:
    explicit Router(const BankServices &bank);
    ~Router() override;

    /// Something is looked up: `Outcome<A> handler(Context &, const Q &)`, or `Reply<A>`.
    template <class Q, class A, class Handler>
    void read(const wire::Endpoint<Q, A> &endpoint, Handler handler)
    {
        add(endpoint.info, [&endpoint, handler](Context &context, const wire::RequestParts &parts) -> Result {
            return decoded(endpoint, parts, [&](const Q &request) { return toReply<A>(handler(context, request)); });
        });
    }

    /// Something is changed, in one transaction that a refusal rolls back; where the endpoint is keyed, twice is once:
    /// `Outcome<A> handler(Context &, store::Transaction &, const Q &)`, or `Reply<A>`.
    template <class Q, class A, class Handler>
    void write(const wire::Endpoint<Q, A> &endpoint, Handler handler)
    {
        add(endpoint.info, [&endpoint, handler](Context &context, const wire::RequestParts &parts) -> Result {
            const auto request = endpoint.decodeRequest(parts);
            if (!request)
                return tl::unexpected(problemOf(request.error()));
            return inKeyedTransaction(context, [&](store::Transaction &transaction) -> Result {
                const Reply<A> reply = toReply<A>(handler(context, transaction, *request));
                if (!reply)
                    return tl::unexpected(reply.error());
                return endpoint.encodeResponse(*reply);
            });
        });
    }

    /// Money moves: the handler checks and resolves, hands a command to the posting engine and answers when that has
    /// settled: `void handler(Context &, const Q &, Answer<A>)`.
    template <class Q, class A, class Handler>
    void post(const wire::Endpoint<Q, A> &endpoint, Handler handler)
    {
        addPosting(endpoint.info, [&endpoint, handler](Context &context, const wire::RequestParts &parts,
                                                       std::function<void(const Result &)> finish) {
            const auto request = endpoint.decodeRequest(parts);
            if (!request)
                return finish(tl::unexpected(problemOf(request.error())));
            handler(context, *request, [&endpoint, finish](const Reply<A> &reply) {
                if (!reply)
                    return finish(tl::unexpected(reply.error()));
                finish(endpoint.encodeResponse(*reply));
            });
        });
    }

    /// An answer that goes on: the handler takes the responder, or says why not.
    using Streaming = std::function<std::optional<wire::Problem>(Context &, const RequestHead &, Responder &)>;
    void stream(const wire::Endpoint<wire::Nothing, wire::RawBody> &endpoint, Streaming handler);

    /// As read(), for what is asked often: requests that wait together are answered together, each as if it were alone.
    /// `QList<Outcome<A>> handler(store::Connection &, const std::vector<Asked<Q>> &)`: of at least one, as many, in that
    /// order.
    template <class Q, class A, class Handler>
    void readTogether(const wire::Endpoint<Q, A> &endpoint, Handler handler)
    {
        addGroup(endpoint.info, [&endpoint, handler](store::Connection &connection, std::vector<Pending> &all) {
            const Decoded<Q> decoded = decodedOf(endpoint, all);
            if (decoded.asked.empty())
                return;
            const QList<Outcome<A>> outcomes = handler(connection, decoded.asked);
            for (std::size_t i = 0; i < decoded.who.size(); ++i) {
                const Outcome<A> &outcome = outcomes.at(qsizetype(i));
                decoded.who[i]->finish(outcome ? Result(endpoint.encodeResponse(*outcome))
                                               : tl::unexpected(problemOf(outcome.error())));
            }
        });
    }

    /// As post(), for what is asked often: `Knowledge prepare(store::Connection &, const std::vector<Asked<Q>> &)` reads
    /// what those that wait together need, and its result lives while each is handled.
    template <class Q, class A, class Prepare, class Handler>
    void postTogether(const wire::Endpoint<Q, A> &endpoint, Prepare prepare, Handler handler)
    {
        addGroup(endpoint.info, [&endpoint, prepare, handler](store::Connection &connection, std::vector<Pending> &all) {
            const Decoded<Q> decoded = decodedOf(endpoint, all);
            if (decoded.asked.empty())
                return;
            const auto knowledge = prepare(connection, decoded.asked);
            for (std::size_t i = 0; i < decoded.who.size(); ++i) {
                guarded(*decoded.who[i], endpoint.info, [&](const Finish &finish) {
                    handler(decoded.asked[i].context, decoded.asked[i].request,
                            [&endpoint, finish](const Reply<A> &reply) {
                                finish(reply ? Result(endpoint.encodeResponse(*reply)) : tl::unexpected(reply.error()));
                            });
                });
            }
        });
    }

    /// Something that is always the same, open to everybody: the OpenAPI document, its page.
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    void serve(const QByteArray &path, const QByteArray &contentType, const QByteArray &body, const Headers &headers = {});

    /// Before the server starts. None until then.
    void setLimits(const TrafficLimits &limits) { m_limits = limits; }
    /// Gets a line of each request answered, in any thread. Before the server starts.
    void setRequestLog(std::function<void(const RequestLine &)> log) { m_log = std::move(log); }
    const Metrics &metrics() const { return m_metrics; }

    /// Declared endpoints that nothing answers; must be empty before the server starts.
    QStringList unanswered() const;

    HeadVerdict judge(const RequestHead &head) override;
    void handle(Request request, Responder responder) override;

private:
    using Result = tl::expected<wire::RawBody, wire::Problem>;
    using Finish = std::function<void(const Result &)>;
    using Handler = std::function<void(Context &, const wire::RequestParts &, Finish)>;
    struct Job;
    struct Route;
    struct Match;
    /// A request that has been let in and waits to be handled.
    struct Pending {
        std::shared_ptr<Job> job;
        const wire::RequestParts &parts;
        Context context;
        Finish finish;
    };
    /// Handles several; throws store::Fault only before it has handled any.
    using Group = std::function<void(store::Connection &, std::vector<Pending> &)>;
    template <class Q>
    struct Decoded {
        std::vector<Asked<Q>> asked;
        std::vector<Pending *> who;
    };

    template <class A>
    static Reply<A> toReply(const Reply<A> &reply)
    {
        return reply;
    }
    template <class A>
    static Reply<A> toReply(const Outcome<A> &outcome)
    {
        if (!outcome)
            return tl::unexpected(problemOf(outcome.error()));
        return *outcome;
    }
    template <class Q, class A, class Use>
    static Result decoded(const wire::Endpoint<Q, A> &endpoint, const wire::RequestParts &parts, Use use)
    {
        const auto request = endpoint.decodeRequest(parts);
        if (!request)
            return tl::unexpected(problemOf(request.error()));
        const Reply<A> reply = use(*request);
        if (!reply)
            return tl::unexpected(reply.error());
        return endpoint.encodeResponse(*reply);
    }

    /// Those that can be read; the others are answered.
    template <class Q, class A>
    static Decoded<Q> decodedOf(const wire::Endpoint<Q, A> &endpoint, std::vector<Pending> &all)
    {
        Decoded<Q> decoded;
        for (Pending &pending : all) {
            auto request = endpoint.decodeRequest(pending.parts);
            if (!request) {
                pending.finish(tl::unexpected(problemOf(request.error())));
                continue;
            }
            decoded.asked.push_back({pending.context, std::move(*request)});
            decoded.who.push_back(&pending);
        }
        return decoded;
    }
    /// A fault is this request's own answer.
    static void guarded(Pending &pending, const wire::EndpointInfo &info, const std::function<void(const Finish &)> &body);

    /// Fills in who asks and the key; a problem when they may not, or the key is missing.
    static std::optional<wire::Problem> admit(const wire::EndpointInfo &info, const Request &request, Context &context);
    static Result inKeyedTransaction(Context &context, const std::function<Result(store::Transaction &)> &body);
    void add(const wire::EndpointInfo &info, std::function<Result(Context &, const wire::RequestParts &)> handler);
    void addPosting(const wire::EndpointInfo &info, Handler handler);
    void addGroup(const wire::EndpointInfo &info, Group group);
    Route &addRoute(const wire::EndpointInfo &info);
    Match match(const RequestHead &head) const;
    HeadVerdict judgeRoute(const RequestHead &head, const wire::EndpointInfo &info);
    HeadVerdict refused(const RequestHead &head, const wire::EndpointInfo *info, const wire::Problem &problem);
    /// Seconds that whoever asks has to wait; nullopt: none.
    std::optional<int> waitFor(const RequestHead &head, const wire::EndpointInfo *info);
    void noteDenied(const wire::EndpointInfo &info, const QByteArray &accessToken);
    void noteAnswer(const RequestHead &head, const wire::EndpointInfo *info, UserId user, int status, qint64 tookMicros);
    void answer(const Route &route, Job &job, const Result &result);
    void runInWorker(Route &route, Request request, Responder responder);
    void runJob(const Route &route, const std::shared_ptr<Job> &job, store::Connection &connection);
    void runStream(const Route &route, Pending &pending);
    Pending pendingOf(const Route &route, const std::shared_ptr<Job> &job, store::Connection &connection);
    bool letIn(const Route &route, Pending &pending);
    void refuseBusy(const Route &route, Job &job);
    void runTogether(Route &route, std::shared_ptr<Job> job);
    bool hasGroup(const Route &route) const;
    void beginGroup(Route &route, std::unique_lock<std::mutex> &lock);
    void oneIsOver(Route &route);
    void drain(Route &route, store::Connection &connection);
    void handleTogether(Route &route, const std::vector<std::shared_ptr<Job>> &jobs, store::Connection &connection);
    bool submitDrain(Route &route);

    const BankServices &m_bank;
    std::vector<std::unique_ptr<Route>> m_routes;
    std::vector<std::pair<QByteArray, Response>> m_pages;
    TrafficLimits m_limits;
    RateLimiter m_limiter; ///< of the I/O thread
    Metrics m_metrics;
    std::function<void(const RequestLine &)> m_log;
};


} // namespace guichet::http
