// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/declaredplaces.h"
#include "tests/e2e/examplesender.h"

using namespace guichet;
namespace json = boost::json;

namespace {

constexpr qint64 day = qint64(24) * 3600 * microsPerSecond;

QString codeOf(const EdgeClient::Reply &reply)
{
    const auto problem = wire::decodeProblem(reply.body);
    return problem ? QString::number(reply.status) + u' ' + problem->code : QString::number(reply.status);
}

bool takes(const wire::EndpointInfo &info, Place::In in, const char *name)
{
    return declaredPlaces(info).contains(Place{in, name});
}

} // namespace

Q_DECLARE_METATYPE(const wire::EndpointInfo *)

/// A client that isn't ours, or is no more: rows Z2, Z7, Z9, Z10 and Z12, generated from the declarations and their
/// examples. The server decides alone.
class TestTampering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_bank.reset(); }

    void fieldsOfTheBanksOwn_data() { endpoints([](const auto &info) { return info.requestBody == wire::BodyKind::Json; }); }
    void fieldsOfTheBanksOwn();
    void commandsWithoutTheirKey_data() { endpoints([](const auto &info) { return info.keyed == wire::Keyed::Yes; }); }
    void commandsWithoutTheirKey();
    void listsInAnotherOrder_data() { endpoints([](const auto &info) { return info.method == wire::Method::Get; }); }
    void listsInAnotherOrder();
    void pagesWithoutEnd_data() { endpoints([](const auto &info) { return takes(info, Place::In::Query, "limit"); }); }
    void pagesWithoutEnd();
    void forgedCursors_data() { endpoints([](const auto &info) { return takes(info, Place::In::Query, "cursor"); }); }
    void forgedCursors();
    void whatIsSearchedForIsText();
    void aRequestOfYesterdayBooksNothing();
    void nothingIsFetchedFromAnAddressGiven();

private:
    using Wanted = bool(const wire::EndpointInfo &);
    static void endpoints(Wanted wanted)
    {
        QTest::addColumn<const wire::EndpointInfo *>("info");
        for (const wire::EndpointInfo *info : wire::allEndpoints()) {
            if (wanted(*info))
                QTest::newRow(info->name) << info;
        }
    }
    /// The example of that endpoint, under a key of its own.
    ExampleRequest example(const wire::EndpointInfo &info)
    {
        ExampleRequest request = requestOf(*wire::exampleOf(info.name));
        request.key = m_bank->newKey().text().toLatin1();
        return request;
    }

    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<ExampleSender> m_sender;
};

void TestTampering::initTestCase()
{
    m_bank = std::make_unique<BankFixture>();
    m_sender = std::make_unique<ExampleSender>(*m_bank);
    m_sender->sendWhatStays();
}

// Row Z2.
void TestTampering::fieldsOfTheBanksOwn()
{
    QFETCH(const wire::EndpointInfo *, info);
    for (const char *name : {"id", "role", "status", "owner_id", "balance", "created_by", "approved", "__proto__"}) {
        if (takes(*info, Place::In::Body, name))
            continue;
        ExampleRequest request = example(*info);
        (*request.body)[name] = 1;
        const EdgeClient::Reply reply = m_sender->send(request);
        QVERIFY2(codeOf(reply) == QStringLiteral("422 validation-failed"), name + (' ' + reply.body));
        QVERIFY2(reply.body.contains("unknown-field"), reply.body);
    }
}

// Row Z7.
void TestTampering::commandsWithoutTheirKey()
{
    QFETCH(const wire::EndpointInfo *, info);
    const QByteArray key = m_bank->newKey().text().toLatin1();
    for (const QByteArray &sent : {QByteArray(), QByteArray(""), key + key, key.toUpper(), QByteArray(500, 'a')}) {
        ExampleRequest request = example(*info);
        request.key = sent;
        const EdgeClient::Reply reply = m_sender->send(request);
        QVERIFY2(codeOf(reply) == QStringLiteral("400 key-missing"), sent + (' ' + reply.body));
    }
}

