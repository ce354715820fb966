// SPDX-License-Identifier: GPL-3.0-or-later
// Covers services/http/responder.cpp too.
#include "services/http/problem.h"
#include "services/http/replyqueue.h"
#include "services/http/replywriter.h"

#include <QtTest>

#include <thread>

using namespace guichet::http;

namespace {

QByteArray written(const Response &response, bool withoutBody = false, bool close = false)
{
    QByteArray out;
    appendReply(out, response, {withoutBody, close, "D", "r-1"});
    return out;
}

// Keeps what is delivered.
struct Sink : ReplySink {
    std::vector<Response> responses;
    void deliver(quint64, quint64, Response response) override
    {
        responses.push_back(std::move(response));
    }
};

} // namespace

class TestReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replyIsComplete();
    void charsetIsAdded_data();
    void charsetIsAdded();
    void noContentHasNoLength();
    void answerToHeadHasTheBodysLength();
    void unsafeHeadersAreNotSendable();
    void dateIsAnHttpDate();
    void problemIsRfc9457();
    void everyEdgeProblemIsAnError();
    void answeredOnce();
    void droppedUnansweredIs500();
    void movedResponderStaysSilent();
    void queueDeliversInTheContextsThread();
    void closedQueueDropsAnswers();
};

void TestReplies::replyIsComplete()
{
    const QByteArray reply
        = written({201, "application/json", "{}", {{"Location", "/x"}}}, false, true);
    QVERIFY(reply.startsWith("HTTP/1.1 201 Created\r\n"));
    for (const char *line :
         {"\r\nDate: D\r\n", "\r\nContent-Length: 2\r\n", "\r\nCache-Control: no-store\r\n",
          "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nX-Request-Id: r-1\r\n",
          "\r\nLocation: /x\r\n", "\r\nStrict-Transport-Security: max-age=63072000\r\n",
          "\r\nConnection: close\r\n"})
        QVERIFY2(reply.contains(line), line);
    QVERIFY(!reply.toLower().contains("\r\nserver:"));
    QVERIFY(reply.endsWith("\r\n\r\n{}"));
}

void TestReplies::charsetIsAdded_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *given, const char *sent) {
        QTest::newRow(given) << QByteArray(given) << QByteArray(sent);
    };
    row("application/json", "application/json; charset=utf-8");
    row("application/problem+json", "application/problem+json; charset=utf-8");
    row("text/csv", "text/csv; charset=utf-8");
    row("text/html; charset=utf-8", "text/html; charset=utf-8");
    row("image/png", "image/png");
}

void TestReplies::charsetIsAdded()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, sent);
    QVERIFY(written({200, given, "x", {}}).contains("\r\nContent-Type: " + sent + "\r\n"));
}

void TestReplies::noContentHasNoLength()
{
    const QByteArray reply = written({204, {}, "left out", {}});
    QVERIFY(!reply.contains("Content-Length"));
    QVERIFY(reply.endsWith("\r\n\r\n"));
}

void TestReplies::answerToHeadHasTheBodysLength()
{
    const QByteArray reply = written({200, "text/plain", "12345", {}}, true);
    QVERIFY(reply.contains("\r\nContent-Length: 5\r\n"));
    QVERIFY(reply.endsWith("\r\n\r\n"));
}

void TestReplies::unsafeHeadersAreNotSendable()
{
    QVERIFY(isSendable({200, "text/plain", {}, {{"Link", "</a>; rel=next"}}}));
    QVERIFY(!isSendable({200, "text/plain", {}, {{"Link", "a\r\nSet-Cookie: b"}}}));
    QVERIFY(!isSendable({200, "text/plain", {}, {{"Li\nnk", "a"}}}));
    QVERIFY(!isSendable({200, "text/plain", {}, {{"", "a"}}}));
    QVERIFY(!isSendable({200, "text/plain\r\nX: y", {}, {}}));
    QVERIFY(!isSendable({200, "text/plain", {}, {{"content-Length", "5"}}}));
}

void TestReplies::dateIsAnHttpDate()
{
    DateHeader header;
    const QString text = QString::fromLatin1(header.now());
    const QDateTime time
        = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QVERIFY2(time.isValid(), qPrintable(text));
    const QDateTime utc(time.date(), time.time(), Qt::UTC);
    QVERIFY(std::abs(utc.secsTo(QDateTime::currentDateTimeUtc())) <= 2);
}

