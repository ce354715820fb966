// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/savedappearance.h"

#include <QSettings>

namespace guichet::ui {

namespace {

QString key()
{
    return QStringLiteral("appearance");
}

} // namespace

Appearance savedAppearance()
{
    return appearanceFromName(QSettings().value(key()).toString());
}

void saveAppearance(Appearance appearance)
{
    QSettings().setValue(key(), appearanceName(appearance));
}

} // namespace guichet::ui
