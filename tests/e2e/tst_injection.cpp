// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/declaredplaces.h"
#include "tests/e2e/examplesender.h"
#include "tests/e2e/injectioncorpus.h"

using namespace guichet;
namespace json = boost::json;

namespace {

/// With GUICHET_LONG every text goes into every place, but for endpoints that hash passwords; else each place gets one of so
/// many, and each text some places.
int shareOf(const Place &place, bool hashes)
{
    if (hashes)
        return 97; // passwords take long, and are never part of a statement
    if (qEnvironmentVariableIsSet("GUICHET_LONG"))
        return 1;
    return place.name.contains('/') ? 25 : 5;
}

std::string jsonText(const QString &text)
{
    return text.toUtf8().toStdString();
}

/// The end of the way; makes what the example leaves out before it. "0" is a list's first.
json::value &placeIn(json::object &body, const QByteArray &way)
{
    const QByteArrayList steps = way.split('/');
    json::value *value = &body[steps.first().toStdString()];
    for (const QByteArray &step : steps.sliced(1)) {
        if (step == "0") {
            if (!value->is_array() || value->get_array().empty())
                value->emplace_array().emplace_back(nullptr);
            value = value->get_array().data();
        } else {
            if (!value->is_object())
                value->emplace_object();
            value = &value->get_object()[step.toStdString()];
        }
    }
    return *value;
}

ExampleRequest with(ExampleRequest request, const Place &place, const QString &text)
{
    const std::string name = place.name.toStdString();
    switch (place.in) {
    case Place::In::Path:
        request.path[name] = jsonText(text);
        break;
    case Place::In::Query:
        request.query[name] = jsonText(text);
        break;
    case Place::In::Body:
        placeIn(*request.body, place.name) = jsonText(text);
        break;
    case Place::In::Header:
        if (place.name == "Idempotency-Key")
            request.key = {};
        request.headers.emplaceBack(place.name, text.toUtf8());
        break;
    }
    return request;
}

const char *nameOf(Place::In in)
{
    switch (in) {
    case Place::In::Path: return "path";
    case Place::In::Query: return "query";
    case Place::In::Body: return "body";
    case Place::In::Header: return "header";
    }
    Q_UNREACHABLE();
}

bool isPlain(const QString &text)
{
    bool isNumber = false; // may be one that is there
    (void)text.toLongLong(&isNumber);
    return !isNumber && text.size() < 200 && text.isValidUtf16() && !text.isEmpty() && !text.contains(u'/') && !text.contains(u'%')
        && !text.contains(u'\\') && !text.contains(u';')
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

} // namespace

/// Row Z11: the corpus in every parameter and body field of every endpoint, however deep, and in the headers that are read. Nothing
/// breaks, nothing of the database's words comes out, and the books are as they were.
class TestInjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_bank.reset(); }
    void theCorpusIsLarge();
    void fieldsWithinFieldsArePlacesToo();
    void everyPlace_data();
    void everyPlace();
    void theBankStands();

private:
    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<ExampleSender> m_sender;
    const QList<QString> m_corpus = injectionCorpus();
    qsizetype m_sent = 0;
    qsizetype m_inFull = 0; ///< with every text in every place
};

void TestInjection::initTestCase()
{
    m_bank = std::make_unique<BankFixture>();
    m_sender = std::make_unique<ExampleSender>(*m_bank);
    m_sender->sendWhatStays();
}

void TestInjection::theCorpusIsLarge()
{
    QList<QString> corpus = m_corpus;
    std::sort(corpus.begin(), corpus.end());
    corpus.erase(std::unique(corpus.begin(), corpus.end()), corpus.end());
    QVERIFY2(corpus.size() >= 300, qPrintable(QString::number(corpus.size())));
}