void TestReplies::problemIsRfc9457()
{
    guichet::wire::Problem problem;
    problem.status = 422;
    problem.code = QStringLiteral("limit-reached");
    problem.title = QStringLiteral("Limit reached");
    problem.detail = QStringLiteral("No more today.");
    problem.errors
        = {{QStringLiteral("/amount"), QStringLiteral("too-large"), QStringLiteral("d")}};
    const Response response = problemResponse(problem, "r-7");
    QCOMPARE(response.status, 422);
    QCOMPARE(response.contentType, QByteArray("application/problem+json"));
    const auto json = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(json[QLatin1String("type")].toString(), QStringLiteral("/problems/limit-reached"));
    QCOMPARE(json[QLatin1String("title")].toString(), QStringLiteral("Limit reached"));
    QCOMPARE(json[QLatin1String("status")].toInt(), 422);
    QCOMPARE(json[QLatin1String("detail")].toString(), QStringLiteral("No more today."));
    QCOMPARE(json[QLatin1String("instance")].toString(), QStringLiteral("r-7"));
    QCOMPARE(json[QLatin1String("code")].toString(), QStringLiteral("limit-reached"));
    QCOMPARE(json[QLatin1String("errors")][0][QLatin1String("pointer")].toString(),
             QStringLiteral("/amount"));
}

void TestReplies::everyEdgeProblemIsAnError()
{
    QSet<QString> codes;
    for (int i = 0; i <= int(EdgeProblem::InternalError); ++i) {
        const auto problem = edgeProblem(EdgeProblem(i));
        QVERIFY(problem.status >= 400 && problem.status <= 500);
        QVERIFY(!problem.title.isEmpty() && !problem.detail.isEmpty());
        codes.insert(problem.code);
    }
    QCOMPARE(codes.size(), int(EdgeProblem::InternalError) + 1);
}

void TestReplies::answeredOnce()
{
    const auto sink = std::make_shared<Sink>();
    {
        Responder responder(sink, 1, 2, "r-1");
        QVERIFY(!responder.isAnswered());
        responder.answer({202, {}, {}, {}});
        QVERIFY(responder.isAnswered());
    }
    QCOMPARE(sink->responses.size(), size_t(1));
    QCOMPARE(sink->responses[0].status, 202);
}

void TestReplies::droppedUnansweredIs500()
{
    const auto sink = std::make_shared<Sink>();
    {
        Responder first(sink, 1, 2, "r-1");
        first = Responder(sink, 1, 3, "r-2"); // drops the first
        QCOMPARE(sink->responses.size(), size_t(1));
    }
    QCOMPARE(sink->responses.size(), size_t(2));
    QCOMPARE(sink->responses[0].status, 500);
    QVERIFY(sink->responses[0].body.contains("r-1"));
    QVERIFY(sink->responses[1].body.contains("r-2"));
}

void TestReplies::movedResponderStaysSilent()
{
    const auto sink = std::make_shared<Sink>();
    {
        Responder first(sink, 1, 2, "r-1");
        Responder second(std::move(first));
        second.answer({});
    }
    QCOMPARE(sink->responses.size(), size_t(1));
}

void TestReplies::queueDeliversInTheContextsThread()
{
    QList<int> statuses;
    bool ownThread = true;
    const auto queue = std::make_shared<ReplyQueue>(this, [&](ReplyQueue::Reply &&reply) {
        ownThread = ownThread && QThread::currentThread() == thread();
        statuses.append(reply.response.status);
    });
    std::thread other([&] {
        for (int i = 0; i < 1000; ++i)
            queue->deliver(1, quint64(i), {i, {}, {}, {}});
    });
    other.join();
    QVERIFY(statuses.isEmpty());
    QTRY_COMPARE(statuses.size(), 1000);
    QVERIFY(ownThread);
    QVERIFY(std::is_sorted(statuses.begin(), statuses.end()));
    queue->close();
}

void TestReplies::closedQueueDropsAnswers()
{
    int taken = 0;
    const auto queue = std::make_shared<ReplyQueue>(this, [&](ReplyQueue::Reply &&) { ++taken; });
    queue->deliver(1, 1, {});
    queue->close();
    queue->deliver(1, 2, {});
    QCoreApplication::processEvents();
    QCOMPARE(taken, 0);
}

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
