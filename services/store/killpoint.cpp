// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/killpoint.h"

#include "services/store/fault.h"

#include <QList>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace guichet::store {

namespace {

constexpr std::chrono::seconds StallTime{2};

struct Plan
{
    QByteArray name;
    QByteArray mode;
    std::atomic<int> hitsLeft = 0;
};

Plan &plan()
{
    static Plan armed;
    static const bool isRead = [] {
        const QByteArrayList words = qgetenv("GUICHET_KILL_POINT").split(':');
        if (words.size() == 3) {
            armed.name = words[0];
            armed.hitsLeft = words[1].toInt();
            armed.mode = words[2];
        }
        return true;
    }();
    Q_UNUSED(isRead);
    return armed;
}

} // namespace

void reachKillPoint(std::string_view name)
{
    Plan &armed = plan();
    if (armed.name.isEmpty() || name != std::string_view(armed.name.constData(), std::size_t(armed.name.size()))
        || --armed.hitsLeft != 0)
        return;
    if (armed.mode == "kill")
        std::raise(SIGKILL);
    else if (armed.mode == "stall")
        std::this_thread::sleep_for(StallTime);
    else if (armed.mode == "throw")
        throw Fault(Fault::Kind::Unknown, {}, "kill point " + armed.name);
}

} // namespace guichet::store
