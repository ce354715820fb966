// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statementcamt.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace guichet;
using namespace guichet::accounts;

namespace {

/// The message as lines "Document/…/Element=text", in order.
QStringList flat(const QByteArray &xml)
{
    QStringList lines, path;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            path.append(reader.name().toString());
            if (reader.attributes().hasAttribute(QStringLiteral("Ccy")))
                lines.append(path.join(u'/') + u'@' + reader.attributes().value(QStringLiteral("Ccy")).toString());
            break;
        case QXmlStreamReader::Characters:
            if (!reader.isWhitespace())
                lines.append(path.join(u'/') + u'=' + reader.text().toString());
            break;
        case QXmlStreamReader::EndElement:
            path.removeLast();
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        qFatal("%s", qPrintable(reader.errorString()));
    return lines;
}

/// The children of each element of that name, in their order: "Id CreDtTm FrToDt …".
QStringList childrenOf(const QByteArray &xml, const QString &name)
{
    QStringList found;
    QList<std::pair<QString, QStringList>> open;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            if (!open.isEmpty())
                open.last().second.append(reader.name().toString());
            open.append({reader.name().toString(), {}});
        } else if (token == QXmlStreamReader::EndElement) {
            const auto closed = open.takeLast();
            if (closed.first == name)
                found.append(closed.second.join(u' '));
        }
    }
    return found;
}

} // namespace

class StatementCamtTest : public QObject
{
    Q_OBJECT
private:
    static Money euros(qint64 cents) { return {cents, Currency::euro()}; }
    static Statement sample()
    {
        Statement statement;
        statement.account = AccountId{7};
        statement.number = QStringLiteral("FR7630006000011234567890189");
        statement.from = QDate(2027, 1, 1);
        statement.to = QDate(2027, 1, 31);
        statement.opening = euros(-500);
        statement.closing = euros(1'000);
        statement.countIn = 1;
        statement.sumIn = euros(2'000);
        statement.countOut = 1;
        statement.sumOut = euros(500);
        statement.lines = {{EntryId{41}, 3, EntryKind::Transfer, QDate(2027, 1, 15), 1'800'000'000'000'042, euros(2'000),
                            euros(1'500), AccountId{2}, QStringLiteral("FR7630006000019999999999912"),
                            QStringLiteral("rent < \"2027\" & more")},
                           {EntryId{45}, 4, EntryKind::Reversal, QDate(2027, 1, 16), 1'800'100'000'000'000, euros(-500),
                            euros(1'000), AccountId{3}, QStringLiteral("Till 1"), {}}};
        return statement;
    }

private Q_SLOTS:
    void theElementsStandInTheSchemasOrder()
    {
        const QByteArray xml = statementCamt(sample());
        QVERIFY(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
        QVERIFY(xml.contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"));
        const auto one = [&](const char *name) { return childrenOf(xml, QString::fromLatin1(name)); };
        QCOMPARE(one("BkToCstmrStmt"), QStringList{QStringLiteral("GrpHdr Stmt")});
        QCOMPARE(one("GrpHdr"), QStringList{QStringLiteral("MsgId CreDtTm")});
        QCOMPARE(one("Stmt"), QStringList{QStringLiteral("Id CreDtTm FrToDt Acct Bal Bal TxsSummry Ntry Ntry")});
        QCOMPARE(one("Bal"), QStringList(2, QStringLiteral("Tp Amt CdtDbtInd Dt")));
        QCOMPARE(one("Ntry"),
                 (QStringList{QStringLiteral("NtryRef Amt CdtDbtInd Sts BookgDt ValDt AcctSvcrRef BkTxCd NtryDtls"),
                              QStringLiteral("NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef BkTxCd NtryDtls")}));
        QCOMPARE(one("TxDtls"), (QStringList{QStringLiteral("Refs Amt CdtDbtInd RltdPties RmtInf"),
                                             QStringLiteral("Refs Amt CdtDbtInd RltdPties")}));
    }

    void whatItSays()
    {
        const QStringList lines = flat(statementCamt(sample()));
        for (const char *line :
             {"Document/BkToCstmrStmt/GrpHdr/MsgId=7-20270101-20270131",
              "Document/BkToCstmrStmt/Stmt/CreDtTm=2027-02-01T00:00:00",
              "Document/BkToCstmrStmt/Stmt/FrToDt/FrDtTm=2027-01-01T00:00:00",
              "Document/BkToCstmrStmt/Stmt/Acct/Id/IBAN=FR7630006000011234567890189",
              "Document/BkToCstmrStmt/Stmt/Acct/Ccy=EUR",
              "Document/BkToCstmrStmt/Stmt/Bal/Tp/CdOrPrtry/Cd=OPBD", "Document/BkToCstmrStmt/Stmt/Bal/Amt=5.00",
              "Document/BkToCstmrStmt/Stmt/Bal/CdtDbtInd=DBIT",
              "Document/BkToCstmrStmt/Stmt/Bal/Tp/CdOrPrtry/Cd=CLBD", "Document/BkToCstmrStmt/Stmt/Bal/Amt=10.00",
              "Document/BkToCstmrStmt/Stmt/TxsSummry/TtlCdtNtries/Sum=20.00",
              "Document/BkToCstmrStmt/Stmt/TxsSummry/TtlDbtNtries/NbOfNtries=1",
              "Document/BkToCstmrStmt/Stmt/Ntry/Amt@EUR", "Document/BkToCstmrStmt/Stmt/Ntry/AcctSvcrRef=41",
              "Document/BkToCstmrStmt/Stmt/Ntry/Sts/Cd=BOOK", "Document/BkToCstmrStmt/Stmt/Ntry/BookgDt/Dt=2027-01-15",
              "Document/BkToCstmrStmt/Stmt/Ntry/BkTxCd/Prtry/Cd=transfer",
              "Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls/RltdPties/DbtrAcct/Id/IBAN=FR7630006000019999999999912",
              "Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls/RmtInf/Ustrd=rent < \"2027\" & more",
              "Document/BkToCstmrStmt/Stmt/Ntry/RvslInd=true",
              "Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr/Id=Till 1"})
            QVERIFY2(lines.contains(QString::fromLatin1(line)), line);
    }

    void twiceIsTheSame() { QCOMPARE(statementCamt(sample()), statementCamt(sample())); }
};

QTEST_APPLESS_MAIN(StatementCamtTest)
#include "tst_statementcamt.moc"
