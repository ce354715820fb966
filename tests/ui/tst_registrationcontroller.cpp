// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/registrationcontroller.h"

#include "tests/ui/sampleoffice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;
using State = RegistrationController::State;
using Step = RegistrationController::Step;

// Four steps against a scripted bank; each fails once and is taken up again.
class TestRegistrationController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theStepsComeInOrder();
    void withoutABackThereAreThreeSteps();
    void eachFailedStepIsTakenUpAgain_data();
    void eachFailedStepIsTakenUpAgain();
    void aRefusedDeclarationGoesAgainAsAnotherCommand();
    void anUnknownRegistrationGoesAgainUnderItsKey();
    void anotherPhotoAfterARefusalIsSent();
    void anUnknownSubmissionGoesAgainUnderItsKey();
    void handingInRegistersNobody();
    void whatWasResetIsDropped();
    void pressingTwiceRegistersOnce();

private:
    static Photo photo(const char *format);
    wire::RegisterRequest who(const QString &email = u"amelie@example.org"_s) const;
    HandIn documents() const { return {photo("png"), photo("jpeg"), {sampleZone(), QDate(2031, 9, 11)}}; }
    QByteArrayList keys(const wire::EndpointInfo &endpoint) const;
    qsizetype asked(const wire::EndpointInfo &endpoint) const { return m_bank->server.requests(endpoint).size(); }

    std::unique_ptr<SampleBank> m_bank;
    std::unique_ptr<RegistrationController> m_controller;
};

void TestRegistrationController::initTestCase()
{
    QVERIFY(!photo("png").bytes.isEmpty());
}

