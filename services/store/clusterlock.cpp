// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/clusterlock.h"

#include <QFile>

#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace guichet::store {

namespace {
constexpr std::chrono::milliseconds LookAgain{50};
}

std::unique_ptr<ClusterLock> ClusterLock::take(const QString &path,
                                               std::chrono::milliseconds patience)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                            0600);
    if (file < 0)
        return nullptr;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() >= deadline) {
            ::close(file);
            return nullptr;
        }
        std::this_thread::sleep_for(LookAgain);
    }
    return std::unique_ptr<ClusterLock>(new ClusterLock(file));
}

ClusterLock::~ClusterLock() { ::close(m_file); }

} // namespace guichet::store
