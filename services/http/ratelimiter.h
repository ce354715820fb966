// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace guichet::http {

// How many requests somebody may send: so many a second on average, and so many at once after a pause.
struct Rate {
    qint64 perSecond = 0; // 0: as many as they like
    qint64 atOnce = 0;

    bool isLimited() const { return perSecond > 0; }
};

// Counts requests by whoever sends them (GCRA, the leaky bucket of ITU-T I.371 that needs one number a sender). Whoever
// is refused is told when to come back; being refused doesn't make it longer. One thread at a time.
class RateLimiter
{
public:
    // Seconds to wait, at least 1; nullopt: this request may go on, and is counted. `nowMicros` never runs backwards.
    [[nodiscard]] std::optional<int> wait(const QByteArray &sender, const Rate &rate, qint64 nowMicros);
    [[nodiscard]] qsizetype senders() const { return m_emptyAt.size(); }

    static constexpr qsizetype mostSenders = 100'000; // remembered at once

private:
    void forgetIdle(qint64 nowMicros);

    QHash<QByteArray, qint64> m_emptyAt; // when the sender's bucket has run out, microseconds
};

} // namespace guichet::http
