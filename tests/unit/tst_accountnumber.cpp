// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/accountnumber.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

using namespace guichet;

namespace {

QString anyFrenchIban()
{
    return *makeIban(QStringLiteral("FR"), QStringLiteral("30006"),
                     *rc::gen::inRange<qint64>(1, 99'999'999'999));
}

} // namespace

class TestAccountNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iban");
        // Examples of the registry.
        for (const char *iban : {"AD1200012030200359100100",
                                 "AE070331234567890123456",
                                 "AL47212110090000000235698741",
                                 "AT611904300234573201",
                                 "BE68539007547034",
                                 "BG80BNBG96611020345678",
                                 "BR1800360305000010009795493C1",
                                 "CH9300762011623852957",
                                 "CY17002001280000001200527600",
                                 "CZ6508000000192000145399",
                                 "DE89370400440532013000",
                                 "DK5000400440116243",
                                 "EE382200221020145685",
                                 "ES9121000418450200051332",
                                 "FI2112345600000785",
                                 "FR1420041010050500013M02606",
                                 "GB29NWBK60161331926819",
                                 "GR1601101250000000012300695",
                                 "HR1210010051863000160",
                                 "HU42117730161111101800000000",
                                 "IE29AIBK93115212345678",
                                 "IS140159260076545510730339",
                                 "IT60X0542811101000000123456",
                                 "KW81CBKU0000000000001234560101",
                                 "LB62099900000001001901229114",
                                 "LC55HEMM000100010012001200023015",
                                 "LU280019400644750000",
                                 "MT84MALT011000012345MTLCAST001S",
                                 "NL91ABNA0417164300",
                                 "NO9386011117947",
                                 "PL61109010140000071219812874",
                                 "PT50000201231234567890154",
                                 "SA0380000000608010167519",
                                 "SE4550000000058398257466",
                                 "TR330006100519786457841326"})
            QTest::newRow(iban) << QString::fromLatin1(iban) << QString::fromLatin1(iban);
        const QString french = QStringLiteral("FR1420041010050500013M02606");
        QTest::newRow("grouped") << QStringLiteral("FR14 2004 1010 0505 0001 3M02 606") << french;
        QTest::newRow("no-break spaces")
            << QStringLiteral("FR14\u00A02004 1010 0505 0001 3M02\u202F606") << french;
        QTest::newRow("lower case") << french.toLower() << french;
        QTest::newRow("as we write it") << formatIban(french) << french;
    }
    void read()
    {
        QFETCH(QString, text);
        QFETCH(QString, iban);
        QCOMPARE(parseIban(text).value_or(QString()), iban);
    }

