// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/datakey.h"
#include "tests/store/identitybank.h"

using namespace guichet;
using audit::Deed;

class UserStandingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    UserId m_ana;

    template <class Method, class... Arguments>
    auto change(Method method, UserId id, Arguments... arguments)
    {
        return m_bank->transact(
            [&](store::Transaction &t) { return (m_bank->users.*method)(t, id, arguments...); });
    }
    CustomerDetails details(UserId id) { return *m_bank->users.details(m_bank->connection(), id); }
    using Users = identity::Users;

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana Fontaine"), UserId{50});
    }

    void anEmailIsConfirmed()
    {
        QVERIFY(change(&Users::confirmEmail, m_ana, UserId{9}));
        QVERIFY(details(m_ana).emailConfirmed);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_ana.value).first(), Deed::EmailConfirmed);
        identity::NewCustomer without = m_bank->person(QStringLiteral("Ben"));
        without.declared.email.clear();
        const auto refused = change(&Users::confirmEmail, *m_bank->registerCustomer(without), UserId{9});
        COMPARE_REFUSAL(refused, InvalidValue);
        QCOMPARE(refused.error().field, "email");
        COMPARE_REFUSAL(change(&Users::confirmEmail, UserId{4711}, UserId{9}), NotFound);
    }

    void approvalFollowsAndIsNamed()
    {
        QVERIFY(change(&Users::setApproved, m_ana, true, UserId{9}));
        QVERIFY(details(m_ana).approved);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_ana.value).first(), Deed::CustomerApproved);
        QVERIFY(change(&Users::setApproved, m_ana, false, UserId{9}));
        QVERIFY(!details(m_ana).approved);
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_ana.value).first(), Deed::CustomerUnapproved);
    }

    void nobodyApprovesThemselfOrWhomTheyRegistered()
    {
        COMPARE_REFUSAL(change(&Users::setApproved, m_ana, true, m_ana), SelfApproval);
        COMPARE_REFUSAL(change(&Users::setApproved, m_ana, true, UserId{50}), SelfApproval);
        QVERIFY(!details(m_ana).approved);
        const UserId tess = m_bank->staff(QStringLiteral("Tess"), Role::Teller);
        COMPARE_REFUSAL(change(&Users::setApproved, tess, true, UserId{9}), NotFound);
    }

    void rolesOfStaffChange()
    {
        const UserId tess = m_bank->staff(QStringLiteral("Tess"), Role::Teller);
        QVERIFY(change(&Users::setRole, tess, Role::Supervisor, UserId{9}));
        QCOMPARE(m_bank->users.staffMembers(m_bank->connection()).first().role, Role::Supervisor);
        COMPARE_REFUSAL(change(&Users::setRole, tess, Role::Administrator, tess), Forbidden);
        COMPARE_REFUSAL(change(&Users::setRole, tess, Role::Customer, UserId{9}), InvalidValue);
        COMPARE_REFUSAL(change(&Users::setRole, m_ana, Role::Teller, UserId{9}), NotFound);
    }

    void blockedAndBack()
    {
        QVERIFY(change(&Users::setBlocked, m_ana, true, UserId{9}));
        QCOMPARE(details(m_ana).status, UserStatus::Blocked);
        QVERIFY(change(&Users::setBlocked, m_ana, false, UserId{9}));
        QCOMPARE(details(m_ana).status, UserStatus::Active);
        COMPARE_REFUSAL(change(&Users::setBlocked, UserId{4711}, true, UserId{9}), NotFound);
    }

    void theDefaultAccount()
    {
        QVERIFY(m_bank->users.defaultAccountOf(m_bank->connection(), m_ana).isNull());
        QVERIFY(change(&Users::setDefaultAccount, m_ana, AccountId{5}));
        QCOMPARE(m_bank->users.defaultAccountOf(m_bank->connection(), m_ana), AccountId{5});
        const auto known = m_bank->users.knownAs(m_bank->connection(), {m_ana, UserId{4711}});
        QCOMPARE(known.size(), 1);
        QCOMPARE(known.value(m_ana).name, QStringLiteral("Ana Fontaine"));
        QCOMPARE(known.value(m_ana).defaultAccount, AccountId{5});
        QVERIFY(change(&Users::setDefaultAccount, m_ana, AccountId()));
        QVERIFY(m_bank->users.defaultAccountOf(m_bank->connection(), m_ana).isNull());
        COMPARE_REFUSAL(change(&Users::setDefaultAccount, UserId{4711}, AccountId{5}), NotFound);
        const UserId ben = m_bank->customer(QStringLiteral("Ben"));
        m_bank->transact([&](store::Transaction &t) {
            m_bank->users.setDefaultAccounts(t, {m_ana, ben}, {AccountId{7}, AccountId{8}});
        });
        QCOMPARE(m_bank->users.defaultAccountOf(m_bank->connection(), ben), AccountId{8});
    }

    void closingErasesThePerson()
    {
        const CustomerDetails before = details(m_ana);
        QVERIFY(change(&Users::setApproved, m_ana, true, UserId{9}));
        QVERIFY(change(&Users::close, m_ana, UserId{9}));
        const CustomerDetails after = details(m_ana);
        QCOMPARE(after.status, UserStatus::Closed);
        QVERIFY(!after.approved && !after.emailConfirmed);
        QVERIFY(after.declared.name.isEmpty() && after.declared.address.isEmpty());
        QVERIFY(after.declared.email.isEmpty() && after.declared.phone.isEmpty());
        QVERIFY(after.declared.idNumber.isEmpty() && !after.declared.birthDate.isValid());
        auto &connection = m_bank->connection();
        QVERIFY(!identity::DataKey::of(connection, *m_bank->keys, m_ana));
        for (const QString &text : {QStringLiteral("fontaine"), before.declared.email, before.declared.phone,
                                    before.declared.idNumber, QString::number(m_ana.value)})
            QVERIFY(m_bank->users.find(connection, text, 10).isEmpty());
        QVERIFY(!m_bank->users.emailOwner(connection, before.declared.email));
        QCOMPARE(m_bank->deeds(audit::Subject::User, m_ana.value).first(), Deed::UserClosed);
        COMPARE_REFUSAL(change(&Users::close, m_ana, UserId{9}), CustomerClosed);
        COMPARE_REFUSAL(change(&Users::setApproved, m_ana, true, UserId{9}), CustomerClosed);
        COMPARE_REFUSAL(change(&Users::confirmEmail, m_ana, UserId{9}), CustomerClosed);
        COMPARE_REFUSAL(change(&Users::close, UserId{4711}, UserId{9}), NotFound);
    }

    void theDatabaseRefusesAHalfErasure()
    {
        QVERIFY_THROWS_EXCEPTION(store::Fault, m_bank->connection().run("identity/set_status",
                                                                         {{":id", m_ana},
                                                                          {":status", QStringLiteral("closed")}}));
    }
};

QTEST_GUILESS_MAIN(UserStandingTest)
#include "tst_userstanding.moc"
