// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/person.h"
#include "app/demo/staff.h"
#include "models/values/clock.h"
#include "services/http/routes/bankservices.h"
#include "services/store/transaction.h"

namespace guichet::demo {

/// How large a demo bank, and when it is made.
struct Plan {
    int customers = 1000; ///< not fewer than smallestBank
    int days = 90;
    quint64 seed = 0;
    qint64 nowMicros = 0;
    identity::ScryptCost passwordCost;
    int busyEntries = 100'000; ///< of the account that bulk loading makes for measuring
};

/// Customers whose ID isn't approved, at the end of the list.
inline constexpr int waitingReviews = 12;
inline constexpr int askedAgain = 3;
inline constexpr int rejected = 2;
inline constexpr int withoutDocument = 3;
inline constexpr int notApproved = waitingReviews + askedAgain + rejected + withoutDocument;
inline constexpr int smallestBank = notApproved + 4;

/// A customer and their accounts as the demo keeps track of them.
struct Client {
    UserId id;
    Person person;
    AccountId checking;
    AccountId savings;     ///< null: none
    AccountId investments; ///< null: none
    AccountId joint;       ///< null: none
    bool isActive = false; ///< comes more often than others
    qint64 salary = 0;     ///< a month, minor units; 0: none
    QString employer;
};

/// What the demo's parts work on, all in one thread.
struct World {
    const Plan plan;
    const http::BankServices &bank;
    ManualClock &clock;
    store::Connection &connection;
    Random random;
    Staff staff;
    QList<Client> clients;

    Currency currency() const { return bank.settings.currency; }
    QDate today() const { return bank.calendar.dateAt(plan.nowMicros); }
    QDate firstDay() const { return today().addDays(-plan.days); }
    int approvedClients() const { return plan.customers - notApproved; }
    /// A moment of that date, by the clock on the bank's wall.
    qint64 at(QDate date, QTime time) const
    {
        return QDateTime(date, time, bank.calendar.zone()).toMSecsSinceEpoch() * 1000;
    }
};

/// The demo keeps the bank's rules; where it is refused, it has a bug: ends the program.
template <class T>
T must(Outcome<T> outcome, const char *what)
{
    if (!outcome)
        qFatal("demo: %s: %s", what, qPrintable(QString(enumName(outcome.error().reason))));
    if constexpr (!std::is_void_v<T>)
        return std::move(*outcome);
}

} // namespace guichet::demo
