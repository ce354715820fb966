// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pageentry.h"

#include <QCoreApplication>

namespace guichet::ui {

QString roleTitle(Role role)
{
    const auto text = [](const char *title) { return QCoreApplication::translate("Role", title); };
    switch (role) {
    case Role::Customer:
        return text(QT_TRANSLATE_NOOP("Role", "Customer"));
    case Role::Teller:
        return text(QT_TRANSLATE_NOOP("Role", "Teller"));
    case Role::Supervisor:
        return text(QT_TRANSLATE_NOOP("Role", "Supervisor"));
    case Role::Compliance:
        return text(QT_TRANSLATE_NOOP("Role", "Compliance"));
    case Role::Manager:
        return text(QT_TRANSLATE_NOOP("Role", "Branch manager"));
    case Role::Administrator:
        return text(QT_TRANSLATE_NOOP("Role", "Administrator"));
    }
    Q_UNREACHABLE();
}

} // namespace guichet::ui
