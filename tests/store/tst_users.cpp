// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/users.h"

#include "services/identity/datakey.h"
#include "services/identity/userrows.h"
#include "tests/store/identitybank.h"

#include <atomic>
#include <thread>

using namespace guichet;
using audit::Deed;

class UsersTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;

    Outcome<qint64> update(UserId id, const CustomerDeclaration &declared, qint64 version)
    {
        return m_bank->transact([&](store::Transaction &t) {
            return m_bank->users.updateCustomer(t, id, declared, version, UserId{99});
        });
    }
    CustomerDetails details(UserId id) { return *m_bank->users.details(m_bank->connection(), id); }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<IdentityBank>(); }

    void aRegisteredCustomerIsRead()
    {
        identity::NewCustomer customer = m_bank->person(QStringLiteral("Ana Fontaine"));
        customer.registeredBy = UserId{12};
        const auto id = m_bank->registerCustomer(customer);
        QVERIFY(id);
        const CustomerDetails read = details(*id);
        QCOMPARE(read.declared.name, customer.declared.name);
        QCOMPARE(read.declared.birthDate, customer.declared.birthDate);
        QCOMPARE(read.declared.email, customer.declared.email);
        QCOMPARE(read.declared.phone, customer.declared.phone);
        QCOMPARE(read.declared.address, customer.declared.address);
        QCOMPARE(read.declared.idNumber, customer.declared.idNumber);
        QCOMPARE(read.status, UserStatus::Active);
        QVERIFY(!read.approved && !read.emailConfirmed);
        QCOMPARE(read.createdAtMicros, IdentityBank::startMicros);
        QCOMPARE(*m_bank->users.registeredBy(m_bank->connection(), *id), UserId{12});
        QCOMPARE(m_bank->deeds(audit::Subject::User, id->value), {Deed::UserRegistered});
    }

    void personalNumbersLieSealed()
    {
        const UserId id = m_bank->customer(QStringLiteral("Ana Fontaine"));
        auto rows = m_bank->connection().run("teststore/user_row", {{":id", id}});
        const QString row = rows.only().text("row");
        for (const char *plain : {"customer1", "mail.example", "612340001", "ID000001"}) {
            QVERIFY(!row.contains(QLatin1String(plain)));
            QVERIFY(!row.contains(QString::fromLatin1(QByteArray(plain).toHex())));
        }
    }

    void cellsCanNotBeSwapped()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const UserId ben = m_bank->customer(QStringLiteral("Ben"));
        const auto raises = [&](UserId id) {
            try {
                (void)m_bank->users.details(m_bank->connection(), id);
            } catch (const store::Fault &fault) {
                return fault.sqlState() == "XX001";
            }
            return false;
        };
        m_bank->database.superuserConnection().run("teststore/swap_email_and_phone", {{":id", ana}});
        QVERIFY(raises(ana));
        m_bank->database.superuserConnection().run("teststore/copy_email", {{":from", ana}, {":to", ben}});
        QVERIFY(raises(ben));
        m_bank->database.superuserConnection().run("teststore/copy_data_key", {{":from", ana}, {":to", ben}});
        QVERIFY(raises(ben));
    }

    void invalidDeclarationsAreRefused()
    {
        identity::NewCustomer customer = m_bank->person(QStringLiteral(" "));
        const auto refused = m_bank->registerCustomer(customer);
        COMPARE_REFUSAL(refused, InvalidValue);
        QCOMPARE(refused.error().field, "name");
        customer = m_bank->person(QStringLiteral("Ana"));
        customer.declared.birthDate = QDate(2027, 1, 16);
        QCOMPARE(m_bank->registerCustomer(customer).error().field, "birth_date");
    }

    void anEmailBelongsToOne()
    {
        const identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana"));
        QVERIFY(m_bank->registerCustomer(ana));
        identity::NewCustomer ben = m_bank->person(QStringLiteral("Ben"));
        ben.declared.email = ana.declared.email.toUpper();
        const auto refused = m_bank->registerCustomer(ben);
        COMPARE_REFUSAL(refused, EmailTaken);
        QCOMPARE(refused.error().field, "email");
        m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
        ben.declared.email = QStringLiteral("tess@bank.example");
        COMPARE_REFUSAL(m_bank->registerCustomer(ben), EmailTaken);
    }

    void anIdNumberBelongsToOneWhoIsNotClosed()
    {
        const identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana"));
        const auto id = m_bank->registerCustomer(ana);
        identity::NewCustomer ben = m_bank->person(QStringLiteral("Ben"));
        ben.declared.idNumber = QStringLiteral(" id-000 001 ");
        const auto refused = m_bank->registerCustomer(ben);
        COMPARE_REFUSAL(refused, IdNumberTaken);
        QCOMPARE(refused.error().field, "id_number");
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, *id, UserId()); }));
        QVERIFY(m_bank->registerCustomer(ben));
    }

    void manyWithoutEmailOrIdNumberAreTaken()
    {
        for (int i = 0; i < 2; ++i) {
            identity::NewCustomer bare = m_bank->person(QStringLiteral("Ana"));
            bare.declared.email.clear();
            bare.declared.idNumber.clear();
            bare.emailConfirmed = true; // there is none to confirm
            const auto id = m_bank->registerCustomer(bare);
            QVERIFY(id);
            QVERIFY(!details(*id).emailConfirmed);
        }
    }

    void ofTwoAtOnceWithOneEmailOneIsTaken()
    {
        const identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana"));
        std::atomic<int> registered = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] {
                store::Connection own(m_bank->database.database());
                identity::NewCustomer one = ana;
                one.declared.idNumber += QString::number(i);
                const auto outcome = store::inTransaction(
                    own, [&](store::Transaction &t) { return m_bank->users.registerCustomer(t, one); });
                registered += outcome ? 1 : 0;
                refused += !outcome && outcome.error().reason == Refusal::EmailTaken ? 1 : 0;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(registered, 1);
        QCOMPARE(refused, 3);
    }

    void staffHaveRoleAndEmail()
    {
        const UserId tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
        COMPARE_REFUSAL(m_bank->users.details(m_bank->connection(), tess), NotFound);
        const auto members = m_bank->users.staffMembers(m_bank->connection());
        QCOMPARE(members.size(), 1);
        QCOMPARE(members.first().email, QStringLiteral("tess@bank.example"));
        QCOMPARE(members.first().role, Role::Teller);
        const auto create = [&](const identity::NewStaff &staff) {
            return m_bank->transact([&](store::Transaction &t) { return m_bank->users.createStaff(t, staff); });
        };
        const QString email = QStringLiteral("new@bank.example");
        QCOMPARE(create({QString(), email, Role::Teller, {}, {}}).error().field, "name");
        QCOMPARE(create({QStringLiteral("New"), QString(), Role::Teller, {}, {}}).error().field, "email");
        QCOMPARE(create({QStringLiteral("New"), email, Role::Customer, {}, {}}).error().field, "role");
        COMPARE_REFUSAL(create({QStringLiteral("New"), QStringLiteral("Tess@bank.example"), Role::Teller, {}, {}}),
                        EmailTaken);
    }

    void anUpdateIsReadAndNamed()
    {
        const UserId id = m_bank->customer(QStringLiteral("Ana Fontaine"));
        CustomerDetails before = details(id);
        before.declared.name = QStringLiteral("Ana Martin");
        before.declared.phone.clear();
        const auto version = update(id, before.declared, before.version);
        QVERIFY(version);
        const CustomerDetails after = details(id);
        QCOMPARE(after.declared.name, QStringLiteral("Ana Martin"));
        QVERIFY(after.declared.phone.isEmpty());
        QCOMPARE(after.declared.email, before.declared.email);
        QCOMPARE(after.version, *version);
        QVERIFY(*version > before.version);
        const auto trail = audit::events(m_bank->connection(), {audit::Subject::User, id.value}, {});
        QCOMPARE(trail->items.first().event.detail, QStringLiteral("name phone"));
        QCOMPARE(trail->items.first().event.actor, UserId{99});
    }

    void refusalsOfAnUpdate()
    {
        const UserId id = m_bank->customer(QStringLiteral("Ana"));
        const UserId other = m_bank->customer(QStringLiteral("Ben"));
        const CustomerDetails own = details(id);
        COMPARE_REFUSAL(update(UserId{4711}, own.declared, 1), NotFound);
        COMPARE_REFUSAL(update(m_bank->staff(QStringLiteral("Tess"), Role::Teller), own.declared, 1), NotFound);
        COMPARE_REFUSAL(update(id, own.declared, own.version - 1), StaleVersion);
        CustomerDeclaration taken = own.declared;
        taken.email = details(other).declared.email;
        COMPARE_REFUSAL(update(id, taken, own.version), EmailTaken);
        taken = own.declared;
        taken.idNumber = details(other).declared.idNumber;
        COMPARE_REFUSAL(update(id, taken, own.version), IdNumberTaken);
        taken.name.clear();
        COMPARE_REFUSAL(update(id, taken, own.version), InvalidValue);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, id, UserId()); }));
        COMPARE_REFUSAL(update(id, own.declared, own.version + 1), CustomerClosed);
    }

    void aChangedEmailIsUnconfirmed()
    {
        identity::NewCustomer customer = m_bank->person(QStringLiteral("Ana"));
        customer.emailConfirmed = true;
        const UserId id = *m_bank->registerCustomer(customer);
        CustomerDetails own = details(id);
        QVERIFY(own.emailConfirmed);
        own.declared.address = QStringLiteral("elsewhere");
        QVERIFY(update(id, own.declared, own.version));
        own = details(id);
        QVERIFY(own.emailConfirmed);
        own.declared.email = QStringLiteral("new@mail.example");
        QVERIFY(update(id, own.declared, own.version));
        QVERIFY(!details(id).emailConfirmed);
    }

    void keysOfAnotherBankAreNoticed()
    {
        const auto fit = [&](const identity::MasterKeys &keys) {
            return m_bank->transact([&](store::Transaction &t) { return identity::keysFitDatabase(t, keys); });
        };
        QVERIFY(fit(*m_bank->keys));
        QVERIFY(fit(*m_bank->keys));
        QVERIFY(!fit(*identity::MasterKeys::random()));
    }
};

QTEST_GUILESS_MAIN(UsersTest)
#include "tst_users.moc"
