// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cell.h"

#include <QtTest/QTest>

using namespace guichet;

namespace {

constexpr qint64 moment = 1'741'950'120'000'000; // 2025-03-14T11:02:00Z

} // namespace

class TestCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chipsHaveTheStylesheetsNames()
    {
        QCOMPARE(chipName(Chip::None), QLatin1StringView());
        QCOMPARE(chipName(Chip::Ok), QLatin1StringView("ok"));
        QCOMPARE(chipName(Chip::Warn), QLatin1StringView("warn"));
        QCOMPARE(chipName(Chip::Bad), QLatin1StringView("bad"));
        QCOMPARE(chipName(Chip::Info), QLatin1StringView("info"));
    }

    void text()
    {
        const Cell cell = textCell(QStringLiteral("a"), Chip::Bad);
        QCOMPARE(cell.text, QStringLiteral("a"));
        QCOMPARE(cell.plain, QStringLiteral("a"));
        QCOMPARE(cell.value.toString(), QStringLiteral("a"));
        QCOMPARE(cell.chip, Chip::Bad);
    }

    void amounts()
    {
        const Cell cell = amountCell(-125000, Currency::euro());
        QCOMPARE(cell.text, QStringLiteral("\u2066\u22121\u202F250.00\u2069"));
        QCOMPARE(cell.plain, QStringLiteral("-1250.00"));
        QCOMPARE(cell.value.toLongLong(), -125000);
    }

    void counts()
    {
        const Cell cell = countCell(1250);
        QCOMPARE(cell.text, QStringLiteral("\u20661\u202F250\u2069"));
        QCOMPARE(cell.plain, QStringLiteral("1250"));
    }

    void accountNumbers()
    {
        const QString iban = QStringLiteral("FR7630006000011234567890189");
        QCOMPARE(numberCell(iban).text,
                 QStringLiteral("\u2066FR76 3000 6000 0112 3456 7890 189\u2069"));
        QCOMPARE(numberCell(iban).plain, iban);
        QCOMPARE(numberCell(QString()).text, QString());
    }

    void dates()
    {
        const QDate date(1988, 6, 2);
        QCOMPARE(dateText(date), QStringLiteral("02 Jun 1988"));
        QCOMPARE(dateCell(date).text, QStringLiteral("02 Jun 1988"));
        QCOMPARE(dateCell(date).plain, QStringLiteral("1988-06-02"));
        QCOMPARE(dateCell(date).value.toDate(), date);
        QCOMPARE(dateCell(QDate()).text, QString());
    }

    void moments()
    {
        const QTimeZone paris("Europe/Paris");
        QCOMPARE(momentCell(moment, paris).text, QStringLiteral("14 Mar 2025 12:02"));
        QCOMPARE(momentCell(moment, QTimeZone::utc()).text, QStringLiteral("14 Mar 2025 11:02"));
        QCOMPARE(timeCell(moment, paris).text, QStringLiteral("12:02"));
        QCOMPARE(timeCell(moment, paris).plain, QStringLiteral("2025-03-14 12:02:00"));
        QCOMPARE(timeCell(moment, paris).value.toLongLong(), moment);
        QCOMPARE(momentCell(0, paris).text, QString());
    }

    void tails()
    {
        QCOMPARE(tailCell(QStringLiteral("678")).text,
                 QStringLiteral("\u2066\u2022\u2022\u2022678\u2069"));
        QCOMPARE(tailCell(QStringLiteral("678")).plain, QStringLiteral("678"));
        QCOMPARE(tailCell(QString()).text, QString());
    }
};

QTEST_APPLESS_MAIN(TestCell)
#include "tst_cell.moc"
