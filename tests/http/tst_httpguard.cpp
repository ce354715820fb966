// SPDX-License-Identifier: GPL-3.0-or-later
// Covers services/http/headparser.cpp and services/http/request.cpp too: all that the guard hands them.
#include "services/http/httpguard.h"
#include "services/http/limits.h"
#include "services/http/mediatype.h"
#include "services/http/target.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace guichet::http;
using Step = HttpGuard::Step;

namespace {

const QByteArray host = "Host: bank.example\r\n";

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /p HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}

// What a guard makes of a stream: the requests it lets through, then how it ends.
QByteArray outcome(const QByteArray &bytes, qsizetype pieceSize)
{
    HttpGuard guard;
    QByteArray seen;
    for (qsizetype at = 0; at <= bytes.size(); at += pieceSize) {
        guard.feed(QByteArrayView(bytes).sliced(at, std::min(pieceSize, bytes.size() - at)));
        Step step = Step::NeedMore;
        while ((step = guard.advance()) != Step::NeedMore) {
            if (step == Step::Refused)
                return seen + "refused " + QByteArray::number(int(guard.refusal()));
            if (step == Step::HeadReady) {
                guard.allowBody(limits::jsonBodyBytes);
                continue;
            }
            const Request request = guard.takeRequest();
            seen += request.method + ' ' + request.path + " [" + request.body + "]\n";
        }
    }
    return seen + "more";
}

constexpr auto bad = EdgeProblem::MalformedRequest;

void row(const char *name, const QByteArray &bytes, EdgeProblem problem)
{
    QTest::newRow(name) << bytes << problem;
}

