// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/event.h"

#include <QList>
#include <QSet>

namespace guichet::store {
class Connection;
} // namespace guichet::store

namespace guichet::audit {

/// Looks what has been added to the trail since it last looked: a hint for those who show lists, nothing that decides. Ids are
/// drawn before they are committed, so a line may turn up behind later ones; one that comes more than `latenessLines`
/// late is missed. One thread at a time.
class ChangeWatch
{
public:
    static constexpr qint64 latenessLines = 256;

    /// The deeds done meanwhile, each once; the first look gives none. Throws store::Fault.
    [[nodiscard]] QList<Deed> look(store::Connection &connection);

private:
    qint64 m_start = -1; ///< lines up to here are of before the first look
    qint64 m_last = 0;
    QSet<qint64> m_seen; ///< of the last latenessLines
};

} // namespace guichet::audit
