// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/openapi.h"
#include "services/http/limits.h"
#include "services/http/routes/routes.h"
#include "tests/e2e/bankfixture.h"

using namespace guichet;

namespace {

const BankClient::Headers json{{"Content-Type", "application/json"}};

BankClient::Headers keyed(const QByteArray &key)
{
    return {{"Content-Type", "application/json"}, {"Idempotency-Key", key}};
}

QString codeOf(const EdgeClient::Reply &reply)
{
    const auto problem = wire::decodeProblem(reply.body);
    return problem ? QString::number(reply.status) + u' ' + problem->code : QString::number(reply.status);
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void unknownPaths();
    void methodsNotKnown();
    void headAnswersWithoutABody();
    void withoutASignIn();
    void withoutTheRight();
    void bodiesOfAnotherType();
    void answersOfAnotherType();
    void bodiesTooLarge();
    void bodiesThatArentJson_data();
    void bodiesThatArentJson();
    void bodiesThatArentUtf8();
    void keysMissingOrMalformed();
    void everyWrongFieldIsNamed();
    void parametersThatDontHold();
    void problemsHaveTheirForm();
    void twiceIsOnce();
    void twiceAtOnceIsOnce();
    void theSameKeyWithAnotherBody();
    void theSameKeyOfAnotherPerson();
    void keysTooOldOrAhead();
    void aRefusalLeavesTheKeyFree();
    void longerPathsThatOverlap();
    void theDocumentIsServed();
    void everyEndpointHasToBeRegistered();

private:
    wire::RegisterRequest someone()
    {
        const int number = ++m_people;
        wire::RegisterRequest request;
        request.declared.name = QStringLiteral("Someone");
        request.declared.birthDate = QDate(1990, 1, 2);
        request.declared.email = QStringLiteral("someone%1@mail.example").arg(number);
        return request;
    }
    std::unique_ptr<BankFixture> m_bank;
    int m_people = 0;
};

void TestRouter::unknownPaths()
{
    BankClient client = m_bank->teller();
    for (const char *path : {"/", "/api", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/bank", "/api/v1/bank/",
                             "/api/v1/account/7/nothing", "/api/v1/Bank"})
        QVERIFY2(codeOf(client.send("GET", path)) == QStringLiteral("404 not-found"), path);
}

void TestRouter::methodsNotKnown()
{
    BankClient client = m_bank->teller();
    auto reply = client.send("POST", "/api/v1/bank", json, "{}");
    QCOMPARE(codeOf(reply), QStringLiteral("405 method-not-allowed"));
    QCOMPARE(reply.headers.value("allow"), QByteArray("GET"));
    reply = client.send("PUT", "/api/v1/account/7", json, "{}");
    QCOMPARE(reply.status, 405);
    auto allowed = reply.headers.value("allow").split(',');
    std::for_each(allowed.begin(), allowed.end(), [](QByteArray &method) { method = method.trimmed(); });
    std::sort(allowed.begin(), allowed.end());
    QCOMPARE(allowed, (QByteArrayList{"DELETE", "GET"}));
}

void TestRouter::headAnswersWithoutABody()
{
    BankClient client = m_bank->stranger();
    const auto whole = client.send("GET", "/api/v1/bank");
    const auto head = client.send("HEAD", "/api/v1/bank");
    QCOMPARE(whole.status, 200);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-type"), whole.headers.value("content-type"));
    QVERIFY(head.body.isEmpty());
    QCOMPARE(client.send("GET", "/api/v1/bank").status, 200); // and the connection goes on
}

void TestRouter::withoutASignIn()
{
    BankClient client = m_bank->stranger();
    auto reply = client.send("GET", "/api/v1/till");
    QCOMPARE(codeOf(reply), QStringLiteral("401 invalid-token"));
    QCOMPARE(reply.headers.value("www-authenticate"), QByteArray("Bearer"));
    client.setToken("eyJhbGciOiJub25lIn0.e30.");
    QCOMPARE(codeOf(client.send("GET", "/api/v1/till")), QStringLiteral("401 invalid-token"));
    const QByteArray token = m_bank->teller().token();
    client.setToken(token.chopped(2) + (token.endsWith("AA") ? "BB" : "AA"));
    QCOMPARE(codeOf(client.send("GET", "/api/v1/till")), QStringLiteral("401 invalid-token"));
    client.setToken({});
    QCOMPARE(client.send("GET", "/api/v1/till", {{"Authorization", "Basic dGVsbGVyOng="}}).status, 401);
}

void TestRouter::withoutTheRight()
{
    QCOMPARE(codeOf(m_bank->as(Role::Manager).send("GET", "/api/v1/till")), QStringLiteral("403 forbidden"));
    // Before the body is looked at: nobody learns what it should have been.
    QCOMPARE(m_bank->as(Role::Manager).send("POST", "/api/v1/account/7/deposit", json, "nonsense").status, 403);
}

void TestRouter::bodiesOfAnotherType()
{
    BankClient client = m_bank->teller();
    QCOMPARE(codeOf(client.send("POST", "/api/v1/user/create", {{"Content-Type", "text/plain"}}, "{}")),
             QStringLiteral("415 unsupported-media-type"));
    QCOMPARE(client.send("POST", "/api/v1/user/create", {}, "{}").status, 415);
    QCOMPARE(client.send("POST", "/api/v1/user/create", {{"Content-Type", "application/json; charset=latin1"}}, "{}").status,
             415);
    QCOMPARE(client.send("PUT", "/api/v1/user/7/document/front", {{"Content-Type", "image/svg+xml"}}, "<svg/>").status, 415);
}

/// Row H7: nothing is looked up or done for somebody who won't take the answer.
void TestRouter::answersOfAnotherType()
{
    const auto asked = [&](BankClient client, const QByteArray &target, const QByteArray &accept) {
        return codeOf(client.send("GET", target, {{"Accept", accept}}));
    };
    const QString refused = QStringLiteral("406 not-acceptable");
    for (const char *accept : {"text/html", "image/*", "application/json;q=0", "*/*, application/json;q=0.0", "json"})
        QVERIFY2(asked(m_bank->stranger(), "/api/v1/bank", accept) == refused, accept);
    for (const char *accept : {"*/*", "application/json", "application/*;q=0.1", "text/html, application/json", ""})
        QVERIFY2(asked(m_bank->stranger(), "/api/v1/bank", accept) == QStringLiteral("200"), accept);
    QCOMPARE(asked(m_bank->stranger(), "/api/v1/till", "text/html"), QStringLiteral("401 invalid-token"));
    QCOMPARE(asked(m_bank->stranger(), "/api/docs", "image/png"), refused);
    QCOMPARE(asked(m_bank->stranger(), "/api/docs", "text/html,application/xhtml+xml,*/*;q=0.8"), QStringLiteral("200"));
    const auto reply = m_bank->stranger().send("GET", "/api/v1/bank", {{"Accept", "text/html"}});
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json; charset=utf-8"));
    // A command that isn't answered isn't done either.
    const wire::EncodedRequest order = wire::registerCustomer.encodeRequest(wire::registerCustomer.info, someone());
    BankClient::Headers headers = keyed(m_bank->newKey().text().toLatin1());
    headers.emplaceBack("Accept", "application/xml");
    BankClient teller = m_bank->teller();
    QCOMPARE(codeOf(teller.send("POST", order.target, headers, order.body)), refused);
    headers.last().second = "application/json";
    QCOMPARE(teller.send("POST", order.target, headers, order.body).status, 200);
    // What has no content can't be of another type.
    const UserId customer = m_bank->customer(QStringLiteral("Paul Roche"), BankFixture::Approval::Approved, false);
    const wire::EncodedRequest empty = wire::confirmEmail.encodeRequest(wire::confirmEmail.info, {customer});
    headers.first() = {"Accept", "text/html"};
    headers[1].second = m_bank->newKey().text().toLatin1();
    headers.last() = {"Content-Type", "application/json"};
    QCOMPARE(teller.send("POST", empty.target, headers, QByteArray("") + empty.body).status, 204);
}

void TestRouter::bodiesTooLarge()
{
    BankClient client = m_bank->teller();
    QCOMPARE(codeOf(client.send("POST", "/api/v1/user/create", keyed(m_bank->newKey().text().toLatin1()),
                                QByteArray(http::limits::jsonBodyBytes + 1, ' '))),
             QStringLiteral("413 payload-too-large"));
    QCOMPARE(client.send("PUT", "/api/v1/user/7/document/front", {{"Content-Type", "image/png"}},
                         QByteArray(http::limits::imageBodyBytes + 1, 'x'))
                 .status,
             413);
}

void TestRouter::bodiesThatArentJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("cut") << QByteArray(R"({"name":"A)");
    QTest::newRow("twice") << QByteArray(R"({"name":"A","name":"B","birth_date":"1990-01-02"})");
    QTest::newRow("exponent") << QByteArray(R"({"name":5e3})");
    QTest::newRow("U+0000") << QByteArray(R"({"name":"A\u0000","birth_date":"1990-01-02"})");
    QTest::newRow("lone surrogate") << QByteArray(R"({"name":"A\ud800","birth_date":"1990-01-02"})");
}

