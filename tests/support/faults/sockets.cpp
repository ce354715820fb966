// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/sockets.h"

#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace guichet {

namespace {

constexpr int backlog = 512;

struct Raw {
    sockaddr_storage storage{};
    socklen_t length = 0;
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

Raw rawOf(const SocketAddress &address)
{
    Raw raw;
    if (address.path.empty()) {
        auto *inet = reinterpret_cast<sockaddr_in *>(&raw.storage);
        inet->sin_family = AF_INET;
        inet->sin_port = htons(address.port);
        inet->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        raw.length = sizeof *inet;
    } else {
        auto *local = reinterpret_cast<sockaddr_un *>(&raw.storage);
        local->sun_family = AF_UNIX;
        std::strncpy(local->sun_path, address.path.c_str(), sizeof local->sun_path - 1);
        raw.length = sizeof *local;
    }
    return raw;
}

int opened(const SocketAddress &address)
{
    return ::socket(address.path.empty() ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

void setAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

std::uint16_t portOf(int socket, int (*ask)(int, sockaddr *, socklen_t *))
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (ask(socket, reinterpret_cast<sockaddr *>(&storage), &length) != 0 || storage.ss_family != AF_INET)
        return 0;
    return ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
}

} // namespace

int connectTo(const SocketAddress &address)
{
    const int socket = opened(address);
    const Raw raw = rawOf(address);
    if (socket >= 0 && ::connect(socket, raw.get(), raw.length) != 0) {
        ::close(socket);
        return -1;
    }
    setAtOnce(socket);
    return socket;
}

int listenAt(SocketAddress &address)
{
    const int socket = opened(address);
    if (!address.path.empty())
        ::unlink(address.path.c_str());
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const Raw raw = rawOf(address);
    if (socket < 0 || ::bind(socket, raw.get(), raw.length) != 0 || ::listen(socket, backlog) != 0) {
        ::close(socket);
        return -1;
    }
    if (address.path.empty())
        address.port = localPort(socket);
    return socket;
}

void setNonBlocking(int socket)
{
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    setAtOnce(socket);
}

void setReset(int socket)
{
    const linger now{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

std::uint16_t peerPort(int socket)
{
    return portOf(socket, ::getpeername);
}

std::uint16_t localPort(int socket)
{
    return portOf(socket, ::getsockname);
}

} // namespace guichet
