// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/notify.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace guichet;

namespace {

/// The supervisor's end.
class Supervisor
{
public:
    explicit Supervisor(const QByteArray &path)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
        if (path.startsWith('@'))
            address.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(path.size()));
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), length) != 0)
            qFatal("the socket can't be bound");
    }
    ~Supervisor() { ::close(m_socket); }
    QByteArray heard() const
    {
        char text[100];
        const ssize_t size = ::recv(m_socket, text, sizeof text, 0);
        return size < 0 ? QByteArray() : QByteArray(text, size);
    }

private:
    int m_socket;
};

} // namespace

class TestNotify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("NOTIFY_SOCKET"); }
    void aSocketInTheFileSystem()
    {
        const QTemporaryDir folder(QStringLiteral("/tmp/notify-XXXXXX"));
        const QByteArray path = folder.filePath(QStringLiteral("s")).toLocal8Bit();
        const Supervisor supervisor(path);
        qputenv("NOTIFY_SOCKET", path);
        notifySupervisor("READY=1");
        QCOMPARE(supervisor.heard(), QByteArray("READY=1"));
        QCOMPARE(supervisor.heard(), QByteArray());
    }
    void anAbstractSocket()
    {
        const QByteArray name = "@guichet-notify-" + QByteArray::number(::getpid());
        const Supervisor supervisor(name);
        qputenv("NOTIFY_SOCKET", name);
        notifySupervisor("STOPPING=1");
        QCOMPARE(supervisor.heard(), QByteArray("STOPPING=1"));
    }
    void withoutASupervisorNothingHappens()
    {
        notifySupervisor("READY=1");
        qputenv("NOTIFY_SOCKET", "/nowhere/at/all");
        notifySupervisor("READY=1");
        qputenv("NOTIFY_SOCKET", QByteArray(500, 'x'));
        notifySupervisor("READY=1");
    }
};

QTEST_GUILESS_MAIN(TestNotify)
#include "tst_notify.moc"
