// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statementcamt.h"

#include <QXmlStreamWriter>

namespace guichet::accounts {

namespace {

/// Writes a message's elements in the order of the schema.
class Message
{
public:
    Message() { m_xml.setAutoFormatting(true); }

    QByteArray write(const Statement &statement);

private:
    void open(const char *name) { m_xml.writeStartElement(QString::fromLatin1(name)); }
    void close() { m_xml.writeEndElement(); }
    void text(const char *name, const QString &value) { m_xml.writeTextElement(QString::fromLatin1(name), value); }
    void date(const char *outer, const QDate &value);
    /// The sum without its sign, and the sign as credit or debit.
    void amount(const Money &money);
    void code(const char *outer, const char *inner, const char *value);

    void header(const QString &id, const QString &created);
    void account(const Statement &statement);
    void balance(const char *type, const Money &money, const QDate &date);
    void summary(const Statement &statement);
    void sum(const char *name, qint64 count, const Money &money);
    void entry(const StatementLine &line);
    void details(const StatementLine &line);
    void counterparty(const StatementLine &line);

    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

void Message::date(const char *outer, const QDate &value)
{
    open(outer);
    text("Dt", value.toString(Qt::ISODate));
    close();
}

void Message::amount(const Money &money)
{
    const QString plain = formatMoney(money, MoneyStyle::Plain);
    const bool isDebit = plain.startsWith(u'-');
    open("Amt");
    m_xml.writeAttribute(QStringLiteral("Ccy"), money.currency.code());
    m_xml.writeCharacters(isDebit ? plain.mid(1) : plain);
    close();
    text("CdtDbtInd", isDebit ? QStringLiteral("DBIT") : QStringLiteral("CRDT"));
}

void Message::code(const char *outer, const char *inner, const char *value)
{
    open(outer);
    text(inner, QString::fromLatin1(value));
    close();
}

void Message::header(const QString &id, const QString &created)
{
    open("GrpHdr");
    text("MsgId", id);
    text("CreDtTm", created);
    close();
}

void Message::account(const Statement &statement)
{
    open("Acct");
    open("Id");
    text("IBAN", statement.number);
    close();
    text("Ccy", statement.opening.currency.code());
    close();
}

void Message::balance(const char *type, const Money &money, const QDate &day)
{
    open("Bal");
    open("Tp");
    code("CdOrPrtry", "Cd", type);
    close();
    amount(money);
    date("Dt", day);
    close();
}

void Message::sum(const char *name, qint64 count, const Money &money)
{
    open(name);
    text("NbOfNtries", QString::number(count));
    text("Sum", formatMoney(money, MoneyStyle::Plain));
    close();
}

void Message::summary(const Statement &statement)
{
    open("TxsSummry");
    sum("TtlCdtNtries", statement.countIn, statement.sumIn);
    sum("TtlDbtNtries", statement.countOut, statement.sumOut);
    close();
}

void Message::counterparty(const StatementLine &line)
{
    if (line.counterpartyNumber.isEmpty())
        return;
    static constexpr int countryLetters = 2;
    const bool isIban = line.counterpartyNumber.size() > countryLetters && !line.counterpartyNumber.contains(u' ')
        && line.counterpartyNumber.at(countryLetters).isDigit();
    open("RltdPties");
    open(line.amount.minorUnits > 0 ? "DbtrAcct" : "CdtrAcct");
    open("Id");
    if (isIban) {
        text("IBAN", line.counterpartyNumber);
    } else {
        open("Othr");
        text("Id", line.counterpartyNumber.left(34)); // Max34Text
        close();
    }
    close();
    close();
    close();
}

void Message::details(const StatementLine &line)
{
    open("NtryDtls");
    open("TxDtls");
    open("Refs");
    text("AcctSvcrRef", QString::number(line.entry.value));
    close();
    amount(line.amount);
    counterparty(line);
    if (!line.note.isEmpty()) {
        open("RmtInf");
        text("Ustrd", line.note); // Max140Text: no note is longer
        close();
    }
    close();
    close();
}

void Message::entry(const StatementLine &line)
{
    open("Ntry");
    text("NtryRef", QString::number(line.sequence));
    amount(line.amount);
    if (line.kind == EntryKind::Reversal)
        text("RvslInd", QStringLiteral("true"));
    code("Sts", "Cd", "BOOK");
    date("BookgDt", line.businessDate);
    date("ValDt", line.businessDate);
    text("AcctSvcrRef", QString::number(line.entry.value));
    open("BkTxCd");
    code("Prtry", "Cd", enumName(line.kind).data());
    close();
    details(line);
    close();
}

QByteArray Message::write(const Statement &statement)
{
    static const QString isoDay = QStringLiteral("yyyyMMdd");
    const QString id = QStringLiteral("%1-%2-%3").arg(statement.account.value).arg(statement.from.toString(isoDay),
                                                                                     statement.to.toString(isoDay));
    const QString end = statement.to.addDays(1).toString(Qt::ISODate) + QStringLiteral("T00:00:00");
    m_xml.writeStartDocument();
    open("Document");
    m_xml.writeDefaultNamespace(QStringLiteral("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"));
    open("BkToCstmrStmt");
    header(id, end);
    open("Stmt");
    text("Id", id);
    text("CreDtTm", end);
    open("FrToDt");
    text("FrDtTm", statement.from.toString(Qt::ISODate) + QStringLiteral("T00:00:00"));
    text("ToDtTm", end);
    close();
    account(statement);
    balance("OPBD", statement.opening, statement.from);
    balance("CLBD", statement.closing, statement.to);
    summary(statement);
    for (const StatementLine &line : statement.lines)
        entry(line);
    m_xml.writeEndDocument();
    return m_bytes;
}

} // namespace

QByteArray statementCamt(const Statement &statement)
{
    return Message().write(statement);
}

} // namespace guichet::accounts
