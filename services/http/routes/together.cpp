// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/route.h"

namespace guichet::http {

// Requests that are handled together: one reading for all that wait, instead of one each.

namespace {

constexpr size_t mostTogether = 128;         ///< requests handled together
constexpr size_t mostWaitingTogether = 4096; ///< above: 503
constexpr size_t groupParts = 4;             ///< of those being handled, one such part is a group
constexpr int enoughQueued = 32;             ///< commands in the engine's queue: it won't run dry

} // namespace

void Router::runTogether(Route &route, std::shared_ptr<Job> job)
{
    std::unique_lock lock(route.mutex);
    if (route.waiting.size() >= mostWaitingTogether) {
        lock.unlock();
        return refuseBusy(route, *job);
    }
    route.waiting.push_back(std::move(job));
    beginGroup(route, lock);
}

/// A group isn't worth its statements while it is small beside what is being handled and the engine has enough to do: its
/// commands would only wait there, and more come meanwhile.
bool Router::hasGroup(const Route &route) const
{
    return !route.waiting.empty()
        && (route.waiting.size() * groupParts >= route.unanswered || m_bank.engine.waiting() < enoughQueued);
}

/// Unless one is being taken, or it isn't worth it yet: then whichever is over next looks again.
void Router::beginGroup(Route &route, std::unique_lock<std::mutex> &lock)
{
    if (!hasGroup(route) || std::exchange(route.isDraining, true))
        return;
    lock.unlock();
    if (submitDrain(route))
        return;
    lock.lock();
    const auto refused = std::exchange(route.waiting, {});
    route.isDraining = false;
    lock.unlock();
    for (const auto &waiting : refused)
        refuseBusy(route, *waiting);
}

void Router::oneIsOver(Route &route)
{
    std::unique_lock lock(route.mutex);
    --route.unanswered;
    beginGroup(route, lock);
}

// One group, and behind what else waits for a worker the next: what comes while some are handled.
void Router::drain(Route &route, store::Connection &connection)
{
    do {
        std::vector<std::shared_ptr<Job>> jobs;
        {
            const std::lock_guard lock(route.mutex);
            while (!route.waiting.empty() && jobs.size() < mostTogether) {
                jobs.push_back(std::move(route.waiting.front()));
                route.waiting.pop_front();
                jobs.back()->whenOver.reset(static_cast<void *>(nullptr), [this, &route](void *) { oneIsOver(route); });
            }
            route.unanswered += jobs.size();
        }
        handleTogether(route, jobs, connection);
        jobs.clear(); // those that are answered are over
        const std::lock_guard lock(route.mutex);
        route.isDraining = hasGroup(route);
        if (!route.isDraining)
            return;
    } while (!submitDrain(route));
}

void Router::handleTogether(Route &route, const std::vector<std::shared_ptr<Job>> &jobs, store::Connection &connection)
{
    std::vector<Pending> admitted;
    admitted.reserve(jobs.size());
    for (const auto &job : jobs) {
        Pending pending = pendingOf(route, job, connection);
        guarded(pending, *route.info, [&](const Finish &) {
            if (letIn(route, pending))
                admitted.push_back(std::move(pending));
        });
    }
    if (admitted.empty())
        return;
    try {
        route.group(connection, admitted);
    } catch (const store::Fault &fault) {
        qCritical("reading for several requests: %s", fault.what());
        for (Pending &pending : admitted) { // each for itself
            if (pending.job->responder.isAnswered())
                continue;
            std::vector<Pending> alone;
            alone.push_back(pending);
            guarded(pending, *route.info, [&](const Finish &) { route.group(connection, alone); });
        }
    }
}

bool Router::submitDrain(Route &route)
{
    return m_bank.workers.submit([this, &route](store::Connection &connection) { drain(route, connection); });
}

} // namespace guichet::http
