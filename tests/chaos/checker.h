// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <QStringList>

namespace guichet::chaos {

/// Decides, from what the clients wrote down and from the database alone, whether the bank kept its word in a phase.
class Checker
{
public:
    /// `after`: the last entry before the phase (lastEntry()); what was booked until then isn't judged.
    Checker(store::Connection &connection, qint64 after)
        : m_connection(connection)
        , m_after(after)
    {
    }
    static qint64 lastEntry(store::Connection &connection);

    /// With the load ended, the bank recovered and a server running: a sentence for each thing that is wrong.
    [[nodiscard]] QStringList problems(const QStringList &journals, qint64 limitPerDay);
    qint64 entriesChecked() const { return m_entries; }

private:
    void checkJournals(const QStringList &journals);
    void checkCounts(qint64 limitPerDay);
    void expectNone(std::string_view statement, const QString &what, std::initializer_list<store::Bind> binds = {});
    void waitForFollowers();
    void complain(const QString &sentence);

    store::Connection &m_connection;
    const qint64 m_after;
    qint64 m_entries = 0;
    QStringList m_problems;
};

} // namespace guichet::chaos