void addLengthRows()
{
    row("two lengths, same", post("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"), bad);
    row("two lengths, different", post("Content-Length: 5\r\nContent-Length: 6\r\n"), bad);
    row("length list", post("Content-Length: 5, 5\r\n", "12345"), bad);
    row("length negative", post("Content-Length: -5\r\n"), bad);
    row("length plus", post("Content-Length: +5\r\n"), bad);
    row("length hex", post("Content-Length: 0x5\r\n"), bad);
    row("length empty", post("Content-Length: \r\n"), bad);
    row("length 2^63", post("Content-Length: 9223372036854775808\r\n"),
        EdgeProblem::PayloadTooLarge);
    row("length 2^64-1", post("Content-Length: 18446744073709551615\r\n"),
        EdgeProblem::PayloadTooLarge);
    row("length 2^64", post("Content-Length: 18446744073709551616\r\n"), bad);
    row("length nine digits", post("Content-Length: 100000000\r\n"), EdgeProblem::PayloadTooLarge);
    row("length and chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), bad);
    row("chunked", post("Transfer-Encoding: chunked\r\n"), EdgeProblem::LengthRequired);
    row("xchunked", post("Transfer-Encoding: xchunked\r\n"), EdgeProblem::LengthRequired);
    row("chunked, identity", post("Transfer-Encoding: chunked, identity\r\n"),
        EdgeProblem::LengthRequired);
    row("xchunked with length", post("Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n"),
        EdgeProblem::LengthRequired);
}

void addSyntaxRows()
{
    const QByteArray long4k(limits::targetBytes + 1, 'a');
    row("65 fields", "GET / HTTP/1.1\r\n" + host + QByteArray("a: b\r\n").repeated(64) + "\r\n",
        EdgeProblem::HeaderTooLarge);
    row("long field", "GET / HTTP/1.1\r\n" + host + "a: " + QByteArray(8192, 'b') + "\r\n\r\n",
        EdgeProblem::HeaderTooLarge);
    row("long head",
        "GET / HTTP/1.1\r\n" + host + QByteArray("a: " + QByteArray(4000, 'b') + "\r\n").repeated(5)
            + "\r\n",
        EdgeProblem::HeaderTooLarge);
    row("unfinished long field", "GET / HTTP/1.1\r\na: " + QByteArray(9000, 'b'),
        EdgeProblem::HeaderTooLarge);
    row("long target", get('/' + long4k), EdgeProblem::TargetTooLong);
    row("unfinished long target", "GET /" + long4k + long4k, EdgeProblem::TargetTooLong);
    row("long method", QByteArray(17, 'A') + " / HTTP/1.1\r\n" + host + "\r\n", bad);
    row("bad field name", "GET / HTTP/1.1\r\n" + host + "a b: c\r\n\r\n", bad);
    row("space before colon", "GET / HTTP/1.1\r\n" + host + "a : c\r\n\r\n", bad);
    row("no colon", "GET / HTTP/1.1\r\n" + host + "abc\r\n\r\n", bad);
    row("continuation line", "GET / HTTP/1.1\r\n" + host + "a: b\r\n c\r\n\r\n", bad);
    row("NUL in field", "GET / HTTP/1.1\r\n" + host + QByteArray("a: b\0c\r\n\r\n", 10), bad);
    row("byte above 127 in field", "GET / HTTP/1.1\r\n" + host + "a: \xe9\r\n\r\n", bad);
    row("bare LF", "GET / HTTP/1.1\nHost: x\n\n", bad);
    row("bare LF in field", "GET / HTTP/1.1\r\n" + host + "a: b\n\r\n", bad);
    row("bare CR", "GET / HTTP/1.1\r\n" + host + "a: b\rc\r\n\r\n", bad);
    row("leading CRLF", "\r\n" + get("/"), bad);
    row("no host", "GET / HTTP/1.1\r\n\r\n", bad);
    row("two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", bad);
    row("empty host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", bad);
    row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", bad);
    row("two authorizations",
        "GET / HTTP/1.1\r\n" + host + "Authorization: a\r\nAuthorization: b\r\n\r\n", bad);
    row("two keys",
        "GET / HTTP/1.1\r\n" + host + "Idempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n", bad);
    row("absolute form", get("https://bank.example/"), bad);
    row("asterisk form", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", bad);
    row("authority form", "CONNECT a:443 HTTP/1.1\r\n" + host + "\r\n", bad);
    row("version text", "GET / HTTPx9y9\r\n" + host + "\r\n", bad);
    row("version 9.9", "GET / HTTP/9.9\r\n" + host + "\r\n", bad);
    row("version 2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", bad);
    row("no version", "GET /\r\n\r\n", bad);
    row("1.0 kept alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", bad);
    row("unknown expectation", post("Content-Length: 1\r\nExpect: gold\r\n"),
        EdgeProblem::ExpectationFailed);
    row("text not UTF-8", post("Content-Type: text/plain\r\nContent-Length: 2\r\n", "\xc3\x28"),
        bad);
    row("text in another charset",
        post("Content-Type: text/plain; charset=latin1\r\nContent-Length: 1\r\n", "x"),
        EdgeProblem::UnsupportedMediaType);
}

} // namespace

class TestHttpGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void splitsAnywhere();
    void anyBytesNeverCrash();
    void bodyIsJudgedBeforeItIsRead();
    void contentTypes_data();
    void contentTypes();
    void refusedRequestIsDroppedWhole();
    void refusedRequestWithBodyOnTheWayEnds();
    void expectContinue();
    void headBecomesGet();
    void targets_data();
    void targets();
    void badTargets_data();
    void badTargets();
    void queryIsDecodedOnce();
    void headersKeepOrderAndCase();
};

void TestHttpGuard::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<EdgeProblem>("problem");
    addLengthRows();
    addSyntaxRows();
}

void TestHttpGuard::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(EdgeProblem, problem);
    const QByteArray smuggled = bytes + get("/canary");
    const QByteArray expected = "refused " + QByteArray::number(int(problem));
    QCOMPARE(outcome(smuggled, smuggled.size()), expected);
    QCOMPARE(outcome(smuggled, 1), expected);
}

