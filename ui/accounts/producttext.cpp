// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/producttext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int basisPointsPerPercent = 100;

struct ProductText {
    Q_DECLARE_TR_FUNCTIONS(ProductText)
};

// "2.35 %" of 235, in whole numbers.
QString percentText(int basisPoints)
{
    const QString fraction = QString::number(basisPoints % basisPointsPerPercent).rightJustified(2, u'0');
    return QString::number(basisPoints / basisPointsPerPercent) + QLocale().decimalPoint() + fraction + u"\u00a0%"_s;
}

} // namespace

QString describe(const Product &product)
{
    QStringList sentences;
    if (product.interestBasisPoints > 0)
        sentences.append(ProductText::tr("Interest %1 a year.").arg(percentText(product.interestBasisPoints)));
    if (product.floorMinorUnits < 0)
        sentences.append(ProductText::tr("May be overdrawn by %1.")
                             .arg(formatMoney({-product.floorMinorUnits, product.currency}, MoneyStyle::GroupedWithCode)));
    if (product.termDays > 0)
        sentences.append(ProductText::tr("Fixed for %n day(s).", nullptr, product.termDays));
    if (product.allowsWithdrawal && product.allowsTransferOut)
        sentences.append(ProductText::tr("Cash and transfers, in and out."));
    else if (product.allowsTransferOut)
        sentences.append(ProductText::tr("No cash withdrawals; transfers in and out."));
    else if (product.allowsWithdrawal)
        sentences.append(ProductText::tr("No transfers out; cash in and out."));
    else
        sentences.append(ProductText::tr("Money comes in only, until the term ends."));
    return sentences.join(u' ');
}

} // namespace guichet::ui