void TestRegistrationController::init()
{
    m_bank = bankWith(Role::Teller);
    m_bank->server.give(wire::registerCustomer, {UserId{100'700}});
    m_bank->server.give(wire::uploadDocument, {});
    m_bank->server.give(wire::submitReview, {});
    m_controller = std::make_unique<RegistrationController>(m_bank->api);
}

void TestRegistrationController::cleanup()
{
    m_controller.reset();
    m_bank.reset();
}

Photo TestRegistrationController::photo(const char *format)
{
    const QByteArray bytes = sampleIdCard(format);
    return {bytes, QByteArray("image/") + format, {QImage::fromData(bytes)}};
}

wire::RegisterRequest TestRegistrationController::who(const QString &email) const
{
    CustomerDeclaration declared = SampleBank::details().declared;
    declared.email = email;
    return {declared, true, {}};
}

QByteArrayList TestRegistrationController::keys(const wire::EndpointInfo &endpoint) const
{
    QByteArrayList keys;
    for (const ScriptedServer::Request &request : m_bank->server.requests(endpoint))
        keys.append(request.headers.value("idempotency-key"));
    return keys;
}

void TestRegistrationController::theStepsComeInOrder()
{
    QList<int> steps;
    connect(m_controller.get(), &RegistrationController::changed, m_controller.get(), [&] {
        if (m_controller->state() == State::Working)
            steps.append(m_controller->stepNumber());
    });
    m_controller->registerCustomer(who(), documents());
    QCOMPARE(m_controller->stepCount(), 4);
    QTRY_COMPARE(m_controller->state(), State::Done);
    QCOMPARE(steps, (QList<int>{1, 2, 3, 4}));
    QCOMPARE(m_controller->customer(), UserId{100'700});
    const auto uploads = m_bank->server.requests(wire::uploadDocument.info);
    QCOMPARE(uploads.size(), 2);
    QVERIFY(uploads[0].target.endsWith("/user/100700/document/front"));
    QCOMPARE(uploads[0].headers.value("content-type"), "image/png");
    QCOMPARE(uploads[0].body, photo("png").bytes);
    QVERIFY(uploads[1].target.endsWith("/user/100700/document/back"));
    QCOMPARE(uploads[1].headers.value("content-type"), "image/jpeg");
    QVERIFY(m_bank->server.requests(wire::submitReview.info).first().body.contains("2031-09-11"));
}

void TestRegistrationController::withoutABackThereAreThreeSteps()
{
    HandIn one = documents();
    one.back = {};
    m_controller->registerCustomer(who(), one);
    QCOMPARE(m_controller->stepCount(), 3);
    QTRY_COMPARE(m_controller->state(), State::Done);
    QCOMPARE(asked(wire::uploadDocument.info), 1);
}

void TestRegistrationController::eachFailedStepIsTakenUpAgain_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("register") << Step::Register;
    QTest::newRow("front") << Step::Front;
    QTest::newRow("back") << Step::Back;
    QTest::newRow("review") << Step::Review;
}

void TestRegistrationController::eachFailedStepIsTakenUpAgain()
{
    QFETCH(Step, step);
    const Answer busy = Answer::problem(503, u"busy"_s);
    const Answer fine = ScriptedServer::reply(wire::uploadDocument, {});
    if (step == Step::Register)
        m_bank->server.script(wire::registerCustomer.info, {busy});
    else if (step == Step::Front)
        m_bank->server.script(wire::uploadDocument.info, {busy});
    else if (step == Step::Back)
        m_bank->server.script(wire::uploadDocument.info, {fine, busy});
    else
        m_bank->server.script(wire::submitReview.info, {busy});
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->step(), step);
    QCOMPARE(m_controller->failure().kind, client::Failure::Kind::Busy);
    QCOMPARE(m_controller->customer().isNull(), step == Step::Register);
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Done);
    QCOMPARE(asked(wire::registerCustomer.info), step == Step::Register ? 2 : 1);
    QCOMPARE(asked(wire::uploadDocument.info), step == Step::Front || step == Step::Back ? 3 : 2);
    QCOMPARE(asked(wire::submitReview.info), step == Step::Review ? 2 : 1);
}

void TestRegistrationController::aRefusedDeclarationGoesAgainAsAnotherCommand()
{
    m_bank->server.script(wire::registerCustomer.info, {Answer::refusal(Refusal::EmailTaken)});
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->failure().refusal, Refusal::EmailTaken);
    QVERIFY(m_controller->isDeclarationOpen());
    m_controller->registerCustomer(who(u"other@example.org"_s), documents());
    QTRY_COMPARE(m_controller->state(), State::Done);
    const QByteArrayList sent = keys(wire::registerCustomer.info);
    QCOMPARE(sent.size(), 2);
    QVERIFY(!sent[0].isEmpty());
    QVERIFY(sent[0] != sent[1]);
    QVERIFY(m_bank->server.requests(wire::registerCustomer.info).last().body.contains("other@example.org"));
}

void TestRegistrationController::anUnknownRegistrationGoesAgainUnderItsKey()
{
    m_bank->server.give(wire::registerCustomer.info, Answer::cut());
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->failure().kind, client::Failure::Kind::Unknown);
    QVERIFY(!m_controller->isDeclarationOpen());
    m_bank->server.give(wire::registerCustomer, {UserId{100'700}});
    m_controller->registerCustomer(who(u"changed@example.org"_s), documents());
    QTRY_COMPARE(m_controller->state(), State::Done);
    const QByteArrayList sent = keys(wire::registerCustomer.info);
    QVERIFY(sent.size() >= 2);
    for (const QByteArray &key : sent)
        QCOMPARE(key, sent.first());
    const auto requests = m_bank->server.requests(wire::registerCustomer.info);
    QCOMPARE(requests.last().body, requests.first().body);
}

void TestRegistrationController::anotherPhotoAfterARefusalIsSent()
{
    m_bank->server.script(wire::uploadDocument.info, {Answer::refusal(Refusal::DocumentUnsupported)});
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Failed);
    HandIn other = documents();
    other.front = photo("jpeg");
    m_controller->registerCustomer(who(), other);
    QTRY_COMPARE(m_controller->state(), State::Done);
    QCOMPARE(asked(wire::registerCustomer.info), 1);
    QCOMPARE(m_bank->server.requests(wire::uploadDocument.info).at(1).headers.value("content-type"), "image/jpeg");
}

void TestRegistrationController::anUnknownSubmissionGoesAgainUnderItsKey()
{
    m_bank->server.give(wire::submitReview.info, Answer::cut());
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QCOMPARE(m_controller->step(), Step::Review);
    m_bank->server.give(wire::submitReview, {});
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Done);
    for (const QByteArray &key : keys(wire::submitReview.info))
        QCOMPARE(key, keys(wire::submitReview.info).first());
    QCOMPARE(asked(wire::registerCustomer.info), 1);
}

void TestRegistrationController::handingInRegistersNobody()
{
    m_controller->handIn(SampleBank::amelie, documents());
    QCOMPARE(m_controller->stepCount(), 3);
    QCOMPARE(m_controller->stepNumber(), 1);
    QTRY_COMPARE(m_controller->state(), State::Done);
    QCOMPARE(asked(wire::registerCustomer.info), 0);
    QVERIFY(m_bank->server.requests(wire::uploadDocument.info).first().target.contains("/user/100482/"));
}

void TestRegistrationController::whatWasResetIsDropped()
{
    m_controller->registerCustomer(who(), documents());
    m_controller->reset();
    QCOMPARE(m_controller->state(), State::Idle);
    QSignalSpy changed(m_controller.get(), &RegistrationController::changed);
    QTRY_COMPARE(asked(wire::registerCustomer.info), 1);
    QVERIFY(!waitUntil([&] { return !changed.isEmpty(); }, 200));
    QVERIFY(m_controller->customer().isNull());
}

void TestRegistrationController::pressingTwiceRegistersOnce()
{
    m_controller->registerCustomer(who(), documents());
    m_controller->registerCustomer(who(), documents());
    QTRY_COMPARE(m_controller->state(), State::Done);
    m_controller->registerCustomer(who(), documents());
    QCOMPARE(asked(wire::registerCustomer.info), 1);
    QCOMPARE(asked(wire::submitReview.info), 1);
}

QTEST_MAIN(TestRegistrationController)
#include "tst_registrationcontroller.moc"
