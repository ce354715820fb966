// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/opening.h"

#include "models/values/accountnumber.h"
#include "services/accounts/directory.h"
#include "services/accounts/products.h"
#include "services/accounts/standing.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class OpeningTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;

    Outcome<AccountDetails> decide(const AccountDetails &account, OpeningDecision decision, UserId decider,
                                   qint64 version)
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return decideOpening(transaction, m_bank->users, account.summary.id, decision, decider, version,
                                 m_bank->clock.nowMicros());
        });
    }
    Outcome<AccountDetails> openProduct(const QString &product, Currency currency, const QList<UserId> &customers)
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return openAccount(transaction, m_bank->users, m_bank->identity, {product, currency, customers},
                               m_bank->teller.user, m_bank->clock.nowMicros());
        });
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<SmallBank>(); }

    void productsAreRows()
    {
        QStringList codes;
        for (const Product &product : products(m_bank->connection()))
            codes.append(product.code);
        QCOMPARE(codes, QStringList({QStringLiteral("checking"), QStringLiteral("investments"),
                                     QStringLiteral("savings")}));
        const auto investments = product(m_bank->connection(), QStringLiteral("investments"), Currency::euro());
        QVERIFY(investments);
        QVERIFY(!investments->allowsWithdrawal);
        QVERIFY(actionsOf(*investments) == ledger::ActionSet({Action::Deposit}));
        QVERIFY(!product(m_bank->connection(), QStringLiteral("gold"), Currency::euro()));
    }

    void aNewAccountWaitsForASecondPerson()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana Fontaine"));
        const auto opened = m_bank->open({ana});
        QVERIFY(opened);
        QCOMPARE(opened->summary.status, AccountStatus::AwaitingApproval);
        QCOMPARE(parseIban(opened->summary.number), opened->summary.number);
        QVERIFY(opened->summary.number.startsWith(QStringLiteral("FR")));
        QVERIFY(opened->summary.isDefault);
        QCOMPARE(opened->holders.size(), 1);
        QCOMPARE(opened->holders.first().name, QStringLiteral("Ana Fontaine"));
        QCOMPARE(opened->openedByName, QStringLiteral("Tess Teller"));
        QCOMPARE(opened->openedAtMicros, m_bank->clock.nowMicros());
        QCOMPARE(opened->summary.balance, SmallBank::euros(0));
    }

    void onlyTheFirstAccountBecomesTheDefault()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const AccountId first = m_bank->open({ana})->summary.id;
        QVERIFY(!m_bank->open({ana})->summary.isDefault);
        QCOMPARE(m_bank->users.defaultAccountOf(m_bank->connection(), ana), first);
    }

    void aJointAccountIsHeldByAll()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        const auto opened = m_bank->open({bo, ana});
        QVERIFY(opened);
        QCOMPARE(holdersOf(m_bank->connection(), opened->summary.id), QList<UserId>({bo, ana}));
    }

    void anUnknownCustomerIsNotFound()
    {
        COMPARE_REFUSAL(m_bank->open({UserId{4711}}), NotFound);
    }
    void staffAreNoCustomers() { COMPARE_REFUSAL(m_bank->open({m_bank->teller.user}), NotFound); }
    void anUnknownProductIsInvalid()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        COMPARE_REFUSAL(openProduct(QStringLiteral("gold"), Currency::euro(), {ana}), InvalidValue);
        COMPARE_REFUSAL(openProduct(QStringLiteral("checking"), *Currency::fromCode(u"JPY"), {ana}), InvalidValue);
    }
    void noCustomerOrOneTwiceIsInvalid()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        COMPARE_REFUSAL(m_bank->open({}), InvalidValue);
        COMPARE_REFUSAL(m_bank->open({ana, ana}), InvalidValue);
    }
    void aClosedCustomerIsRefused()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        QVERIFY(m_bank->transact([&](store::Transaction &transaction) {
            return m_bank->users.close(transaction, ana, m_bank->supervisor.user);
        }));
        COMPARE_REFUSAL(m_bank->open({ana}), CustomerClosed);
    }

    void theSecondPersonApproves()
    {
        const auto opened = m_bank->open({m_bank->customer(QStringLiteral("Ana"))});
        const auto approved = decide(*opened, OpeningDecision::Approve, m_bank->supervisor.user, opened->version);
        QVERIFY(approved);
        QCOMPARE(approved->summary.status, AccountStatus::Active);
        QCOMPARE(approved->version, opened->version + 1);
    }
    void theSecondPersonRefuses()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const auto opened = m_bank->open({ana});
        const AccountId other = m_bank->open({ana})->summary.id;
        const auto refused = decide(*opened, OpeningDecision::Refuse, m_bank->supervisor.user, opened->version);
        QVERIFY(refused);
        QCOMPARE(refused->summary.status, AccountStatus::Refused);
        // Transfers by e-mail now reach the other one.
        QCOMPARE(m_bank->users.defaultAccountOf(m_bank->connection(), ana), other);
    }
    void anUnknownAccountIsNotFound()
    {
        COMPARE_REFUSAL(decide({}, OpeningDecision::Approve, m_bank->supervisor.user, 1), NotFound);
    }
    void theMakerIsNotTheChecker()
    {
        const auto opened = m_bank->open({m_bank->customer(QStringLiteral("Ana"))});
        COMPARE_REFUSAL(decide(*opened, OpeningDecision::Approve, m_bank->teller.user, opened->version), SelfApproval);
    }
    void theDatabaseRefusesTheMakerToo()
    {
        const auto opened = m_bank->open({m_bank->customer(QStringLiteral("Ana"))});
        try {
            m_bank->connection().run("accounts/decide", {{":account", opened->summary.id},
                                                         {":decider", m_bank->teller.user},
                                                         {":now", 1}});
            QFAIL("was accepted");
        } catch (const store::Fault &fault) {
            QCOMPARE(fault.constraint(), QByteArray("maker_is_not_checker"));
        }
    }
    void anotherVersionIsStale()
    {
        const auto opened = m_bank->open({m_bank->customer(QStringLiteral("Ana"))});
        COMPARE_REFUSAL(decide(*opened, OpeningDecision::Approve, m_bank->supervisor.user, opened->version + 1),
                        StaleVersion);
    }
    void aSecondDecisionIsRefused()
    {
        const auto opened = m_bank->open({m_bank->customer(QStringLiteral("Ana"))});
        const auto approved = decide(*opened, OpeningDecision::Approve, m_bank->supervisor.user, opened->version);
        QVERIFY(approved);
        COMPARE_REFUSAL(decide(*opened, OpeningDecision::Refuse, m_bank->supervisor.user, approved->version),
                        AlreadyDecided);
    }

    void whatWaitsIsListedOldestFirstByPages()
    {
        QList<AccountId> opened;
        for (int i = 0; i < 5; ++i)
            opened.append(m_bank->open({m_bank->customer(QStringLiteral("Customer %1").arg(i))})->summary.id);
        m_bank->account(m_bank->customer(QStringLiteral("Approved")));
        QList<AccountId> listed;
        PageRequest page{{}, 2};
        do {
            const auto waiting = waitingRequests(m_bank->connection(), m_bank->users, page);
            QVERIFY(waiting);
            QVERIFY(waiting->items.size() <= 2);
            for (const AccountRequest &request : waiting->items) {
                QCOMPARE(request.customerName, QStringLiteral("Customer %1").arg(listed.size()));
                QCOMPARE(request.openedByName, QStringLiteral("Tess Teller"));
                listed.append(request.id);
            }
            page.cursor = waiting->nextCursor;
        } while (!page.cursor.isEmpty());
        QCOMPARE(listed, opened);
    }
    void aForgedCursorIsInvalid()
    {
        COMPARE_REFUSAL(waitingRequests(m_bank->connection(), m_bank->users, {QStringLiteral("1 OR 1"), 2}),
                        InvalidValue);
    }
};

QTEST_GUILESS_MAIN(OpeningTest)
#include "tst_opening.moc"
