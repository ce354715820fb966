// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/route.h"

namespace guichet::http {

// Requests that are prepared together: one reading for all that wait, instead of one each.

namespace {

constexpr size_t mostTogether = 128;         ///< requests prepared together
constexpr size_t mostWaitingTogether = 4096; ///< above: 503

} // namespace

void Router::setTogether(const wire::EndpointInfo &info, Together together)
{
    for (const auto &route : m_routes) {
        if (route->info == &info)
            route->together = std::move(together);
    }
}

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

// One group, and behind what else waits for a worker the next: what comes while some are prepared.
void Router::drain(Route &route, store::Connection &connection)
{
    do {
        QList<wire::RequestParts> parts;
        std::vector<std::shared_ptr<Job>> jobs;
        {
            const std::lock_guard lock(route.mutex);
            while (!route.waiting.empty() && jobs.size() < mostTogether) {
                jobs.push_back(std::move(route.waiting.front()));
                route.waiting.pop_front();
                parts.append(jobs.back()->parts);
            }
        }
        const auto handleAll = [&] {
            for (const auto &job : std::exchange(jobs, {}))
                runJob(route, job, connection);
        };
        try {
            route.together(connection, parts, handleAll);
        } catch (const store::Fault &fault) {
            qCritical("reading for several requests: %s", fault.what());
            handleAll(); // each for itself
        }
        const std::lock_guard lock(route.mutex);
        route.isDraining = !route.waiting.empty();
        if (!route.isDraining)
            return;
    } while (!submitDrain(route));
}

bool Router::submitDrain(Route &route)
{
    return m_bank.workers.submit([this, &route](store::Connection &connection) { drain(route, connection); });
}

} // namespace guichet::http
