// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/durability.h"

namespace guichet::store {

Durability durabilityOf(Connection &connection)
{
    Durability found;
    Result settings = connection.run("store/durability_settings");
    for (const Row &row : settings) {
        const QString name = row.text("name");
        const QString value = row.text("setting");
        const bool isOff = value == QLatin1String("off");
        if (name == QLatin1String("data_checksums")) {
            if (isOff)
                found.warnings.append(QStringLiteral(
                    "PostgreSQL runs without data checksums: a damaged page may go unnoticed. "
                    "pg_checksums --enable adds them while it is stopped."));
        } else if (isOff) {
            found.refused.append(QStringLiteral(
                "PostgreSQL runs with %1 = off: what is booked may be lost or damaged.").arg(name));
        } else if (value == QLatin1String("local")) { // remote_write and more do
            found.warnings.append(QStringLiteral(
                "PostgreSQL runs with %1 = local: commits don't wait for a standby.").arg(name));
        }
    }
    return found;
}

} // namespace guichet::store
