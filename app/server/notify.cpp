// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/notify.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace guichet {

void notifySupervisor(const char *state)
{
    const char *path = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    if (!path || std::strlen(path) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, path);
    if (path[0] == '@')
        address.sun_path[0] = '\0'; // an abstract name
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(path));
    (void)::sendto(socket, state, std::strlen(state), MSG_NOSIGNAL, reinterpret_cast<sockaddr *>(&address), length);
    ::close(socket);
}

} // namespace guichet
