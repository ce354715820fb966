// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/json.h"
#include "models/wire/problem.h"

#include <QtTest>

using namespace guichet::wire;

namespace {

Problem whole()
{
    return {QStringLiteral("/problems/limit-reached"), QStringLiteral("The daily limit is reached"), 422,
            QStringLiteral("Zoë's fifth"), QStringLiteral("0198-ab"), QStringLiteral("limit-reached"),
            {{QStringLiteral("/amount"), QStringLiteral("not-allowed"), QStringLiteral("too much")},
             {QStringLiteral("/cash/2/count"), QStringLiteral("required"), {}}}};
}

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void standsOnTheWireAsRfc9457Says();
    void whatIsEmptyIsLeftOut();
    void fieldsOfANewerServerArePassedOver();
    void notAProblem_data();
    void notAProblem();
};

void TestProblem::roundTrip()
{
    const Problem problem = whole();
    const auto read = decodeProblem(encodeProblem(problem));
    QVERIFY(read.has_value());
    QCOMPARE(read->type, problem.type);
    QCOMPARE(read->title, problem.title);
    QCOMPARE(read->status, problem.status);
    QCOMPARE(read->detail, problem.detail);
    QCOMPARE(read->instance, problem.instance);
    QCOMPARE(read->code, problem.code);
    QCOMPARE(read->errors.size(), 2);
    QCOMPARE(read->errors[0].detail, problem.errors[0].detail);
    QCOMPARE(read->errors[1].pointer, problem.errors[1].pointer);
    QCOMPARE(read->errors[1].code, problem.errors[1].code);
}

void TestProblem::standsOnTheWireAsRfc9457Says()
{
    const auto json = parseStrict(encodeProblem(whole()));
    QVERIFY(json.has_value());
    const auto &object = json->get_object();
    for (const char *name : {"type", "title", "detail", "instance", "code"})
        QVERIFY2(object.at(name).is_string(), name);
    QCOMPARE(object.at("status").get_int64(), 422);
    QVERIFY(object.at("errors").is_array());
}

void TestProblem::whatIsEmptyIsLeftOut()
{
    Problem problem;
    problem.status = 404;
    const QByteArray text = encodeProblem(problem);
    for (const char *name : {"detail", "instance", "code", "errors"})
        QVERIFY2(!text.contains(name), name);
    QCOMPARE(decodeProblem(text)->status, 404);
}

void TestProblem::fieldsOfANewerServerArePassedOver()
{
    const auto read = decodeProblem(R"({"type":"t","title":"u","status":409,"balance":5,"errors":[]})");
    QVERIFY(read.has_value());
    QCOMPARE(read->status, 409);
}

void TestProblem::notAProblem_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a proxy's page") << QByteArray("<html>502 Bad Gateway</html>");
    QTest::newRow("cut") << encodeProblem(whole()).chopped(1);
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("without a status") << QByteArray(R"({"type":"t","title":"u"})");
    QTest::newRow("a status in words") << QByteArray(R"({"type":"t","title":"u","status":"422"})");
    QTest::newRow("a status beyond an int") << QByteArray(R"({"type":"t","title":"u","status":99999999999})");
}

void TestProblem::notAProblem()
{
    QFETCH(QByteArray, body);
    QVERIFY(!decodeProblem(body));
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
