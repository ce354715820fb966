// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/lockedmemory.h"

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace guichet::identity {

/// Bytes that must not outlive their use: overwritten when they end, never shared implicitly, keys never swapped out.
class SecureBytes
{
public:
    SecureBytes() = default;
    explicit SecureBytes(qsizetype size);
    explicit SecureBytes(QByteArrayView bytes);

    /// From the system's generator.
    [[nodiscard]] static SecureBytes random(qsizetype size);

    [[nodiscard]] unsigned char *data() { return m_bytes.data(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_bytes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), size()}; }

private:
    std::vector<unsigned char, LockedAllocator<unsigned char>> m_bytes;
};

} // namespace guichet::identity
