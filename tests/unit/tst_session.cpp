// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/session.h"

#include "clientdesk.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;

// Signed in, kept fresh, signed out.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingInTellsWho();
    void aWrongPasswordIsRefused();
    void theAccessTokenIsRenewedBeforeItEnds();
    void callsAtOnceShareOneRenewal();
    void aLateRefusalNeedsNoSecondRenewal();
    void anEndedSessionSignsOut();
    void aLostRenewalIsTriedAgain();
    void signingOutForgetsEverything();
    void unlockingNeedsThePassword();
    void unlockingEndsTheSessionBefore();
    void withoutKeychainNothingIsResumed();
    void theCodeGoesWithThePassword();
    void aChangedPasswordBringsNewTokens();
    void aRefusedPasswordChangesNothing();
    void theSecondFactorIsToldWhenItChanges();

private:
    struct Desk : ClientDesk {
        Keychain keychain{u"guichet-test"_s, u"session"_s};
        Session session{api, keychain};
        std::optional<Failure> failure;
        bool isTold = false;

        bool signIn()
        {
            server.give(wire::login, ClientDesk::session(1));
            session.signIn({u"maya@example.org"_s, u"secret"_s}, Session::Remember::No, &session,
                           [this](const std::optional<Failure> &why) {
                               failure = why;
                               isTold = true;
                           });
            return QTest::qWaitFor([this] { return isTold; });
        }
        void ask()
        {
            api.call<wire::Nothing, wire::TillView>(wire::till, {}, &session, [](const auto &) {});
        }
        /// Asks once more, and tells whether any asking so far had this token.
        bool askedWith(const QByteArray &token)
        {
            ask();
            const auto asked = server.requests(wire::till.info);
            return std::any_of(asked.begin(), asked.end(), [&token](const ScriptedServer::Request &request) {
                return request.headers.value("authorization") == token;
            });
        }
        QByteArray lastToken() const
        {
            return server.requests(wire::till.info).last().headers.value("authorization");
        }
    };
};

void TestSession::signingInTellsWho()
{
    Desk desk;
    QSignalSpy signedIn(&desk.session, &Session::signedIn);
    QVERIFY(!desk.session.isSignedIn());
    QVERIFY(desk.signIn());
    QVERIFY(!desk.failure);
    QCOMPARE(signedIn.size(), 1);
    QCOMPARE(desk.session.user().name, u"Maya Okafor"_s);
    desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 1);
    QCOMPARE(desk.lastToken(), "Bearer access-1");
}

void TestSession::aWrongPasswordIsRefused()
{
    Desk desk;
    desk.server.script(wire::login.info, {Answer::refusal(Refusal::InvalidCredentials)});
    QVERIFY(desk.signIn());
    QVERIFY(desk.failure);
    QCOMPARE(desk.failure->refusal, Refusal::InvalidCredentials);
    QVERIFY(!desk.session.isSignedIn());
}

void TestSession::theAccessTokenIsRenewedBeforeItEnds()
{
    Desk desk;
    desk.server.script(wire::login.info, {ScriptedServer::reply(wire::login, ClientDesk::session(1, 61))});
    desk.server.give(wire::refresh, ClientDesk::session(2));
    QVERIFY(desk.signIn());
    // Renewal is due a minute before the end, and never sooner than after five seconds.
    QTRY_COMPARE_WITH_TIMEOUT(desk.server.requests(wire::refresh.info).size(), 1, 8000);
    QVERIFY(desk.server.requests(wire::refresh.info).first().body.contains("refresh-1"));
    // The server has the question; the answer may still be on its way to the desk.
    QTRY_VERIFY(desk.askedWith("Bearer access-2"));
}

void TestSession::callsAtOnceShareOneRenewal()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const Answer expired = Answer::problem(401, u"unauthenticated"_s);
    desk.server.script(wire::till.info, {expired, expired, expired});
    desk.server.give(wire::refresh, ClientDesk::session(2));
    for (int i = 0; i < 3; ++i)
        desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 6);
    QCOMPARE(desk.server.requests(wire::refresh.info).size(), 1);
    QCOMPARE(desk.lastToken(), "Bearer access-2");
}

void TestSession::aLateRefusalNeedsNoSecondRenewal()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const Answer expired = Answer::problem(401, u"unauthenticated"_s);
    desk.server.script(wire::till.info, {expired, expired.after(500)});
    desk.server.give(wire::refresh, ClientDesk::session(2));
    desk.ask();
    desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 4);
    QCOMPARE(desk.server.requests(wire::refresh.info).size(), 1);
    QCOMPARE(desk.lastToken(), "Bearer access-2");
}

void TestSession::anEndedSessionSignsOut()
{
    Desk desk;
    QVERIFY(desk.signIn());
    QSignalSpy signedOut(&desk.session, &Session::signedOut);
    desk.server.give(wire::till.info, Answer::problem(401, u"unauthenticated"_s));
    desk.server.give(wire::refresh.info, Answer::problem(401, u"unauthenticated"_s));
    desk.ask();
    QTRY_COMPARE(signedOut.size(), 1);
    QVERIFY(!desk.session.isSignedIn());
}

