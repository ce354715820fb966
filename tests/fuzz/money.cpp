// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/money.h"

#include "tests/fuzz/target.h"

using namespace guichet;

/// An amount as somebody types it, in currencies of every number of decimals: what is read, written in each style, is
/// the same when it is read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const Currency currencies[] = {Currency::fromCode(u"EUR").value(), Currency::fromCode(u"JPY").value(),
                                          Currency::fromCode(u"KWD").value()};
    const Currency currency = currencies[data[0] / 2 % std::size(currencies)];
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    const QString text = data[0] % 2 ? QString::fromUtf8(bytes) : fuzz::unitsOf(bytes);
    const auto money = parseMoney(text, currency);
    if (!money)
        return 0;
    fuzz::demand(money->minorUnits >= 0 && money->currency == currency, "a sign or a currency out of nowhere");
    fuzz::demand(parseMoney(formatMoney(*money, MoneyStyle::Plain), currency) == money, "another amount was read");
    fuzz::demand(stripMoneyMarks(formatMoney(*money)) == formatMoney(*money, MoneyStyle::Plain), "the marks don't go away");
    return 0;
}
