// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/relay.h"

#include <QtGlobal>

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guichet {

using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t pieceBytes = 64 * 1024;
constexpr std::size_t mostWaitingBytes = 4 * 1024 * 1024; ///< nothing more is read beyond that
constexpr int lookAgainMillis = 20; ///< while something stalls

} // namespace

struct Relay::Side {
    int socket = -1;
    std::string waiting; ///< to be written to this socket
    bool ended = false;  ///< this end has said its last
};

struct Relay::Pair {
    Side client;
    Side server;
    std::unique_ptr<Spoiler> spoiler;
    Clock::time_point stalledUntil{};
    Passage::Then then = Passage::Then::GoOn; ///< once what waits is written
    bool isGone = false;
};

Relay::Relay(SocketAddress address, SocketAddress target, MakeSpoiler make)
    : m_address(std::move(address))
    , m_target(std::move(target))
    , m_targetPort(m_target.port)
    , m_make(std::move(make))
    , m_listener(listenAt(m_address))
{
    if (m_listener < 0 || ::pipe(m_wake) != 0)
        qFatal("the relay can't listen: %s", qPrintable(qt_error_string(errno)));
    setNonBlocking(m_listener);
    m_thread = std::thread([this] { run(); });
}

Relay::~Relay()
{
    ::close(m_wake[1]);
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_listener);
    for (const auto &pair : m_pairs)
        close(*pair, false);
    if (!m_address.path.empty())
        ::unlink(m_address.path.c_str());
}

void Relay::run()
{
    for (;;) {
        std::vector<pollfd> sockets{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        const auto now = Clock::now();
        bool stalls = false;
        for (const auto &pair : m_pairs) {
            const bool isStalled = pair->stalledUntil > now;
            stalls = stalls || pair->stalledUntil != Clock::time_point{};
            const auto wanted = [&](const Side &from, const Side &to) {
                short events = 0;
                if (!isStalled && pair->then == Passage::Then::GoOn && !from.ended && to.waiting.size() < mostWaitingBytes)
                    events |= POLLIN;
                if (!isStalled && !from.waiting.empty())
                    events |= POLLOUT;
                return events;
            };
            const auto watch = [&](const Side &from, const Side &to) {
                const short events = wanted(from, to);
                sockets.push_back({events ? from.socket : -1, events, 0});
            };
            watch(pair->client, pair->server);
            watch(pair->server, pair->client);
        }
        if (::poll(sockets.data(), sockets.size(), stalls ? lookAgainMillis : -1) < 0 && errno != EINTR)
            qFatal("poll failed");
        if (sockets[0].revents != 0)
            return;
        const std::size_t before = m_pairs.size();
        for (std::size_t i = 0; i < before; ++i)
            step(*m_pairs[i], sockets[2 + 2 * i].revents, sockets[3 + 2 * i].revents);
        if (sockets[1].revents != 0)
            accept();
        std::erase_if(m_pairs, [](const auto &pair) { return pair->isGone; });
    }
}

void Relay::accept()
{
    for (int client; (client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
        SocketAddress target = m_target;
        target.port = m_targetPort;
        const int server = connectTo(target);
        if (server < 0) {
            ::close(client);
            continue;
        }
        auto pair = std::make_unique<Pair>();
        pair->client.socket = client;
        pair->server.socket = server;
        pair->spoiler = m_make ? m_make(peerPort(client)) : nullptr;
        setNonBlocking(client);
        setNonBlocking(server);
        m_pairs.push_back(std::move(pair));
    }
}

void Relay::step(Pair &pair, short clientEvents, short serverEvents)
{
    constexpr short readable = POLLIN | POLLHUP | POLLERR;
    if (clientEvents & readable && !pair.client.ended && pair.then == Passage::Then::GoOn)
        receive(pair, true);
    if (serverEvents & readable && !pair.server.ended && pair.then == Passage::Then::GoOn)
        receive(pair, false);
    if (pair.stalledUntil > Clock::now())
        return;
    pair.stalledUntil = {};
    if (!flush(pair.client) || !flush(pair.server))
        return close(pair, false);
    const bool ended = pair.client.ended || pair.server.ended || pair.then != Passage::Then::GoOn;
    if (ended && pair.client.waiting.empty() && pair.server.waiting.empty())
        close(pair, pair.then == Passage::Then::Reset);
}

void Relay::receive(Pair &pair, bool fromClient)
{
    Side &from = fromClient ? pair.client : pair.server;
    Side &to = fromClient ? pair.server : pair.client;
    std::string piece(pieceBytes, '\0');
    const ssize_t count = ::recv(from.socket, piece.data(), piece.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        from.ended = true;
        return;
    }
    piece.resize(static_cast<std::size_t>(count));
    if (!pair.spoiler) {
        to.waiting += piece;
        return;
    }
    Passage passage = fromClient ? pair.spoiler->fromClient(piece) : pair.spoiler->fromServer(piece);
    to.waiting += passage.bytes;
    pair.then = passage.then;
    if (passage.stall.count() > 0)
        pair.stalledUntil = Clock::now() + passage.stall;
}

/// False when nobody takes it any more.
bool Relay::flush(Side &side)
{
    while (!side.waiting.empty()) {
        const ssize_t count = ::send(side.socket, side.waiting.data(), side.waiting.size(), MSG_NOSIGNAL);
        if (count < 0)
            return errno == EAGAIN || errno == EINTR;
        side.waiting.erase(0, static_cast<std::size_t>(count));
    }
    return true;
}

void Relay::close(Pair &pair, bool reset)
{
    pair.isGone = true;
    for (Side *side : {&pair.client, &pair.server}) {
        if (side->socket < 0)
            continue;
        if (reset)
            setReset(side->socket);
        ::close(std::exchange(side->socket, -1));
    }
}

} // namespace guichet
