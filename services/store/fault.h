// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <exception>
#include <string_view>

namespace guichet::store {

// Why the database didn't do what was asked, when that is nobody's decision: thrown by store only.
// Its text names the statement, the SQLSTATE and the constraint, never a bound value and never the
// server's message (which quotes rows), so it may be logged as it is.
class Fault : public std::exception
{
public:
    enum class Kind {
        Retryable, // 40001, 40P01: run the whole transaction again
        Unknown, // 08xxx, 57P01-57P03 or no answer: the connection is gone, the outcome isn't known
        Constraint, // 23xxx: see constraint()
        Timeout, // 55P03, 57014, 53300: not done; later may work
        Unavailable, // no connection could be opened, disk full, out of memory: not done
        Other,
    };

    Fault(Kind kind, const QByteArray &sqlState, const QByteArray &where,
          const QByteArray &constraint = {});

    [[nodiscard]] Kind kind() const { return m_kind; }
    // Five characters (PostgreSQL, appendix A), empty when the server gave no answer.
    [[nodiscard]] const QByteArray &sqlState() const { return m_sqlState; }
    // The violated constraint's name, empty when there is none.
    [[nodiscard]] const QByteArray &constraint() const { return m_constraint; }
    [[nodiscard]] bool isUniqueViolation() const { return m_sqlState == "23505"; }
    [[nodiscard]] const char *what() const noexcept override { return m_text.constData(); }

    // The kind of a SQLSTATE that a statement on an open connection ended with.
    [[nodiscard]] static Kind kindOf(const QByteArray &sqlState);

private:
    Kind m_kind;
    QByteArray m_sqlState;
    QByteArray m_constraint;
    QByteArray m_text;
};

} // namespace guichet::store
