// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcutregistry.h"

#include <QDialog>

namespace guichet::ui {

// What `?` shows: the keys of the window, then those of the page in front. Esc closes it.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const QList<ShortcutEntry> &everywhere, const QString &pageTitle,
                  const QList<ShortcutEntry> &onPage, QWidget *parent = nullptr);
};

} // namespace guichet::ui
