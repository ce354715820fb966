// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include <openssl/ssl.h>

namespace guichet::chaos {

using Clock = std::chrono::steady_clock;

/// Whom clients talk to, while it dies and comes back. Any thread.
class Target
{
public:
    explicit Target(const QByteArray &authorityPem);
    ~Target();
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    std::atomic<std::uint16_t> port = 0;
    QByteArray token; ///< set it before the clients begin
    SSL_CTX *context() const { return m_context; }

    /// The bank answers again, as far as those know who broke it.
    void hasRecovered();
    /// The first recovery after that moment.
    std::optional<Clock::time_point> recoveryAfter(Clock::time_point moment) const;

private:
    SSL_CTX *m_context;
    mutable std::mutex m_mutex;
    QList<Clock::time_point> m_recoveries;
};

} // namespace guichet::chaos
