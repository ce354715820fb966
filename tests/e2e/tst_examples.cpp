// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/examplesender.h"

using namespace guichet;
namespace json = boost::json;

namespace {

/// Where an answer's form isn't the documented one: other fields, other types. Empty: it is. Of a list the first item
/// stands for all.
QString difference(const json::value &documented, const json::value &answered, const QString &at)
{
    if (documented.kind() != answered.kind())
        return at + QStringLiteral(": another type");
    if (documented.is_array()) {
        const json::array &some = documented.get_array();
        if (some.empty() != answered.get_array().empty())
            return at + QStringLiteral(": empty, or not");
        return some.empty() ? QString() : difference(some[0], answered.get_array()[0], at + QStringLiteral("/0"));
    }
    if (!documented.is_object())
        return {};
    for (const auto &member : documented.get_object()) {
        const QString place = at + u'/' + QString::fromLatin1(member.key().data(), qsizetype(member.key().size()));
        const json::value *other = answered.get_object().if_contains(member.key());
        if (!other)
            return place + QStringLiteral(": missing");
        if (const QString found = difference(member.value(), *other, place); !found.isEmpty())
            return found;
    }
    return documented.get_object().size() == answered.get_object().size() ? QString() : at + QStringLiteral(": more fields");
}

} // namespace

/// Every example of the documentation, sent in order to a new bank: each is answered as documented.
class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<BankFixture>();
        m_sender = std::make_unique<ExampleSender>(*m_bank);
    }
    void cleanupTestCase() { m_bank.reset(); }
    void everyEndpointHasOne();
    void isAnsweredAsDocumented_data();
    void isAnsweredAsDocumented();
    void aDifferenceIsSeen();

private:
    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<ExampleSender> m_sender;
};

void TestExamples::everyEndpointHasOne()
{
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        const json::object *example = wire::exampleOf(info->name);
        QVERIFY2(example, info->name);
        QVERIFY2(example->contains("answer") == (info->responseBody == wire::BodyKind::Json), info->name);
        QVERIFY2(example->contains("body") == (info->requestBody == wire::BodyKind::Json), info->name);
    }
}

void TestExamples::isAnsweredAsDocumented_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const json::value &example : wire::examples()) {
        QTest::addRow("%d %s", index, textOf(example.at("endpoint")).constData()) << index;
        ++index;
    }
}

void TestExamples::isAnsweredAsDocumented()
{
    QFETCH(int, index);
    const json::object &example = wire::examples()[std::size_t(index)].as_object();
    const ExampleRequest request = requestOf(example);
    const wire::EndpointInfo *info = request.info;
    const int expected = info->responseBody == wire::BodyKind::None ? 204 : 200;
    EdgeClient::Reply reply;
    QString found;
    const auto isSo = [&] {
        reply = m_sender->send(request);
        const json::value *answer = example.if_contains("answer");
        found.clear();
        if (reply.status == 200 && answer) {
            const auto read = wire::parseStrict(reply.body);
            found = read ? difference(*answer, *read, {}) : read.error().detail;
        }
        return reply.status == expected && found.isEmpty();
    };
    // Figures follow the ledger a moment later; nothing else may need a second time.
    const bool mayFollow = QByteArray(info->path).startsWith("stats/");
    bool fits = isSo();
    if (!fits && mayFollow)
        fits = QTest::qWaitFor(isSo, 15'000);
    if (qEnvironmentVariableIsSet("GUICHET_PRINT_EXAMPLES")) // to write them down
        std::printf("%d %d %s\n", index, reply.status, reply.body.constData());
    QVERIFY2(fits, QByteArray::number(reply.status) + ' ' + found.toUtf8() + "\n" + reply.body);
}

void TestExamples::aDifferenceIsSeen()
{
    const json::value documented{{"a", 1}, {"b", json::array{{{"c", "x"}}}}};
    QVERIFY(difference(documented, {{"a", 2}, {"b", json::array{{{"c", "y"}}, {{"c", "z"}}}}}, {}).isEmpty());
    for (const json::value &other : {json::value{{"a", "1"}, {"b", json::array{{{"c", "x"}}}}},
                                     json::value{{"a", 1}, {"b", json::array{}}},
                                     json::value{{"a", 1}, {"b", json::array{{{"d", "x"}}}}},
                                     json::value{{"a", 1}},
                                     json::value{{"a", 1}, {"b", json::array{{{"c", "x"}}}}, {"e", 1}}})
        QVERIFY(!difference(documented, other, {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
