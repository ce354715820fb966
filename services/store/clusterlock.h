// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <memory>

namespace guichet::store {

// Makes sure that one program at a time runs a cluster: an flock(2), gone with its holder however
// that ends.
class ClusterLock
{
public:
    // Waits that long for another holder; nullptr when it is still held then.
    [[nodiscard]] static std::unique_ptr<ClusterLock> take(const QString &path,
                                                           std::chrono::milliseconds patience);
    ~ClusterLock();
    ClusterLock(const ClusterLock &) = delete;
    ClusterLock &operator=(const ClusterLock &) = delete;

private:
    explicit ClusterLock(int file) : m_file(file) { }
    int m_file;
};

} // namespace guichet::store
