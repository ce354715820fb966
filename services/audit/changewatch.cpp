// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/changewatch.h"

#include "services/store/connection.h"

namespace guichet::audit {

QList<Deed> ChangeWatch::look(store::Connection &connection)
{
    const bool isFirst = m_start < 0;
    if (isFirst) {
        m_last = connection.run("audit/last_event").only().int64("id");
        m_start = std::max<qint64>(0, m_last - latenessLines);
    }
    QList<Deed> deeds;
    store::Result rows = connection.run("audit/deeds_after", {{":after", std::max(m_start, m_last - latenessLines)}});
    for (const store::Row &row : rows) {
        const qint64 id = row.int64("id");
        m_last = std::max(m_last, id);
        if (m_seen.contains(id))
            continue;
        m_seen.insert(id);
        const auto deed = enumFromName<Deed>(row.text("deed")); // none: a newer program's
        if (!isFirst && deed && !deeds.contains(*deed))
            deeds.append(*deed);
    }
    m_seen.removeIf([this](qint64 id) { return id <= m_last - latenessLines; });
    return deeds;
}

} // namespace guichet::audit
