// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/commitcuts.h"
#include "tests/support/faults/operationjournal.h"
#include "tests/support/faults/plannedcuts.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace guichet;

namespace {

/// Answers each piece that it gets with "<piece>!", until its listener is closed.
class Echo
{
public:
    explicit Echo(SocketAddress where)
        : address(std::move(where))
        , m_listener(listenAt(address))
        , m_thread([this] { serve(); })
    {
    }
    ~Echo()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    SocketAddress address;
    std::string heard; ///< read it when the connection is over

private:
    void serve()
    {
        for (int client; (client = ::accept(m_listener, nullptr, nullptr)) >= 0; ::close(client)) {
            std::string piece(4096, '\0');
            for (ssize_t count; (count = ::recv(client, piece.data(), piece.size(), 0)) > 0;) {
                const std::string said = piece.substr(0, static_cast<size_t>(count));
                heard += said;
                const std::string answer = said + '!';
                (void)!::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
            }
            heard += '.';
        }
    }
    int m_listener;
    std::thread m_thread;
};

/// Sends and reads until so much is there or the other end closes.
std::string exchange(int socket, const std::string &request, size_t wanted)
{
    (void)!::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
    std::string reply;
    std::string piece(4096, '\0');
    for (ssize_t count; reply.size() < wanted && (count = ::recv(socket, piece.data(), piece.size(), 0)) > 0;)
        reply.append(piece, 0, static_cast<size_t>(count));
    return reply;
}

std::string message(char type, const std::string &content)
{
    const size_t length = content.size() + 4;
    std::string bytes(type == 0 ? 0 : 1, type);
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(length >> shift & 0xff);
    return bytes + content;
}

std::string zero(const char *text) { return std::string(text) + '\0'; }

std::string startup(const char *application)
{
    return message(0, std::string("\0\3\0\0", 4) + zero("user") + zero("me") + zero("application_name")
                          + zero(application) + '\0');
}

} // namespace

