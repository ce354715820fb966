// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/pages.h"

namespace guichet {

QList<ui::PageEntry> deskPages(ui::DeskContext &)
{
    return {};
}

void connectPages(ui::MainWindow &, ui::DeskContext &) {}

ui::FindResult findResultOf(const CustomerSummary &customer)
{
    return {QStringLiteral("customer:%1").arg(customer.id.value), QStringLiteral("user-circle"), customer.name,
            QStringLiteral("%1 · %2").arg(customer.id.value).arg(customer.birthDate.toString(Qt::ISODate))};
}

} // namespace guichet
