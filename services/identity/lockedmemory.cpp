// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/lockedmemory.h"

#include <QtGlobal>
#include <mutex>
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <vector>

namespace guichet::identity {

namespace {

class Pages
{
public:
    Pages()
    {
        void *memory = ::mmap(nullptr, allBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            qFatal("identity: no memory for keys");
        // mlock2() and not mlock(), which AddressSanitizer leaves out.
        if (::mlock2(memory, allBytes, 0) != 0 || ::madvise(memory, allBytes, MADV_DONTDUMP) != 0)
            qWarning("keys may be written to swap: the system doesn't let %zu bytes be locked in memory", allBytes);
        m_begin = static_cast<unsigned char *>(memory);
        for (std::size_t slot = lockedSlots; slot > 0; --slot)
            m_free.push_back(m_begin + (slot - 1) * lockedSlotBytes);
    }
    void *take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return nullptr;
        unsigned char *slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    bool giveBack(void *memory)
    {
        auto *slot = static_cast<unsigned char *>(memory);
        if (std::less<>()(slot, m_begin) || !std::less<>()(slot, m_begin + allBytes))
            return false;
        const std::lock_guard lock(m_mutex);
        m_free.push_back(slot);
        return true;
    }

private:
    static constexpr std::size_t allBytes = lockedSlots * lockedSlotBytes;
    std::mutex m_mutex;
    unsigned char *m_begin = nullptr;
    std::vector<unsigned char *> m_free;
};

// Never ends: secrets of static life are given back after everything else.
Pages &pages()
{
    static auto *const all = new Pages;
    return *all;
}

} // namespace

void *takeLocked(std::size_t bytes)
{
    void *slot = bytes <= lockedSlotBytes ? pages().take() : nullptr;
    return slot ? slot : ::operator new(bytes);
}

void giveBackLocked(void *memory, std::size_t bytes)
{
    OPENSSL_cleanse(memory, bytes);
    if (!pages().giveBack(memory))
        ::operator delete(memory);
}

} // namespace guichet::identity