void TestInjection::fieldsWithinFieldsArePlacesToo()
{
    const QList<Place> places = declaredPlaces(wire::deposit.info);
    for (const char *name : {"amount", "cash", "cash/0", "cash/0/face", "note"})
        QVERIFY2(places.contains(Place{Place::In::Body, name}), name);
    const json::object *example = wire::exampleOf("deposit");
    QVERIFY(example);
    const ExampleRequest changed = with(requestOf(*example), {Place::In::Body, "cash/0/face"}, QStringLiteral("'"));
    QCOMPARE(textOf(changed.body->at("cash").at(0).at("face")), QByteArray("'"));
}

// A row each: a test function may take five minutes.
void TestInjection::everyPlace_data()
{
    QTest::addColumn<QByteArray>("endpoint");
    QTest::addColumn<int>("number");
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        if (qstrcmp(info->name, "logout") == 0)
            continue; // ends the session that the others need, and takes nothing
        const QList<Place> places = declaredPlaces(*info);
        for (int i = 0; i < places.size(); ++i)
            QTest::addRow("%s: %s %s", info->name, nameOf(places[i].in), places[i].name.constData()) << QByteArray(info->name) << i;
    }
}

void TestInjection::everyPlace()
{
    QFETCH(QByteArray, endpoint);
    QFETCH(int, number);
    const json::object *example = wire::exampleOf(endpoint.toStdString());
    QVERIFY(example);
    ExampleRequest base = requestOf(*example);
    const Place place = declaredPlaces(*base.info)[number];
    const bool hashes = base.body && json::serialize(*base.body).find("password\":") != std::string::npos;
    const bool changes = base.info->method != wire::Method::Get;
    BankClient client = base.as ? m_bank->as(*base.as) : m_bank->stranger();
    base.key = m_bank->newKey().text().toLatin1();
    const int harmless = changes ? 0 : m_sender->send(client, with(base, place, QStringLiteral("harmless"))).status;
    const int step = shareOf(place, hashes);
    m_inFull += hashes ? 0 : m_corpus.size();
    for (qsizetype i = qsizetype(qHash(endpoint) % 97 + size_t(number)) % step; i < m_corpus.size(); i += step) {
        m_sent += hashes ? 0 : 1;
        base.key = m_bank->newKey().text().toLatin1();
        const EdgeClient::Reply reply = m_sender->send(client, with(base, place, m_corpus[i]));
        const QByteArray told = m_corpus[i].left(100).toUtf8() + ": " + QByteArray::number(reply.status) + ' ' + reply.body.left(400);
        QVERIFY2(reply.status >= 200 && reply.status < 500, told);
        QVERIFY2(!reply.headers.contains("x-injected"), told);
        for (const char *word : {"SQLSTATE", "QPSQL", "syntax error", "pg_", "relation \"", ".cpp", "PostgreSQL"})
            QVERIFY2(reply.status < 400 || !reply.body.contains(word), told);
        if (!changes && isPlain(m_corpus[i]) && place.in != Place::In::Header)
            QVERIFY2(reply.status == harmless, told + " and not " + QByteArray::number(harmless));
    }
}

void TestInjection::theBankStands()
{
    qInfo("%lld requests sent, of %lld in full, without endpoints that hash passwords", qint64(m_sent), qint64(m_inFull));
    const auto overview = m_bank->as(Role::Manager).call(wire::overview, {});
    QCOMPARE(overview.value->unbalancedEntries, 0);
    const auto found = m_bank->teller().call(wire::findCustomers, {QStringLiteral("nina@mail.example"), 5});
    QCOMPARE(found.value->items.size(), 1);
    // Texts are kept as they came, and are only text.
    wire::RegisterRequest request;
    request.declared.name = QStringLiteral("Robert'); DROP TABLE identity.users; --");
    request.declared.birthDate = QDate(1990, 1, 2);
    const auto said = m_bank->teller().call(wire::registerCustomer, request);
    QCOMPARE(m_bank->teller().call(wire::customer, {said.value->id}).value->declared.name, request.declared.name);
}

QTEST_GUILESS_MAIN(TestInjection)
#include "tst_injection.moc"
