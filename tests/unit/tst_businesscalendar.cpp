// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/businesscalendar.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>
#include <rapidcheck.h>

using namespace guichet;

namespace {

qint64 utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch() * 1000;
}

BusinessCalendar inZone(const char *zone, QTime rollsAt)
{
    return BusinessCalendar(QTimeZone(zone), rollsAt);
}

} // namespace

class TestBusinessCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QTime>("rollsAt");
        QTest::addColumn<qint64>("moment");
        QTest::addColumn<QDate>("date");
        const auto row = [](const char *name, const char *zone, QTime rollsAt, const char *moment,
                            QDate date) {
            QTest::newRow(name) << QByteArray(zone) << rollsAt << utc(moment) << date;
        };
        const char *paris = "Europe/Paris";
        const QTime midnight(0, 0);
        const QTime evening(18, 0);
        row("winter, before midnight", paris, midnight, "2025-01-14T22:59:59Z", QDate(2025, 1, 14));
        row("winter, midnight", paris, midnight, "2025-01-14T23:00:00Z", QDate(2025, 1, 15));
        row("summer, midnight", paris, midnight, "2025-07-14T22:00:00Z", QDate(2025, 7, 15));
        row("before the roll", paris, evening, "2025-01-14T16:59:59Z", QDate(2025, 1, 14));
        row("at the roll", paris, evening, "2025-01-14T17:00:00Z", QDate(2025, 1, 15));
        row("at 19:00", paris, evening, "2025-01-14T18:00:00Z", QDate(2025, 1, 15));
        row("after midnight", paris, evening, "2025-01-15T00:30:00Z", QDate(2025, 1, 15));
        row("roll on the day summer time begins", paris, evening, "2025-03-30T16:00:00Z",
            QDate(2025, 3, 31));
        row("roll on the day summer time ends", paris, evening, "2025-10-26T16:59:59Z",
            QDate(2025, 10, 26));
        row("before 1970", paris, midnight, "1969-12-31T22:59:59Z", QDate(1969, 12, 31));
        // 02:30 is skipped on 30 March and comes twice on 26 October: the first counts, and the
        // date doesn't go back.
        row("before a skipped roll", paris, QTime(2, 30), "2025-03-30T00:59:59Z",
            QDate(2025, 3, 30));
        row("skipped roll", paris, QTime(2, 30), "2025-03-30T01:00:00Z", QDate(2025, 3, 31));
        row("repeated roll, first", paris, QTime(2, 30), "2025-10-26T00:30:00Z",
            QDate(2025, 10, 27));
        row("repeated roll, the hour again", paris, QTime(2, 30), "2025-10-26T01:00:00Z",
            QDate(2025, 10, 27));
        // Midnight itself is skipped in Beirut.
        row("skipped midnight", "Asia/Beirut", midnight, "2024-03-30T22:00:00Z",
            QDate(2024, 3, 31));
        row("before the skipped midnight", "Asia/Beirut", midnight, "2024-03-30T21:59:59Z",
            QDate(2024, 3, 30));
    }
    void dates()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QTime, rollsAt);
        QFETCH(qint64, moment);
        QTEST(inZone(zone.constData(), rollsAt).dateAt(moment), "date");
    }

    void daysHaveTheirLength()
    {
        const auto calendar = inZone("Europe/Paris", QTime(0, 0));
        constexpr qint64 hour = 3'600'000'000;
        const auto hoursOf = [&](QDate date) {
            return (calendar.startOf(date.addDays(1)) - calendar.startOf(date)) / hour;
        };
        QCOMPARE(hoursOf(QDate(2025, 3, 29)), 24);
        QCOMPARE(hoursOf(QDate(2025, 3, 30)), 23);
        QCOMPARE(hoursOf(QDate(2025, 10, 26)), 25);
        QCOMPARE(calendar.startOf(QDate(2025, 1, 15)), utc("2025-01-14T23:00:00Z"));
    }

    void aMicrosecondBeforeTheStartIsTheDayBefore()
    {
        const auto calendar = inZone("Europe/Paris", QTime(18, 0));
        const QDate date(2025, 3, 14);
        QCOMPARE(calendar.dateAt(calendar.startOf(date)), date);
        QCOMPARE(calendar.dateAt(calendar.startOf(date) - 1), date.addDays(-1));
    }

    void startIsTheInverseOfDate()
    {
        QVERIFY(rc::check("startOf(dateAt(t)) <= t < startOf(dateAt(t) + 1)", [] {
            const auto calendar
                = inZone(*rc::gen::element("Europe/Paris", "America/New_York",
                                           "Australia/Lord_Howe", "Asia/Beirut", "UTC"),
                         QTime(*rc::gen::inRange(0, 24), *rc::gen::element(0, 30)));
            const qint64 moment = *rc::gen::inRange<qint64>(0, 2'500'000'000) * 1'000'000
                + *rc::gen::inRange<qint64>(0, 1'000'000);
            const QDate date = calendar.dateAt(moment);
            RC_ASSERT(calendar.startOf(date) <= moment);
            RC_ASSERT(moment < calendar.startOf(date.addDays(1)));
            RC_ASSERT(calendar.dateAt(calendar.startOf(date)) == date);
        }));
    }
};

QTEST_APPLESS_MAIN(TestBusinessCalendar)
#include "tst_businesscalendar.moc"
