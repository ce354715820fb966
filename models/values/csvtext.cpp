// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/csvtext.h"

namespace guichet {

namespace {

constexpr QStringView formulaStarts = u"=+-@\t\r\n";
constexpr QStringView breaking = u"\",;\r\n"; // in some countries the semicolon is what parts fields

bool startsFormula(const QString &text)
{
    // Some programs skip blanks before they look, and take the wide forms for the narrow ones.
    const QString seen = text.trimmed().normalized(QString::NormalizationForm_KC);
    return (!text.isEmpty() && formulaStarts.contains(text.front())) || (!seen.isEmpty() && formulaStarts.contains(seen.front()));
}

} // namespace

QString csvText(QString written)
{
    if (startsFormula(written))
        written.prepend(u'\'');
    if (std::none_of(written.cbegin(), written.cend(), [](QChar c) { return breaking.contains(c); }))
        return written;
    return u'"' + written.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace guichet
