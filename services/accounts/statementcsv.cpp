// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statementcsv.h"

#include "models/values/csvtext.h"

#include <QDateTime>

namespace guichet::accounts {

static QString plain(const Money &money)
{
    return formatMoney(money, MoneyStyle::Plain);
}

static QString moment(qint64 micros)
{
    const QString toMillis = QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    return toMillis + QStringLiteral("%1Z").arg(micros % 1000, 3, 10, QLatin1Char('0'));
}

static QString balanceRow(const Statement &statement, const QDate &date, const char *what, const Money &balance)
{
    return QStringList{statement.number, date.toString(Qt::ISODate), {}, {}, QString::fromLatin1(what),
                       {},               balance.currency.code(),    plain(balance), {}, {}}
        .join(u',');
}

QByteArray statementCsv(const Statement &statement)
{
    QStringList rows{QStringLiteral(
        "account,business_date,posted_at,entry_id,kind,amount,currency,balance_after,counterparty,note")};
    rows.append(balanceRow(statement, statement.from, "opening-balance", statement.opening));
    for (const StatementLine &line : statement.lines) {
        const QStringList cells{statement.number,
                                line.businessDate.toString(Qt::ISODate),
                                moment(line.postedAtMicros),
                                QString::number(line.entry.value),
                                enumName(line.kind),
                                plain(line.amount),
                                line.amount.currency.code(),
                                plain(line.balanceAfter),
                                csvText(line.counterpartyNumber),
                                csvText(line.note)};
        rows.append(cells.join(u','));
    }
    rows.append(balanceRow(statement, statement.to, "closing-balance", statement.closing));
    return (rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8();
}

} // namespace guichet::accounts
