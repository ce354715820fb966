// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingoperation.h"

#include "clientdesk.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;
using State = PostingOperation::State;

// Each way a money operation may go, from disk to its end.
class TestPostingOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentAndBooked();
    void sentAndRefused();
    void sentAndRejected();
    void whatCannotBeKeptIsNotSent();
    void unknownWhen_data();
    void unknownWhen();
    void unknownThenBooked();
    void unknownThenRefused();
    void unknownThenNeverArrivedIsSentAgain();
    void unknownForTooLongIsGivenUp();
    void unknownForLongerThanAnswersAreKept();
    void unknownAndThenItsKeyIsTooOld();
    void unknownStaysUnknownWhileNobodyAnswers();
    void itCountsDownToTheNextCheck();
    void aCrashIsTakenUpFromDisk();
    void checkingTwiceAsksOnce();
    void everyMoneyEndpointIsFoundAgain();

private:
    struct Desk : ClientDesk {
        PostingJournal journal{file};
        PostingRecord kept = record();
        std::unique_ptr<PostingOperation> operation;

        PostingOperation &make()
        {
            operation = std::make_unique<PostingOperation>(api, journal, wire::deposit.info, kept);
            return *operation;
        }
        int unsettled()
        {
            int count = -1;
            journal.unsettled(kept.principal, &api, [&](const auto &records) { count = static_cast<int>(records.size()); });
            if (!QTest::qWaitFor([&] { return count >= 0; }))
                qFatal("no answer");
            return count;
        }
        auto sent() const { return server.requests(wire::deposit.info); }
        auto asked() const { return server.requests(wire::operation.info); }
    };
};

void TestPostingOperation::sentAndBooked()
{
    Desk desk;
    desk.server.give(wire::deposit, ClientDesk::receipt());
    QSignalSpy changes(&desk.make(), &PostingOperation::stateChanged);
    desk.operation->start();
    QCOMPARE(desk.operation->state(), State::Sending);
    QVERIFY(desk.sent().isEmpty()); // disk first
    QTRY_COMPARE(desk.operation->state(), State::Booked);
    QVERIFY(desk.operation->isFinal());
    QCOMPARE(desk.operation->receipt().entry, EntryId{9});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(desk.unsettled(), 0);
}

void TestPostingOperation::sentAndRefused()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::refusal(Refusal::LimitReached));
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Refused);
    QCOMPARE(desk.operation->failure().refusal, Refusal::LimitReached);
    QCOMPARE(desk.unsettled(), 0);
}

void TestPostingOperation::sentAndRejected()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::problem(400, u"malformed"_s));
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Refused);
    QCOMPARE(desk.operation->failure().kind, Failure::Kind::Rejected);
}

void TestPostingOperation::whatCannotBeKeptIsNotSent()
{
    ClientDesk desk;
    PostingJournal nowhere(u"/nonexistent/journal.sqlite"_s);
    PostingOperation operation(desk.api, nowhere, wire::deposit.info, desk.record());
    operation.start();
    QTRY_COMPARE(operation.state(), State::NotBooked);
    QCOMPARE(desk.server.requestCount(), 0);
}

void TestPostingOperation::unknownWhen_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("cut") << Answer::cut();
    Answer half = ScriptedServer::reply(wire::deposit, ClientDesk::receipt());
    half.kind = Answer::Kind::Garble;
    QTest::newRow("half an answer") << half;
    QTest::newRow("outcome unknown") << Answer::problem(503, u"outcome-unknown"_s);
    QTest::newRow("fault") << Answer::problem(500, u"internal"_s);
    QTest::newRow("busy") << Answer::problem(503, u"busy"_s);
    QTest::newRow("in flight") << Answer::refusal(Refusal::KeyInFlight);
    QTest::newRow("unreadable") << Answer{Answer::Kind::Reply, 200, "application/json", "{\"nonsense\":1}", 0};
    QTest::newRow("a proxy's page") << Answer{Answer::Kind::Reply, 502, "text/html", "<html>", 0};
    QTest::newRow("no session") << Answer::problem(401, u"unauthenticated"_s);
}

void TestPostingOperation::unknownWhen()
{
    QFETCH(Answer, answer);
    Desk desk;
    desk.server.give(wire::deposit.info, answer);
    desk.server.give(wire::operation.info, Answer::cut());
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    QVERIFY(!desk.operation->isFinal());
    QCOMPARE(desk.unsettled(), 1);
}

void TestPostingOperation::unknownThenBooked()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.server.give(wire::operation, {OperationState::Booked, ClientDesk::receipt(), {}});
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Booked);
    QCOMPARE(desk.operation->receipt().entry, EntryId{9});
    QVERIFY(desk.asked().first().target.endsWith(desk.kept.key.text().toLatin1()));
    QCOMPARE(desk.unsettled(), 0);
}

void TestPostingOperation::unknownThenRefused()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.server.give(wire::operation, {OperationState::Refused, {}, Refusal::AccountFrozen});
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Refused);
    QCOMPARE(desk.operation->failure().refusal, Refusal::AccountFrozen);
}

