// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/apiclient.h"

#include "clientdesk.h"
#include "models/wire/bank.h"
#include "models/wire/customers.h"
#include "services/http/certificatemaker.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;
using Kind = Failure::Kind;

// The desk's calls over real TLS, against scripted answers.
class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypedAnswerArrives();
    void pathAndQueryArriveWhole();
    void anotherAuthorityIsUntrustedAndNothingIsSent();
    void theSystemsAuthoritiesDoNotCount();
    void anotherHostOrAnotherTimeIsUntrusted_data();
    void anotherHostOrAnotherTimeIsUntrusted();
    void aFailedCallIsOfItsKind_data();
    void aFailedCallIsOfItsKind();
    void aCutReadIsUnreachable();
    void aCutCommandIsUnknown();
    void aCutSignInIsUnreachable();
    void halfAnAnswerIsNoAnswer();
    void aRefusedFieldIsNamed();
    void keysAreGivenOrMade();
    void theTokenGoesOnlyWhereItIsAsked();
    void anExpiredTokenIsRenewedOnce();
    void withoutRenewalTheSessionIsOver();
    void theAnswerOfAGoneContextIsDropped();
    void connectionComesAndGoes();
    void whoIsStillThereIsAskedOnceAndWhatTheyWantedRepeated();
    void aNoIsTheRefusal();

private:
    template <class Q, class A>
    Result<A> call(ApiClient &api, const wire::Endpoint<Q, A> &endpoint, const Q &request, const IdempotencyKey &key = {})
    {
        std::optional<Result<A>> result;
        api.call<Q, A>(endpoint, request, this, [&](Result<A> reply) { result = std::move(reply); }, key);
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            qFatal("no answer");
        return *result;
    }
    template <class Q, class A>
    Kind failed(ApiClient &api, const wire::Endpoint<Q, A> &endpoint, const Q &request)
    {
        const Result<A> result = call(api, endpoint, request);
        if (result)
            qFatal("it was answered");
        return result.error().kind;
    }
    static CashRequest cash() { return {AccountId{7}, {}, {500, Currency::euro()}, {{500, 1}}, {}, {}}; }

    ManualClock m_clock{1'741'945'320'000'000};
};

void TestApiClient::aTypedAnswerArrives()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::findCustomers, {{{UserId{4}, u"Zoë"_s, QDate(1990, 1, 2), {}, {}, UserStatus::Active, true}}});
    const auto found = call(api, wire::findCustomers, {u"zo"_s, 20});
    QVERIFY(found);
    QCOMPARE(found->items.first().name, u"Zoë"_s);
    QCOMPARE(api.connection(), Connection::Online);
}

void TestApiClient::pathAndQueryArriveWhole()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    call(api, wire::findCustomers, {u"a&b=c ü/%"_s, 20});
    QCOMPARE(server.requests(wire::findCustomers.info).size(), 1);
    const QByteArray target = server.requests(wire::findCustomers.info).first().target;
    const QByteArrayList parts = target.split('?');
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0], "/api/v1/customers");
    QVERIFY2(parts[1].contains("a%26b%3Dc%20%C3%BC%2F%25"), target.constData());
}

void TestApiClient::anotherAuthorityIsUntrustedAndNothingIsSent()
{
    ScriptedServer server;
    const ScriptedServer other;
    ApiClient api(server.url(), other.authority(), m_clock);
    QCOMPARE(failed(api, wire::bank, {}), Kind::Untrusted);
    QCOMPARE(failed(api, wire::login, {u"maya@example.org"_s, u"secret"_s}), Kind::Untrusted);
    QCOMPARE(api.connection(), Connection::Untrusted);
    QCOMPARE(server.requestCount(), 0);
}

void TestApiClient::theSystemsAuthoritiesDoNotCount()
{
    ScriptedServer server;
    ApiClient api(server.url(), {}, m_clock);
    QCOMPARE(failed(api, wire::bank, {}), Kind::Untrusted);
    QCOMPARE(server.requestCount(), 0);
}

void TestApiClient::anotherHostOrAnotherTimeIsUntrusted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("madeDaysAgo");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("as it should be") << u"127.0.0.1"_s << 1 << true;
    QTest::newRow("another host's") << u"127.0.0.2"_s << 1 << false;
    QTest::newRow("another name's") << u"bank.example"_s << 1 << false;
    QTest::newRow("expired") << u"127.0.0.1"_s << 31 << false;
    QTest::newRow("not yet") << u"127.0.0.1"_s << -2 << false;
}

