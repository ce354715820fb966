// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/staffing.h"

// How the sample bank's people get in: sessions, a second factor to be set up, the staff.
namespace guichet::testing {

inline constexpr qint64 sampleMorning = 1'741'945'320'000'000; // 2025-03-14 09:42 UTC
inline constexpr qint64 sampleHour = 3'600'000'000;

inline SessionView sampleSession(int id, const char *peer, bool isCurrent, bool hasSecondFactor)
{
    return {SessionId{id}, QLatin1StringView(peer), sampleMorning - id * sampleHour, sampleMorning - (id - 1) * sampleHour / 2,
            sampleMorning + sampleHour, isCurrent, hasSecondFactor};
}

inline wire::SessionList sampleSessions()
{
    return {{sampleSession(1, "192.0.2.17", true, true), sampleSession(4, "192.0.2.44", false, true),
             sampleSession(40, "2001:db8::7", false, false)}};
}

inline wire::SecondFactorSecret sampleSecret()
{
    return {QStringLiteral("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
            QStringLiteral("otpauth://totp/Northgate%20Bank:maya.okafor%40northgate.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
                           "&issuer=Northgate%20Bank")};
}

inline StaffMember sampleMember(int id, const char *name, Role role)
{
    StaffMember member;
    member.id = UserId{id};
    member.name = QString::fromUtf8(name);
    member.email = member.name.section(u' ', 0, 0).toLower() + QStringLiteral("@northgate.example");
    member.role = role;
    member.hasSecondFactor = true;
    member.createdAtMicros = sampleMorning - 9'000 * sampleHour;
    member.lastSignInMicros = sampleMorning - id * sampleHour / 8;
    return member;
}

/// The first is whoever is signed in (id 12).
inline wire::StaffList sampleStaff()
{
    wire::StaffList staff{{sampleMember(12, "Maya Okafor", Role::Administrator), sampleMember(13, "Björn Ångström", Role::Teller),
                           sampleMember(14, "Chloé Marchand", Role::Supervisor), sampleMember(15, "Karim al-Khatib", Role::Compliance),
                           sampleMember(16, "Wei Zhang", Role::Teller), sampleMember(17, "Nora Lind", Role::Manager)}};
    staff.items[1].hasSecondFactor = false;
    staff.items[2].isLocked = true;
    staff.items[3].status = UserStatus::Blocked;
    staff.items[4].mustChangePassword = true;
    staff.items[4].lastSignInMicros.reset();
    return staff;
}

} // namespace guichet::testing
