// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/route.h"

namespace guichet::http {

// Requests that are handled together: one reading for all that wait, instead of one each.

namespace {

constexpr size_t mostTogether = 128;         ///< requests handled together
constexpr size_t mostWaitingTogether = 4096; ///< above: 503

} // namespace

void Router::runTogether(Route &route, std::shared_ptr<Job> job)
{
    std::unique_lock lock(route.mutex);
    if (route.waiting.size() >= mostWaitingTogether) {
        lock.unlock();
        return refuseBusy(*job);
    }
    route.waiting.push_back(std::move(job));
    if (std::exchange(route.isDraining, true))
        return;
    lock.unlock();
    if (submitDrain(route))
        return;
    lock.lock();
    const auto refused = std::exchange(route.waiting, {});
    route.isDraining = false;
    lock.unlock();
    for (const auto &waiting : refused)
        refuseBusy(*waiting);
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
            }
        }
        handleTogether(route, jobs, connection);
        const std::lock_guard lock(route.mutex);
        route.isDraining = !route.waiting.empty();
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
