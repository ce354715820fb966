// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/secondfactors.h"

#include "tests/store/identitybank.h"
#include "tests/support/authenticator.h"

#include <thread>

using namespace guichet;
using namespace guichet::identity;
using audit::Deed;

class SecondFactorsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<SecondFactors> m_factors;
    UserId m_tess;

    Outcome<NewSecondFactor> begin()
    {
        return m_bank->transact([&](store::Transaction &t) { return m_factors->begin(t, m_tess); });
    }
    Outcome<void> confirm(const QString &code)
    {
        return m_bank->transact([&](store::Transaction &t) { return m_factors->confirm(t, m_tess, {}, code); });
    }
    Outcome<void> remove()
    {
        return m_bank->transact([&](store::Transaction &t) { return m_factors->remove(t, m_tess, m_tess); });
    }
    QString codeFor(const NewSecondFactor &factor, int stepsOff = 0)
    {
        return codeOf(factor.secret, m_bank->clock.nowMicros(), stepsOff);
    }
    bool isEnrolled() { return m_factors->confirmedAt(m_bank->connection(), m_tess).has_value(); }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_factors = std::make_unique<SecondFactors>(m_bank->keys, m_bank->clock, QStringLiteral("Northgate Bank"));
        m_tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
    }

    void isBegunAndConfirmedByItsFirstCode()
    {
        const auto begun = begin();
        QVERIFY(begun);
        QVERIFY(begun->uri.contains(begun->secret) && begun->uri.contains(QLatin1String("tess%40bank.example")));
        QVERIFY(!isEnrolled());
        COMPARE_REFUSAL(confirm(QStringLiteral("000000")), InvalidValue);
        QVERIFY(!isEnrolled());
        QVERIFY(confirm(codeFor(*begun)));
        QCOMPARE(m_factors->confirmedAt(m_bank->connection(), m_tess).value_or(0), m_bank->clock.nowMicros());
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).first(), Deed::SecondFactorSet);
    }

    void begunAgainTheFirstSecretCountsNoMore()
    {
        const auto first = begin();
        const auto second = begin();
        QVERIFY(first->secret != second->secret);
        COMPARE_REFUSAL(confirm(codeFor(*first)), InvalidValue);
        QVERIFY(confirm(codeFor(*second)));
    }

    void aConfirmedOneIsNotReplaced()
    {
        COMPARE_REFUSAL(confirm(QStringLiteral("000000")), AlreadyDecided); // none is begun
        const auto begun = begin();
        QVERIFY(confirm(codeFor(*begun)));
        COMPARE_REFUSAL(begin(), AlreadyDecided);
        COMPARE_REFUSAL(confirm(codeFor(*begun, 1)), AlreadyDecided);
    }

    void isRemovedOnce()
    {
        COMPARE_REFUSAL(remove(), NotFound);
        QVERIFY(confirm(codeFor(*begin())));
        QVERIFY(remove());
        QVERIFY(!isEnrolled());
        COMPARE_REFUSAL(remove(), NotFound);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_tess.value).first(), Deed::SecondFactorRemoved);
        QVERIFY(confirm(codeFor(*begin())));
    }

    void theSecretIsSealed()
    {
        const auto begun = begin();
        auto rows = m_bank->database.superuserConnection().run("teststore/second_factor_rows");
        const QString text = rows.only().text("rows");
        QVERIFY(!text.isEmpty() && !text.contains(begun->secret, Qt::CaseInsensitive));
    }

    void ofManyWhoBringTheSameCodeOneIsTaken()
    {
        const auto begun = begin();
        QVERIFY(confirm(codeFor(*begun)));
        const QString code = codeFor(*begun, 1);
        std::atomic<int> taken = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&] {
                store::Connection own(m_bank->database.database());
                taken += store::inTransaction(own, [&](store::Transaction &t) {
                    return takeCode(t, *m_bank->keys, m_tess, code, m_bank->clock.nowMicros());
                });
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(taken.load(), 1);
    }

    void aClosedUserHasNone()
    {
        QVERIFY(confirm(codeFor(*begin())));
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, m_tess, UserId{9}); }));
        QVERIFY(!isEnrolled());
        COMPARE_REFUSAL(begin(), NotFound);
    }
};

QTEST_GUILESS_MAIN(SecondFactorsTest)
#include "tst_secondfactors.moc"
