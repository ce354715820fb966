// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/datefield.h"

#include <QDateEdit>

namespace guichet::ui {

QDateEdit *makeDateField(const QString &name)
{
    auto *field = new QDateEdit;
    field->setObjectName(name);
    field->setDisplayFormat(QStringLiteral("dd MMM yyyy"));
    field->setCalendarPopup(true);
    field->setMinimumDate(QDate(1970, 1, 1));
    field->setMinimumWidth(150);
    return field;
}

} // namespace guichet::ui
