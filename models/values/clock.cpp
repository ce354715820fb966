// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/clock.h"

#include <chrono>

namespace guichet {

qint64 SystemClock::nowMicros() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count();
}

} // namespace guichet
