// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/mrz.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

using namespace guichet;

namespace {

const QDate today(2025, 3, 14);

// The specimens of ICAO 9303 parts 5, 6 and 4.
const QString identityCard = QStringLiteral("I<UTOD231458907<<<<<<<<<<<<<<<\n"
                                            "7408122F1204159UTO<<<<<<<<<<<6\n"
                                            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
const QString officialDocument = QStringLiteral("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n"
                                                "D231458907UTO7408122F1204159<<<<<<<6");
const QString passport = QStringLiteral("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
                                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

QString changed(QString text, qsizetype at)
{
    text[at] = text.at(at) == u'9' ? u'0' : QChar(text.at(at).unicode() + 1);
    return text;
}

QString anyName()
{
    const auto letters
        = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('A', '[')));
    return QString::fromStdString(letters).left(12);
}

QDate anyDate(int firstYear, int lastYear)
{
    const QDate first(firstYear, 1, 1);
    return first.addDays(*rc::gen::inRange<qint64>(0, first.daysTo(QDate(lastYear, 12, 31))));
}

} // namespace

class TestMrz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specimens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("checks");
        QTest::newRow("identity card")
            << identityCard << QStringLiteral("I") << QStringLiteral("D23145890") << 4;
        QTest::newRow("official document")
            << officialDocument << QStringLiteral("I") << QStringLiteral("D23145890") << 4;
        QTest::newRow("passport") << passport << QStringLiteral("P") << QStringLiteral("L898902C3")
                                  << 5;
        QTest::newRow("without line breaks")
            << QString(passport).remove(u'\n') << QStringLiteral("P") << QStringLiteral("L898902C3")
            << 5;
        QTest::newRow("carriage returns and blank lines")
            << QString(identityCard).replace(u'\n', QStringLiteral("\r\n\r\n"))
            << QStringLiteral("I") << QStringLiteral("D23145890") << 4;
    }
    void specimens()
    {
        QFETCH(QString, text);
        const auto zone = parseMrz(text, today);
        QVERIFY(zone);
        QCOMPARE(zone->failedChecks, QStringList());
        QTEST(zone->checkCount, "checks");
        QTEST(zone->documentCode, "code");
        QTEST(zone->number, "number");
        QCOMPARE(zone->issuer, QStringLiteral("UTO"));
        QCOMPARE(zone->nationality, QStringLiteral("UTO"));
        QCOMPARE(zone->surname, QStringLiteral("ERIKSSON"));
        QCOMPARE(zone->givenNames, QStringLiteral("ANNA MARIA"));
        QCOMPARE(zone->birthDate, QDate(1974, 8, 12));
        QCOMPARE(zone->expiryDate, QDate(2012, 4, 15));
        QCOMPARE(zone->sex, QChar(u'F'));
    }

    void wrongDigitsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("failed");
        const auto row = [](const char *name, const QString &text, const QStringList &failed) {
            QTest::newRow(name) << text << failed;
        };
        const QString number = QStringLiteral("number");
        const QString birth = QStringLiteral("birth date");
        const QString expiry = QStringLiteral("expiry date");
        const QString personal = QStringLiteral("personal number");
        const QString composite = QStringLiteral("composite");
        row("card, number", changed(identityCard, 14), {number, composite});
        row("card, birth date", changed(identityCard, 31 + 6), {birth, composite});
        row("card, expiry date", changed(identityCard, 31 + 14), {expiry, composite});
        row("card, composite", changed(identityCard, 31 + 29), {composite});
        row("card, optional data", QString(identityCard).replace(31 + 20, 1, u'7'), {composite});
        row("document, number", changed(officialDocument, 37 + 9), {number, composite});
        row("document, birth date", changed(officialDocument, 37 + 19), {birth, composite});
        row("document, expiry date", changed(officialDocument, 37 + 27), {expiry, composite});
        row("document, composite", changed(officialDocument, 37 + 35), {composite});
        row("passport, number", changed(passport, 45 + 9), {number, composite});
        row("passport, birth date", changed(passport, 45 + 19), {birth, composite});
        row("passport, expiry date", changed(passport, 45 + 27), {expiry, composite});
        row("passport, personal number", changed(passport, 45 + 42), {personal, composite});
        row("passport, composite", changed(passport, 45 + 43), {composite});
        row("filler for a digit", QString(passport).replace(45 + 9, 1, u'<'), {number, composite});
    }
    void wrongDigitsAreNamed()
    {
        QFETCH(QString, text);
        const auto zone = parseMrz(text, today);
        QVERIFY(zone);
        QTEST(zone->failedChecks, "failed");
    }

    void anEmptyPersonalNumberNeedsNoDigit()
    {
        const QString second = QStringLiteral("L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<");
        const QString composed
            = second.sliced(0, 10) + second.sliced(13, 7) + second.sliced(21, 22);
        const QString text = passport.left(45) + second + QString::number(mrzCheckDigit(composed));
        QCOMPARE(parseMrz(text, today)->failedChecks, QStringList());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("too short") << identityCard.chopped(1);
        QTest::newRow("too long") << QString(identityCard + u'<');
        QTest::newRow("lower case") << identityCard.toLower();
        QTest::newRow("space") << QString(identityCard).replace(10, 1, u' ');
        QTest::newRow("accent") << QString(identityCard).replace(10, 1, QChar(0xC9));
        QTest::newRow("lines of unlike length")
            << QString(QString(identityCard).remove(30, 1).insert(31, u'\n'));
    }
    void refused()
    {
        QFETCH(QString, text);
        QVERIFY(!parseMrz(text, today));
    }

    void centuries_data()
    {
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QDate>("expiry");
        QTest::newRow("child") << QDate(2025, 3, 14) << QDate(2030, 1, 1);
        QTest::newRow("ninety-nine") << QDate(1925, 3, 15) << QDate(2026, 1, 1);
        QTest::newRow("long valid") << QDate(1980, 2, 29) << QDate(2075, 12, 31);
        QTest::newRow("long expired") << QDate(1980, 1, 1) << QDate(1976, 12, 31);
    }
    void centuries()
    {
        QFETCH(QDate, birth);
        QFETCH(QDate, expiry);
        MachineReadableZone zone = *parseMrz(identityCard, today);
        zone.birthDate = birth;
        zone.expiryDate = expiry;
        const auto again = parseMrz(makeIdentityCardMrz(zone), today);
        QCOMPARE(again->birthDate, birth);
        QCOMPARE(again->expiryDate, expiry);
    }

    void datesThatAreNoneAreInvalid()
    {
        const auto zone
            = parseMrz(QString(identityCard).replace(31, 6, QStringLiteral("741312")), today);
        QVERIFY(!zone->birthDate.isValid());
        MachineReadableZone unknown = *zone;
        QVERIFY(!parseMrz(makeIdentityCardMrz(unknown), today)->birthDate.isValid());
    }

    void theSpecimenIsMadeAgain()
    {
        QCOMPARE(makeIdentityCardMrz(*parseMrz(identityCard, today)), identityCard);
    }

    void longNumbersGoOnInTheOptionalData()
    {
        MachineReadableZone zone = *parseMrz(identityCard, today);
        zone.number = QStringLiteral("D23145890734");
        const QString text = makeIdentityCardMrz(zone);
        // ICAO 9303 part 5, appendix.
        QCOMPARE(text.left(30), QStringLiteral("I<UTOD23145890<7349<<<<<<<<<<<"));
        const auto again = parseMrz(text, today);
        QCOMPARE(again->number, zone.number);
        QCOMPARE(again->failedChecks, QStringList());
    }

    void longNamesKeepAnInitial()
    {
        MachineReadableZone zone = *parseMrz(identityCard, today);
        zone.surname = QString(40, u'A');
        const auto again = parseMrz(makeIdentityCardMrz(zone), today);
        QCOMPARE(again->surname, QString(27, u'A'));
        QCOMPARE(again->givenNames, QStringLiteral("A"));
    }

    void madeZonesAreSound()
    {
        QVERIFY(rc::check("parse(make(zone)) == zone", [] {
            MachineReadableZone zone;
            zone.documentCode = *rc::gen::element(QStringLiteral("I"), QStringLiteral("ID"),
                                                  QStringLiteral("AC"));
            zone.issuer = *rc::gen::element(QStringLiteral("FRA"), QStringLiteral("D"));
            zone.nationality = zone.issuer;
            zone.surname = anyName();
            zone.givenNames = anyName();
            zone.number = anyName() + QString::number(*rc::gen::inRange(0, 9999));
            zone.birthDate = anyDate(1926, 2024);
            zone.expiryDate = anyDate(1980, 2070);
            zone.sex = *rc::gen::element(QChar(u'M'), QChar(u'F'), QChar(u'X'));
            const auto again = parseMrz(makeIdentityCardMrz(zone), today);
            RC_ASSERT(again.has_value());
            RC_ASSERT(again->failedChecks.isEmpty());
            RC_ASSERT(again->documentCode == zone.documentCode);
            RC_ASSERT(again->issuer == zone.issuer);
            RC_ASSERT(again->number == zone.number);
            RC_ASSERT(again->surname == zone.surname);
            RC_ASSERT(again->givenNames == zone.givenNames);
            RC_ASSERT(again->birthDate == zone.birthDate);
            RC_ASSERT(again->expiryDate == zone.expiryDate);
            RC_ASSERT(again->sex == zone.sex);
        }));
    }

    void checkDigits()
    {
        // ICAO 9303 part 3, 4.9, examples 1 to 3.
        QCOMPARE(mrzCheckDigit(u"520727"), 3);
        QCOMPARE(mrzCheckDigit(u"AB2134<<<"), 5);
        QCOMPARE(mrzCheckDigit(u"HA672242<658022549601086<<<<<<<<<<<<<<0"), 8);
        QCOMPARE(mrzCheckDigit(u""), 0);
        QCOMPARE(mrzCheckDigit(u"12a"), -1);
        QCOMPARE(mrzCheckDigit(u"1 2"), -1);
    }
};

QTEST_APPLESS_MAIN(TestMrz)
#include "tst_mrz.moc"
