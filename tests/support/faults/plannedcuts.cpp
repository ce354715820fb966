// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/plannedcuts.h"

#include <optional>

namespace guichet {

namespace {

constexpr std::chrono::milliseconds stallTime{300};

} // namespace

class PlannedCuts::OneConnection : public Spoiler
{
public:
    OneConnection(PlannedCuts &cuts, std::uint16_t port)
        : m_cuts(cuts)
        , m_port(port)
    {
    }

    Passage fromClient(std::string_view bytes) override
    {
        takePlan();
        if (m_cut && m_cut->how == Cut::How::Duplicate) {
            finish();
            return {std::string(bytes) + std::string(bytes)};
        }
        return pass(Cut::Where::Request, bytes);
    }

    Passage fromServer(std::string_view bytes) override
    {
        return pass(Cut::Where::Reply, bytes);
    }

private:
    /// A plan is made when the connection is idle: what comes next from the client belongs to it.
    void takePlan()
    {
        const std::lock_guard lock(m_cuts.m_mutex);
        const auto plan = m_cuts.m_plans.find(m_port);
        if (plan == m_cuts.m_plans.end())
            return;
        m_cut = plan->second;
        m_passed = 0;
        m_cuts.m_plans.erase(plan);
    }
    void finish()
    {
        ++m_cuts.m_done;
        m_cut.reset();
    }
    Passage pass(Cut::Where where, std::string_view bytes)
    {
        if (!m_cut || m_cut->where != where)
            return {std::string(bytes)};
        if (m_passed + bytes.size() <= m_cut->bytes) {
            m_passed += bytes.size();
            return {std::string(bytes)};
        }
        Passage passage{std::string(bytes.substr(0, m_cut->bytes - m_passed)), Passage::Then::Close};
        if (m_cut->how == Cut::How::Reset)
            passage.then = Passage::Then::Reset;
        if (m_cut->how == Cut::How::StallThenClose)
            passage.stall = stallTime;
        finish();
        return passage;
    }

    PlannedCuts &m_cuts;
    const std::uint16_t m_port;
    std::optional<Cut> m_cut;
    std::size_t m_passed = 0;
};

Relay::MakeSpoiler PlannedCuts::maker()
{
    return [this](std::uint16_t port) { return std::make_unique<OneConnection>(*this, port); };
}

void PlannedCuts::plan(std::uint16_t clientPort, const Cut &cut)
{
    const std::lock_guard lock(m_mutex);
    m_plans[clientPort] = cut;
}

} // namespace guichet
