// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statementcsv.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class StatementCsvTest : public QObject
{
    Q_OBJECT
private:
    static Money euros(qint64 cents) { return {cents, Currency::euro()}; }
    static Statement statementOf(const QString &note, const QString &counterparty = QStringLiteral("Till 1"))
    {
        Statement statement;
        statement.account = AccountId{7};
        statement.number = QStringLiteral("FR7630006000011234567890189");
        statement.from = QDate(2027, 1, 1);
        statement.to = QDate(2027, 1, 31);
        statement.opening = euros(-5);
        statement.closing = euros(123'456);
        statement.lines = {{EntryId{41}, 3, EntryKind::Deposit, QDate(2027, 1, 15), 1'800'000'000'000'042,
                            euros(123'461), euros(123'456), AccountId{2}, counterparty, note}};
        return statement;
    }
    static QByteArray lineOf(const QString &note, const QString &counterparty = QStringLiteral("Till 1"))
    {
        return statementCsv(statementOf(note, counterparty)).split('\n').at(2);
    }

private Q_SLOTS:
    void aStatementAsAFile()
    {
        QCOMPARE(statementCsv(statementOf(QStringLiteral("Salary"))),
                 QByteArray("account,business_date,posted_at,entry_id,kind,amount,currency,balance_after,counterparty,note\r\n"
                            "FR7630006000011234567890189,2027-01-01,,,opening-balance,,EUR,-0.05,,\r\n"
                            "FR7630006000011234567890189,2027-01-15,2027-01-15T08:00:00.000042Z,41,deposit,1234.61,EUR,"
                            "1234.56,Till 1,Salary\r\n"
                            "FR7630006000011234567890189,2027-01-31,,,closing-balance,,EUR,1234.56,,\r\n"));
    }

    void whatIsWrittenStaysInItsCell_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("comma") << QStringLiteral("a, b") << QByteArray("\"a, b\"");
        QTest::newRow("semicolon") << QStringLiteral("a;b") << QByteArray("\"a;b\"");
        QTest::newRow("quote") << QStringLiteral("say \"hi\"") << QByteArray("\"say \"\"hi\"\"\"");
        QTest::newRow("nothing") << QString() << QByteArray();
        QTest::newRow("other scripts") << QStringLiteral("Łódź 東京") << QStringLiteral("Łódź 東京").toUtf8();
    }
    void whatIsWrittenStaysInItsCell()
    {
        QFETCH(QString, note);
        QFETCH(QByteArray, cell);
        const QByteArray line = lineOf(note);
        QVERIFY2(line.endsWith("," + cell + "\r"), line);
    }
    void aLineBreakIsQuoted()
    {
        QVERIFY(statementCsv(statementOf(QStringLiteral("a\r\nb"))).contains(",\"a\r\nb\"\r\n"));
    }

    void noTextIsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "=cmd|' /C calc'!A0", "\u00a0=1"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void noTextIsAFormula()
    {
        QFETCH(QString, text);
        for (const QByteArray &line : {lineOf(text), lineOf(QString(), text)}) {
            const QByteArray guarded = '\'' + text.toUtf8();
            QVERIFY2(line.contains(guarded), line);
            QVERIFY2(!line.contains("," + text.toUtf8()), line);
        }
    }
    void anAmountBelowZeroStaysANumber()
    {
        Statement statement = statementOf({});
        statement.lines[0].amount = euros(-4'111);
        QVERIFY(statementCsv(statement).contains(",deposit,-41.11,EUR,"));
    }
    void aCurrencyHasItsOwnDecimals()
    {
        Statement statement = statementOf({});
        statement.lines[0].amount = {1'234, *Currency::fromCode(u"JPY")};
        QVERIFY(statementCsv(statement).contains(",deposit,1234,JPY,"));
    }
};

QTEST_APPLESS_MAIN(StatementCsvTest)
#include "tst_statementcsv.moc"
