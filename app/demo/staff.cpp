// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/staff.h"

#include "services/store/transaction.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

const QString password = u"northgate demo bank"_s;

const QList<SignIn> &signIns()
{
    static const QList<SignIn> all{
        {Role::Teller, u"Maya Okafor"_s, u"teller@guichet.example"_s, true},
        {Role::Teller, u"Jonas Weber"_s, u"teller2@guichet.example"_s, true},
        {Role::Teller, u"Inês Carvalho"_s, u"teller3@guichet.example"_s, true},
        {Role::Supervisor, u"Hélène Castaing"_s, u"supervisor@guichet.example"_s},
        {Role::Supervisor, u"Piotr Zieliński"_s, u"supervisor2@guichet.example"_s},
        {Role::Compliance, u"Samira Benali"_s, u"compliance@guichet.example"_s},
        {Role::Manager, u"Katharina Vogt"_s, u"manager@guichet.example"_s},
        {Role::Administrator, u"Tomás Ferreira"_s, u"administrator@guichet.example"_s},
    };
    return all;
}

QString signInTable()
{
    QString table = u"%1%2password\n"_s.arg(u"role"_s, -15).arg(u"e-mail"_s, -34);
    for (const SignIn &signIn : signIns())
        table += u"%1%2%3\n"_s.arg(QString(enumName(signIn.role)), -15).arg(signIn.email, -34).arg(password);
    return table;
}

static Staff staffOf(const QHash<QString, UserId> &byEmail)
{
    Staff staff;
    QList<Actor> supervisors;
    for (const SignIn &signIn : signIns()) {
        const Actor actor{byEmail.value(signIn.email), signIn.role};
        if (signIn.hasTill)
            staff.tellers.append(actor);
        if (signIn.role == Role::Supervisor)
            supervisors.append(actor);
        if (signIn.role == Role::Compliance)
            staff.compliance = actor;
        if (signIn.role == Role::Administrator)
            staff.administrator = actor;
    }
    staff.supervisor = supervisors.first();
    staff.secondSupervisor = supervisors.last();
    return staff;
}

Outcome<Staff> createStaff(store::Connection &connection, const identity::Users &users,
                           const identity::ScryptCost &cost)
{
    QHash<QString, UserId> byEmail;
    for (const SignIn &signIn : signIns()) {
        const QString hash = identity::hashPassword(password, cost);
        const auto created = store::inTransaction(connection, [&](store::Transaction &transaction) {
            return users.createStaff(transaction, {signIn.name, signIn.email, signIn.role, hash, UserId()});
        });
        if (!created)
            return tl::unexpected(created.error());
        byEmail.insert(signIn.email, *created);
    }
    return staffOf(byEmail);
}

Staff findStaff(store::Connection &connection, const identity::Users &users)
{
    QHash<QString, UserId> byEmail;
    for (const SignedInUser &user : users.staffMembers(connection))
        byEmail.insert(user.email, user.id);
    return staffOf(byEmail);
}

} // namespace guichet::demo
