// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cell.h"

#include "models/values/accountnumber.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace guichet {
namespace {

constexpr qint64 microsPerMilli = 1000;

QDateTime localMoment(qint64 micros, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(micros / microsPerMilli, zone);
}

Cell moment(qint64 micros, const QTimeZone &zone, const QString &format)
{
    if (micros == 0)
        return {};
    const QDateTime local = localMoment(micros, zone);
    return {QLocale().toString(local, format), micros,
            local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), Chip::None};
}

} // namespace

QLatin1StringView chipName(Chip chip)
{
    switch (chip) {
    case Chip::None:
        return {};
    case Chip::Ok:
        return QLatin1StringView("ok");
    case Chip::Warn:
        return QLatin1StringView("warn");
    case Chip::Bad:
        return QLatin1StringView("bad");
    case Chip::Info:
        return QLatin1StringView("info");
    }
    Q_UNREACHABLE();
}

Cell textCell(const QString &text, Chip chip)
{
    return {text, text, text, chip};
}

Cell numberCell(const QString &iban)
{
    return {iban.isEmpty() ? QString() : formatIban(iban), iban, iban, Chip::None};
}

Cell amountCell(const Money &money)
{
    return {formatMoney(money), money.minorUnits, formatMoney(money, MoneyStyle::Plain),
            Chip::None};
}

Cell amountCell(qint64 minorUnits, Currency currency)
{
    return amountCell(Money{minorUnits, currency});
}

Cell countCell(qint64 count)
{
    // Without a currency there are no decimals.
    return amountCell(Money{count, Currency()});
}

QString dateText(QDate date)
{
    return QLocale().toString(date, QStringLiteral("dd MMM yyyy"));
}

Cell dateCell(QDate date)
{
    if (!date.isValid())
        return {};
    return {dateText(date), date, date.toString(Qt::ISODate), Chip::None};
}

Cell momentCell(qint64 micros, const QTimeZone &zone)
{
    return moment(micros, zone, QStringLiteral("dd MMM yyyy HH:mm"));
}

Cell timeCell(qint64 micros, const QTimeZone &zone)
{
    return moment(micros, zone, QStringLiteral("HH:mm"));
}

Cell tailCell(const QString &tail)
{
    if (tail.isEmpty())
        return {};
    // Left to right whatever the writing around it.
    const QString text = QChar(0x2066) + QStringLiteral("•••") + tail + QChar(0x2069);
    return {text, tail, tail, Chip::None};
}

} // namespace guichet