// Row Z10: the order is the bank's, and there is no other.
void TestTampering::listsInAnotherOrder()
{
    QFETCH(const wire::EndpointInfo *, info);
    for (const char *name : {"sort", "order_by", "sqlSearch", "filter", "offset", "fields"}) {
        ExampleRequest request = example(*info);
        request.query[name] = "name; DROP TABLE identity.users";
        const EdgeClient::Reply reply = m_sender->send(request);
        QVERIFY2(codeOf(reply) == QStringLiteral("422 validation-failed"), name + (' ' + reply.body));
    }
}

void TestTampering::pagesWithoutEnd()
{
    QFETCH(const wire::EndpointInfo *, info);
    for (const char *limit : {"1000000000", "9223372036854775807", "0", "-1", "1e9"}) {
        ExampleRequest request = example(*info);
        request.query["limit"] = limit;
        const EdgeClient::Reply reply = m_sender->send(request);
        QVERIFY2(reply.status >= 200 && reply.status < 500, limit + (' ' + reply.body));
        if (reply.status != 200)
            continue;
        const json::value said = json::parse(std::string_view(reply.body));
        if (const json::value *items = said.get_object().if_contains("items"))
            QVERIFY2(items->get_array().size() <= maximumPageRows, limit);
    }
}

void TestTampering::forgedCursors()
{
    QFETCH(const wire::EndpointInfo *, info);
    for (const char *cursor : {"x", "-1", "0", "1.2.3", "1;DROP TABLE x", "' OR 1=1 --", "99999999999999999999", "%00", "\u0661"}) {
        ExampleRequest request = example(*info);
        request.query["cursor"] = cursor;
        const EdgeClient::Reply reply = m_sender->send(request);
        QVERIFY2(reply.status == 422, cursor + (' ' + reply.body));
    }
}

void TestTampering::whatIsSearchedForIsText()
{
    (void)m_bank->customer(QStringLiteral("Ana Percent"));
    BankClient teller = m_bank->teller();
    QCOMPARE(teller.call(wire::findCustomers, {QStringLiteral("Ana Perc"), 20}).value->items.size(), 1);
    for (const char *text : {"%", "_na", "%ercent", ".*", "(?i)ana p", "'", "' OR '1'='1", "\\", "$$", "Ana|Percival"}) {
        const auto said = teller.call(wire::findCustomers, {QString::fromLatin1(text), 20});
        QVERIFY2(said.status() == 200 && said.value->items.isEmpty(), text + (' ' + said.reply.body));
    }
    QCOMPARE(teller.send("GET", "/api/v1/customers?text=" + QByteArray(100'000, 'a')).status, 414);
}

// Row Z9: what was sent once, recorded, and is sent again.
void TestTampering::aRequestOfYesterdayBooksNothing()
{
    const BankFixture::Client client = m_bank->client(QStringLiteral("Bo Replay"));
    const IdempotencyKey key = m_bank->newKey();
    const auto send = [&] {
        BankClient teller = m_bank->stranger();
        teller.setToken(m_bank->signIn(Role::Teller));
        return teller.call(wire::deposit, BankFixture::cash(client.account, 5'000), key);
    };
    const auto first = send();
    QCOMPARE(first.inShort(), QStringLiteral("200"));
    m_bank->clock.advance(day);
    const auto again = send();
    QCOMPARE(again.reply.body, first.reply.body);
    m_bank->clock.advance(7 * day); // the key may be forgotten by now, and is refused then
    const auto late = send();
    QVERIFY2(late.reply.body == first.reply.body || late.inShort() == QStringLiteral("409 key-expired"), late.reply.body);
    BankClient teller = m_bank->stranger();
    teller.setToken(m_bank->signIn(Role::Teller));
    QCOMPARE(teller.call(wire::account, {client.account}).value->summary.balance.minorUnits, 5'000);
}

// Row Z12: no request names an address that the server would go to.
void TestTampering::nothingIsFetchedFromAnAddressGiven()
{
    static const QRegularExpression addresses(QStringLiteral("url|uri|href|host|callback|webhook|redirect|endpoint"));
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        for (const Place &place : declaredPlaces(*info))
            QVERIFY2(!addresses.match(QString::fromLatin1(place.name)).hasMatch(), info->name + (' ' + place.name));
    }
}

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