    void notRead_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char16_t *text) {
            QTest::newRow(name) << QString::fromUtf16(text);
        };
        row("nothing", u"");
        row("country only", u"FR14");
        row("unknown country", u"QQ14200410100505");
        row("too short", u"DE8937040044053201300");
        row("too long", u"DE893704004405320130000");
        row("letter for a digit", u"DE8937040044053201300O");
        row("digit for a letter", u"GB291WBK60161331926819");
        row("wrong check digits", u"DE88370400440532013000");
        row("letters as check digits", u"DEA9370400440532013000");
        row("dash", u"DE89-3704-0044-0532-0130-00");
        row("other digits", u"DE8937040044053201300\u0660");
    }
    void notRead()
    {
        QFETCH(QString, text);
        QVERIFY(!parseIban(text));
    }

    void checkDigitsThatAreNeverMadeAreRefused()
    {
        // 98 and 01, 97 and 00, 02 and 99 leave the same remainder.
        int twins = 0;
        for (qint64 serial = 1; serial < 2000; ++serial) {
            const QString iban
                = *makeIban(QStringLiteral("DE"), QStringLiteral("37040044"), serial);
            const QString check = iban.sliced(2, 2);
            const QString twin = check == u"98" ? QStringLiteral("01")
                : check == u"97"                ? QStringLiteral("00")
                : check == u"02"                ? QStringLiteral("99")
                                                : QString();
            if (twin.isEmpty())
                continue;
            ++twins;
            QVERIFY(!parseIban(QString(iban).replace(2, 2, twin)));
        }
        QVERIFY(twins > 10);
    }

    void aChangedCharacterIsFound()
    {
        QVERIFY(rc::check("one other digit", [] {
            QString iban = anyFrenchIban();
            const int at = *rc::gen::inRange(2, int(iban.size()));
            const QChar other(u'0' + *rc::gen::inRange(0, 10));
            RC_PRE(iban.at(at) != other);
            iban[at] = other;
            RC_ASSERT(!parseIban(iban));
        }));
    }

    void aTranspositionIsFound()
    {
        QVERIFY(rc::check("two neighbours changed over", [] {
            QString iban = anyFrenchIban();
            const int at = *rc::gen::inRange(2, int(iban.size()) - 1);
            RC_PRE(iban.at(at) != iban.at(at + 1));
            const QChar kept = iban.at(at);
            iban[at] = iban.at(at + 1);
            iban[at + 1] = kept;
            RC_ASSERT(!parseIban(iban));
        }));
    }

    void made_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("bank");
        QTest::addColumn<qint64>("serial");
        QTest::addColumn<QString>("iban");
        const auto row
            = [](const char *country, const char *bank, qint64 serial, const char *iban) {
                  QTest::newRow(iban) << QString::fromLatin1(country) << QString::fromLatin1(bank)
                                      << serial << QString::fromLatin1(iban);
              };
        row("DE", "37040044", 532013000, "DE89370400440532013000");
        row("GB", "NWBK601613", 31926819, "GB29NWBK60161331926819");
        row("NL", "ABNA", 417164300, "NL91ABNA0417164300");
        row("IE", "AIBK931152", 12345678, "IE29AIBK93115212345678");
        row("AT", "19043", 234573201, "AT611904300234573201");
        row("CH", "00762", 11623852957, "CH9300762011623852957");
        row("LU", "001", 9400644750000, "LU280019400644750000");
    }
    void made()
    {
        QFETCH(QString, country);
        QFETCH(QString, bank);
        QFETCH(qint64, serial);
        QTEST(makeIban(country, bank, serial).value_or(QString()), "iban");
    }

    void frenchNumbersHaveTheirNationalKey()
    {
        QVERIFY(rc::check("bank, branch, account and key are divisible by 97", [] {
            const QString iban = anyFrenchIban();
            RC_ASSERT(parseIban(iban) == std::optional(iban));
            RC_ASSERT(iban.size() == 27);
            int remainder = 0;
            for (const QChar c : iban.sliced(4))
                remainder = (remainder * 10 + c.digitValue()) % 97;
            RC_ASSERT(remainder == 0);
        }));
    }

    void otherSerialsOtherNumbers()
    {
        const auto first = makeIban(QStringLiteral("FR"), QStringLiteral("30006"), 1);
        QCOMPARE(first->sliced(4, 21), QStringLiteral("300060000100000000001"));
        QVERIFY(first != makeIban(QStringLiteral("FR"), QStringLiteral("30006"), 2));
    }

    void notMade_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("bank");
        QTest::addColumn<qint64>("serial");
        QTest::newRow("unknown country")
            << QStringLiteral("QQ") << QStringLiteral("30006") << qint64(1);
        QTest::newRow("its check digits unknown")
            << QStringLiteral("ES") << QStringLiteral("2100") << qint64(1);
        QTest::newRow("short bank code")
            << QStringLiteral("FR") << QStringLiteral("3000") << qint64(1);
        QTest::newRow("letters in the bank code")
            << QStringLiteral("FR") << QStringLiteral("3000A") << qint64(1);
        QTest::newRow("digits for letters")
            << QStringLiteral("NL") << QStringLiteral("1234") << qint64(1);
        QTest::newRow("zero") << QStringLiteral("FR") << QStringLiteral("30006") << qint64(0);
        QTest::newRow("negative") << QStringLiteral("FR") << QStringLiteral("30006") << qint64(-1);
        QTest::newRow("too long") << QStringLiteral("FR") << QStringLiteral("30006")
                                  << qint64(100'000'000'000);
    }
    void notMade()
    {
        QFETCH(QString, country);
        QFETCH(QString, bank);
        QFETCH(qint64, serial);
        QVERIFY(!makeIban(country, bank, serial));
    }

    void writtenForPeople()
    {
        const QString iban = QStringLiteral("FR7630006000011234567890189");
        QCOMPARE(formatIban(iban), QStringLiteral("\u2066FR76 3000 6000 0112 3456 7890 189\u2069"));
        QCOMPARE(maskIban(iban), QStringLiteral("\u2066FR76 \u2022\u2022\u2022\u2022 189\u2069"));
    }
};

QTEST_APPLESS_MAIN(TestAccountNumber)
#include "tst_accountnumber.moc"