void TestSession::aLostRenewalIsTriedAgain()
{
    Desk desk;
    QVERIFY(desk.signIn());
    QSignalSpy signedOut(&desk.session, &Session::signedOut);
    desk.server.give(wire::till.info, Answer::problem(401, u"unauthenticated"_s));
    desk.server.give(wire::refresh.info, Answer::cut());
    desk.ask();
    QTRY_VERIFY(!desk.server.requests(wire::refresh.info).isEmpty());
    desk.server.give(wire::refresh, ClientDesk::session(2));
    const auto before = desk.server.requests(wire::refresh.info).size();
    QTRY_VERIFY_WITH_TIMEOUT(desk.server.requests(wire::refresh.info).size() > before, 10'000);
    QVERIFY(desk.session.isSignedIn());
    QCOMPARE(signedOut.size(), 0);
}

void TestSession::signingOutForgetsEverything()
{
    Desk desk;
    QVERIFY(desk.signIn());
    QSignalSpy signedOut(&desk.session, &Session::signedOut);
    desk.session.signOut();
    QCOMPARE(signedOut.size(), 1);
    QVERIFY(!desk.session.isSignedIn());
    QVERIFY(desk.session.user().name.isEmpty());
    QTRY_COMPARE(desk.server.requests(wire::logout.info).size(), 1);
    QCOMPARE(desk.server.requests(wire::logout.info).first().headers.value("authorization"), "Bearer access-1");
    desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 1);
    QVERIFY(desk.lastToken().isEmpty());
}

void TestSession::unlockingNeedsThePassword()
{
    Desk desk;
    QVERIFY(desk.signIn());
    std::optional<std::optional<Failure>> told;
    desk.server.script(wire::login.info, {Answer::refusal(Refusal::InvalidCredentials)});
    desk.session.unlock(u"wrong"_s, {}, &desk.session, [&](const auto &why) { told = why; });
    QTRY_VERIFY(told);
    QVERIFY(*told);
    told.reset();
    desk.session.unlock(u"secret"_s, {}, &desk.session, [&](const auto &why) { told = why; });
    QTRY_VERIFY(told);
    QVERIFY(!*told);
    QVERIFY(desk.server.requests(wire::login.info).last().body.contains("maya@example.org"));
}

void TestSession::unlockingEndsTheSessionBefore()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 1);
    const QByteArray before = desk.lastToken();
    desk.server.give(wire::login, ClientDesk::session(2));
    desk.server.give(wire::logout.info, Answer::problem(401, u"invalid-token"_s));
    bool isUnlocked = false;
    desk.session.unlock(u"secret"_s, {}, &desk.session, [&](const auto &why) { isUnlocked = !why; });
    QTRY_VERIFY(isUnlocked);
    QTRY_COMPARE(desk.server.requests(wire::logout.info).size(), 1);
    QCOMPARE(desk.server.requests(wire::logout.info).first().headers.value("authorization"), before);
    desk.ask();
    QTRY_COMPARE(desk.server.requests(wire::till.info).size(), 2);
    QVERIFY(desk.lastToken() != before);
    // The session before is over already: that must not end the new one.
    QVERIFY(desk.session.isSignedIn());
    QCOMPARE(desk.server.requests(wire::logout.info).size(), 1);
    QVERIFY(desk.server.requests(wire::refresh.info).isEmpty());
}

void TestSession::withoutKeychainNothingIsResumed()
{
    Desk desk;
    std::optional<bool> isResumed;
    desk.session.resume(&desk.session, [&](bool resumed) { isResumed = resumed; });
    QTRY_VERIFY_WITH_TIMEOUT(isResumed, 6000);
    QVERIFY(!*isResumed);
    QVERIFY(desk.server.requests(wire::refresh.info).isEmpty());
}

void TestSession::theCodeGoesWithThePassword()
{
    Desk desk;
    desk.server.script(wire::login.info, {Answer::problem(401, u"code-needed"_s)});
    QVERIFY(desk.signIn());
    QCOMPARE(desk.failure->problem.code, u"code-needed"_s);
    QVERIFY(!desk.session.isSignedIn());
    desk.session.signIn({u"maya@example.org"_s, u"secret"_s, u"123456"_s, {}}, Session::Remember::No, &desk.session, [](const auto &) {});
    QTRY_VERIFY(desk.session.isSignedIn());
    QVERIFY(desk.server.requests(wire::login.info).last().body.contains("123456"));
}

void TestSession::aChangedPasswordBringsNewTokens()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server.give(wire::changePassword, ClientDesk::session(5));
    std::optional<std::optional<Failure>> told;
    desk.session.changePassword({u"secret"_s, u"another secret"_s, {}}, &desk.session, [&](const auto &why) { told = why; });
    QTRY_VERIFY(told);
    QVERIFY(!*told);
    QVERIFY(desk.session.isSignedIn());
    QTRY_VERIFY(desk.askedWith("Bearer access-5"));
}

void TestSession::aRefusedPasswordChangesNothing()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server.give(wire::changePassword.info, Answer::problem(403, u"invalid-credentials"_s));
    std::optional<std::optional<Failure>> told;
    desk.session.changePassword({u"wrong"_s, u"another secret"_s, {}}, &desk.session, [&](const auto &why) { told = why; });
    QTRY_VERIFY(told);
    QCOMPARE((*told)->refusal, Refusal::InvalidCredentials);
    QVERIFY(desk.session.isSignedIn());
    QTRY_VERIFY(desk.askedWith("Bearer access-1"));
}

void TestSession::theSecondFactorIsToldWhenItChanges()
{
    Desk desk;
    QVERIFY(desk.signIn());
    QSignalSpy changed(&desk.session, &Session::secondFactorChanged);
    QVERIFY(desk.session.secondFactor() == SecondFactorState::None);
    wire::SessionReply enrolled = ClientDesk::session(2);
    enrolled.secondFactor = SecondFactorState::Given;
    desk.server.give(wire::refresh, enrolled);
    desk.session.renew();
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(desk.session.secondFactor() == SecondFactorState::Given);
    desk.session.signOut();
    QVERIFY(desk.session.secondFactor() == SecondFactorState::None);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
