// SPDX-License-Identifier: GPL-3.0-or-later
// gatewayload: so many connections that work, beside so many that rest, and how long the working ones wait.
#include "tests/chaos/tlsclient.h"
#include "tests/support/faults/sockets.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <latch>
#include <random>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace guichet;
using chaos::Clock;

constexpr int openers = 4; ///< threads that open what rests

struct Options {
    QByteArray target;
    int workers = 0;
    int idle = 0;
    std::chrono::seconds duration{};
    std::chrono::milliseconds pause{}; ///< of a worker between two requests, on average
};

/// Waiting times in microseconds, and what wasn't answered by 200.
struct Figures {
    std::vector<qint64> waits;
    qint64 failed = 0;

    qint64 at(double share)
    {
        if (waits.empty())
            return 0;
        const auto place = std::min(waits.size() - 1, static_cast<std::size_t>(share * static_cast<double>(waits.size())));
        std::nth_element(waits.begin(), waits.begin() + static_cast<std::ptrdiff_t>(place), waits.end());
        return waits[place];
    }
};

/// Connections that have asked once and then say nothing.
class Resting
{
public:
    Resting(const chaos::Target &target, int count)
        : m_target(target)
        , m_connections(static_cast<std::size_t>(count))
    {
    }
    ~Resting()
    {
        for (const Connection &connection : m_connections) {
            SSL_free(connection.tls);
            if (connection.socket >= 0)
                ::close(connection.socket);
        }
    }

    void open()
    {
        std::vector<std::thread> threads;
        for (int first = 0; first < openers; ++first) {
            threads.emplace_back([this, first] {
                for (auto i = static_cast<std::size_t>(first); i < m_connections.size(); i += openers)
                    open(m_connections[i]);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    /// Neither refused nor hung up on.
    int count() const
    {
        return static_cast<int>(std::count_if(m_connections.begin(), m_connections.end(), [](const Connection &connection) {
            char byte = 0;
            return connection.socket >= 0 && ::recv(connection.socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
        }));
    }

private:
    struct Connection {
        int socket = -1;
        SSL *tls = nullptr;
    };
    void open(Connection &connection) const
    {
        connection.socket = connectTo({{}, m_target.port});
        connection.tls = SSL_new(m_target.context());
        SSL_set_fd(connection.tls, connection.socket);
        SSL_set_mode(connection.tls, SSL_MODE_RELEASE_BUFFERS);
        constexpr char request[] = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";
        char reply[2048];
        const bool answered = connection.socket >= 0 && SSL_connect(connection.tls) == 1
            && SSL_write(connection.tls, request, sizeof request - 1) > 0 && SSL_read(connection.tls, reply, sizeof reply) > 0
            && std::string_view(reply).substr(9, 3) == "200";
        if (!answered && connection.socket >= 0)
            ::close(std::exchange(connection.socket, -1));
    }

    const chaos::Target &m_target;
    std::vector<Connection> m_connections;
};

Figures work(const chaos::Target &target, const Options &options)
{
    std::vector<Figures> each(static_cast<std::size_t>(options.workers));
    std::vector<std::thread> threads;
    std::latch connected(options.workers);
    for (std::size_t i = 0; i < each.size(); ++i) {
        threads.emplace_back([&, &own = each[i], random = std::minstd_rand(static_cast<unsigned>(i + 1))]() mutable {
            chaos::TlsClient client(target);
            std::uniform_int_distribution<qint64> pause(0, 2 * options.pause.count());
            (void)client.send("GET", "/livez", {}, {}); // connecting isn't what is measured, of any of them
            connected.arrive_and_wait();
            const auto end = Clock::now() + options.duration;
            while (Clock::now() < end) {
                std::this_thread::sleep_for(std::chrono::milliseconds(pause(random)));
                const auto begin = Clock::now();
                const auto reply
                    = client.send("GET", options.target, {{"Authorization", "Bearer " + target.token}}, {});
                own.waits.push_back(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count());
                own.failed += reply.status == 200 ? 0 : 1;
            }
        });
    }
    Figures all;
    for (std::size_t i = 0; i < each.size(); ++i) {
        threads[i].join();
        all.failed += each[i].failed;
        all.waits.insert(all.waits.end(), each[i].waits.begin(), each[i].waits.end());
    }
    return all;
}

void print(const char *what, Figures figures, int resting)
{
    std::printf("{\"what\":\"%s\",\"resting\":%d,\"requests\":%zu,\"failed\":%lld,\"p50_us\":%lld,\"p99_us\":%lld,\"most_us\":%lld}\n",
                what, resting, figures.waits.size(), static_cast<long long>(figures.failed),
                static_cast<long long>(figures.at(0.5)), static_cast<long long>(figures.at(0.99)),
                static_cast<long long>(figures.at(1)));
    std::fflush(stdout);
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qPrintable(name));
    return file.readAll().trimmed();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const auto option = [&](const char *name, const char *help, const char *standard) {
        parser.addOption({QLatin1String(name), QLatin1String(help), QLatin1String(name), QLatin1String(standard)});
    };
    option("port", "of the gateway", "8443");
    option("ca", "file of the authority", "");
    option("token", "file with an access token", "");
    option("target", "what is asked", "/api/v1/till");
    option("workers", "connections that work", "200");
    option("idle", "connections that rest; 0: none", "0");
    option("seconds", "of work", "20");
    option("pause", "milliseconds of a worker between two requests, on average", "200");
    parser.addHelpOption();
    parser.process(application);
    const auto number = [&](const char *name) { return parser.value(QLatin1String(name)).toInt(); };

    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    std::signal(SIGPIPE, SIG_IGN);

    chaos::Target target(contentOf(parser.value(QStringLiteral("ca"))));
    target.port = static_cast<std::uint16_t>(number("port"));
    target.token = contentOf(parser.value(QStringLiteral("token")));
    const Options options{parser.value(QStringLiteral("target")).toLatin1(), number("workers"), number("idle"),
                          std::chrono::seconds(number("seconds")), std::chrono::milliseconds(number("pause"))};
    Figures alone = work(target, options);
    print("alone", alone, 0);
    if (options.idle == 0)
        return alone.failed == 0 ? 0 : 1;
    Resting resting(target, options.idle);
    const auto begin = Clock::now();
    resting.open();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
    std::printf("{\"what\":\"opened\",\"resting\":%d,\"of\":%d,\"ms\":%lld}\n", resting.count(), options.idle,
                static_cast<long long>(took));
    Figures beside = work(target, options);
    const int left = resting.count();
    print("beside resting ones", beside, left);
    const bool isFine = alone.failed == 0 && beside.failed == 0 && left == options.idle
        && beside.at(0.99) <= 2 * alone.at(0.99);
    return isFine ? 0 : 1;
}
