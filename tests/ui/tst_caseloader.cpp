// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/caseloader.h"

#include "tests/ui/sampleoffice.h"
#include "ui/review/reviewcontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;
using Side = SideState::State;

// One case with its photos, and the controller that has several, against a scripted bank.
class TestCaseLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bank = bankWith(Role::Compliance);
        m_bank->server.give(wire::reviewCase, sampleCase(1));
        m_bank->server.give(wire::reviewDocument.info, {Answer::Kind::Reply, 200, "image/png", sampleIdCard(), 0});
        m_bank->server.give(wire::reviewQueue, sampleQueue(2));
        m_bank->server.give(wire::decideReview, {});
    }
    void cleanup() { m_bank.reset(); }

    void bothSidesAreLoaded()
    {
        CaseLoader loader(m_bank->api, ReviewCaseId{1}, CaseLoader::Sides::Both);
        QCOMPARE(loader.state(), CaseLoader::State::Loading);
        QTRY_COMPARE(loader.side(DocumentSide::Front).state, Side::Shown);
        QTRY_COMPARE(loader.side(DocumentSide::Back).state, Side::Shown);
        QCOMPARE(loader.reviewCase().version, 3);
    }

    void theBackWaitsUntilItIsWanted()
    {
        CaseLoader loader(m_bank->api, ReviewCaseId{1}, CaseLoader::Sides::FrontOnly);
        QTRY_COMPARE(loader.side(DocumentSide::Front).state, Side::Shown);
        QCOMPARE(loader.side(DocumentSide::Back).state, Side::Absent);
        QCOMPARE(m_bank->server.requests(wire::reviewDocument.info).size(), 1);
        loader.loadBack();
        loader.loadBack();
        QTRY_COMPARE(loader.side(DocumentSide::Back).state, Side::Shown);
        QCOMPARE(m_bank->server.requests(wire::reviewDocument.info).size(), 2);
    }

    void aSideThatFailsIsTriedAgain_data()
    {
        QTest::addColumn<bool>("isBroken");
        QTest::newRow("not sent") << false;
        QTest::newRow("not a photo") << true;
    }
    void aSideThatFailsIsTriedAgain()
    {
        QFETCH(bool, isBroken);
        m_bank->server.script(wire::reviewDocument.info,
                              {isBroken ? Answer{Answer::Kind::Reply, 200, "image/png", "not a photo", 0}
                                        : Answer::problem(503, u"busy"_s)});
        CaseLoader loader(m_bank->api, ReviewCaseId{1}, CaseLoader::Sides::FrontOnly);
        QTRY_COMPARE(loader.side(DocumentSide::Front).state, Side::Failed);
        QVERIFY(!loader.side(DocumentSide::Front).failure.isEmpty());
        QCOMPARE(loader.state(), CaseLoader::State::Loaded);
        loader.retry(DocumentSide::Front);
        QTRY_COMPARE(loader.side(DocumentSide::Front).state, Side::Shown);
    }

    void aCaseThatFailsIsTriedAgain()
    {
        m_bank->server.script(wire::reviewCase.info, {Answer::refusal(Refusal::NotFound)});
        CaseLoader loader(m_bank->api, ReviewCaseId{1}, CaseLoader::Sides::Both);
        QTRY_COMPARE(loader.state(), CaseLoader::State::Failed);
        QCOMPARE(loader.failure().refusal, Refusal::NotFound);
        loader.retry();
        QTRY_COMPARE(loader.state(), CaseLoader::State::Loaded);
    }

    void aLoaderMayGoBeforeItsAnswers()
    {
        auto loader = std::make_unique<CaseLoader>(m_bank->api, ReviewCaseId{1}, CaseLoader::Sides::Both);
        loader.reset();
        QVERIFY(!waitUntil([&] { return !m_bank->server.requests(wire::reviewDocument.info).isEmpty(); }, 100));
    }

    void decidingTwiceSendsOnce()
    {
        ReviewController controller(m_bank->api, m_bank->clock);
        QSignalSpy decided(&controller, &ReviewController::decided);
        controller.refresh();
        QTRY_VERIFY(controller.current() && controller.current()->state() == CaseLoader::State::Loaded);
        m_bank->server.give(wire::reviewQueue, sampleQueue(1));
        controller.decide({ReviewVerdict::Approve, ReviewReason::None, {}});
        controller.decide({ReviewVerdict::Approve, ReviewReason::None, {}});
        QVERIFY(controller.isSending());
        QTRY_COMPARE(decided.size(), 1);
        QCOMPARE(m_bank->server.requests(wire::decideReview.info).size(), 1);
        QCOMPARE(controller.current()->id(), ReviewCaseId{2});
        QCOMPARE(controller.waiting(), 1);
    }

    void anUnknownDecisionIsLookedUp()
    {
        ReviewController controller(m_bank->api, m_bank->clock);
        QSignalSpy refused(&controller, &ReviewController::refused);
        controller.refresh();
        QTRY_VERIFY(controller.current() && controller.current()->state() == CaseLoader::State::Loaded);
        m_bank->server.give(wire::decideReview.info, Answer::cut());
        ReviewCase decidedCase = sampleCase(1);
        decidedCase.status = ReviewStatus::Approved;
        m_bank->server.give(wire::reviewCase, decidedCase);
        controller.decide({ReviewVerdict::Approve, ReviewReason::None, {}});
        QTRY_COMPARE(refused.size(), 1);
        QTRY_COMPARE(controller.current()->state(), CaseLoader::State::Loaded);
        QCOMPARE(controller.current()->reviewCase().status, ReviewStatus::Approved);
    }

    void aDecisionOutlivesLeaving()
    {
        ReviewController controller(m_bank->api, m_bank->clock);
        QSignalSpy decided(&controller, &ReviewController::decided);
        controller.refresh();
        QTRY_VERIFY(controller.current() && controller.current()->state() == CaseLoader::State::Loaded);
        controller.decide({ReviewVerdict::Approve, ReviewReason::None, {}});
        controller.leave();
        QVERIFY(!controller.current());
        QTRY_COMPARE(decided.size(), 1);
        QVERIFY(!controller.current()); // nothing is fetched while nobody looks
    }

private:
    std::unique_ptr<SampleBank> m_bank;
};

QTEST_MAIN(TestCaseLoader)
#include "tst_caseloader.moc"
