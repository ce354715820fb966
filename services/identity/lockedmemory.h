// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace guichet::identity {

inline constexpr std::size_t lockedSlotBytes = 64; ///< what is longer isn't a key
inline constexpr std::size_t lockedSlots = 512;    ///< 32 KB: below what any system lets a program lock

/// Memory for secrets. Up to a key's size it comes from pages that are never written to swap nor into a core dump; what is
/// longer, and what comes when these are used up, from the heap. Never null. Any thread.
[[nodiscard]] void *takeLocked(std::size_t bytes);
/// Overwrites it first.
void giveBackLocked(void *memory, std::size_t bytes);

/// For containers of secrets.
template <class T>
struct LockedAllocator {
    using value_type = T;

    LockedAllocator() = default;
    template <class U>
    LockedAllocator(const LockedAllocator<U> &)
    {
    }
    T *allocate(std::size_t count) { return static_cast<T *>(takeLocked(count * sizeof(T))); }
    void deallocate(T *memory, std::size_t count) { giveBackLocked(memory, count * sizeof(T)); }
    friend bool operator==(LockedAllocator, LockedAllocator) { return true; }
};

} // namespace guichet::identity