/// The tools that break things break what they say they break, and nothing else.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingPassesWithoutAPlan()
    {
        Echo echo(SocketAddress{m_folder.filePath(QStringLiteral("echo")).toStdString(), 0});
        PlannedCuts cuts;
        Relay relay({m_folder.filePath(QStringLiteral("relay")).toStdString(), 0}, echo.address, cuts.maker());
        const int socket = connectTo(relay.address());
        QVERIFY(socket >= 0);
        QCOMPARE(exchange(socket, "one", 4), std::string("one!"));
        const std::string large(2'000'000, 'x'); // more than a socket holds
        std::thread reader([&] { QVERIFY(exchange(socket, "", large.size()).size() >= large.size()); });
        size_t sent = 0;
        while (sent < large.size()) {
            const ssize_t count = ::send(socket, large.data() + sent, large.size() - sent, MSG_NOSIGNAL);
            QVERIFY(count > 0);
            sent += static_cast<size_t>(count);
        }
        reader.join();
        ::close(socket);
    }
    void cutsAreWhereTheyWerePlanned_data()
    {
        QTest::addColumn<int>("where");
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<QByteArray>("client");
        const auto row = [](const char *name, Cut::Where where, Cut::How how, int bytes, const char *server, const char *client) {
            QTest::newRow(name) << static_cast<int>(where) << static_cast<int>(how) << bytes << QByteArray(server)
                                << QByteArray(client);
        };
        row("before byte 3", Cut::Where::Request, Cut::How::Close, 3, "hi|req.", "");
        row("before the reply", Cut::Where::Reply, Cut::How::Close, 0, "hi|request.", "");
        row("within the reply", Cut::Where::Reply, Cut::How::Close, 4, "hi|request.", "requ");
        row("reset before the reply", Cut::Where::Reply, Cut::How::Reset, 0, "hi|request.", "");
        row("stalled", Cut::Where::Reply, Cut::How::StallThenClose, 2, "hi|request.", "re");
        row("twice", Cut::Where::Request, Cut::How::Duplicate, 0, "hi|requestrequest.", "requestrequest!");
    }
    void cutsAreWhereTheyWerePlanned()
    {
        QFETCH(int, where);
        QFETCH(int, how);
        QFETCH(int, bytes);
        QFETCH(QByteArray, server);
        QFETCH(QByteArray, client);
        auto echo = std::make_unique<Echo>(SocketAddress{});
        PlannedCuts cuts;
        Relay relay({}, echo->address, cuts.maker());
        const int socket = connectTo(relay.address());
        QCOMPARE(exchange(socket, "hi|", 4), std::string("hi|!"));
        cuts.plan(localPort(socket), {static_cast<Cut::Where>(where), static_cast<Cut::How>(how), static_cast<size_t>(bytes)});
        QCOMPARE(QByteArray::fromStdString(exchange(socket, "request", 15)), client);
        ::close(socket);
        QCOMPARE(cuts.done(), 1);
        QTRY_VERIFY(!echo->heard.empty() && echo->heard.back() == '.');
        QCOMPARE(QByteArray::fromStdString(echo->heard), server);
    }
    void onlyTheBanksCommitsAreCut()
    {
        CommitCuts cuts(1, "guichet posting");
        cuts.setShare(1'000);
        const auto spoiler = cuts.maker()(0);
        const std::string begin = startup("guichet posting") + message('Q', zero("BEGIN"));
        QCOMPARE(spoiler->fromClient(begin).bytes, begin);
        const std::string work = message('Q', zero("COMMITTED is not it"));
        QCOMPARE(spoiler->fromClient(work.substr(0, 3)).bytes, std::string()); // held until it is whole
        QCOMPARE(spoiler->fromClient(work.substr(3)).bytes, work);
        QCOMPARE(cuts.done(), 0);
        (void)spoiler->fromClient(message('Q', zero("select 1; commit;\n")));
        QCOMPARE(cuts.done(), 1);
        const auto other = cuts.maker()(0);
        const std::string stats = startup("guichet") + message('Q', zero("COMMIT"));
        QCOMPARE(other->fromClient(stats).bytes, stats);
        QCOMPARE(cuts.done(), 1);
    }
    void aPreparedCommitIsKnown()
    {
        CommitCuts cuts(1, "guichet posting");
        cuts.setShare(1'000);
        const auto spoiler = cuts.maker()(0);
        (void)spoiler->fromClient(startup("guichet posting"));
        (void)spoiler->fromClient(message('P', zero("s1") + zero("COMMIT") + std::string(2, '\0')));
        (void)spoiler->fromClient(message('B', zero("") + zero("s2") + std::string(6, '\0')));
        QCOMPARE(cuts.done(), 0);
        (void)spoiler->fromClient(message('B', zero("") + zero("s1") + std::string(6, '\0')));
        QCOMPARE(cuts.done(), 1);
    }
    void everyMomentOfACommitComes()
    {
        CommitCuts cuts(7, "a");
        cuts.setShare(1'000);
        for (int i = 0; i < 100; ++i) {
            const auto spoiler = cuts.maker()(0);
            const int before = cuts.done(CommitCuts::Moment::BeforeSent);
            const Passage sent = spoiler->fromClient(startup("a") + message('Q', zero("COMMIT")));
            const bool isBefore = cuts.done(CommitCuts::Moment::BeforeSent) > before;
            QCOMPARE(sent.then == Passage::Then::Close, isBefore);
            if (!isBefore)
                QVERIFY(spoiler->fromServer("CZ").then != Passage::Then::GoOn);
        }
        for (size_t moment = 0; moment < CommitCuts::moments; ++moment)
            QVERIFY(cuts.done(static_cast<CommitCuts::Moment>(moment)) > 0);
    }
    void theJournalKeepsWhatWasHeard()
    {
        const QString path = m_folder.filePath(QStringLiteral("journal"));
        {
            OperationJournal journal(path);
            journal.asks({"k1", 1, 2, 300});
            journal.hears("k1", {0, "-", 0});
            journal.hears("k1", {200, "-", 7});
            journal.asks({"k2", 2, 1, 5});
        }
        const auto read = OperationJournal::read(path);
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0].asked.cents, 300);
        QCOMPARE(read[0].heard.size(), 2);
        QVERIFY(!read[0].heard[0].isDefinite());
        QVERIFY(read[0].heard[1].isDefinite());
        QCOMPARE(read[0].heard[1].entry, 7);
        QVERIFY(read[1].heard.isEmpty());
        QVERIFY((Heard{422, "insufficient-funds", 0}.isDefinite()));
        QVERIFY((!Heard{409, "key-in-flight", 0}.isDefinite()));
        QVERIFY((!Heard{503, "outcome-unknown", 0}.isDefinite()));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
