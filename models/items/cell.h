// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"

#include <QtCore/QDate>
#include <QtCore/QLatin1StringView>
#include <QtCore/QTimeZone>
#include <QtCore/QVariant>

namespace guichet {

/// What the colour of a status repeats: a word always says it too.
enum class Chip { None, Ok, Warn, Bad, Info };

/// "ok", "warn", "bad", "info" as the stylesheet calls them; empty for None.
QLatin1StringView chipName(Chip chip);

/// One cell of a table: the text for people, the value to sort by, the text to copy (ISO dates,
/// amounts like "-4111.11"), and the colour of its status.
struct Cell {
    QString text;
    QVariant value;
    QString plain;
    Chip chip = Chip::None;
};

Cell textCell(const QString &text, Chip chip = Chip::None);
/// An account number, in groups for people and without them to copy.
Cell numberCell(const QString &iban);
Cell amountCell(const Money &money);
/// The same, of minor units in a currency.
Cell amountCell(qint64 minorUnits, Currency currency);
Cell countCell(qint64 count);
/// Invalid dates give empty cells.
Cell dateCell(QDate date);
/// A moment in microseconds since 1970, as date and time in the zone (to copy as well:
/// "2025-03-14 12:02:00"); 0 gives an empty cell.
Cell momentCell(qint64 micros, const QTimeZone &zone);
/// Only its time of day.
Cell timeCell(qint64 micros, const QTimeZone &zone);
/// The end of something personal: "•••678". Empty stays empty.
Cell tailCell(const QString &tail);

/// "02 Jun 1988", months in the desk's language.
QString dateText(QDate date);

} // namespace guichet
