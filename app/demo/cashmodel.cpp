// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cashmodel.h"

namespace guichet::demo {

namespace {

struct FloatLine {
    qint64 majorUnits;
    qint64 count;
};
// EUR 12 480.00 with the coins
constexpr FloatLine floatLines[] = {{100, 30}, {50, 120}, {20, 120}, {10, 60}, {5, 60}};
constexpr qint64 floatCoins = 180; ///< major units
constexpr qint64 vaultFloats = 400;

} // namespace

CashCount tillFloat(Currency currency)
{
    CashCount cash;
    const QList<qint64> faces = faceValues(currency);
    for (const FloatLine &line : floatLines) {
        const qint64 face = line.majorUnits * currency.minorPerMajor();
        if (faces.contains(face))
            cash.append({face, line.count});
    }
    cash.append({looseCoins, floatCoins * currency.minorPerMajor()});
    return cash;
}

CashCount vaultStock(Currency currency)
{
    CashCount cash = tillFloat(currency);
    for (CashLine &line : cash)
        line.count *= vaultFloats;
    return cash;
}

CashCount broughtAs(qint64 minorUnits, Currency currency, Random &random)
{
    CashCount cash;
    const qint64 large = 100 * currency.minorPerMajor();
    const QList<qint64> faces = faceValues(currency);
    for (qsizetype i = 0; i < faces.size(); ++i) {
        const qint64 face = faces[i];
        if (face > large * 2 || (face >= large && !random.chance(30)))
            continue;
        const qint64 most = minorUnits / face;
        const bool isNote = i + 2 < faces.size(); // the smallest note takes the rest, but for coins
        const qint64 count = isNote && most > 0 ? random.between((most + 1) / 2, most) : most;
        if (count > 0)
            cash.append({face, count});
        minorUnits -= count * face;
    }
    return cash;
}

void CashModel::takeIn(const CashCount &cash)
{
    for (const CashLine &line : cash)
        m_coming[line.faceMinorUnits] += line.count;
}

std::optional<CashCount> CashModel::payOut(qint64 minorUnits)
{
    CashCount cash;
    const QList<qint64> faces = faceValues(m_currency);
    for (const qint64 face : faces) {
        const qint64 count = std::min(minorUnits / face, m_here.value(face));
        if (count > 0)
            cash.append({face, count});
        minorUnits -= count * face;
    }
    if (minorUnits != 0)
        return std::nullopt;
    giveAway(cash);
    return cash;
}

CashCount CashModel::above(const CashCount &aim) const
{
    QMap<qint64, qint64> aims;
    for (const CashLine &line : aim)
        aims[line.faceMinorUnits] = line.count;
    CashCount cash;
    for (auto it = m_here.cbegin(); it != m_here.cend(); ++it) {
        if (it.value() > aims.value(it.key()))
            cash.append({it.key(), it.value() - aims.value(it.key())});
    }
    return cash;
}

CashCount CashModel::below(const CashCount &aim) const
{
    CashCount cash;
    for (const CashLine &line : aim) {
        const qint64 here = m_here.value(line.faceMinorUnits);
        if (here < line.count)
            cash.append({line.faceMinorUnits, line.count - here});
    }
    return cash;
}

void CashModel::giveAway(const CashCount &cash)
{
    for (const CashLine &line : cash)
        m_here[line.faceMinorUnits] -= line.count;
}

void CashModel::settle()
{
    for (auto it = m_coming.cbegin(); it != m_coming.cend(); ++it)
        m_here[it.key()] += it.value();
    m_coming.clear();
}

} // namespace guichet::demo
