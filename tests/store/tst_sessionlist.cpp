// SPDX-License-Identifier: GPL-3.0-or-later
// services/identity/sessionlist.cpp
#include "tests/store/identitybank.h"

using namespace guichet;
using namespace guichet::identity;
using audit::Deed;

/// Where somebody is signed in, and ending it from there or elsewhere.
class SessionListTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    UserId m_tess;
    const QString m_email = QStringLiteral("tess@bank.example");
    const QString m_password = QStringLiteral("window at the counter");

    SignedIn signedIn(const QString &peer = QStringLiteral("192.0.2.1"))
    {
        auto answer = m_bank->sessions.signIn(m_bank->connection(), {m_email, m_password, peer});
        if (!answer)
            qFatal("the sign-in was refused");
        return *answer;
    }
    std::optional<Principal> verify(const QByteArray &token)
    {
        return m_bank->sessions.verifyAccess(m_bank->connection(), token);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller, m_password);
    }

    void oneSeesWhereOneIsSignedIn()
    {
        const SignedIn first = signedIn();
        m_bank->pass(5);
        const SignedIn second = signedIn(QStringLiteral("192.0.2.2"));
        const auto list = m_bank->sessions.sessionsOf(m_bank->connection(), m_tess, first.session);
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].id, second.session); // newest first
        QCOMPARE(list[0].peer, QStringLiteral("192.0.2.2"));
        QVERIFY(!list[0].isCurrent && list[1].isCurrent);
        QCOMPARE(list[1].createdAtMicros, list[0].createdAtMicros - 5 * microsPerSecond);
        QCOMPARE(list[1].expiresAtMicros, first.sessionExpiresAtMicros);
        QVERIFY(m_bank->sessions.sessionsOf(m_bank->connection(), UserId{999}, {}).isEmpty());
        m_bank->pass(sessionSeconds);
        QVERIFY(m_bank->sessions.sessionsOf(m_bank->connection(), m_tess, {}).isEmpty());
    }

    void oneEndsOnesOwnSessionsOnly()
    {
        const SignedIn mine = signedIn();
        const SignedIn other = signedIn();
        const UserId sam = m_bank->staff(QStringLiteral("Sam"), Role::Supervisor, m_password);
        const auto end = [&](UserId user, SessionId session) {
            return m_bank->transact([&](store::Transaction &t) { return m_bank->sessions.end(t, user, session, user); });
        };
        COMPARE_REFUSAL(end(sam, other.session), NotFound);
        QVERIFY(verify(other.accessToken));
        QVERIFY(end(m_tess, other.session));
        QVERIFY(!verify(other.accessToken)); // at once where it was asked
        QVERIFY(verify(mine.accessToken));
        COMPARE_REFUSAL(end(m_tess, other.session), NotFound);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).first(), Deed::SessionsRevoked);
    }

    void oneEndsAllTheOthers()
    {
        const SignedIn mine = signedIn();
        const SignedIn other = signedIn();
        const auto endAll = [&](SessionId except) {
            return m_bank->transact([&](store::Transaction &t) { return m_bank->sessions.endAll(t, m_tess, except, m_tess); });
        };
        QCOMPARE(endAll(mine.session), 1);
        QVERIFY(verify(mine.accessToken));
        QVERIFY(!m_bank->sessions.refresh(m_bank->connection(), other.refreshToken));
        QCOMPARE(endAll({}), 1);
        QCOMPARE(endAll({}), 0);
        m_bank->clock.advance(sessionCheckMicros + 1);
        QVERIFY(!verify(mine.accessToken));
    }
};

QTEST_GUILESS_MAIN(SessionListTest)
#include "tst_sessionlist.moc"