void TestRouter::bodiesThatArentJson()
{
    QFETCH(QByteArray, body);
    BankClient client = m_bank->teller();
    QCOMPARE(codeOf(client.send("POST", "/api/v1/user/create", keyed(m_bank->newKey().text().toLatin1()), body)),
             QStringLiteral("400 malformed-json"));
}

void TestRouter::bodiesThatArentUtf8()
{
    const auto reply = m_bank->teller().send("POST", "/api/v1/user/create", keyed(m_bank->newKey().text().toLatin1()),
                                             "{\"name\":\"Zo\xeb\",\"birth_date\":\"1990-01-02\"}");
    QCOMPARE(codeOf(reply), QStringLiteral("400 malformed-request"));
}

void TestRouter::keysMissingOrMalformed()
{
    BankClient client = m_bank->teller();
    QCOMPARE(codeOf(client.send("POST", "/api/v1/user/create", json, "{}")), QStringLiteral("400 key-missing"));
    for (const char *key : {"", "7", "9f1c1c7e-8f0e-4c1e-9a6e-0c6f4b6f8f10", "00000000-0000-0000-0000-000000000000"})
        QVERIFY2(codeOf(client.send("POST", "/api/v1/user/create", keyed(key), "{}")) == QStringLiteral("400 key-missing"),
                 key);
    QCOMPARE(client.send("POST", "/api/v1/account/7/deposit", json, "{}").status, 400);
}

