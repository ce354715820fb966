// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/passwordhasher.h"

#include "services/identity/crypto.h"

namespace guichet::identity {

// A place among those that hash; empty-handed when too many wait.
class PasswordHasher::Slot
{
public:
    explicit Slot(PasswordHasher &hasher)
        : m_hasher(hasher)
        , m_taken(hasher.enter())
    {
    }
    ~Slot()
    {
        if (m_taken)
            m_hasher.leave();
    }
    Slot(const Slot &) = delete;
    Slot &operator=(const Slot &) = delete;
    [[nodiscard]] bool isTaken() const { return m_taken; }

private:
    PasswordHasher &m_hasher;
    const bool m_taken;
};

PasswordHasher::PasswordHasher()
    : PasswordHasher(ScryptCost())
{
}

PasswordHasher::PasswordHasher(const ScryptCost &cost)
    : PasswordHasher(cost, Limits())
{
}

PasswordHasher::PasswordHasher(const ScryptCost &cost, const Limits &limits)
    : m_cost(cost)
    , m_limits(limits)
    , m_dummy(hashPassword(QString::fromLatin1(base64Url(randomBytes(keyBytes))), cost))
{
}

std::optional<QString> PasswordHasher::hash(const QString &password)
{
    const Slot slot(*this);
    return slot.isTaken() ? std::optional(hashPassword(password, m_cost)) : std::nullopt;
}

std::optional<bool> PasswordHasher::verify(const QString &password, const QString &phc)
{
    const Slot slot(*this);
    return slot.isTaken() ? std::optional(verifyPassword(password, phc)) : std::nullopt;
}

bool PasswordHasher::enter()
{
    std::unique_lock lock(m_mutex);
    if (m_running >= m_limits.atOnce) {
        if (m_waiting >= m_limits.waiting)
            return false;
        ++m_waiting;
        m_free.wait(lock, [this] { return m_running < m_limits.atOnce; });
        --m_waiting;
    }
    ++m_running;
    return true;
}

void PasswordHasher::leave()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_running;
    }
    m_free.notify_one();
}

} // namespace guichet::identity
