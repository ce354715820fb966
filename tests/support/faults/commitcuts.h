// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faults/relay.h"

#include <array>
#include <mutex>
#include <optional>
#include <random>

namespace guichet {

/// Cuts sessions with PostgreSQL at COMMIT: a spoiler that reads the frontend's messages ("Frontend/Backend Protocol", 55.7),
/// the plain text of simple queries and of prepared statements.
class CommitCuts
{
public:
    enum class Moment {
        BeforeSent,  ///< PostgreSQL never hears of it
        AfterSent,   ///< it commits, its reply is lost
        WithinReply, ///< half of the reply arrives
        Stalled,     ///< the reply is late, and then doesn't come
        Reset        ///< as AfterSent, by a reset
    };
    static constexpr std::size_t moments = 5;

    /// Only sessions of this application_name are cut.
    CommitCuts(std::uint64_t seed, std::string applicationName);

    /// For a Relay. This object outlives it.
    Relay::MakeSpoiler maker();
    /// From now on this share of the commits is cut, in thousandths; none at 0.
    void setShare(int thousandths) { m_share = thousandths; }
    int done() const;
    int done(Moment moment) const;

private:
    class OneSession;
    std::optional<Moment> nextCut();
    std::mutex m_mutex;
    std::mt19937_64 m_random;
    const std::string m_applicationName;
    std::atomic<int> m_share = 0;
    std::array<std::atomic<int>, moments> m_done{};
};

} // namespace guichet