void TestRouter::everyWrongFieldIsNamed()
{
    const auto reply = m_bank->teller().send("POST", "/api/v1/user/create", keyed(m_bank->newKey().text().toLatin1()),
                                             R"({"name":7,"email_confirmed":"yes","more":1})");
    QCOMPARE(codeOf(reply), QStringLiteral("422 validation-failed"));
    const wire::Problem problem = *wire::decodeProblem(reply.body);
    QStringList errors;
    for (const wire::FieldError &error : problem.errors)
        errors.append(error.code + u' ' + error.pointer);
    QCOMPARE(errors, (QStringList{QStringLiteral("wrong-type /name"), QStringLiteral("wrong-type /email_confirmed"),
                                  QStringLiteral("unknown-field ")}));
    const auto missing = m_bank->teller().send("POST", "/api/v1/user/create", keyed(m_bank->newKey().text().toLatin1()), "{}");
    QCOMPARE(wire::decodeProblem(missing.body)->errors.value(0).code, QStringLiteral("required"));
    QCOMPARE(wire::decodeProblem(missing.body)->errors.value(0).pointer, QStringLiteral("/name"));
    wire::RegisterRequest withoutBirth = someone();
    withoutBirth.declared.birthDate = {};
    const auto refused = m_bank->teller().call(wire::registerCustomer, withoutBirth);
    QCOMPARE(refused.inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(refused.problem.errors.value(0).pointer, QStringLiteral("birth_date"));
}

void TestRouter::parametersThatDontHold()
{
    BankClient client = m_bank->teller();
    for (const char *target : {"/api/v1/account/x", "/api/v1/account/0", "/api/v1/account/9007199254740992",
                               "/api/v1/customers?limit=ten", "/api/v1/customers?text=a&page=2",
                               "/api/v1/customers?text=a&text=b", "/api/v1/operation/7"})
        QVERIFY2(codeOf(client.send("GET", target)) == QStringLiteral("422 validation-failed"), target);
}

void TestRouter::problemsHaveTheirForm()
{
    const auto reply = m_bank->teller().send("GET", "/api/v1/account/999999");
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json; charset=utf-8"));
    const wire::Problem problem = *wire::decodeProblem(reply.body);
    QCOMPARE(problem.status, 404);
    QCOMPARE(problem.type, QStringLiteral("/problems/not-found"));
    QVERIFY(!problem.title.isEmpty());
    QVERIFY(!problem.instance.isEmpty());
}

void TestRouter::twiceIsOnce()
{
    BankClient client = m_bank->teller();
    const wire::RegisterRequest request = someone();
    const IdempotencyKey key = m_bank->newKey();
    const auto first = client.call(wire::registerCustomer, request, key);
    const auto second = client.call(wire::registerCustomer, request, key);
    QCOMPARE(first.inShort(), QStringLiteral("200"));
    QCOMPARE(second.inShort(), QStringLiteral("200"));
    QCOMPARE(second.value->id, first.value->id);
    QCOMPARE(second.reply.body, first.reply.body);
    // Without content it is the same.
    const IdempotencyKey confirmation = m_bank->newKey();
    QCOMPARE(client.call(wire::confirmEmail, {first.value->id}, confirmation).status(), 204);
    QCOMPARE(client.call(wire::confirmEmail, {first.value->id}, confirmation).status(), 204);
}

void TestRouter::twiceAtOnceIsOnce()
{
    const wire::RegisterRequest request = someone();
    const IdempotencyKey key = m_bank->newKey();
    const QByteArray token = m_bank->teller().token();
    std::vector<std::future<QByteArray>> sent;
    for (int i = 0; i < 6; ++i) {
        sent.push_back(std::async(std::launch::async, [&] {
            BankClient client(m_bank->port, m_bank->authority, m_bank->clock, token);
            return client.call(wire::registerCustomer, request, key).reply.body;
        }));
    }
    QSet<QByteArray> answers;
    for (auto &answer : sent)
        answers.insert(answer.get());
    QCOMPARE(answers.size(), 1);
    QVERIFY2(answers.constBegin()->startsWith("{\"id\":"), answers.constBegin()->constData());
}

void TestRouter::theSameKeyWithAnotherBody()
{
    BankClient client = m_bank->teller();
    const IdempotencyKey key = m_bank->newKey();
    QCOMPARE(client.call(wire::registerCustomer, someone(), key).status(), 200);
    QCOMPARE(client.call(wire::registerCustomer, someone(), key).inShort(), QStringLiteral("422 key-reused"));
    // And at another address.
    QCOMPARE(client.call(wire::confirmEmail, {m_bank->idOf(Role::Customer)}, key).inShort(),
             QStringLiteral("422 key-reused"));
}

void TestRouter::theSameKeyOfAnotherPerson()
{
    const IdempotencyKey key = m_bank->newKey();
    const auto first = m_bank->teller().call(wire::registerCustomer, someone(), key);
    const auto other = m_bank->as(Role::Supervisor).call(wire::registerCustomer, someone(), key);
    QCOMPARE(other.inShort(), QStringLiteral("200"));
    QVERIFY(other.value->id != first.value->id);
}

void TestRouter::keysTooOldOrAhead()
{
    BankClient client = m_bank->teller();
    const qint64 now = m_bank->clock.nowMicros();
    const auto with = [&](qint64 madeAt) {
        return client.call(wire::registerCustomer, someone(), IdempotencyKey::make(madeAt)).inShort();
    };
    const qint64 day = qint64(24) * 3600 * microsPerSecond;
    QCOMPARE(with(now - 7 * day - microsPerSecond), QStringLiteral("409 key-expired"));
    QCOMPARE(with(now - 7 * day + microsPerSecond), QStringLiteral("200"));
    QCOMPARE(with(now + 301 * microsPerSecond), QStringLiteral("409 key-expired"));
    QCOMPARE(with(now + 299 * microsPerSecond), QStringLiteral("200"));
}

void TestRouter::aRefusalLeavesTheKeyFree()
{
    BankClient client = m_bank->teller();
    wire::RegisterRequest request = someone();
    QCOMPARE(client.call(wire::registerCustomer, request).status(), 200);
    const IdempotencyKey key = m_bank->newKey();
    const auto taken = client.call(wire::registerCustomer, request, key);
    QCOMPARE(taken.inShort(), QStringLiteral("422 email-taken"));
    QCOMPARE(taken.problem.errors.value(0).pointer, QStringLiteral("email"));
    request.declared.email = someone().declared.email;
    QCOMPARE(client.call(wire::registerCustomer, request, key).inShort(), QStringLiteral("200"));
}

void TestRouter::longerPathsThatOverlap()
{
    // "account/transfer" is no account, "account/user/7" no posting.
    QCOMPARE(m_bank->teller().send("POST", "/api/v1/account/transfer", keyed(m_bank->newKey().text().toLatin1()), "{}").status,
             422);
    const auto said = m_bank->teller().call(wire::accountsOf, {m_bank->idOf(Role::Customer)});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
}

void TestRouter::theDocumentIsServed()
{
    BankClient client = m_bank->stranger();
    const auto reply = client.send("GET", "/api/openapi.json");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(reply.body, wire::openApiDocument());
    QCOMPARE(client.send("GET", "/livez").body, QByteArray("ok\n"));
    QCOMPARE(client.send("GET", "/api/v1/bank").status, 200);
}

void TestRouter::everyEndpointHasToBeRegistered()
{
    http::Router router(m_bank->bank->services());
    QCOMPARE(router.unanswered().size(), qsizetype(wire::allEndpoints().size()));
    http::registerSessionRoutes(router);
    QVERIFY(!router.unanswered().contains(QStringLiteral("login")));
    http::Router whole(m_bank->bank->services());
    http::registerAllRoutes(whole);
    QCOMPARE(whole.unanswered(), QStringList());
    QCOMPARE(http::rowsOf(0), 1);
    QCOMPARE(http::rowsOf(1'000'000), maximumPageRows);
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
