// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/commitcuts.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>

namespace guichet {

namespace {

constexpr std::size_t lengthBytes = 4;
constexpr std::chrono::milliseconds stallTime{500};

std::size_t lengthAt(std::string_view bytes)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        length = length * 256 + static_cast<unsigned char>(bytes[i]);
    return length;
}

/// Is COMMIT the last thing that this text says?
bool endsWithCommit(std::string_view text)
{
    const auto isPadding = [](char c) { return c == ';' || c == '\0' || std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && isPadding(text.back()))
        text.remove_suffix(1);
    constexpr std::string_view word = "COMMIT";
    if (text.size() < word.size())
        return false;
    text.remove_prefix(text.size() - word.size());
    return std::equal(text.begin(), text.end(), word.begin(), [](char have, char wanted) {
        return std::toupper(static_cast<unsigned char>(have)) == wanted;
    });
}

std::string_view untilNul(std::string_view text)
{
    return text.substr(0, text.find('\0'));
}

} // namespace

class CommitCuts::OneSession : public Spoiler
{
public:
    explicit OneSession(CommitCuts &cuts)
        : m_cuts(cuts)
    {
    }

    /// Whole messages go on; the rest waits for its end.
    Passage fromClient(std::string_view bytes) override
    {
        m_held.append(bytes);
        std::string passed;
        for (std::size_t size; (size = messageSize()) > 0 && size <= m_held.size();) {
            const std::string message = m_held.substr(0, size);
            m_held.erase(0, size);
            if (isCommit(message) && (m_cut = m_cuts.nextCut()) == Moment::BeforeSent)
                return {std::move(passed), Passage::Then::Close};
            passed += message;
        }
        return {std::move(passed)};
    }

    Passage fromServer(std::string_view bytes) override
    {
        if (!m_cut)
            return {std::string(bytes)};
        switch (*m_cut) {
        case Moment::BeforeSent:
        case Moment::AfterSent:
            return {{}, Passage::Then::Close};
        case Moment::WithinReply:
            return {std::string(bytes.substr(0, bytes.size() / 2)), Passage::Then::Close};
        case Moment::Stalled:
            return {{}, Passage::Then::Close, stallTime};
        case Moment::Reset:
            return {{}, Passage::Then::Reset};
        }
        return {};
    }

private:
    /// Of the first message held; 0 while that isn't known.
    std::size_t messageSize() const
    {
        const std::size_t typeBytes = m_isStarted ? 1 : 0;
        if (m_held.size() < typeBytes + lengthBytes)
            return 0;
        return typeBytes + lengthAt(std::string_view(m_held).substr(typeBytes));
    }

    bool isCommit(std::string_view message)
    {
        if (!m_isStarted) {
            m_isStarted = true;
            const std::string wanted = std::string("application_name") + '\0' + m_cuts.m_applicationName + '\0';
            m_isOurs = message.find(wanted) != std::string_view::npos;
            return false;
        }
        if (!m_isOurs)
            return false;
        const std::string_view content = message.substr(1 + lengthBytes);
        switch (message.front()) {
        case 'Q':
            return endsWithCommit(content);
        case 'P': { // Parse: name, text
            const std::string_view name = untilNul(content);
            if (endsWithCommit(untilNul(content.substr(name.size() + 1))))
                m_commitStatements.insert(std::string(name));
            else
                m_commitStatements.erase(std::string(name));
            return false;
        }
        case 'B': { // Bind: portal, name
            const std::string_view portal = untilNul(content);
            return m_commitStatements.contains(std::string(untilNul(content.substr(portal.size() + 1))));
        }
        default:
            return false;
        }
    }

    CommitCuts &m_cuts;
    std::string m_held;
    std::set<std::string> m_commitStatements;
    std::optional<Moment> m_cut;
    bool m_isStarted = false;
    bool m_isOurs = false;
};

CommitCuts::CommitCuts(std::uint64_t seed, std::string applicationName)
    : m_random(seed)
    , m_applicationName(std::move(applicationName))
{
}

Relay::MakeSpoiler CommitCuts::maker()
{
    return [this](std::uint16_t) { return std::make_unique<OneSession>(*this); };
}

std::optional<CommitCuts::Moment> CommitCuts::nextCut()
{
    const std::lock_guard lock(m_mutex);
    if (static_cast<int>(m_random() % 1'000) >= m_share)
        return std::nullopt;
    const std::size_t moment = m_random() % moments;
    ++m_done[moment];
    return static_cast<Moment>(moment);
}

int CommitCuts::done() const
{
    return std::accumulate(m_done.begin(), m_done.end(), 0, [](int sum, const auto &count) { return sum + count; });
}

int CommitCuts::done(Moment moment) const
{
    return m_done[static_cast<std::size_t>(moment)];
}

} // namespace guichet
