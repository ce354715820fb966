// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/password.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace guichet::identity {

/// Hashes on the caller's thread, a few at once: each costs 32 MiB and a core for a quarter of a second,
/// so that many at once would be an attack. Any thread; one for the whole server.
class PasswordHasher
{
public:
    struct Limits {
        int atOnce = 2;
        int waiting = 32;
    };
    PasswordHasher();
    explicit PasswordHasher(const ScryptCost &cost);
    PasswordHasher(const ScryptCost &cost, const Limits &limits);

    /// nullopt: too many wait already, answer 503.
    [[nodiscard]] std::optional<QString> hash(const QString &password);
    [[nodiscard]] std::optional<bool> verify(const QString &password, const QString &phc);
    /// Made at a lower cost than ours.
    [[nodiscard]] bool isOutdated(const QString &phc) const { return isCheaper(phc, m_cost); }
    /// A hash that fits no password, at the same cost: for users that there aren't.
    [[nodiscard]] const QString &dummy() const { return m_dummy; }

private:
    class Slot;
    [[nodiscard]] bool enter();
    void leave();
    ScryptCost m_cost;
    Limits m_limits;
    QString m_dummy;
    std::mutex m_mutex;
    std::condition_variable m_free;
    int m_running = 0;
    int m_waiting = 0;
};

} // namespace guichet::identity