/// Row P10: of our own authority, and no byte of HTTP goes there all the same.
void TestApiClient::anotherHostOrAnotherTimeIsUntrusted()
{
    QFETCH(QString, name);
    QFETCH(int, madeDaysAgo);
    QFETCH(bool, isTrusted);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const http::CertificatePair authority = http::makeAuthority(now.addDays(-90), 3650);
    const http::CertificatePair made = http::makeServer(authority, {name}, now.addDays(-madeDaysAgo), 30);
    ScriptedServer server({QSslCertificate::fromData(made.certificate), QSslKey(made.key, QSsl::Ec), authority.certificate});
    ApiClient api(server.url(), server.authority(), m_clock);
    QCOMPARE(failed(api, wire::login, {u"maya@example.org"_s, u"secret"_s}) == Kind::Untrusted, !isTrusted);
    QCOMPARE(server.requestCount(), isTrusted ? 1 : 0);
}

void TestApiClient::aFailedCallIsOfItsKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("refusal") << 422 << u"limit-reached"_s << Kind::Refused;
    QTest::newRow("malformed") << 400 << u"malformed"_s << Kind::Rejected;
    QTest::newRow("busy") << 503 << u"busy"_s << Kind::Busy;
    QTest::newRow("too many") << 429 << u"rate-limited"_s << Kind::Busy;
    QTest::newRow("outcome unknown") << 503 << u"outcome-unknown"_s << Kind::Unknown;
    QTest::newRow("fault") << 500 << u"internal"_s << Kind::Unknown;
    QTest::newRow("no session") << 401 << u"unauthenticated"_s << Kind::SignedOut;
}

void TestApiClient::aFailedCallIsOfItsKind()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(Kind, kind);
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::deposit.info, Answer::problem(status, code));
    const auto result = call(api, wire::deposit, cash());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().problem.code, code);
    QCOMPARE(result.error().refusal.has_value(), kind == Kind::Refused);
    QCOMPARE(api.connection(), Connection::Online);
}

void TestApiClient::aCutReadIsUnreachable()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::bank.info, Answer::cut());
    QCOMPARE(failed(api, wire::bank, {}), Kind::Unreachable);
    QCOMPARE(api.connection(), Connection::Reconnecting);
}

void TestApiClient::aCutCommandIsUnknown()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::deposit.info, Answer::cut());
    QCOMPARE(failed(api, wire::deposit, cash()), Kind::Unknown);
    // Refused connections too: the first of its own attempts may have arrived.
    server.stop();
    QCOMPARE(failed(api, wire::deposit, cash()), Kind::Unknown);
}

void TestApiClient::aCutSignInIsUnreachable()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.stop();
    QCOMPARE(failed(api, wire::login, {u"maya@example.org"_s, u"secret"_s}), Kind::Unreachable);
}

void TestApiClient::halfAnAnswerIsNoAnswer()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    Answer half = ScriptedServer::reply(wire::deposit, ClientDesk::receipt());
    half.kind = Answer::Kind::Garble;
    server.give(wire::deposit.info, half);
    QCOMPARE(failed(api, wire::deposit, cash()), Kind::Unknown);
    server.give(wire::bank.info, {Answer::Kind::Reply, 200, "application/json", "{\"name\":", 0});
    QCOMPARE(failed(api, wire::bank, {}), Kind::Rejected);
}

void TestApiClient::aRefusedFieldIsNamed()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::deposit.info,
                Answer::problem(422, u"invalid-fields"_s, {{u"/note"_s, u"too-long"_s, u"at most 140 characters"_s}}));
    const auto result = call(api, wire::deposit, cash());
    QVERIFY(!result);
    QCOMPARE(result.error().problem.errors.first().pointer, u"/note"_s);
}

void TestApiClient::keysAreGivenOrMade()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::deposit, ClientDesk::receipt());
    const IdempotencyKey key = IdempotencyKey::make(m_clock.nowMicros());
    call(api, wire::deposit, cash(), key);
    call(api, wire::deposit, cash());
    call(api, wire::bank, {});
    const auto sent = server.requests(wire::deposit.info);
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[0].headers.value("idempotency-key"), key.text().toLatin1());
    const auto made = IdempotencyKey::fromText(QString::fromLatin1(sent[1].headers.value("idempotency-key")));
    QVERIFY(made);
    QCOMPARE(made->madeAtMicros(), m_clock.nowMicros());
    QVERIFY(!server.requests(wire::bank.info).first().headers.contains("idempotency-key"));
}

void TestApiClient::theTokenGoesOnlyWhereItIsAsked()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    api.setAccessToken("opensesame");
    call(api, wire::till, {});
    call(api, wire::login, {u"maya@example.org"_s, u"secret"_s});
    QCOMPARE(server.requests(wire::till.info).first().headers.value("authorization"), "Bearer opensesame");
    QVERIFY(!server.requests(wire::login.info).first().headers.contains("authorization"));
}

