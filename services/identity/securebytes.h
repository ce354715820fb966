// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace guichet::identity {

/// Bytes that must not outlive their use: overwritten when they end, never shared implicitly.
class SecureBytes
{
public:
    SecureBytes() = default;
    explicit SecureBytes(qsizetype size);
    explicit SecureBytes(QByteArrayView bytes);
    SecureBytes(const SecureBytes &) = default;
    SecureBytes(SecureBytes &&) noexcept = default;
    SecureBytes &operator=(const SecureBytes &other);
    SecureBytes &operator=(SecureBytes &&other) noexcept;
    ~SecureBytes();

    /// From the system's generator.
    [[nodiscard]] static SecureBytes random(qsizetype size);

    [[nodiscard]] unsigned char *data() { return m_bytes.data(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_bytes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), size()}; }

private:
    void cleanse();
    std::vector<unsigned char> m_bytes;
};

} // namespace guichet::identity
