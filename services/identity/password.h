// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"

#include <QString>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace guichet::identity {

/// scrypt's cost (RFC 7914): 2^logN × r × 128 bytes of memory. The default takes about 230 ms.
struct ScryptCost {
    int logN = 15;
    int r = 8;
    int p = 3;
};

/// For tests, which hash by the thousand.
inline constexpr ScryptCost cheapScryptCost{4, 1, 1};

inline constexpr int minimumPasswordCharacters = 8;
inline constexpr int maximumPasswordCharacters = 256;

/// InvalidValue ("password") when it is too short or too long, or holds U+0000 or half a character.
[[nodiscard]] Outcome<void> checkPassword(const QString &password);

/// "$scrypt$ln=15,r=8,p=3$<salt>$<hash>" (PHC string format, base64 without padding).
[[nodiscard]] QString hashPassword(const QString &password, const ScryptCost &cost);
/// Same, with a given salt; for known answers.
[[nodiscard]] QString hashPassword(const QString &password, const ScryptCost &cost, QByteArrayView salt);
/// Compares in constant time; false too for a string that isn't one.
[[nodiscard]] bool verifyPassword(const QString &password, const QString &phc);

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
