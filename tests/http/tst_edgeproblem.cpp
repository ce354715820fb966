// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/problem.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::http;

/// What the edge says when it refuses. Kept apart from the server's table on purpose: a code that changes is a change of
/// the contract.
class TestEdgeProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneHasItsStatusAndCode_data();
    void everyOneHasItsStatusAndCode();
    void theReplyNamesTypeAndInstance();
};

void TestEdgeProblem::everyOneHasItsStatusAndCode_data()
{
    QTest::addColumn<EdgeProblem>("problem");
    const auto row = [](const char *told, EdgeProblem problem) { QTest::newRow(told) << problem; };
    row("400 malformed-request", EdgeProblem::MalformedRequest);
    row("411 length-required", EdgeProblem::LengthRequired);
    row("413 payload-too-large", EdgeProblem::PayloadTooLarge);
    row("414 target-too-long", EdgeProblem::TargetTooLong);
    row("431 header-too-large", EdgeProblem::HeaderTooLarge);
    row("417 expectation-failed", EdgeProblem::ExpectationFailed);
    row("415 unsupported-media-type", EdgeProblem::UnsupportedMediaType);
    row("408 request-timeout", EdgeProblem::RequestTimeout);
    row("500 internal-error", EdgeProblem::InternalError);
}

void TestEdgeProblem::everyOneHasItsStatusAndCode()
{
    QFETCH(EdgeProblem, problem);
    const wire::Problem said = edgeProblem(problem);
    QCOMPARE(QString(QString::number(said.status) + u' ' + said.code), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!said.title.isEmpty() && !said.detail.isEmpty());
}

void TestEdgeProblem::theReplyNamesTypeAndInstance()
{
    const Response reply = problemResponse(edgeProblem(EdgeProblem::RequestTimeout), "request-7");
    QCOMPARE(reply.status, 408);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    const auto said = wire::decodeProblem(reply.body);
    QVERIFY(said);
    QCOMPARE(said->type, QStringLiteral("/problems/request-timeout"));
    QCOMPARE(said->instance, QStringLiteral("request-7"));
}

QTEST_GUILESS_MAIN(TestEdgeProblem)
#include "tst_edgeproblem.moc"
