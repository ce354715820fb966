// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"
#include "models/values/denominations.h"

#include <QMap>
#include <optional>

namespace guichet::demo {

/// The notes in a till as the demo knows them, so that it only pays out what lies there whatever the order in which the
/// engine books what is under way: notes taken in count from settle() on, notes paid out at once.
class CashModel
{
public:
    explicit CashModel(Currency currency)
        : m_currency(currency)
    {
    }

    void takeIn(const CashCount &cash);
    /// The amount in notes that lie here; nullopt: can't be paid.
    std::optional<CashCount> payOut(qint64 minorUnits);
    /// What is above the float, or short of it (all that was taken in is settled).
    CashCount above(const CashCount &aim) const;
    CashCount below(const CashCount &aim) const;
    void giveAway(const CashCount &cash);
    void settle();

private:
    Currency m_currency;
    QMap<qint64, qint64> m_here; ///< count by face
    QMap<qint64, qint64> m_coming;
};

/// What a till begins a day with, and what the vault holds at first.
CashCount tillFloat(Currency currency);
CashCount vaultStock(Currency currency);
/// How somebody might bring the amount: large notes are rare.
CashCount broughtAs(qint64 minorUnits, Currency currency, Random &random);

} // namespace guichet::demo
