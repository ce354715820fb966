// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/signals.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace guichet {
namespace {

int pair[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    (void)!::write(pair[0], &byte, 1); // all that is allowed in a signal handler
}

} // namespace

Signals::Signals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        qFatal("socketpair failed");
    m_notifier = new QSocketNotifier(pair[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        (void)!::read(pair[1], &byte, 1);
        Q_EMIT endRequested();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(signal, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

Signals::~Signals()
{
    for (int &end : pair)
        ::close(std::exchange(end, -1));
}

} // namespace guichet
