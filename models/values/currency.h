// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <array>
#include <optional>

namespace guichet {

/// A currency of ISO 4217: its three letters and how many decimal digits its minor unit has.
class Currency
{
public:
    /// No currency; compares unequal to every real one.
    constexpr Currency() = default;

    /// Refuses (nullopt) what ISO 4217 list one doesn't hold, and lower case.
    static std::optional<Currency> fromCode(QStringView code);
    static Currency euro();

    QString code() const;
    /// Decimal digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    constexpr int minorDigits() const { return m_minorDigits; }
    /// Minor units in one major unit: 100 for EUR.
    qint64 minorPerMajor() const;
    constexpr bool isNull() const { return m_code[0] == '\0'; }

    friend constexpr bool operator==(const Currency &, const Currency &) = default;

private:
    friend struct CurrencyTable;
    constexpr Currency(const char *code, qint8 minorDigits)
        : m_code{code[0], code[1], code[2]}
        , m_minorDigits(minorDigits)
    {
    }

    std::array<char, 3> m_code{};
    qint8 m_minorDigits = 0;
};

} // namespace guichet
