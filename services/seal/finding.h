// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace guichet::seal {

/// What isn't as it must be.
struct Finding {
    QString invariant; ///< "I3"
    qint64 batch = 0;  ///< position in the ledger's log; 0: it belongs to none
    QString row;       ///< "entry 17", "audit event 4": the row, or what is nearest to it
    QString what;      ///< a sentence
};
using Found = std::optional<Finding>;

inline Found found(const char *invariant, qint64 batch, const QString &row, const QString &what)
{
    return Finding{QLatin1StringView(invariant), batch, row, what};
}

} // namespace guichet::seal
