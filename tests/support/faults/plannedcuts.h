// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faults/relay.h"

#include <map>
#include <mutex>

namespace guichet {

/// What shall happen to one exchange, counted in bytes from when it is planned (TLS records included).
struct Cut {
    enum class Where { Request, Reply };
    enum class How { Close, Reset, StallThenClose, Duplicate };
    Where where = Where::Reply;
    How how = How::Close; ///< Duplicate: the request's bytes arrive twice; TLS must refuse the second
    std::size_t bytes = 0; ///< so many of them still arrive
};

/// Cuts connections of clients who ask for it, each before a request of theirs. Any thread.
class PlannedCuts
{
public:
    /// For a Relay. This object outlives it.
    Relay::MakeSpoiler maker();
    /// `clientPort`: the client's end of its connection to the relay.
    void plan(std::uint16_t clientPort, const Cut &cut);
    int done() const { return m_done; }

private:
    class OneConnection;
    std::mutex m_mutex;
    std::map<std::uint16_t, Cut> m_plans;
    std::atomic<int> m_done = 0;
};

} // namespace guichet