void TestPostingOperation::unknownThenNeverArrivedIsSentAgain()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::problem(503, u"busy"_s));
    desk.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.server.give(wire::deposit, ClientDesk::receipt());
    QTRY_COMPARE(desk.operation->state(), State::Booked);
    QVERIFY(desk.sent().size() >= 2);
    for (const auto &request : desk.sent()) {
        QCOMPARE(request.headers.value("idempotency-key"), desk.kept.key.text().toLatin1());
        QCOMPARE(request.body, desk.kept.request.body);
        QCOMPARE(request.target, desk.kept.request.target);
    }
}

void TestPostingOperation::unknownForTooLongIsGivenUp()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::problem(503, u"busy"_s));
    desk.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.clock.advance(qint64(18) * 60 * microsPerSecond);
    const auto before = desk.sent().size();
    QTRY_COMPARE(desk.operation->state(), State::NotBooked);
    QCOMPARE(desk.sent().size(), before);
    QCOMPARE(desk.unsettled(), 0);
}

/// What the bank has forgotten may have been booked: it must not be called "not booked".
void TestPostingOperation::unknownForLongerThanAnswersAreKept()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::problem(503, u"busy"_s));
    desk.server.give(wire::operation.info, Answer::cut());
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.clock.advance(qint64(7) * 24 * 3600 * microsPerSecond);
    desk.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    const auto before = desk.sent().size();
    QTRY_COMPARE(desk.operation->state(), State::Forgotten);
    QVERIFY(desk.operation->isFinal());
    QCOMPARE(desk.sent().size(), before);
    QCOMPARE(desk.unsettled(), 0);
}

void TestPostingOperation::unknownAndThenItsKeyIsTooOld()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::problem(503, u"busy"_s));
    desk.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.server.give(wire::deposit.info, Answer::refusal(Refusal::KeyExpired));
    QTRY_COMPARE(desk.operation->state(), State::Forgotten);
}

void TestPostingOperation::unknownStaysUnknownWhileNobodyAnswers()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.server.give(wire::operation.info, Answer::cut());
    desk.make().start();
    QTRY_VERIFY(desk.asked().size() >= 2);
    QCOMPARE(desk.operation->state(), State::Unknown);
    QCOMPARE(desk.unsettled(), 1);
}

void TestPostingOperation::itCountsDownToTheNextCheck()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.server.give(wire::operation.info, Answer::cut());
    QSignalSpy ticks(&desk.make(), &PostingOperation::ticked);
    desk.operation->start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    QCOMPARE(desk.operation->secondsToNextCheck(), 1);
    QTRY_VERIFY(!desk.asked().isEmpty());
    QTRY_COMPARE(desk.operation->secondsToNextCheck(), 2); // the pauses grow
    QVERIFY(!ticks.isEmpty());
}

void TestPostingOperation::aCrashIsTakenUpFromDisk()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.operation.reset(); // the program is gone
    QList<PostingRecord> found;
    desk.journal.unsettled(desk.kept.principal, &desk.api, [&](const auto &records) { found = records; });
    QTRY_COMPARE(found.size(), 1);
    desk.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    desk.server.give(wire::deposit, ClientDesk::receipt());
    const wire::EndpointInfo *endpoint = endpointOf(found.first());
    QVERIFY(endpoint);
    PostingOperation again(desk.api, desk.journal, *endpoint, found.first());
    again.resume();
    QCOMPARE(again.state(), State::Unknown);
    QTRY_COMPARE(again.state(), State::Booked);
    QCOMPARE(desk.sent().last().headers.value("idempotency-key"), desk.kept.key.text().toLatin1());
    QCOMPARE(desk.sent().last().body, desk.kept.request.body);
    QCOMPARE(desk.unsettled(), 0);
}

void TestPostingOperation::checkingTwiceAsksOnce()
{
    Desk desk;
    desk.server.give(wire::deposit.info, Answer::cut());
    desk.server.give(wire::operation.info,
                     ScriptedServer::reply(wire::operation, {OperationState::Booked, ClientDesk::receipt(), {}}).after(100));
    desk.make().start();
    QTRY_COMPARE(desk.operation->state(), State::Unknown);
    desk.operation->checkNow();
    desk.operation->checkNow();
    QTRY_COMPARE(desk.operation->state(), State::Booked);
    QCOMPARE(desk.asked().size(), 1);
    desk.operation->checkNow(); // nothing to ask any more
    QCOMPARE(desk.operation->state(), State::Booked);
}

void TestPostingOperation::everyMoneyEndpointIsFoundAgain()
{
    PostingRecord record;
    for (const wire::EndpointInfo *info : {&wire::deposit.info, &wire::withdraw.info, &wire::transfer.info}) {
        record.endpoint = QString::fromLatin1(info->name);
        QCOMPARE(endpointOf(record), info);
    }
    record.endpoint = u"unheardOf"_s;
    QVERIFY(!endpointOf(record));
}

QTEST_GUILESS_MAIN(TestPostingOperation)
#include "tst_postingoperation.moc"
