// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faults/sockets.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace guichet {

/// What becomes of bytes that arrived: after the stall these go on, then the connection does, or not.
struct Passage {
    enum class Then {
        GoOn,
        Close, ///< both ends get an orderly end, once the bytes are on their way
        Reset  ///< both ends get a reset
    };
    std::string bytes;
    Then then = Then::GoOn;
    std::chrono::milliseconds stall{0}; ///< nothing moves that long
};

/// Decides over one connection. Called in the relay's thread.
class Spoiler
{
public:
    virtual ~Spoiler() = default;
    virtual Passage fromClient(std::string_view bytes) = 0;
    virtual Passage fromServer(std::string_view bytes) = 0;
};

/// Stands between clients and a server, in a thread of its own, for its lifetime.
class Relay
{
public:
    /// Makes a connection's spoiler; none: it is let through. `clientPort` tells connections over TCP apart.
    using MakeSpoiler = std::function<std::unique_ptr<Spoiler>(std::uint16_t clientPort)>;

    /// Ends the program when it can't listen there.
    Relay(SocketAddress listenAt, SocketAddress target, MakeSpoiler make);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    const SocketAddress &address() const { return m_address; }
    /// For the connections to come, on another port.
    void setTargetPort(std::uint16_t port) { m_targetPort = port; }

private:
    struct Side;
    struct Pair;
    void run();
    void accept();
    void step(Pair &pair, short clientEvents, short serverEvents);
    void receive(Pair &pair, bool fromClient);
    void close(Pair &pair, bool reset);
    static bool flush(Side &side);

    SocketAddress m_address;
    SocketAddress m_target;
    std::atomic<std::uint16_t> m_targetPort;
    MakeSpoiler m_make;
    int m_listener = -1;
    int m_wake[2] = {-1, -1};
    std::vector<std::unique_ptr<Pair>> m_pairs;
    std::thread m_thread;
};

} // namespace guichet