void TestHttpGuard::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("get") << get("/a") << QByteArray("GET /a []\nmore");
    QTest::newRow("put") << QByteArray("PUT /a HTTP/1.1\r\n" + host + "\r\n")
                         << QByteArray("PUT /a []\nmore");
    QTest::newRow("body") << post("Content-Length: 3\r\n", "abc")
                          << QByteArray("POST /p [abc]\nmore");
    QTest::newRow("body of nothing")
        << post("Content-Length: 0\r\n") << QByteArray("POST /p []\nmore");
    QTest::newRow("two") << get("/a") + get("/b") << QByteArray("GET /a []\nGET /b []\nmore");
    QTest::newRow("body then next") << post("Content-Length: 3\r\n", "GET") + get("/b")
                                    << QByteArray("POST /p [GET]\nGET /b []\nmore");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("GET / []\nmore");
    QTest::newRow("64 fields") << QByteArray("GET / HTTP/1.1\r\n" + host
                                             + QByteArray("a: b\r\n").repeated(63) + "\r\n")
                               << QByteArray("GET / []\nmore");
    const QByteArray longest = '/' + QByteArray(limits::targetBytes - 1, 'a');
    QTest::newRow("longest target") << get(longest) << QByteArray("GET " + longest + " []\nmore");
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHo") << QByteArray("more");
    QTest::newRow("half a body") << post("Content-Length: 3\r\n", "ab") << QByteArray("more");
}

void TestHttpGuard::accepts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(outcome(bytes, bytes.size()), expected);
    QCOMPARE(outcome(bytes, 1), expected);
}

void TestHttpGuard::splitsAnywhere()
{
    const QByteArray stream = get("/a?x=1") + post("Content-Length: 11\r\n", "hello world")
        + get("/b") + post("Content-Type: application/json\r\nContent-Length: 2\r\n", "{}")
        + "GET / HTTP/2.0\r\n\r\n";
    const QByteArray whole = outcome(stream, stream.size());
    QVERIFY(whole.contains("hello world") && whole.contains("refused"));
    for (qsizetype piece = 1; piece < stream.size(); ++piece)
        QCOMPARE(outcome(stream, piece), whole);
}

void TestHttpGuard::anyBytesNeverCrash()
{
    const bool held = rc::check("the outcome does not depend on how bytes arrive", [] {
        const auto words
            = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "GET ", "POST ", "/", "/a?b=%41", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "Host: a\r\n",
                "\r\n", "\n", "\r", "Content-Length: 3\r\n", "abc",
                "Transfer-Encoding: chunked\r\n", " ", ":", "%", std::string(1, '\0'), "\xff",
                "Expect: 100-continue\r\n"));
        QByteArray bytes;
        for (const std::string &word : words)
            bytes += QByteArray::fromStdString(word);
        RC_ASSERT(outcome(bytes, std::max<qsizetype>(1, bytes.size())) == outcome(bytes, 1));
    });
    QVERIFY(held);
}

