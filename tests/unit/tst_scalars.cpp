// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/account.h"
#include "models/values/refusal.h"
#include "models/wire/scalars.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::wire;

class TestScalars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenInUtcWithMicroseconds_data();
    void timesAreWrittenInUtcWithMicroseconds();
    void timesRoundTrip();
    void timesRefused_data();
    void timesRefused();
    void numbersOfParameters_data();
    void numbersOfParameters();
    void textsRefused_data();
    void textsRefused();
    void textsMayHoldAnyScript();
    void dates_data();
    void dates();
    void currencies();
    void keys();
    void enumerations();
    void whatIsEmpty();
};

void TestScalars::timesAreWrittenInUtcWithMicroseconds_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << "1970-01-01T00:00:00.000000Z";
    QTest::newRow("one microsecond") << qint64(1) << "1970-01-01T00:00:00.000001Z";
    QTest::newRow("a leap day") << qint64(1'709'164'800'123'456) << "2024-02-29T00:00:00.123456Z";
    QTest::newRow("before the epoch") << qint64(-1) << "1969-12-31T23:59:59.999999Z";
    QTest::newRow("a second before") << qint64(-1'000'000) << "1969-12-31T23:59:59.000000Z";
}

void TestScalars::timesAreWrittenInUtcWithMicroseconds()
{
    QFETCH(qint64, micros);
    QFETCH(QString, text);
    QCOMPARE(timeToText(micros), text);
    QCOMPARE(timeFromText(text), std::optional(micros));
}

void TestScalars::timesRoundTrip()
{
    QVERIFY(rc::check("any moment of 1900 to 2200", [] {
        const auto micros = *rc::gen::inRange<qint64>(-2'208'988'800'000'000, 7'258'118'400'000'000);
        RC_ASSERT(timeFromText(timeToText(micros)) == std::optional(micros));
    }));
}

void TestScalars::timesRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Z", "2026-02-30T00:00:00Z", "2026-02-03T24:01:00Z", "2026-02-03T10:00:00",
                             "2026-02-03T10:00:00+01:00", "2026-02-03 10:00:00Z", "2026-02-03T10:00:00.Z",
                             "2026-02-03T10:00:00.12xZ", "2026-02-03T10:00:00.-1Z", "2026-02-03T10:00:00.+1Z",
                             "2026-02-03T10:00:00. 1Z", "2026-02-03", "tomorrow"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TestScalars::timesRefused()
{
    QFETCH(QString, text);
    QVERIFY(!timeFromText(text));
}

void TestScalars::numbersOfParameters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("zero") << "0" << true;
    QTest::newRow("largest") << "9223372036854775807" << true;
    QTest::newRow("negative") << "-5" << true;
    QTest::newRow("too large") << "9223372036854775808" << false;
    QTest::newRow("leading zero") << "007" << false;
    QTest::newRow("plus") << "+7" << false;
    QTest::newRow("blank") << " 7" << false;
    QTest::newRow("fraction") << "7.0" << false;
    QTest::newRow("exponent") << "7e1" << false;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("other digits") << QString::fromUtf8("٧") << false;
    QTest::newRow("minus zero") << "-0" << false;
}

void TestScalars::numbersOfParameters()
{
    QFETCH(QString, text);
    QFETCH(bool, isTaken);
    qint64 number = 0;
    QCOMPARE(readNumber(text, number) == nullptr, isTaken);
    if (isTaken)
        QCOMPARE(QString::number(number), text);
}

void TestScalars::textsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("U+0000") << QString(QChar(0));
    QTest::newRow("escape") << QStringLiteral("a\x1b[2J");
    QTest::newRow("carriage return") << QStringLiteral("a\rb");
    QTest::newRow("delete") << QStringLiteral("a\x7f");
    QTest::newRow("C1") << QString(QChar(0x85));
    QTest::newRow("too long") << QString(11, u'x');
    QTest::newRow("lone high surrogate") << QString(QChar(0xd800));
    QTest::newRow("lone low surrogate") << QString(QChar(0xdc00)) + u'x';
}

void TestScalars::textsRefused()
{
    QFETCH(QString, text);
    QVERIFY(checkText(text, 10) != nullptr);
}

void TestScalars::textsMayHoldAnyScript()
{
    for (const QString &text : {QStringLiteral("Zoë\tØ\nß"), QStringLiteral("李小龍"), QStringLiteral("مريم"),
                                QStringLiteral("😀😀"), QString(10, u'x'), QString()})
        QCOMPARE(checkText(text, 10), nullptr);
}

void TestScalars::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("a date") << "2026-11-20" << true;
    QTest::newRow("leap day") << "2024-02-29" << true;
    QTest::newRow("no leap day") << "2026-02-29" << false;
    QTest::newRow("basic form") << "20261120" << false;
    QTest::newRow("short") << "2026-1-2" << false;
    QTest::newRow("with a time") << "2026-11-20T10:00:00" << false;
    QTest::newRow("year 0") << "0000-01-01" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestScalars::dates()
{
    QFETCH(QString, text);
    QFETCH(bool, isTaken);
    QDate date;
    QCOMPARE(readText(text, date) == nullptr, isTaken);
    if (isTaken)
        QCOMPARE(writeText(date), text);
}

void TestScalars::currencies()
{
    Currency currency;
    QCOMPARE(readText(QStringLiteral("EUR"), currency), nullptr);
    QCOMPARE(writeText(currency), QStringLiteral("EUR"));
    for (const char *text : {"eur", "EURO", "", "XYZ", "EU"})
        QVERIFY2(readText(QString::fromLatin1(text), currency), text);
}

void TestScalars::keys()
{
    const IdempotencyKey made = IdempotencyKey::make(1'772'440'000'000'000);
    IdempotencyKey read;
    QCOMPARE(readText(writeText(made), read), nullptr);
    QCOMPARE(read, made);
    QVERIFY(readText(QStringLiteral("9f1c1c7e-8f0e-4c1e-9a6e-0c6f4b6f8f10"), read)); // version 4
    QVERIFY(readText(writeText(made).toUpper(), read));
    QVERIFY(readText(QString(), read));
}

void TestScalars::enumerations()
{
    for (const auto &[value, name] : EnumNames<EntryKind>::values) {
        EntryKind read{};
        QCOMPARE(writeText(value), QString::fromLatin1(name));
        QCOMPARE(readText(writeText(value), read), nullptr);
        QVERIFY(read == value);
    }
    EntryKind kind{};
    QVERIFY(readText(QStringLiteral("Deposit"), kind));
    QVERIFY(readText(QString(), kind));
}

void TestScalars::whatIsEmpty()
{
    QVERIFY(isEmptyValue(QString()) && isEmptyValue(QDate()) && isEmptyValue(Currency()));
    QVERIFY(isEmptyValue(IdempotencyKey()) && isEmptyValue(AccountId()) && isEmptyValue(QList<int>()));
    QVERIFY(!isEmptyValue(QStringLiteral(" ")) && !isEmptyValue(AccountId{1}) && !isEmptyValue(Currency::euro()));
    QVERIFY(!isEmptyValue(0) && !isEmptyValue(false) && !isEmptyValue(QList{0}));
}

QTEST_GUILESS_MAIN(TestScalars)
#include "tst_scalars.moc"
