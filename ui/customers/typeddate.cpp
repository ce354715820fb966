// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/typeddate.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guichet::ui {

QDate typedDate(const QString &text)
{
    static const QRegularExpression yearFirst(u"^(\\d{4})\\D?(\\d{1,2})\\D(\\d{1,2})$"_s);
    static const QRegularExpression dayFirst(u"^(\\d{1,2})[ ./-](\\d{1,2})[ ./-](\\d{4})$"_s);
    static const QRegularExpression dayFirstDigits(u"^(\\d{2})(\\d{2})(\\d{4})$"_s);
    const QString trimmed = text.simplified();
    if (const auto match = yearFirst.match(trimmed); match.hasMatch())
        return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    for (const QRegularExpression &form : {dayFirst, dayFirstDigits}) {
        if (const auto match = form.match(trimmed); match.hasMatch())
            return {match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()};
    }
    return QLocale().toDate(trimmed, u"d MMM yyyy"_s);
}

} // namespace guichet::ui
