// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/signinguard.h"

#include "tests/store/identitybank.h"

using namespace guichet;
using namespace guichet::identity;

class SignInGuardTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;

    template <class Body>
    auto guarded(const QString &peer, Body &&body)
    {
        return m_bank->transact([&](store::Transaction &t) {
            SignInGuard guard(t, {QByteArray(16, 'e'), peer, {}, false, m_bank->clock.nowMicros()});
            return body(guard);
        });
    }
    bool fail(const QString &peer = QStringLiteral("192.0.2.1"))
    {
        return guarded(peer, [](SignInGuard &guard) { return guard.fail(); });
    }
    bool isLocked(const QString &peer = QStringLiteral("192.0.2.1"))
    {
        return guarded(peer, [](SignInGuard &guard) { return guard.isLocked(); });
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<IdentityBank>(); }

    void theLockDoublesUpToAQuarterOfAnHour()
    {
        QCOMPARE(lockSeconds(4), qint64(0));
        QCOMPARE(lockSeconds(5), qint64(60));
        QCOMPARE(lockSeconds(6), qint64(120));
        QCOMPARE(lockSeconds(8), qint64(480));
        QCOMPARE(lockSeconds(9), qint64(900));
        QCOMPARE(lockSeconds(1'000'000), qint64(900));
    }

    void fiveFailuresLockForAMinute()
    {
        for (int i = 0; i < 4; ++i)
            QVERIFY(!fail());
        QVERIFY(!isLocked());
        QVERIFY(fail());
        QVERIFY(isLocked());
        QVERIFY(!isLocked(QStringLiteral("192.0.2.2"))); // from elsewhere
        m_bank->pass(59);
        QVERIFY(isLocked());
        m_bank->pass(1);
        QVERIFY(!isLocked());
        QVERIFY(fail());
        m_bank->pass(119);
        QVERIFY(isLocked());
        m_bank->pass(1);
        QVERIFY(!isLocked());
    }

    void successForgets()
    {
        for (int i = 0; i < 4; ++i)
            fail();
        guarded(QStringLiteral("192.0.2.1"), [](SignInGuard &guard) { guard.succeed(); });
        QVERIFY(!fail());
    }

    // ---- passwords tried for many e-mails (row A4)

    bool failFor(int person, const QString &peer, const FloodLimits &limits, UserId user = {})
    {
        return m_bank->transact([&](store::Transaction &t) {
            SignInGuard guard(t, {QByteArray(16, char('A' + person)), peer, user, false, m_bank->clock.nowMicros()}, limits);
            const bool wasLocked = guard.isLocked();
            if (!wasLocked)
                (void)guard.fail();
            return wasLocked;
        });
    }

    void oneAddressTriesForManyEMails()
    {
        const FloodLimits limits{10, 1'000};
        const QString peer = QStringLiteral("192.0.2.66");
        guarded(peer, [](SignInGuard &guard) { guard.succeed(); }); // somebody works there
        for (int person = 0; person < 10; ++person)
            QVERIFY(!failFor(person, peer, limits));
        QVERIFY(failFor(11, peer, limits));
        QVERIFY(!failFor(11, QStringLiteral("192.0.2.67"), limits)); // from elsewhere
        QVERIFY(!isLocked(peer));                                    // who is known there
        QCOMPARE(m_bank->deeds(audit::Subject::None, 0).count(audit::Deed::SignInFlooded), 1);
        m_bank->pass(floodSeconds);
        QVERIFY(!failFor(12, peer, limits));
    }

    void manyAddressesTryForManyEMails()
    {
        const FloodLimits limits{1'000, 12};
        for (int i = 0; i < 12; ++i)
            QVERIFY(!failFor(i, QStringLiteral("198.51.100.%1").arg(i), limits));
        QVERIFY(failFor(20, QStringLiteral("203.0.113.1"), limits));
        QVERIFY(!failFor(20, QStringLiteral("203.0.113.2"), {0, 0})); // where it isn't counted
        m_bank->pass(floodSeconds);
        QVERIFY(!failFor(21, QStringLiteral("203.0.113.1"), limits));
    }

    void aHundredInARowLockThePairForGood()
    {
        for (int i = 0; i < failuresBeforeSuspension; ++i) {
            QVERIFY(!isLocked());
            fail();
            m_bank->pass(longestLockSeconds);
        }
        QVERIFY(isLocked());
        m_bank->pass(2 * failureMemorySeconds);
        QVERIFY(isLocked());
    }

    void aHalfDayForgets()
    {
        for (int i = 0; i < 4; ++i)
            fail();
        m_bank->pass(failureMemorySeconds + 1);
        QVERIFY(!fail());
    }
};

QTEST_GUILESS_MAIN(SignInGuardTest)
#include "tst_signinguard.moc"
