// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"

#include <array>

namespace guichet {

/// What a user is to the bank; decides which endpoints answer them.
enum class Role { Customer, Teller, Supervisor, Compliance, Manager, Administrator };

template <>
struct EnumNames<Role> {
    static constexpr const char *name = "Role";
    static constexpr std::array values{
        std::pair{Role::Customer, "customer"},     std::pair{Role::Teller, "teller"},
        std::pair{Role::Supervisor, "supervisor"}, std::pair{Role::Compliance, "compliance"},
        std::pair{Role::Manager, "manager"},       std::pair{Role::Administrator, "administrator"}};
};

/// A set of roles, one bit each.
class Roles
{
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles)
    {
        for (const Role role : roles)
            m_bits |= bit(role);
    }
    constexpr bool contains(Role role) const { return (m_bits & bit(role)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned m_bits = 0;
};

inline constexpr Roles everybody{Role::Customer, Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager,
                                 Role::Administrator};
inline constexpr Roles staff{Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager,
                             Role::Administrator};

} // namespace guichet
