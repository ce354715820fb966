// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statementcsv.h"

#include "tests/fuzz/target.h"

using namespace guichet;

namespace {

/// As RFC 4180 is read by programs.
QList<QStringList> rowsOf(const QString &csv)
{
    QList<QStringList> rows{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv[i];
        QString &cell = rows.last().last();
        const bool isTwice = isQuoted && c == u'"' && i + 1 < csv.size() && csv[i + 1] == u'"';
        if (isTwice) {
            cell += csv[++i];
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted) {
            rows.last().append(QString());
        } else if (c == u'\r' && !isQuoted && i + 1 < csv.size() && csv[i + 1] == u'\n') {
            rows.append({QString()});
            ++i;
        } else {
            cell += c;
        }
    }
    fuzz::demand(!isQuoted, "a quote is left open");
    return rows;
}

bool isFormula(const QString &cell)
{
    const auto begins = [](const QString &text) {
        return !text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.front());
    };
    return begins(cell) || begins(cell.trimmed().normalized(QString::NormalizationForm_KC)); // as some programs look
}

} // namespace

/// A statement whose texts are anything that people may have written: the file has its ten columns in each row, no text
/// begins a formula, and each comes back as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    // Lone surrogates never get into the books: what is written is UTF-8.
    const QString text = QString::fromUtf8(QString(data[0] % 2 ? QString::fromUtf8(bytes) : fuzz::unitsOf(bytes)).toUtf8());
    Statement statement;
    statement.number = QStringLiteral("FR7630006000011234567890189");
    statement.from = statement.to = QDate(2026, 11, 20);
    statement.opening = statement.closing = {0, Currency::euro()};
    StatementLine line;
    line.businessDate = statement.from;
    line.amount = line.balanceAfter = {-12'345, Currency::euro()};
    line.counterpartyNumber = line.note = text;
    statement.lines.append(line);

    const QList<QStringList> rows = rowsOf(QString::fromUtf8(accounts::statementCsv(statement)));
    fuzz::demand(rows.size() == 5 && rows.last() == QStringList{QString()}, "a text has made a row");
    for (const QStringList &row : rows.first(4))
        fuzz::demand(row.size() == 10, "a text has made a column");
    const auto isText = [](const QString &cell, const QString &written) {
        return !isFormula(cell) && (cell == written || cell == u'\'' + written);
    };
    fuzz::demand(isText(rows[2][8], text) && isText(rows[2][9], text), "a text came out otherwise");
    return 0;
}
