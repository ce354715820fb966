// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/refusalproblem.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::http;
using store::Fault;

namespace {

// Kept apart from the table in the server on purpose: a status that changes is a change of the contract.
int statusOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::KeyExpired:
    case Refusal::KeyInFlight:
    case Refusal::AlreadyDecided:
        return 409;
    case Refusal::NotFound:
        return 404;
    case Refusal::Forbidden:
    case Refusal::SelfApproval:
        return 403;
    case Refusal::InvalidCredentials:
        return 401;
    case Refusal::StaleVersion:
        return 412;
    case Refusal::DocumentTooLarge:
        return 413;
    default:
        return 422; // a refusal of the bank's rules
    }
}

} // namespace

class TestRefusalProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalIsAProblemOfItsOwn_data();
    void everyRefusalIsAProblemOfItsOwn();
    void noTwoReadAlike();
    void theFieldIsNamed();
    void faultsSayOnlyWhetherToTryAgain_data();
    void faultsSayOnlyWhetherToTryAgain();
    void malformedAndInvalidAreToldApart();
    void theOthers();
};

void TestRefusalProblem::everyRefusalIsAProblemOfItsOwn_data()
{
    QTest::addColumn<Refusal>("refusal");
    for (const auto &[refusal, name] : EnumNames<Refusal>::values)
        QTest::newRow(name) << refusal;
}

void TestRefusalProblem::everyRefusalIsAProblemOfItsOwn()
{
    QFETCH(Refusal, refusal);
    const wire::Problem problem = problemOf(Refused(refusal));
    QCOMPARE(problem.code, QString(enumName(refusal)));
    QCOMPARE(problem.status, statusOf(refusal));
    QVERIFY(!problem.title.isEmpty());
    QVERIFY(problem.errors.isEmpty());
    QCOMPARE(enumFromName<Refusal>(problem.code), std::optional(refusal));
}

void TestRefusalProblem::noTwoReadAlike()
{
    QSet<QString> titles;
    for (const auto &[refusal, name] : EnumNames<Refusal>::values)
        titles.insert(problemOf(Refused(refusal)).title);
    QCOMPARE(titles.size(), qsizetype(EnumNames<Refusal>::values.size()));
}

void TestRefusalProblem::theFieldIsNamed()
{
    const wire::Problem problem = problemOf(Refused(Refusal::EmailTaken, "email"));
    QCOMPARE(problem.errors.size(), 1);
    QCOMPARE(problem.errors[0].pointer, QStringLiteral("email"));
    QCOMPARE(problem.errors[0].code, QStringLiteral("email-taken"));
}

void TestRefusalProblem::faultsSayOnlyWhetherToTryAgain_data()
{
    QTest::addColumn<Fault::Kind>("kind");
    QTest::addColumn<bool>("isCommand");
    QTest::addColumn<QString>("told");
    QTest::newRow("a command that may have happened") << Fault::Kind::Unknown << true << "503 outcome-unknown";
    QTest::newRow("a read without an answer") << Fault::Kind::Unknown << false << "503 busy";
    QTest::newRow("retryable") << Fault::Kind::Retryable << true << "503 busy";
    QTest::newRow("timeout") << Fault::Kind::Timeout << true << "503 busy";
    QTest::newRow("unavailable") << Fault::Kind::Unavailable << true << "503 busy";
    QTest::newRow("constraint") << Fault::Kind::Constraint << true << "500 internal-error";
    QTest::newRow("other") << Fault::Kind::Other << false << "500 internal-error";
}

void TestRefusalProblem::faultsSayOnlyWhetherToTryAgain()
{
    QFETCH(Fault::Kind, kind);
    QFETCH(bool, isCommand);
    QFETCH(QString, told);
    const wire::Problem problem = problemOf(Fault(kind, "23505", "ledger/secret", "secret_key"), isCommand);
    QCOMPARE(QString::number(problem.status) + u' ' + problem.code, told);
    QVERIFY(!(problem.title + problem.detail).contains(QStringLiteral("secret")));
    QVERIFY(!(problem.title + problem.detail).contains(QStringLiteral("23505")));
}

void TestRefusalProblem::malformedAndInvalidAreToldApart()
{
    const wire::Problem malformed = problemOf(wire::DecodeFailure{true, QStringLiteral("a name stands twice"), {}});
    QCOMPARE(malformed.status, 400);
    QCOMPARE(malformed.code, QStringLiteral("malformed-json"));
    QCOMPARE(malformed.detail, QStringLiteral("a name stands twice"));
    const wire::FieldError error{QStringLiteral("/amount"), QStringLiteral("required"), QStringLiteral("missing")};
    const wire::Problem invalid = problemOf(wire::DecodeFailure{false, {}, {error}});
    QCOMPARE(invalid.status, 422);
    QCOMPARE(invalid.code, QStringLiteral("validation-failed"));
    QCOMPARE(invalid.errors.size(), 1);
}

void TestRefusalProblem::theOthers()
{
    QCOMPARE(busyProblem().status, 503);
    QCOMPARE(outcomeUnknownProblem().status, 503);
    QVERIFY(busyProblem().code != outcomeUnknownProblem().code);
    QCOMPARE(unauthorisedProblem().status, 401);
    QCOMPARE(forbiddenProblem().status, 403);
    QCOMPARE(keyProblem().status, 400);
    QCOMPARE(preconditionProblem().status, 428);
    QCOMPARE(preconditionProblem().code, QStringLiteral("precondition-required"));
    QCOMPARE(rateLimitedProblem().status, 429);
    QCOMPARE(methodProblem().status, 405);
    QCOMPARE(notAcceptableProblem().status, 406);
    QCOMPARE(notAcceptableProblem().code, QStringLiteral("not-acceptable"));
}

QTEST_GUILESS_MAIN(TestRefusalProblem)
#include "tst_refusalproblem.moc"
