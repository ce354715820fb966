// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/csvexport.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

bool isNumber(const QString &text)
{
    static const QRegularExpression number(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    return number.match(text).hasMatch();
}

bool looksLikeFormula(const QString &text)
{
    static const QString first = u"=+-@\t\r\n"_s;
    // Some programs skip blanks before they look, and take the wide forms for the narrow ones.
    const QString seen = text.trimmed().normalized(QString::NormalizationForm_KC);
    return (!text.isEmpty() && first.contains(text.front())) || (!seen.isEmpty() && first.contains(seen.front()));
}

QString fieldOf(const QString &text)
{
    QString field = text;
    if (looksLikeFormula(field) && !isNumber(field))
        field.prepend(u'\'');
    static const QRegularExpression special(u"[\",\r\n]"_s);
    if (!field.contains(special))
        return field;
    field.replace(u'"', u"\"\""_s);
    return u'"' + field + u'"';
}

QString lineOf(const QStringList &texts, qsizetype fields)
{
    QStringList line;
    for (qsizetype i = 0; i < fields; ++i)
        line.append(fieldOf(texts.value(i)));
    return line.join(u',') + u"\r\n"_s;
}

} // namespace

QByteArray csvOf(const ReportTable &report, ByteOrderMark mark)
{
    const qsizetype fields = std::max<qsizetype>(report.columns.size(), 2);
    QString text;
    if (mark == ByteOrderMark::Yes)
        text += QChar::ByteOrderMark;
    text += lineOf({report.title}, fields);
    for (const auto &[name, value] : report.facts)
        text += lineOf({name, value}, fields);
    text += lineOf({}, fields);
    text += lineOf(report.columns, fields);
    for (const QStringList &row : report.plain)
        text += lineOf(row, fields);
    return text.toUtf8();
}

} // namespace guichet::ui
