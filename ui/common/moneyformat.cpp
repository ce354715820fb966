// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/moneyformat.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr QChar leftToRightIsolate(0x2066);
constexpr QChar popIsolate(0x2069);

} // namespace

QString isolated(const QString &text)
{
    return leftToRightIsolate + text + popIsolate;
}

QString formatSignedMoney(const Money &money)
{
    QString text = formatMoney(money);
    if (money.minorUnits > 0)
        text.insert(text.startsWith(leftToRightIsolate) ? 1 : 0, u'+');
    return text;
}

QString fieldText(const Money &money)
{
    QString text = formatMoney(money);
    text.remove(leftToRightIsolate).remove(popIsolate);
    return text;
}

QString plainText(const QString &shown)
{
    static const QRegularExpression marks(u"[\\x{2066}-\\x{2069}\\x{200E}\\x{200F}]"_s);
    static const QRegularExpression amount(
        u"^[+\\-\\x{2212}]?[0-9]{1,3}(\\x{202F}[0-9]{3})*([.,][0-9]+)?$"_s);
    QString text = shown;
    text.remove(marks);
    return amount.match(text).hasMatch() ? stripMoneyMarks(text) : text;
}

} // namespace guichet::ui