void TestHttpGuard::bodyIsJudgedBeforeItIsRead()
{
    HttpGuard guard;
    guard.feed(post("Content-Length: 101\r\n"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    guard.allowBody(100);
    QCOMPARE(guard.advance(), Step::Refused);
    QCOMPARE(guard.refusal(), EdgeProblem::PayloadTooLarge);
}

void TestHttpGuard::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("exact") << QByteArray("application/json") << true;
    QTest::newRow("case") << QByteArray("Application/JSON") << true;
    QTest::newRow("charset") << QByteArray("application/json; charset=utf-8") << true;
    QTest::newRow("quoted charset")
        << QByteArray("application/json;charset=\"UTF-8\"; x=y") << true;
    QTest::newRow("other charset") << QByteArray("application/json; charset=utf-16") << false;
    QTest::newRow("other") << QByteArray("text/plain") << false;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("longer") << QByteArray("application/jsonp") << false;
}

void TestHttpGuard::contentTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, accepted);
    static constexpr QByteArrayView json[] = {"application/json"};
    QCOMPARE(isOneOf(mediaType(type), json), accepted);
    HttpGuard guard;
    guard.feed(post((type.isNull() ? QByteArray() : "Content-Type: " + type + "\r\n")
                        + "Content-Length: 2\r\n",
                    "{}"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    guard.allowBody(100, json);
    QCOMPARE(guard.advance(), accepted ? Step::RequestReady : Step::Refused);
    if (!accepted)
        QCOMPARE(guard.refusal(), EdgeProblem::UnsupportedMediaType);
}

void TestHttpGuard::refusedRequestIsDroppedWhole()
{
    HttpGuard guard;
    guard.feed(post("Content-Length: 3\r\n", "abc") + get("/next"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    QVERIFY(guard.dropRequest());
    QCOMPARE(guard.advance(), Step::HeadReady);
    QCOMPARE(guard.head().path, QByteArray("/next"));
}

void TestHttpGuard::refusedRequestWithBodyOnTheWayEnds()
{
    HttpGuard guard;
    guard.feed(post("Content-Length: 3\r\n", "ab"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    QVERIFY(!guard.dropRequest());
    guard.feed("c" + get("/next"));
    QCOMPARE(guard.advance(), Step::Refused);
}

void TestHttpGuard::expectContinue()
{
    HttpGuard guard;
    guard.feed(post("Content-Length: 3\r\nExpect: 100-Continue\r\n"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    QVERIFY(guard.awaitsContinue());
    guard.feed("a"); // it did not wait
    QVERIFY(!guard.awaitsContinue());
}

void TestHttpGuard::headBecomesGet()
{
    HttpGuard guard;
    guard.feed("HEAD /x HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(guard.advance(), Step::HeadReady);
    QVERIFY(guard.isHead());
    QCOMPARE(guard.head().method, QByteArray("GET"));
}

void TestHttpGuard::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    QTest::newRow("plain") << QByteArray("/api/v1/x") << QByteArray("/api/v1/x");
    QTest::newRow("escaped letter") << QByteArray("/%61") << QByteArray("/a");
    QTest::newRow("UTF-8") << QByteArray("/%C3%A9") << QByteArray("/\xc3\xa9");
    QTest::newRow("dots within") << QByteArray("/a.b/..c") << QByteArray("/a.b/..c");
    QTest::newRow("query") << QByteArray("/a?/../x;y=//") << QByteArray("/a");
}

void TestHttpGuard::targets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QByteArray decoded;
    QList<QueryItem> query;
    QVERIFY(splitTarget(target, decoded, query));
    QCOMPARE(decoded, path);
}

void TestHttpGuard::badTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"",      "a",    "*",      "//",   "/a//b",     "/%2e%2e/a", "/%2E/a",   "/../a",
          "/a/..", "/./a", "/a/.",   "/%2f", "/a%2Fb",    "/%5c",      "/a\\b",    "/%00",
          "/%0a",  "/%7f", "/%252e", "/%25", "/a;x",      "/a%3bx",    "/%",       "/%4",
          "/%zz",  "/%ff", "/%c3",   "/a#b", "/\xc3\xa9", "/a?%",      "/a?b=%00", "/a?b=%ff"})
        QTest::newRow(target) << QByteArray(target);
}

void TestHttpGuard::badTargets()
{
    QFETCH(QByteArray, target);
    QByteArray path;
    QList<QueryItem> query;
    QVERIFY(!splitTarget(target, path, query));
}

void TestHttpGuard::queryIsDecodedOnce()
{
    HttpGuard guard;
    guard.feed(get("/a?name=J%C3%BCrgen+M%2B&percent=100%25&flag&&x=a=b"));
    QCOMPARE(guard.advance(), Step::HeadReady);
    const RequestHead &head = guard.head();
    QCOMPARE(head.query.size(), 4);
    QCOMPARE(head.queryValue(u"name"), std::optional(QString::fromUtf8("Jürgen M+")));
    QCOMPARE(head.queryValue(u"percent"), std::optional(QStringLiteral("100%")));
    QCOMPARE(head.queryValue(u"flag"), std::optional(QString()));
    QCOMPARE(head.queryValue(u"x"), std::optional(QStringLiteral("a=b")));
    QVERIFY(!head.queryValue(u"absent"));
}

void TestHttpGuard::headersKeepOrderAndCase()
{
    HttpGuard guard;
    guard.feed("GET / HTTP/1.1\r\n" + host + "X-One:  A b \r\nx-TWO: 2\r\nX-One: again\r\n\r\n");
    QCOMPARE(guard.advance(), Step::HeadReady);
    const Headers &headers = guard.head().headers;
    QCOMPARE(headers.count(), 4);
    QCOMPARE(headers.value("x-one").toByteArray(), QByteArray("A b"));
    QCOMPARE(headers.value("x-two").toByteArray(), QByteArray("2"));
    QCOMPARE(headers.count("x-one"), 2);
    QVERIFY(headers.value("x-none").isNull());
}

QTEST_GUILESS_MAIN(TestHttpGuard)
#include "tst_httpguard.moc"
