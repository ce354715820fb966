// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/credential.h"
#include "services/identity/secondfactors.h"
#include "services/identity/staffing.h"
#include "tests/store/identitybank.h"
#include "tests/support/authenticator.h"

using namespace guichet;
using namespace guichet::identity;
using audit::Deed;

// Signing in with a second factor, showing again who one is, changing the password: rows A1, A2, A8, A10 and A11.
class SignInTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<SecondFactors> m_factors;
    UserId m_tess;
    QString m_secret;
    const QString m_email = QStringLiteral("tess@bank.example");
    const QString m_password = QStringLiteral("window at the counter");
    const QString m_peer = QStringLiteral("192.0.2.1");
    const QString m_other = QStringLiteral("another window, another day");

    using Answer = Sessions::Answer;
    Answer signIn(const QString &password, const QString &code = {}, const QString &newPassword = {})
    {
        return m_bank->sessions.signIn(m_bank->connection(), {m_email, password, m_peer, code, newPassword});
    }
    static QString reasonOf(const Answer &answer)
    {
        if (answer)
            return QStringLiteral("signed in");
        if (answer.error().weakness)
            return QStringLiteral("weak: ") + enumName(*answer.error().weakness);
        switch (answer.error().reason) {
        case SignInFailure::InvalidCredentials: return QStringLiteral("invalid");
        case SignInFailure::CodeNeeded: return QStringLiteral("code");
        case SignInFailure::PasswordChangeNeeded: return QStringLiteral("change");
        default: return QStringLiteral("other");
        }
    }
    SignedIn signedIn()
    {
        auto answer = signIn(m_password, m_secret.isEmpty() ? QString() : code());
        if (!answer)
            qFatal("the sign-in was refused");
        return *answer;
    }
    Principal principalOf(const SignedIn &session)
    {
        return *m_bank->sessions.verifyAccess(m_bank->connection(), session.accessToken);
    }
    QString code(int stepsOff = 0) { return codeOf(m_secret, m_bank->clock.nowMicros(), stepsOff); }
    void enrol()
    {
        const SessionId session = signedIn().session;
        m_secret = m_bank->transact([&](store::Transaction &t) { return m_factors->begin(t, m_tess); })->secret;
        if (!m_bank->transact([&](store::Transaction &t) { return m_factors->confirm(t, m_tess, session, code()); }))
            qFatal("the code was refused");
        m_bank->pass(totpStepSeconds); // that code is used up
    }
    void setMustChange()
    {
        m_bank->transact([&](store::Transaction &t) {
            putPassword(t, *m_bank->keys, m_tess, *m_bank->hasher.hash(m_password), MustChange::Yes, m_bank->clock.nowMicros());
        });
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_factors = std::make_unique<SecondFactors>(m_bank->keys, m_bank->clock, QStringLiteral("Northgate Bank"));
        m_secret.clear();
        m_tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller, m_password);
    }

    void theHashIsSealedUnderTheUsersKey()
    {
        auto rows = m_bank->database.superuserConnection().run("teststore/password_of", {{":user", m_tess}});
        QVERIFY(!rows.only().text("password_hash").contains(QLatin1String("scrypt")));
        const Credential credential = credentialOf(m_bank->connection(), *m_bank->keys, m_email);
        QVERIFY(credential.isSealed);
        QVERIFY(verifyPassword(m_password, credential.passwordHash));
    }

    void aCheapOrOpenHashIsMadeAnewAtSignIn()
    {
        const QString cheap = hashPassword(m_password, {3, 1, 1});
        m_bank->transact([&](store::Transaction &t) {
            t.run("identity/keep_hash", {{":user", m_tess}, {":hash", cheap}}); // as it was kept once
        });
        QVERIFY(!credentialOf(m_bank->connection(), *m_bank->keys, m_email).isSealed);
        QCOMPARE(reasonOf(signIn(QStringLiteral("not the password"))), QStringLiteral("invalid"));
        QVERIFY(!credentialOf(m_bank->connection(), *m_bank->keys, m_email).isSealed);
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("signed in"));
        const Credential credential = credentialOf(m_bank->connection(), *m_bank->keys, m_email);
        QVERIFY(credential.isSealed);
        QVERIFY(!m_bank->hasher.isOutdated(credential.passwordHash));
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("signed in"));
    }

    void withASecondFactorTheCodeIsNeededToo()
    {
        enrol();
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("code"));
        QCOMPARE(reasonOf(signIn(QStringLiteral("not the password"))), QStringLiteral("invalid")); // and nothing of a code
        QCOMPARE(reasonOf(signIn(QStringLiteral("not the password"), code())), QStringLiteral("invalid"));
        const auto session = signIn(m_password, code());
        QVERIFY(session);
        QVERIFY(session->secondFactor == SecondFactorState::Given);
        QVERIFY(principalOf(*session).hasSecondFactor);
        const auto renewed = m_bank->sessions.refresh(m_bank->connection(), session->refreshToken);
        QVERIFY(renewed->secondFactor == SecondFactorState::Given);
    }

    void aCodeIsTakenOnceAndOfTheStepsBesideToo()
    {
        enrol();
        const QString once = code();
        QCOMPARE(reasonOf(signIn(m_password, once)), QStringLiteral("signed in"));
        QCOMPARE(reasonOf(signIn(m_password, once)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_password, code(-1))), QStringLiteral("invalid")); // before the one that was taken
        QCOMPARE(reasonOf(signIn(m_password, code(1))), QStringLiteral("signed in"));
        m_bank->pass(2 * totpStepSeconds);
        QCOMPARE(reasonOf(signIn(m_password, code(-2))), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_password, code(2))), QStringLiteral("invalid"));
    }

    void fiveWrongCodesLock()
    {
        enrol();
        for (int i = 0; i < failuresBeforeLock; ++i)
            QCOMPARE(reasonOf(signIn(m_password, QStringLiteral("000000"))), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_password, code())), QStringLiteral("invalid"));
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).count(Deed::SignInLocked), 1);
        m_bank->pass(firstLockSeconds);
        QCOMPARE(reasonOf(signIn(m_password, code())), QStringLiteral("signed in"));
    }

    void aGivenPasswordIsForOneSignIn()
    {
        setMustChange();
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("change"));
        QCOMPARE(reasonOf(signIn(m_password, {}, m_password)), QStringLiteral("weak: same"));
        QCOMPARE(reasonOf(signIn(m_password, {}, QStringLiteral("too short"))), QStringLiteral("weak: too-short"));
        QCOMPARE(reasonOf(signIn(m_password, {}, QStringLiteral("teller of the northgate"))), QStringLiteral("weak: holds-name"));
        QCOMPARE(reasonOf(signIn(QStringLiteral("not the password"), {}, m_other)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_password, {}, m_other)), QStringLiteral("signed in"));
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_other)), QStringLiteral("signed in"));
    }

    void aCodeIsntUsedUpByWhatIsMissingBesides()
    {
        enrol();
        setMustChange();
        const QString once = code();
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("code"));
        QCOMPARE(reasonOf(signIn(m_password, once)), QStringLiteral("change"));
        QCOMPARE(reasonOf(signIn(m_password, once, QStringLiteral("short"))), QStringLiteral("weak: too-short"));
        QCOMPARE(reasonOf(signIn(m_password, QStringLiteral("000000"), m_other)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_password, once, m_other)), QStringLiteral("signed in"));
    }

    void aSignInIsFreshForFiveMinutes()
    {
        const Principal principal = principalOf(signedIn());
        QVERIFY(m_bank->sessions.isFresh(m_bank->connection(), principal));
        m_bank->pass(freshSeconds);
        QVERIFY(m_bank->sessions.isFresh(m_bank->connection(), principal));
        m_bank->pass(1);
        QVERIFY(!m_bank->sessions.isFresh(m_bank->connection(), principal));
    }

    void whoShowsThePasswordAgainIsFresh()
    {
        const SignedIn session = signedIn();
        const Principal principal = principalOf(session);
        m_bank->pass(freshSeconds + 1);
        const auto wrong = m_bank->sessions.stepUp(m_bank->connection(), principal, {m_other, {}, m_peer});
        QVERIFY(!wrong && wrong.error() == SignInFailure::InvalidCredentials);
        QVERIFY(!m_bank->sessions.isFresh(m_bank->connection(), principal));
        const auto until = m_bank->sessions.stepUp(m_bank->connection(), principal, {m_password, {}, m_peer});
        QCOMPARE(until.value_or(0), m_bank->clock.nowMicros() + freshSeconds * microsPerSecond);
        QVERIFY(m_bank->sessions.isFresh(m_bank->connection(), principal));
        const auto deeds = m_bank->deeds(audit::Subject::User, m_tess.value);
        QCOMPARE(deeds.first(), Deed::SteppedUp);
        QCOMPARE(deeds.count(Deed::StepUpFailed), 1);
        // The session alone: others of the same user aren't.
        QVERIFY(m_bank->sessions.refresh(m_bank->connection(), session.refreshToken));
    }

    void withASecondFactorOnlyTheCodeMakesFresh()
    {
        const SignedIn session = signedIn();
        enrol();
        const Principal principal = principalOf(session);
        m_bank->pass(freshSeconds);
        QVERIFY(!m_bank->sessions.stepUp(m_bank->connection(), principal, {m_password, {}, m_peer}));
        QVERIFY(m_bank->sessions.stepUp(m_bank->connection(), principal, {{}, code(), m_peer}));
        QVERIFY(!m_bank->sessions.stepUp(m_bank->connection(), principal, {{}, code(), m_peer}));
    }

    void guessesAtStepUpLockTheSignInToo()
    {
        const Principal principal = principalOf(signedIn());
        for (int i = 0; i < failuresBeforeLock; ++i)
            QVERIFY(!m_bank->sessions.stepUp(m_bank->connection(), principal, {m_other, {}, m_peer}));
        QVERIFY(!m_bank->sessions.stepUp(m_bank->connection(), principal, {m_password, {}, m_peer}));
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("invalid"));
    }

    void aRevokedSessionIsNotFresh()
    {
        const Principal principal = principalOf(signedIn());
        m_bank->sessions.signOut(m_bank->connection(), principal);
        QVERIFY(!m_bank->sessions.isFresh(m_bank->connection(), principal));
        (void)m_bank->sessions.stepUp(m_bank->connection(), principal, {m_password, {}, m_peer});
        QVERIFY(!m_bank->sessions.isFresh(m_bank->connection(), principal));
    }

    void aChangedPasswordEndsAllSessionsButTheNewOne()
    {
        const SignedIn elsewhere = signedIn();
        const SignedIn session = signedIn();
        const Principal principal = principalOf(session);
        const auto change = [&](const QString &current, const QString &wanted) {
            return m_bank->sessions.changePassword(m_bank->connection(), principal, {current, {}, m_peer}, wanted);
        };
        QCOMPARE(reasonOf(change(m_other, m_other)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(change(m_password, m_password)), QStringLiteral("weak: same"));
        QCOMPARE(reasonOf(change(m_password, QStringLiteral("passwordpassword"))), QStringLiteral("weak: common"));
        QCOMPARE(reasonOf(change(m_password, QString())), QStringLiteral("weak: too-short"));
        const auto fresh = change(m_password, m_other);
        QVERIFY(fresh);
        m_bank->clock.advance(sessionCheckMicros + 1);
        for (const SignedIn &old : {elsewhere, session}) {
            QVERIFY(!m_bank->sessions.verifyAccess(m_bank->connection(), old.accessToken));
            QVERIFY(!m_bank->sessions.refresh(m_bank->connection(), old.refreshToken));
        }
        QVERIFY(m_bank->sessions.verifyAccess(m_bank->connection(), fresh->accessToken));
        QCOMPARE(reasonOf(signIn(m_password)), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(signIn(m_other)), QStringLiteral("signed in"));
    }

    void aPasswordIsChangedWithTheCodeOfTheSecondFactor()
    {
        enrol();
        const Principal principal = principalOf(signedIn());
        m_bank->pass(totpStepSeconds);
        const auto change = [&](const QString &shown) {
            return m_bank->sessions.changePassword(m_bank->connection(), principal, {m_password, shown, m_peer},
                                                   QStringLiteral("kz7 Pq!w"));
        };
        QCOMPARE(reasonOf(change({})), QStringLiteral("code"));
        QCOMPARE(reasonOf(change(QStringLiteral("000000"))), QStringLiteral("invalid"));
        QCOMPARE(reasonOf(change(code())), QStringLiteral("signed in"));
    }

    void aPasswordThatWasChangedMeanwhileOpensNothing()
    {
        const Credential read = credentialOf(m_bank->connection(), *m_bank->keys, m_email);
        const auto isStill = [&] {
            return m_bank->transact([&](store::Transaction &t) { return isStillKept(t, read); });
        };
        QVERIFY(isStill());
        setMustChange(); // the same password, given anew by somebody else
        QVERIFY(!isStill());
    }

    void aBankThatDemandsSecondFactorsSaysSo()
    {
        Sessions strict(m_bank->keys, m_bank->hasher, m_bank->clock, {QStringLiteral("Northgate Bank"), true, {}});
        const auto session = strict.signIn(m_bank->connection(), {m_email, m_password, m_peer});
        QVERIFY(session->secondFactor == SecondFactorState::Needed);
        const auto principal = strict.verifyAccess(m_bank->connection(), session->accessToken);
        QVERIFY(strict.lacksSecondFactor(*principal));
        QVERIFY(!m_bank->sessions.lacksSecondFactor(*principal));
        const auto begun = m_bank->transact([&](store::Transaction &t) { return m_factors->begin(t, m_tess); });
        m_secret = begun->secret;
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_factors->confirm(t, m_tess, session->session, code()); }));
        strict.forgetCached(session->session);
        QVERIFY(!strict.lacksSecondFactor(*strict.verifyAccess(m_bank->connection(), session->accessToken)));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
