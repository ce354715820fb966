// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/interestterms.h"

#include "services/accounts/products.h"
#include "services/accounts/upkeep.h"
#include "tests/store/interestbank.h"

using namespace guichet;
using namespace guichet::accounts;

class InterestTermsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<InterestBank> m_bank;
    store::Connection &connection() { return m_bank->connection(); }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<InterestBank>(); }
    void cleanup() { m_bank.reset(); }

    void theProductsOfTheBank()
    {
        const AccountId savings = m_bank->savings();
        const auto terms = interestTermsOf(connection(), {savings, AccountId{99'999}});
        QCOMPARE(terms.size(), 1);
        QCOMPARE(terms.first().account, savings);
        QCOMPARE(terms.first().currency, Currency::euro());
        QCOMPARE(terms.first().terms.partsPerMillion, 20'000);
        QCOMPARE(terms.first().terms.dayCount, DayCount::Actual365Fixed);
        QCOMPARE(terms.first().terms.rounding, Rounding::HalfEven);
        QCOMPARE(terms.first().terms.remainder, Remainder::Carried);
    }

    void aProductsRateIsSaidInBasisPointsToo()
    {
        m_bank->setTerms(QStringLiteral("savings"), 12'345, QStringLiteral("ACT/ACT"), QStringLiteral("down"),
                         QStringLiteral("dropped"));
        QCOMPARE(product(connection(), QStringLiteral("savings"), Currency::euro())->interestBasisPoints, 123);
        const auto terms = interestTermsOf(connection(), {m_bank->savings()}).first().terms;
        QCOMPARE(terms.partsPerMillion, 12'345);
        QCOMPARE(terms.dayCount, DayCount::ActualActual);
        QCOMPARE(terms.rounding, Rounding::Down);
        QCOMPARE(terms.remainder, Remainder::Dropped);
    }

    void onlyWhatBearsInterestIsListedPageByPage()
    {
        const AccountId first = m_bank->savings();
        (void)m_bank->savings(0, QStringLiteral("checking"));
        const AccountId second = m_bank->savings(0, QStringLiteral("investments"));
        const AccountId third = m_bank->savings();
        const auto page = interestBearing(connection(), {}, 0, 2);
        QCOMPARE(page.size(), 2);
        QCOMPARE(page[0].account, first);
        QCOMPARE(page[1].account, second);
        QCOMPARE(page[1].terms.partsPerMillion, 35'000);
        const auto rest = interestBearing(connection(), second, 0, 2);
        QCOMPARE(rest.size(), 1);
        QCOMPARE(rest[0].account, third);
    }

    void aClosedAccountIsListedForTheDaysBeforeItsClosing()
    {
        const AccountId account = m_bank->savings();
        const qint64 closedAt = m_bank->clock.nowMicros();
        const auto closed = m_bank->transact([&](store::Transaction &transaction) {
            return close(transaction, m_bank->users, {account, m_bank->teller.user, 2, closedAt});
        });
        QVERIFY(closed);
        QCOMPARE(interestBearing(connection(), {}, closedAt, 10).size(), 1);
        QVERIFY(interestBearing(connection(), {}, closedAt + 1, 10).isEmpty());
    }
};

QTEST_GUILESS_MAIN(InterestTermsTest)
#include "tst_interestterms.moc"
