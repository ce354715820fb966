// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/fault.h"

namespace guichet::store {

Fault::Fault(Kind kind, const QByteArray &sqlState, const QByteArray &where,
             const QByteArray &constraint)
    : m_kind(kind), m_sqlState(sqlState), m_constraint(constraint), m_text(where + ": SQLSTATE ")
{
    m_text += sqlState.isEmpty() ? QByteArray("none") : sqlState;
    if (!constraint.isEmpty())
        m_text += ", constraint " + constraint;
}

// PostgreSQL, appendix A.
Fault::Kind Fault::kindOf(const QByteArray &sqlState)
{
    const auto isOneOf = [&](std::initializer_list<const char *> states) {
        return std::any_of(states.begin(), states.end(),
                           [&](const char *state) { return sqlState == state; });
    };
    if (isOneOf({"40001", "40P01"}))
        return Kind::Retryable;
    // 25P03 and 25P04 end the session too: idle in a transaction, or in it for too long.
    if (sqlState.isEmpty() || sqlState.startsWith("08")
        || isOneOf({"57P01", "57P02", "57P03", "57P05", "25P03", "25P04"}))
        return Kind::Unknown;
    if (sqlState.startsWith("23"))
        return Kind::Constraint;
    if (isOneOf({"55P03", "57014", "53300"}))
        return Kind::Timeout;
    if (sqlState.startsWith("53") || sqlState.startsWith("58"))
        return Kind::Unavailable;
    return Kind::Other;
}

} // namespace guichet::store
