// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/ratelimiter.h"

#include <algorithm>

namespace guichet::http {

namespace {

constexpr qint64 second = 1'000'000;

} // namespace

std::optional<int> RateLimiter::wait(const QByteArray &sender, const Rate &rate, qint64 nowMicros)
{
    if (!rate.isLimited())
        return std::nullopt;
    const qint64 each = std::max<qint64>(1, second / rate.perSecond);
    const qint64 room = each * std::max<qint64>(1, rate.atOnce);
    if (m_emptyAt.size() >= mostSenders && !m_emptyAt.contains(sender))
        forgetIdle(nowMicros);
    qint64 &emptyAt = m_emptyAt[sender];
    const qint64 after = std::max(emptyAt, nowMicros) + each;
    const qint64 over = after - nowMicros - room;
    if (over > 0)
        return int((over + second - 1) / second);
    emptyAt = after;
    return std::nullopt;
}

// Whoever's bucket has run out is as good as new. Where most are busy at once they begin anew together: memory stays
// bounded, each look through them makes much room, and a flood from that many senders is the gateway's.
void RateLimiter::forgetIdle(qint64 nowMicros)
{
    m_emptyAt.removeIf([nowMicros](const auto &sender) { return sender.value() <= nowMicros; });
    if (m_emptyAt.size() > mostSenders / 2)
        m_emptyAt.clear();
}

} // namespace guichet::http
