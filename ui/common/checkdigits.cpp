// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/checkdigits.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

struct CheckDigits {
    Q_DECLARE_TR_FUNCTIONS(CheckDigits)
};

QString checkName(const QString &check)
{
    if (check == "number"_L1)
        return CheckDigits::tr("number");
    if (check == "birth date"_L1)
        return CheckDigits::tr("birth date");
    if (check == "expiry date"_L1)
        return CheckDigits::tr("expiry date");
    if (check == "personal number"_L1)
        return CheckDigits::tr("personal number");
    return CheckDigits::tr("composite");
}

} // namespace

ChipText checkDigitChip(const MachineReadableZone &zone)
{
    const int failed = static_cast<int>(zone.failedChecks.size());
    if (failed == 0)
        return {ChipKind::Ok, CheckDigits::tr("%1 of %1").arg(zone.checkCount)};
    return {ChipKind::Bad, CheckDigits::tr("%n fail(s)", nullptr, failed)};
}

QString failedCheckNames(const MachineReadableZone &zone)
{
    QStringList names;
    for (const QString &check : zone.failedChecks)
        names.append(checkName(check));
    return names.join(u", "_s);
}

QString tidyZone(const QString &typed)
{
    QStringList lines;
    for (const QString &line : typed.toUpper().split(u'\n')) {
        QString tidy = line;
        tidy.remove(u' ');
        if (!tidy.trimmed().isEmpty())
            lines.append(tidy.trimmed());
    }
    return lines.join(u'\n');
}

} // namespace guichet::ui
