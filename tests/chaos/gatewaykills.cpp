// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

#include <QFile>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace guichet::chaos {

namespace {

constexpr int servers = 2;
constexpr int clients = 32;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 20'000;
constexpr std::chrono::milliseconds together{500}; ///< both serve, then one is killed
constexpr std::chrono::milliseconds alone{500};    ///< then the other serves alone
constexpr std::chrono::milliseconds noticed{1'500}; ///< the gateway looks once a second whether a server is back
constexpr int startMilliseconds = 10'000;

/// A port that nobody listens on.
QString freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("there is no free port");
    return QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
}

/// A server that comes back where it was.
struct Place {
    QString bank = freePort();
    QString status = freePort();
    std::unique_ptr<GuichetProcess> process{};
};

bool start(const Scene &scene, Place &place)
{
    place.process = std::make_unique<GuichetProcess>(scene.bank.logFile());
    return place.process->start(scene.bank.arguments(noLimit)
                                + QStringList{QStringLiteral("--listen"), place.bank, QStringLiteral("--status-listen"),
                                              place.status, QStringLiteral("--trusted-proxies=127.0.0.1")})
        != 0;
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qPrintable(name));
    return file.readAll();
}

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(name));
}

QByteArray generated(const QStringList &arguments)
{
    QProcess generator;
    generator.start(QStringLiteral(GATEWAY_GENERATOR), arguments);
    if (!generator.waitForFinished(startMilliseconds) || generator.exitCode() != 0)
        qFatal("the gateway's configuration isn't made");
    return generator.readAllStandardOutput();
}

/// HAProxy before these servers.
void startGateway(const Scene &scene, const std::array<Place, servers> &places, const QString &port, QProcess &gateway)
{
    const QString tls = scene.bank.cluster().filePath(QStringLiteral("data/tls/"));
    write(scene.folder + QStringLiteral("/gateway.pem"),
          contentOf(tls + QStringLiteral("server.pem")) + contentOf(tls + QStringLiteral("server.key")));
    QStringList options{QStringLiteral("--listen"),      port,
                        QStringLiteral("--certificate"), scene.folder + QStringLiteral("/gateway.pem"),
                        QStringLiteral("--ca"),          tls + QStringLiteral("ca.pem"),
                        QStringLiteral("--status"),      freePort(),
                        QStringLiteral("--rate-of-address"), QStringLiteral("100000"),
                        QStringLiteral("--connections"), QStringLiteral("1000")};
    if (::getuid() != 0)
        options += {QStringLiteral("--user"), QString()};
    for (const Place &place : places)
        options += {QStringLiteral("--server"), place.bank + u'/' + place.status.section(u':', 1)};
    const QString file = scene.folder + QStringLiteral("/haproxy.cfg");
    write(file, generated(options));
    gateway.setStandardErrorFile(scene.bank.logFile(), QIODevice::Append);
    gateway.setStandardOutputFile(scene.bank.logFile(), QIODevice::Append);
    gateway.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    gateway.start(QStringLiteral("haproxy"), {QStringLiteral("-db"), QStringLiteral("-f"), file});
    if (!gateway.waitForStarted(startMilliseconds))
        qFatal("haproxy doesn't start: %s", qPrintable(gateway.errorString()));
}

bool answers(const Target &target)
{
    TlsClient client(target);
    const auto begin = Clock::now();
    while (client.send("GET", "/livez", {}, {}).status != 200) {
        if (Clock::now() - begin > std::chrono::milliseconds(startMilliseconds))
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

} // namespace

// One of two is killed while clients ask, comes back, then the other: there is always one that serves.
Outcome killBehindGateway(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    std::array<Place, servers> places;
    bool allStarted = true;
    for (Place &place : places)
        allStarted = start(scene, place) && allStarted;
    const QString port = freePort();
    QProcess gateway;
    startGateway(scene, places, port, gateway);
    Target target(scene.bank.authority());
    target.port = port.section(u':', 1).toUShort();
    if (!allStarted || !answers(target))
        qFatal("the bank behind the gateway doesn't start, see %s", qPrintable(scene.bank.logFile()));
    scene.bank.signIn(target);
    Crowd crowd(scene, clients, {&target}, opened, random());
    crowd.start([](Client &client) { client.settle(client.draw(mostCents)); });
    for (int kill = 0; kill < scene.counts.gatewayKills && allStarted; ++kill) {
        Place &place = places[static_cast<std::size_t>(kill) % servers];
        std::this_thread::sleep_for(together);
        place.process->kill();
        target.hasRecovered(); // the other one is there
        std::this_thread::sleep_for(alone);
        allStarted = start(scene, place);
        std::this_thread::sleep_for(noticed);
    }
    crowd.stop();
    Outcome outcome = crowd.outcome();
    if (!allStarted)
        outcome.tally.problems.append(QStringLiteral("a server doesn't come back"));
    if (gateway.state() != QProcess::Running)
        outcome.tally.problems.append(QStringLiteral("the gateway ended"));
    gateway.kill();
    gateway.waitForFinished();
    outcome.counts = QStringLiteral("%1 kills of one of %2 servers behind HAProxy").arg(scene.counts.gatewayKills).arg(servers);
    return outcome;
}

} // namespace guichet::chaos
