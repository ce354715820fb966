// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/eventstream.h"

#include "clientdesk.h"
#include "models/wire/events.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;

namespace {

constexpr int again = 15'000; // ms: as long as the server hasn't said how long to wait, it is up to 4 s

struct Desk : ClientDesk {
    Keychain keychain{u"guichet-test"_s, u"session"_s};
    Session session{api, keychain};
    EventStream stream{api, session};
    QSignalSpy moved{&stream, &EventStream::moved};
    QSignalSpy changed{&stream, &EventStream::changed};

    explicit Desk(const Answer &answer = Answer::stream("retry: 50\n\n" + wire::encodeEvent(wire::ReadyEvent{7})))
    {
        server.give(wire::events.info, answer);
        server.give(wire::login, ClientDesk::session(1));
        server.give(wire::refresh, ClientDesk::session(2));
    }
    void signIn()
    {
        session.signIn({u"maya@example.org"_s, u"secret"_s}, Session::Remember::No, &session, [](const auto &) {});
    }
    bool isOpen()
    {
        return QTest::qWaitFor([this] { return stream.isOpen(); }, again);
    }
    QList<ScriptedServer::Request> asked() const { return server.requests(wire::events.info); }
    QList<AccountId> lastMoved() const { return moved.last().at(0).value<QList<AccountId>>(); }
};

} // namespace

class TestEventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedBeforeSomebodySignsIn();
    void whatIsToldArrives();
    void whatItDoesNotKnowIsPassedOver();
    void anEndedStreamGoesOnWhereItWas();
    void afterAnInterruptionAllListsMayBeOthers();
    void anExpiredTokenIsRenewed();
    void anIdOfAnotherServerIsForgotten();
    void whoMayNotListenIsLeftInPeace();
    void signingOutEndsIt();
};

void TestEventStream::nothingIsAskedBeforeSomebodySignsIn()
{
    Desk desk;
    QCOMPARE(desk.asked().size(), 0);
    desk.signIn();
    QVERIFY(desk.isOpen());
    QCOMPARE(desk.asked().first().headers.value("authorization"), "Bearer access-1");
    QVERIFY(!desk.asked().first().headers.contains("last-event-id"));
    QCOMPARE(desk.changed.size(), 0); // pages are read anew anyway
}

void TestEventStream::whatIsToldArrives()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.server.tell(wire::encodeEvent(wire::PostedEvent{8, {AccountId{12}, AccountId{77}}, false}));
    QTRY_COMPARE(desk.moved.size(), 1);
    QCOMPARE(desk.lastMoved(), (QList<AccountId>{AccountId{12}, AccountId{77}}));
    desk.server.tell(wire::encodeEvent(wire::PostedEvent{9, {}, true}));
    QTRY_COMPARE(desk.moved.size(), 2);
    QVERIFY(desk.lastMoved().isEmpty());
    desk.server.tell(wire::encodeEvent(wire::ChangedEvent{{ChangeSubject::ReviewCase}}));
    QTRY_COMPARE(desk.changed.size(), 1);
    QCOMPARE(desk.changed[0][0].value<QList<ChangeSubject>>(), QList<ChangeSubject>{ChangeSubject::ReviewCase});
}

void TestEventStream::whatItDoesNotKnowIsPassedOver()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.server.tell(":\n\nevent: weather\ndata: rain\n\nevent: posted\ndata: no json\n\n");
    desk.server.tell(wire::encodeEvent(wire::PostedEvent{8, {AccountId{5}}, false}));
    QTRY_COMPARE(desk.moved.size(), 1);
    QCOMPARE(desk.lastMoved(), QList<AccountId>{AccountId{5}});
    QVERIFY(desk.stream.isOpen());
}

void TestEventStream::anEndedStreamGoesOnWhereItWas()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.server.tell(wire::encodeEvent(wire::PostedEvent{4713, {AccountId{5}}, false}));
    QTRY_COMPARE(desk.moved.size(), 1);
    desk.server.endStreams();
    QTRY_VERIFY(!desk.stream.isOpen());
    QVERIFY(desk.isOpen());
    QCOMPARE(desk.asked().size(), 2);
    QCOMPARE(desk.asked().last().headers.value("last-event-id"), "4713");
}

void TestEventStream::afterAnInterruptionAllListsMayBeOthers()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.server.stop();
    QTRY_VERIFY(!desk.stream.isOpen());
    desk.server.restart();
    QVERIFY(desk.isOpen());
    QCOMPARE(desk.changed.size(), 1);
    QCOMPARE(desk.changed[0][0].value<QList<ChangeSubject>>().size(), qsizetype(EnumNames<ChangeSubject>::values.size()));
}

void TestEventStream::anExpiredTokenIsRenewed()
{
    Desk desk;
    desk.server.script(wire::events.info, {Answer::problem(401, u"invalid-token"_s)});
    desk.signIn();
    QVERIFY(desk.isOpen());
    QCOMPARE(desk.server.requests(wire::refresh.info).size(), 1);
    QCOMPARE(desk.asked().last().headers.value("authorization"), "Bearer access-2");
}

void TestEventStream::anIdOfAnotherServerIsForgotten()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.server.script(wire::events.info, {Answer::problem(422, u"invalid-value"_s)});
    desk.server.endStreams();
    QTRY_VERIFY(!desk.stream.isOpen());
    QVERIFY(desk.isOpen());
    QCOMPARE(desk.asked().size(), 3);
    QVERIFY(desk.asked().at(1).headers.contains("last-event-id"));
    QVERIFY(!desk.asked().at(2).headers.contains("last-event-id"));
}

void TestEventStream::whoMayNotListenIsLeftInPeace()
{
    Desk desk(Answer::problem(403, u"forbidden"_s));
    desk.signIn();
    QTRY_COMPARE(desk.asked().size(), 1);
    QVERIFY(!desk.stream.isOpen());
    QVERIFY(desk.session.isSignedIn());
}

void TestEventStream::signingOutEndsIt()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.isOpen());
    desk.session.signOut();
    QVERIFY(!desk.stream.isOpen());
    desk.server.tell(wire::encodeEvent(wire::PostedEvent{8, {AccountId{5}}, false}));
    QTRY_COMPARE(desk.server.requests(wire::logout.info).size(), 1);
    QCOMPARE(desk.moved.size(), 0);
    QCOMPARE(desk.asked().size(), 1);
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
