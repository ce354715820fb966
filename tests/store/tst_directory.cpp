// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/directory.h"

#include "services/accounts/payees.h"
#include "services/accounts/upkeep.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class DirectoryTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    UserId m_ana;
    UserId m_bo;
    AccountId m_account;

    Actor asAna() const { return {m_ana, Role::Customer}; }
    Actor asBo() const { return {m_bo, Role::Customer}; }
    static void compareDetails(const AccountDetails &actual, const AccountDetails &expected)
    {
        QCOMPARE(actual.summary.id, expected.summary.id);
        QCOMPARE(actual.summary.number, expected.summary.number);
        QCOMPARE(actual.summary.productName, expected.summary.productName);
        QCOMPARE(actual.summary.status, expected.summary.status);
        QCOMPARE(actual.summary.isDefault, expected.summary.isDefault);
        QCOMPARE(actual.summary.balance, expected.summary.balance);
        QCOMPARE(actual.summary.available, expected.summary.available);
        QCOMPARE(actual.holders.size(), expected.holders.size());
        QCOMPARE(actual.holders.first().id, expected.holders.first().id);
        QCOMPARE(actual.holders.first().name, expected.holders.first().name);
        QCOMPARE(actual.openedBy, expected.openedBy);
        QCOMPARE(actual.openedByName, expected.openedByName);
        QCOMPARE(actual.openedAtMicros, expected.openedAtMicros);
        QCOMPARE(actual.floorMinorUnits, expected.floorMinorUnits);
        QCOMPARE(actual.version, expected.version);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana Fontaine"));
        m_bo = m_bank->customer(QStringLiteral("Bo Berg"));
        m_account = m_bank->account(m_ana);
    }

    void aCustomerSeesOnlyTheirOwn()
    {
        auto &connection = m_bank->connection();
        QVERIFY(details(connection, m_bank->users, m_account, asAna()));
        COMPARE_REFUSAL(details(connection, m_bank->users, m_account, asBo()), NotFound);
        COMPARE_REFUSAL(details(connection, m_bank->users, AccountId{999'999}, m_bank->teller), NotFound);
        COMPARE_REFUSAL(details(connection, m_bank->users, m_bank->vault, m_bank->teller), NotFound);
        COMPARE_REFUSAL(accountsOf(connection, m_bank->users, m_ana, asBo()), NotFound);
        QVERIFY(maySee(connection, m_bank->teller, m_account));
        QVERIFY(!maySee(connection, asBo(), m_account));
        QVERIFY(!maySee(connection, m_bank->teller, m_bank->vault));
    }

    void questionsOfSeveralAreAnsweredAsIfEachWereAlone()
    {
        auto &connection = m_bank->connection();
        const AccountId second = m_bank->account(m_ana, QStringLiteral("savings"));
        const AccountId bos = m_bank->account(m_bo);
        QVERIFY(m_bank->deposit(second, 12'345));
        QVERIFY(m_bank->deposit(bos, 777));
        const QList<AccountId> all{m_account, second, bos, m_bank->vault, AccountId{999'999}};
        QList<AccountQuestion> questions;
        for (const Actor &actor : {asAna(), m_bank->teller, asBo(), asAna()}) { // every account for every actor, one twice
            for (const AccountId account : all)
                questions.append({account, actor});
        }
        const auto answers = details(connection, m_bank->users, questions);
        QCOMPARE(answers.size(), questions.size());
        for (qsizetype i = 0; i < questions.size(); ++i) {
            const auto &[account, actor] = questions[i];
            const auto alone = details(connection, m_bank->users, account, actor);
            QCOMPARE(answers[i].has_value(), alone.has_value());
            if (!alone) {
                QCOMPARE(answers[i].error().reason, alone.error().reason);
                continue;
            }
            QCOMPARE(answers[i]->summary.id, account);
            compareDetails(*answers[i], *alone);
        }
        const auto mayAnaSee = [&](qsizetype account) { return answers[account].has_value(); };
        QVERIFY(mayAnaSee(0) && mayAnaSee(1) && !mayAnaSee(2) && !mayAnaSee(3) && !mayAnaSee(4));
        QCOMPARE(answers[all.size() * 2 + 2]->summary.balance, SmallBank::euros(777)); // Bo's own
        QVERIFY(!answers[all.size() * 2]); // Ana's, asked for by Bo, while Ana and a teller asked, too
        QVERIFY(details(connection, m_bank->users, QList<AccountQuestion>()).isEmpty());
    }

    void accountsComeWithBalancesOpenOnesFirst()
    {
        const AccountId second = m_bank->account(m_ana, QStringLiteral("savings"));
        QVERIFY(m_bank->deposit(second, 12'345));
        const qint64 version = details(m_bank->connection(), m_bank->users, m_account, asAna())->version;
        QVERIFY(m_bank->transact([&](store::Transaction &transaction) {
            return close(transaction, m_bank->users,
                         {m_account, m_bank->supervisor.user, version, m_bank->clock.nowMicros()});
        }));
        const auto held = accountsOf(m_bank->connection(), m_bank->users, m_ana, asAna());
        QVERIFY(held);
        QCOMPARE(held->size(), 2);
        QCOMPARE(held->first().id, second);
        QCOMPARE(held->first().productName, QStringLiteral("Savings"));
        QCOMPARE(held->first().balance, SmallBank::euros(12'345));
        QCOMPARE(held->first().available, SmallBank::euros(12'345));
        QVERIFY(held->first().isDefault);
        QCOMPARE(held->last().status, AccountStatus::Closed);
        QVERIFY(accountsOf(m_bank->connection(), m_bank->users, m_bo, m_bank->teller)->isEmpty());
    }

    void accountsHaveNames()
    {
        const auto names = namesOf(m_bank->connection(), m_bank->users,
                                   {m_account, m_bank->vault, m_bank->till.account, AccountId{999'999}});
        QCOMPARE(names.size(), 3);
        QCOMPARE(names.value(m_account).name, QStringLiteral("Ana Fontaine"));
        QCOMPARE(names.value(m_account).holder, m_ana);
        QCOMPARE(names.value(m_bank->vault).name, QStringLiteral("Vault"));
        QVERIFY(names.value(m_bank->vault).holder.isNull());
        QCOMPARE(names.value(m_bank->till.account).name, QStringLiteral("Till 1"));
    }

    void accountsHaveNumbers()
    {
        auto &connection = m_bank->connection();
        const auto numbers = numbersOf(connection, {m_account, m_bank->vault, AccountId{999'999}});
        QCOMPARE(numbers.size(), 2);
        QCOMPARE(numbers.value(m_bank->vault), QStringLiteral("Vault"));
        QCOMPARE(numbers.value(m_account), details(connection, m_bank->users, m_account, asAna())->summary.number);
    }

    void aPayeeIsFoundByNumber()
    {
        auto &connection = m_bank->connection();
        const QString number = details(connection, m_bank->users, m_account, asAna())->summary.number;
        QCOMPARE(accountByNumber(connection, number), m_account);
        const auto inFull = payeeByNumber(connection, m_bank->users, number.toLower(), m_bank->teller);
        QVERIFY(inFull);
        QCOMPARE(inFull->account, m_account);
        QCOMPARE(inFull->name, QStringLiteral("Ana Fontaine"));
        QCOMPARE(payeeByNumber(connection, m_bank->users, number, asBo())->name,
                 QStringLiteral("A\u2022\u2022\u2022\u2022\u2022 F\u2022\u2022\u2022\u2022\u2022"));
        QCOMPARE(payeeByNumber(connection, m_bank->users, number, asAna())->name, QStringLiteral("Ana Fontaine"));
    }
    void anUnknownNumberIsNoPayee()
    {
        auto &connection = m_bank->connection();
        COMPARE_REFUSAL(payeeByNumber(connection, m_bank->users, QStringLiteral("FR7630006000011234567890189"),
                                      m_bank->teller), PayeeNotFound);
        COMPARE_REFUSAL(payeeByNumber(connection, m_bank->users, QStringLiteral("nonsense"), m_bank->teller),
                        PayeeNotFound);
        COMPARE_REFUSAL(payeeOf(connection, m_bank->users, m_bank->vault, m_bank->teller), PayeeNotFound);
    }

    void aPayeeIsFoundByConfirmedEmail()
    {
        const auto payee = payeeByEmail(m_bank->connection(), m_bank->users, m_bank->emailOf(m_ana), asBo());
        QVERIFY(payee);
        QCOMPARE(payee->account, m_account);
        QVERIFY(payee->name.startsWith(QStringLiteral("A\u2022")));
    }
    void aJointOwnersEmailNamesThatOwner()
    {
        const UserId dora = m_bank->customer(QStringLiteral("Dora Klein"));
        const AccountId joint = m_bank->account(m_ana);
        m_bank->transact([&](store::Transaction &transaction) {
            const auto version = details(transaction.connection(), m_bank->users, joint, m_bank->teller)->version;
            const bool isAdded = addHolder(transaction, m_bank->users, {joint, m_bank->teller.user, version, 1}, dora).has_value();
            const bool isApproved = decideOpening(transaction, m_bank->users, joint, OpeningDecision::Approve,
                                                  m_bank->supervisor.user, version + 1, 1).has_value();
            return isAdded && isApproved && m_bank->users.setDefaultAccount(transaction, dora, joint).has_value();
        });
        const QString email = m_bank->emailOf(dora);
        const auto full = payeeByEmail(m_bank->connection(), m_bank->users, email, m_bank->teller);
        QCOMPARE(full->name, QStringLiteral("Dora Klein"));
        QCOMPARE(full->account, joint);
        const auto masked = payeeByEmail(m_bank->connection(), m_bank->users, email, asBo());
        QVERIFY(masked->name.startsWith(QStringLiteral("D\u2022")));
    }
    void anUnknownEmailIsNoPayee()
    {
        COMPARE_REFUSAL(payeeByEmail(m_bank->connection(), m_bank->users, QStringLiteral("no@mail.example"), asBo()),
                        PayeeNotFound);
    }
    void anUnconfirmedEmailReceivesNothing()
    {
        const UserId cleo = m_bank->customer(QStringLiteral("Cleo"), SmallBank::Approval::Approved, false);
        m_bank->account(cleo);
        COMPARE_REFUSAL(payeeByEmail(m_bank->connection(), m_bank->users, m_bank->emailOf(cleo), asBo()),
                        PayeeUnconfirmed);
    }
    void aPayeeWithoutAccountReceivesNothing()
    {
        COMPARE_REFUSAL(payeeByEmail(m_bank->connection(), m_bank->users, m_bank->emailOf(m_bo), asAna()),
                        PayeeWithoutAccount);
    }
};

QTEST_GUILESS_MAIN(DirectoryTest)
#include "tst_directory.moc"
