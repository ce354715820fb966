// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/staffing.h"

#include "services/identity/credential.h"
#include "tests/store/identitybank.h"
#include "tests/support/authenticator.h"

using namespace guichet;
using namespace guichet::identity;
using audit::Deed;

class StaffingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<SecondFactors> m_factors;
    std::unique_ptr<Staffing> m_staffing;
    UserId m_adam;
    UserId m_tess;
    const QString m_password = QStringLiteral("window at the counter");
    const QString m_peer = QStringLiteral("192.0.2.1");

    template <class Body>
    auto transact(Body &&body)
    {
        return m_bank->transact(std::forward<Body>(body));
    }
    Sessions::Answer signIn(const QString &password, const QString &newPassword = {}, const QString &peer = {})
    {
        return m_bank->sessions.signIn(m_bank->connection(), {QStringLiteral("tess@bank.example"), password,
                                                              peer.isEmpty() ? m_peer : peer, {}, newPassword});
    }
    Outcome<void> setBlocked(UserId id, bool blocked, const Actor &actor)
    {
        return transact([&](store::Transaction &t) { return m_staffing->setBlocked(t, id, blocked, actor); });
    }
    StaffMember tess() { return *m_staffing->member(m_bank->connection(), m_tess); }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_factors = std::make_unique<SecondFactors>(m_bank->keys, m_bank->clock, QStringLiteral("Northgate Bank"));
        m_staffing = std::make_unique<Staffing>(m_bank->keys, m_bank->users, *m_factors, m_bank->clock);
        m_adam = m_bank->staff(QStringLiteral("Adam Admin"), Role::Administrator, m_password);
        m_tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller, m_password);
    }

    void theListShowsEachAsTheyStand()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        QVERIFY(signIn(m_password));
        const auto members = m_staffing->members(m_bank->connection());
        QCOMPARE(members.size(), 2);
        QCOMPARE(members[0].name, QStringLiteral("Adam Admin"));
        QVERIFY(!members[0].lastSignInMicros);
        QCOMPARE(members[1].id, m_tess);
        QCOMPARE(members[1].email, QStringLiteral("tess@bank.example"));
        QVERIFY(members[1].role == Role::Teller && members[1].status == UserStatus::Active);
        QVERIFY(!members[1].hasSecondFactor && !members[1].isLocked && !members[1].mustChangePassword);
        QCOMPARE(members[1].lastSignInMicros.value_or(0), m_bank->clock.nowMicros());
        COMPARE_REFUSAL(m_staffing->member(m_bank->connection(), ana), NotFound);
        COMPARE_REFUSAL(m_staffing->member(m_bank->connection(), {}), NotFound);
    }

    void whoIsTakenOnChangesTheirPasswordFirst()
    {
        const QString hash = *m_bank->hasher.hash(m_password);
        const NewStaff wanted{QStringLiteral("Nora New"), QStringLiteral("nora@bank.example"), Role::Manager, hash, m_adam};
        const auto nora = transact([&](store::Transaction &t) { return m_staffing->create(t, wanted); });
        QVERIFY(nora);
        QVERIFY(m_staffing->member(m_bank->connection(), *nora)->mustChangePassword);
        const auto refused = m_bank->sessions.signIn(m_bank->connection(), {wanted.email, m_password, m_peer});
        QVERIFY(!refused && refused.error().reason == SignInFailure::PasswordChangeNeeded);
        QVERIFY(m_bank->sessions.signIn(m_bank->connection(),
                                        {wanted.email, m_password, m_peer, {}, QStringLiteral("words that are mine alone")}));
        QVERIFY(!m_staffing->member(m_bank->connection(), *nora)->mustChangePassword);
        COMPARE_REFUSAL(transact([&](store::Transaction &t) { return m_staffing->create(t, wanted); }), EmailTaken);
    }

    void aResetPasswordEndsSessionsAndLocks()
    {
        const auto session = signIn(m_password);
        for (int i = 0; i < failuresBeforeLock; ++i)
            QVERIFY(!signIn(QStringLiteral("wrong")));
        const QString given = QStringLiteral("one for the morning");
        const auto reset = [&](UserId who) {
            return transact([&](store::Transaction &t) {
                return m_staffing->resetPassword(t, who, *m_bank->hasher.hash(given), m_adam);
            });
        };
        COMPARE_REFUSAL(reset(m_adam), Forbidden);
        COMPARE_REFUSAL(reset(m_bank->customer(QStringLiteral("Ana"))), NotFound);
        QVERIFY(reset(m_tess));
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).first(), Deed::PasswordReset);
        QVERIFY(!m_bank->sessions.refresh(m_bank->connection(), session->refreshToken));
        QVERIFY(!signIn(m_password));
        QVERIFY(signIn(given, QStringLiteral("words that are mine alone")));
    }

    void aLostSecondFactorIsTakenAway()
    {
        COMPARE_REFUSAL(transact([&](store::Transaction &t) { return m_staffing->resetSecondFactor(t, m_tess, m_adam); }),
                        NotFound);
        const auto begun = transact([&](store::Transaction &t) { return m_factors->begin(t, m_tess); });
        const QString code = codeOf(begun->secret, m_bank->clock.nowMicros());
        QVERIFY(transact([&](store::Transaction &t) { return m_factors->confirm(t, m_tess, {}, code); }));
        QVERIFY(tess().hasSecondFactor);
        QVERIFY(!signIn(m_password));
        COMPARE_REFUSAL(transact([&](store::Transaction &t) { return m_staffing->resetSecondFactor(t, m_tess, m_tess); }),
                        Forbidden);
        QVERIFY(transact([&](store::Transaction &t) { return m_staffing->resetSecondFactor(t, m_tess, m_adam); }));
        QVERIFY(signIn(m_password));
    }

    void whoMayBlockWhom()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const UserId sue = m_bank->staff(QStringLiteral("Sue Supervisor"), Role::Supervisor);
        const Actor supervisor{sue, Role::Supervisor};
        const Actor administrator{m_adam, Role::Administrator};
        COMPARE_REFUSAL(setBlocked(m_tess, true, supervisor), Forbidden);
        COMPARE_REFUSAL(setBlocked(m_adam, true, administrator), Forbidden);
        COMPARE_REFUSAL(setBlocked(UserId{999'999}, true, administrator), NotFound);
        QVERIFY(setBlocked(ana, true, supervisor));
        QVERIFY(setBlocked(ana, false, supervisor));
        const auto session = signIn(m_password);
        QVERIFY(setBlocked(m_tess, true, administrator));
        QVERIFY(tess().status == UserStatus::Blocked);
        QVERIFY(!signIn(m_password));
        QVERIFY(!m_bank->sessions.refresh(m_bank->connection(), session->refreshToken));
        QVERIFY(setBlocked(m_tess, false, administrator));
        QVERIFY(signIn(m_password));
    }

    void afterAHundredFailuresAnAdministratorLetsThemInAgain()
    {
        for (int i = 0; i < failuresBeforeSuspension; ++i)
            QVERIFY(!signIn(QStringLiteral("wrong"), {}, QStringLiteral("198.51.100.%1").arg(i / 4)));
        QVERIFY(tess().isLocked);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).count(Deed::SignInSuspended), 1);
        m_bank->pass(failureMemorySeconds + 1);
        QVERIFY(!signIn(m_password));
        QVERIFY(setBlocked(m_tess, false, {m_adam, Role::Administrator}));
        QVERIFY(!tess().isLocked);
        QVERIFY(signIn(m_password));
    }

    void whoIsKnownAtTheirDeskIsNotLockedOutFromElsewhere()
    {
        QVERIFY(signIn(m_password));
        for (int i = 0; i < failuresBeforeSuspension; ++i)
            QVERIFY(!signIn(QStringLiteral("wrong"), {}, QStringLiteral("198.51.100.%1").arg(i / 4)));
        QVERIFY(tess().isLocked);
        QVERIFY(!signIn(m_password, {}, QStringLiteral("203.0.113.9")));
        QVERIFY(signIn(m_password)); // from where they work
    }
};

QTEST_GUILESS_MAIN(StaffingTest)
#include "tst_staffing.moc"
