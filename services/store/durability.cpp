// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/durability.h"

namespace guichet::store {

QStringList durabilityProblems(Connection &connection)
{
    QStringList problems;
    Result settings = connection.run("store/durability_settings");
    for (const Row &row : settings) {
        const QString value = row.text("setting");
        // "local" doesn't wait for a standby that was asked for; remote_write and more do.
        if (value == QLatin1String("off") || value == QLatin1String("local"))
            problems.append(QStringLiteral("PostgreSQL runs with %1 = %2: what is booked may be lost "
                                           "or damaged unnoticed.").arg(row.text("name"), value));
    }
    return problems;
}

} // namespace guichet::store
