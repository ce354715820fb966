// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/documentcomparison.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(guichet::Likeness)
Q_DECLARE_METATYPE(guichet::Validity)

namespace {

MachineReadableZone zoneOf(const QString &surname, const QString &givenNames)
{
    MachineReadableZone zone;
    zone.surname = surname;
    zone.givenNames = givenNames;
    return zone;
}

} // namespace

class TestDocumentComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("surname");
        QTest::addColumn<QString>("given");
        QTest::addColumn<Likeness>("likeness");
        const auto row = [](const char *name, const QString &declared, const QString &surname,
                            const QString &given, Likeness likeness) {
            QTest::newRow(name) << declared << surname << given << likeness;
        };
        row("accents and hyphen", u"Amélie Claire Fontaine-Nguyễn"_s, u"FONTAINE NGUYEN"_s, u"AMELIE CLAIRE"_s,
            Likeness::Same);
        row("surname first", u"Nagy Ilona"_s, u"NAGY"_s, u"ILONA"_s, Likeness::Same);
        row("umlaut by the table", u"Jörg Müller"_s, u"MUELLER"_s, u"JOERG"_s, Likeness::Same);
        row("umlaut left off", u"Jörg Müller"_s, u"MULLER"_s, u"JORG"_s, Likeness::Same);
        row("Cyrillic", u"Дмитрий Щербаков"_s, u"SHCHERBAKOV"_s, u"DMITRII"_s, Likeness::Same);
        row("apostrophe", u"Siobhán O’Connor"_s, u"OCONNOR"_s, u"SIOBHAN"_s, Likeness::Same);
        row("without middle name", u"Amélie Fontaine"_s, u"FONTAINE"_s, u"AMELIE CLAIRE"_s, Likeness::Close);
        row("cut off", u"Maximilian Alexander von Habsburg"_s, u"VON HABSBURG"_s, u"MAXIMILIAN ALE"_s,
            Likeness::Close);
        row("a letter", u"Jonas Weber"_s, u"WEBER"_s, u"JONNAS"_s, Likeness::Close);
        row("another surname", u"Jonas Weber"_s, u"WAGNER"_s, u"JONAS"_s, Likeness::Different);
        row("another surname of three words", u"Anna Maria Lopez"_s, u"GOMEZ"_s, u"ANNA MARIA"_s,
            Likeness::Different);
        row("another person", u"Jonas Weber"_s, u"ORTEGA"_s, u"LUCIA"_s, Likeness::Different);
        row("no spelling", u"王小明"_s, u"WANG"_s, u"XIAOMING"_s, Likeness::NotComparable);
        row("nothing read", u"Jonas Weber"_s, {}, {}, Likeness::NotComparable);
    }
    void names()
    {
        QFETCH(QString, declared);
        QFETCH(QString, surname);
        QFETCH(QString, given);
        QTEST(compareNames(declared, zoneOf(surname, given)).likeness, "likeness");
    }

    void namesShowGivenNamesFirstAndWhatDiffers()
    {
        const Comparison comparison = compareNames(u"Jonas Weber"_s, zoneOf(u"WEBBER"_s, u"JONAS"_s));
        QCOMPARE(comparison.document, u"JONAS WEBBER"_s);
        QCOMPARE(comparison.differing.size(), 1);
        QCOMPARE(comparison.document.sliced(comparison.differing[0].from, comparison.differing[0].length), u"B"_s);
    }

    void sameNamesDifferNowhere()
    {
        QVERIFY(compareNames(u"Nagy Ilona"_s, zoneOf(u"NAGY"_s, u"ILONA"_s)).differing.isEmpty());
        QVERIFY(compareNames(u"Ilona Nagy"_s, zoneOf(u"NAGY"_s, u"ILONA"_s)).differing.isEmpty());
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("document");
        QTest::addColumn<Likeness>("likeness");
        QTest::newRow("same") << u"12ab 345-67"_s << u"12AB34567"_s << Likeness::Same;
        QTest::newRow("one digit") << u"12AB34567"_s << u"12AB34568"_s << Likeness::Close;
        QTest::newRow("one missing") << u"12AB3456"_s << u"12AB34567"_s << Likeness::Close;
        QTest::newRow("two exchanged") << u"12AB34567"_s << u"12AB34576"_s << Likeness::Close;
        QTest::newRow("different") << u"12AB34567"_s << u"99XY00011"_s << Likeness::Different;
        QTest::newRow("not declared") << QString() << u"12AB34567"_s << Likeness::NotComparable;
        QTest::newRow("not read") << u"12AB34567"_s << QString() << Likeness::NotComparable;
    }
    void numbers()
    {
        QFETCH(QString, declared);
        QFETCH(QString, document);
        QTEST(compareIdNumbers(declared, document).likeness, "likeness");
    }

    void differingRangesAreInOrderAndInside()
    {
        QVERIFY(rc::check([](const std::string &one, const std::string &other) {
            const Comparison comparison
                = compareIdNumbers(QString::fromLatin1(one.c_str()), QString::fromLatin1(other.c_str()));
            qsizetype end = -1;
            for (const TextRange &range : comparison.differing) {
                RC_ASSERT(range.length > 0);
                RC_ASSERT(range.from > end);
                end = range.from + range.length;
            }
            RC_ASSERT(end <= comparison.document.size());
            if (comparison.likeness == Likeness::Same)
                RC_ASSERT(comparison.differing.isEmpty());
        }));
    }

    void dates_data()
    {
        QTest::addColumn<QDate>("declared");
        QTest::addColumn<QDate>("document");
        QTest::addColumn<Likeness>("likeness");
        const QDate born(1988, 6, 2);
        QTest::newRow("same") << born << born << Likeness::Same;
        QTest::newRow("exchanged") << born << QDate(1988, 2, 6) << Likeness::Close;
        QTest::newRow("year") << born << QDate(1989, 6, 2) << Likeness::Close;
        QTest::newRow("two parts") << born << QDate(1989, 7, 2) << Likeness::Different;
        QTest::newRow("not read") << born << QDate() << Likeness::NotComparable;
        QTest::newRow("not declared") << QDate() << born << Likeness::NotComparable;
    }
    void dates()
    {
        QFETCH(QDate, declared);
        QFETCH(QDate, document);
        QTEST(compareDates(declared, document), "likeness");
    }

    void theEarlierExpiryCounts()
    {
        const QDate early(2025, 1, 1);
        const QDate late(2031, 1, 1);
        QCOMPARE(expiryOf(late, early), early);
        QCOMPARE(expiryOf(early, late), early);
        QCOMPARE(expiryOf(late, {}), late);
        QCOMPARE(expiryOf({}, late), late);
        QVERIFY(!expiryOf({}, {}).isValid());
    }

    void validity_data()
    {
        QTest::addColumn<QDate>("expiry");
        QTest::addColumn<Validity>("validity");
        QTest::newRow("unknown") << QDate() << Validity::Unknown;
        QTest::newRow("yesterday") << QDate(2025, 3, 13) << Validity::Expired;
        QTest::newRow("last day") << QDate(2025, 3, 14) << Validity::Valid;
        QTest::newRow("later") << QDate(2031, 9, 11) << Validity::Valid;
    }
    void validity()
    {
        QFETCH(QDate, expiry);
        QTEST(validityOf(expiry, QDate(2025, 3, 14)), "validity");
    }
};

QTEST_APPLESS_MAIN(TestDocumentComparison)
#include "tst_documentcomparison.moc"
