// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/staffing.h"
#include "services/identity/secondfactors.h"
#include "services/identity/users.h"

namespace guichet::identity {

/// What administrators do for the staff. Every change is audited in the caller's transaction. Any thread, with its connection.
class Staffing
{
public:
    Staffing(std::shared_ptr<const MasterKeys> keys, const Users &users, const SecondFactors &factors, const Clock &clock);

    /// By name; those who left are not among them.
    [[nodiscard]] QList<StaffMember> members(store::Connection &connection) const;
    /// NotFound: nobody of the staff.
    [[nodiscard]] Outcome<StaffMember> member(store::Connection &connection, UserId id) const;

    /// As Users::createStaff; the password is for one sign-in, which changes it.
    [[nodiscard]] Outcome<UserId> create(store::Transaction &transaction, const NewStaff &staff) const;
    /// For one sign-in, which changes it. Ends sessions and what failed sign-ins have locked. NotFound; Forbidden for one's own.
    [[nodiscard]] Outcome<void> resetPassword(store::Transaction &transaction, UserId id, const QString &passwordHash,
                                              UserId byWhom) const;
    /// NotFound (also when there is none); Forbidden for one's own. Ends their sessions.
    [[nodiscard]] Outcome<void> resetSecondFactor(store::Transaction &transaction, UserId id, UserId byWhom) const;

    /// Anybody who signs in: staff by administrators only, and nobody themself (Forbidden). NotFound, CustomerClosed. Unblocking
    /// also forgets failed sign-ins.
    [[nodiscard]] Outcome<void> setBlocked(store::Transaction &transaction, UserId id, bool blocked, const Actor &actor) const;

private:
    [[nodiscard]] Outcome<void> checkStaff(store::Transaction &transaction, UserId id, UserId byWhom) const;
    void forgetFailures(store::Transaction &transaction, UserId id) const;
    [[nodiscard]] QList<StaffMember> read(store::Connection &connection, UserId id) const;
    std::shared_ptr<const MasterKeys> m_keys;
    const Users &m_users;
    const SecondFactors &m_factors;
    const Clock &m_clock;
};

} // namespace guichet::identity
