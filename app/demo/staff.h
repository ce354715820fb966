// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/role.h"
#include "services/identity/password.h"
#include "services/identity/users.h"

namespace guichet::demo {

/// Who signs in to the demo bank: the same people in every one.
struct SignIn {
    Role role;
    QString name;
    QString email;
    bool hasTill = false;
};
const QList<SignIn> &signIns();
extern const QString password; ///< everybody's

/// The table of them for people: role, e-mail, password.
QString signInTable();

/// Those at work, as the other makers need them.
struct Staff {
    QList<Actor> tellers; ///< each with a till
    Actor supervisor;
    Actor secondSupervisor;
    Actor compliance;
    Actor administrator;
};

/// Creates all of them but the customer. Refuses what identity refuses.
Outcome<Staff> createStaff(store::Connection &connection, const identity::Users &users,
                           const identity::ScryptCost &cost);
/// Those there are already.
Staff findStaff(store::Connection &connection, const identity::Users &users);

} // namespace guichet::demo
