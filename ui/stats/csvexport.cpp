// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/csvexport.h"

#include "models/values/csvtext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

bool isNumber(const QString &text)
{
    static const QRegularExpression number(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    return number.match(text).hasMatch();
}

QString lineOf(const QStringList &texts, qsizetype fields)
{
    QStringList line;
    for (qsizetype i = 0; i < fields; ++i)
        line.append(isNumber(texts.value(i)) ? texts.value(i) : csvText(texts.value(i)));
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
