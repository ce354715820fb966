// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace guichet {

/// Where something listens: a port of 127.0.0.1, or a unix socket when `path` is set.
struct SocketAddress {
    std::string path;
    std::uint16_t port = 0;
};

// File descriptors; -1 and errno when it fails. All are closed on exec.

[[nodiscard]] int connectTo(const SocketAddress &address);
/// Port 0 becomes the one that was free; a unix socket that is left over is replaced.
[[nodiscard]] int listenAt(SocketAddress &address);
void setNonBlocking(int socket);
/// The peer gets a reset instead of an orderly end when this is closed.
void setReset(int socket);
/// The other end's port, 0 on a unix socket.
[[nodiscard]] std::uint16_t peerPort(int socket);
[[nodiscard]] std::uint16_t localPort(int socket);

} // namespace guichet
