// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/customerload.h"

#include "services/identity/userinsert.h"
#include "tests/store/identitybank.h"

using namespace guichet;

class CustomerLoadTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadedAreLikeRegistered()
    {
        IdentityBank bank;
        QList<identity::LoadedCustomer> people;
        for (int i = 0; i < 300; ++i) {
            identity::LoadedCustomer loaded;
            loaded.declared = bank.person(QStringLiteral("Loaded Person%1 \"q\\uote\", {brace}").arg(i)).declared;
            loaded.approved = i % 2 == 0;
            loaded.createdAtMicros = i == 0 ? 0 : 1000 + i;
            people.append(loaded);
        }
        people[7].declared.email.clear();
        const auto ids = bank.transact([&](store::Transaction &t) {
            return identity::loadCustomers(t, *bank.keys, bank.clock, people);
        });
        QCOMPARE(ids.size(), 300);
        for (const int i : {0, 1, 7, 299}) {
            const auto details = bank.users.details(bank.connection(), ids[i]);
            QVERIFY(details);
            QCOMPARE(details->declared.name, people[i].declared.name);
            QCOMPARE(details->declared.email, people[i].declared.email);
            QCOMPARE(details->declared.phone, people[i].declared.phone);
            QCOMPARE(details->approved, i % 2 == 0);
            QCOMPARE(details->emailConfirmed, i != 7);
        }
        QCOMPARE(bank.users.details(bank.connection(), ids[0])->createdAtMicros, IdentityBank::startMicros);
        const auto found = bank.users.find(bank.connection(), QStringLiteral("person299"), 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().id, ids[299]);
    }

    void aTakenEmailIsAFaultAndNothingIsLoaded()
    {
        IdentityBank bank;
        const identity::NewCustomer ana = bank.person(QStringLiteral("Ana"));
        QVERIFY(bank.registerCustomer(ana));
        identity::LoadedCustomer ben{bank.person(QStringLiteral("Ben")).declared, true, true, 0};
        identity::LoadedCustomer twin{bank.person(QStringLiteral("Cleo")).declared, true, true, 0};
        twin.declared.email = ana.declared.email;
        QVERIFY_THROWS_EXCEPTION(store::Fault, bank.transact([&](store::Transaction &t) {
            return identity::loadCustomers(t, *bank.keys, bank.clock, {ben, twin});
        }));
        QVERIFY(bank.users.find(bank.connection(), QStringLiteral("ben"), 5).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CustomerLoadTest)
#include "tst_customerload.moc"
