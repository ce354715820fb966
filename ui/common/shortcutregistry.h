// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace guichet::ui {

struct ShortcutEntry {
    QKeySequence keys;
    QString text; // what it does, as a verb: "Book deposit"
};

// Every key of the desk, so that none has two meanings and `?` can show them all. A scope is a
// page's id; the empty scope is the whole window. Two pages may use the same key, a page and the
// window may not.
class ShortcutRegistry
{
public:
    // False, and nothing kept, when the key is taken in that scope or in the window's.
    [[nodiscard]] bool add(const QString &scope, const ShortcutEntry &entry);
    void removeScope(const QString &scope);
    QList<ShortcutEntry> entries(const QString &scope) const;

private:
    struct Kept {
        QString scope;
        ShortcutEntry entry;
    };
    QList<Kept> m_kept;
};

} // namespace guichet::ui
