// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audittrail.h"
#include "services/identity/sessions.h"
#include "services/identity/users.h"
#include "services/store/transaction.h"
#include "tests/support/comparerefusal.h"
#include "tests/support/testdatabase.h"

namespace guichet {

/// For tests of identity and of what stands on it without the ledger's engine: a real database, users,
/// sessions with cheap password hashes, a clock that stands still.
class IdentityBank
{
public:
    static constexpr qint64 startMicros = 1'800'000'000'000'000; // 2027-01-15T08:00Z

    store::Connection &connection() { return database.connection(); }
    template <class Body>
    auto transact(Body &&body)
    {
        return store::inTransaction(connection(), std::forward<Body>(body));
    }
    void pass(qint64 seconds) { clock.advance(seconds * microsPerSecond); }

    identity::NewCustomer person(const QString &name)
    {
        const int number = ++m_people;
        identity::NewCustomer customer;
        customer.declared = {name, QDate(1980, 5, 17), QStringLiteral("customer%1@mail.example").arg(number),
                             QStringLiteral("+3361234%1").arg(number, 4, 10, QLatin1Char('0')),
                             QStringLiteral("1 rue du Port"),
                             QStringLiteral("ID%1").arg(number, 6, 10, QLatin1Char('0'))};
        return customer;
    }
    Outcome<UserId> registerCustomer(const identity::NewCustomer &customer)
    {
        return transact([&](store::Transaction &t) { return users.registerCustomer(t, customer); });
    }
    UserId customer(const QString &name, UserId registeredBy = {})
    {
        identity::NewCustomer newOne = person(name);
        newOne.registeredBy = registeredBy;
        const auto id = registerCustomer(newOne);
        if (!id)
            qFatal("a customer was refused");
        return *id;
    }
    UserId staff(const QString &name, Role role, const QString &password = QString())
    {
        identity::NewStaff member{name, emailOf(name), role, QString(), UserId()};
        if (!password.isEmpty())
            member.passwordHash = *hasher.hash(password);
        const auto id = transact([&](store::Transaction &t) { return users.createStaff(t, member); });
        if (!id)
            qFatal("a member of staff was refused");
        return *id;
    }
    static QString emailOf(const QString &staffName)
    {
        return staffName.section(u' ', 0, 0).toLower() + QStringLiteral("@bank.example");
    }
    /// The deeds about a subject, newest first.
    QList<audit::Deed> deeds(audit::Subject subject, qint64 id)
    {
        QList<audit::Deed> result;
        const auto page = audit::events(connection(), {subject, id}, {});
        for (const audit::RecordedEvent &recorded : page->items)
            result.append(recorded.event.deed);
        return result;
    }

    TestDatabase database;
    ManualClock clock{startMicros};
    std::shared_ptr<const identity::MasterKeys> keys = identity::MasterKeys::random();
    identity::PasswordHasher hasher{identity::cheapScryptCost};
    identity::Users users{keys, clock};
    identity::Sessions sessions{keys, hasher, clock};

private:
    int m_people = 0;
};

} // namespace guichet
