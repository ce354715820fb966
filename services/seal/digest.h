// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>
#include <memory>
#include <string_view>

namespace guichet::seal {

/// A SHA-256 hash.
using Digest = std::array<unsigned char, 32>;

[[nodiscard]] QByteArray bytesOf(const Digest &digest);
/// Bytes of another length give the digest of zeros, which is nobody's hash.
[[nodiscard]] Digest digestFrom(QByteArrayView bytes);

/// SHA-256 (FIPS 180-4) over OpenSSL, one after the other. Not shared between threads.
class Sha256
{
public:
    Sha256();
    /// Begins anew, with a byte that tells apart what is hashed.
    Sha256 &begin(unsigned char prefix);
    Sha256 &add(std::string_view bytes);
    Sha256 &add(const Digest &digest);
    /// As 8 bytes, big-endian.
    Sha256 &addNumber(qint64 number);
    /// With their length before them.
    Sha256 &addBytes(QByteArrayView bytes);
    [[nodiscard]] Digest end();

private:
    void update(std::string_view bytes);
    std::shared_ptr<void> m_context;
    // What was added and isn't hashed yet: most hashes are of many short pieces, and one call is cheaper than ten.
    std::array<char, 1024> m_waiting;
    std::size_t m_waits = 0; ///< bytes of it
};

} // namespace guichet::seal