void TestApiClient::anExpiredTokenIsRenewedOnce()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    int renewals = 0;
    api.setAccessToken("old");
    api.setRenewal([&](const std::function<void(bool)> &done) {
        ++renewals;
        api.setAccessToken("new");
        done(true);
    });
    const IdempotencyKey key = IdempotencyKey::make(m_clock.nowMicros());
    server.script(wire::deposit.info, {Answer::problem(401, u"unauthenticated"_s)});
    server.give(wire::deposit, ClientDesk::receipt());
    QVERIFY(call(api, wire::deposit, cash(), key));
    const auto sent = server.requests(wire::deposit.info);
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[1].headers.value("authorization"), "Bearer new");
    QCOMPARE(sent[1].headers.value("idempotency-key"), sent[0].headers.value("idempotency-key"));
    QCOMPARE(sent[1].body, sent[0].body);
    server.give(wire::deposit.info, Answer::problem(401, u"unauthenticated"_s));
    QCOMPARE(failed(api, wire::deposit, cash()), Kind::SignedOut);
    QCOMPARE(renewals, 2); // once for each call
}

void TestApiClient::withoutRenewalTheSessionIsOver()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    api.setRenewal([](const std::function<void(bool)> &done) { done(false); });
    server.give(wire::till.info, Answer::problem(401, u"unauthenticated"_s));
    QCOMPARE(failed(api, wire::till, {}), Kind::SignedOut);
    QCOMPARE(server.requests(wire::till.info).size(), 1);
}

void TestApiClient::theAnswerOfAGoneContextIsDropped()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::findCustomers.info, ScriptedServer::reply(wire::findCustomers, {}).after(50));
    auto context = std::make_unique<QObject>();
    bool isCalled = false;
    api.call<wire::FindRequest, wire::CustomerList>(wire::findCustomers, {u"zo"_s, 20}, context.get(),
                                                    [&](const auto &) { isCalled = true; });
    context.reset();
    QSignalSpy online(&api, &ApiClient::connectionChanged);
    QVERIFY(online.wait());
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

void TestApiClient::connectionComesAndGoes()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    QSignalSpy changes(&api, &ApiClient::connectionChanged);
    call(api, wire::bank, {});
    QCOMPARE(api.connection(), Connection::Online); // a 404 is an answer
    server.stop();
    call(api, wire::bank, {});
    QCOMPARE(api.connection(), Connection::Reconnecting);
    server.restart();
    call(api, wire::bank, {});
    QCOMPARE(api.connection(), Connection::Online);
    QCOMPARE(changes.size(), 3);
}

void TestApiClient::whoIsStillThereIsAskedOnceAndWhatTheyWantedRepeated()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    const Answer required = Answer::problem(403, u"step-up-required"_s);
    server.script(wire::till.info, {required, required});
    server.give(wire::till, wire::TillView{});
    QList<std::function<void(bool)>> questions;
    api.setConfirmation([&](const std::function<void(bool)> &done) { questions.append(done); });
    int answered = 0;
    for (int i = 0; i < 2; ++i) {
        api.call<wire::Nothing, wire::TillView>(wire::till, {}, this,
                                                [&](const Result<wire::TillView> &reply) { answered += reply ? 1 : 100; });
    }
    QTRY_COMPARE(server.requests(wire::till.info).size(), 2);
    QTRY_COMPARE(questions.size(), 1);
    // Both answers are here once another call, asked for later, is answered.
    (void)call(api, wire::bank, {});
    QCOMPARE(answered, 0);
    questions.first()(true);
    QTRY_COMPARE(answered, 2);
    QCOMPARE(questions.size(), 1);
    QCOMPARE(server.requests(wire::till.info).size(), 4);
}

void TestApiClient::aNoIsTheRefusal()
{
    ScriptedServer server;
    ApiClient api(server.url(), server.authority(), m_clock);
    server.give(wire::deposit.info, Answer::problem(403, u"step-up-required"_s));
    int questions = 0;
    bool isThere = false;
    api.setConfirmation([&](const std::function<void(bool)> &done) {
        ++questions;
        done(isThere);
    });
    const auto refused = call(api, wire::deposit, cash());
    QVERIFY(!refused);
    QCOMPARE(refused.error().problem.code, u"step-up-required"_s);
    QCOMPARE(refused.error().kind, Kind::Rejected);
    QCOMPARE(server.requests(wire::deposit.info).size(), 1);
    isThere = true; // a server that asks on and on is not followed
    QVERIFY(!call(api, wire::deposit, cash()));
    QCOMPARE(questions, 2);
    const auto sent = server.requests(wire::deposit.info);
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent[2].headers.value("idempotency-key"), sent[1].headers.value("idempotency-key"));
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
