// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcutregistry.h"

#include <algorithm>

namespace guichet::ui {

bool ShortcutRegistry::add(const QString &scope, const ShortcutEntry &entry)
{
    const bool taken = std::any_of(m_kept.cbegin(), m_kept.cend(), [&](const Kept &kept) {
        const bool meets = kept.scope == scope || kept.scope.isEmpty() || scope.isEmpty();
        return meets && kept.entry.keys == entry.keys;
    });
    if (taken || entry.keys.isEmpty())
        return false;
    m_kept.append({scope, entry});
    return true;
}

void ShortcutRegistry::removeScope(const QString &scope)
{
    m_kept.removeIf([&](const Kept &kept) { return kept.scope == scope; });
}

QList<ShortcutEntry> ShortcutRegistry::entries(const QString &scope) const
{
    QList<ShortcutEntry> found;
    for (const Kept &kept : m_kept) {
        if (kept.scope == scope)
            found.append(kept.entry);
    }
    return found;
}

} // namespace guichet::ui
