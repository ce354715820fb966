// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/reviewqueuemodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

constexpr qint64 submitted = 1'741'950'120'000'000; // 2025-03-14T11:02:00Z
constexpr qint64 minute = 60'000'000;
constexpr qint64 day = 24 * 60 * minute;

ReviewSummary waiting()
{
    ReviewSummary row;
    row.id = ReviewCaseId{3};
    row.customerName = QStringLiteral("Amélie Fontaine");
    row.submittedAtMicros = submitted;
    return row;
}

} // namespace

class TestReviewQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        const ManualClock clock(submitted + 5 * minute);
        ReviewQueueModel model(clock);
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Customer"), QStringLiteral("Handed in"),
                              QStringLiteral("Waiting")}));
        QCOMPARE(model.amountColumns(), (QList<int>{}));
    }

    void aRow()
    {
        const ManualClock clock(submitted + 5 * minute);
        ReviewQueueModel model(clock);
        model.setRows({waiting()});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Amélie Fontaine"),
                              QStringLiteral("14 Mar 2025 11:02"), QStringLiteral("5 minute(s)")}));
        QCOMPARE(
            texts(model, 0, PagedTableModel::PlainTextRole),
            (QStringList{QStringLiteral("Amélie Fontaine"), QStringLiteral("2025-03-14 11:02:00"),
                         QStringLiteral("5 minute(s)")}));
    }

    void momentsFollowTheZone()
    {
        const ManualClock clock(submitted);
        ReviewQueueModel model(clock);
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({waiting()});
        QCOMPARE(model.index(0, ReviewQueueModel::HandedIn).data().toString(),
                 QStringLiteral("14 Mar 2025 12:02"));
    }

    void waitingGrows_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("chip");
        const QString info = QStringLiteral("info");
        QTest::newRow("clock behind") << -minute << QStringLiteral("0 minute(s)") << info;
        QTest::newRow("minutes") << 60 * minute - 1 << QStringLiteral("59 minute(s)") << info;
        QTest::newRow("hour") << 60 * minute << QStringLiteral("1 hour(s)") << info;
        QTest::newRow("nearly a day") << day - 1 << QStringLiteral("23 hour(s)") << info;
        QTest::newRow("late") << day << QStringLiteral("1 day(s)") << QStringLiteral("warn");
        QTest::newRow("very late")
            << 3 * day << QStringLiteral("3 day(s)") << QStringLiteral("bad");
    }
    void waitingGrows()
    {
        QFETCH(qint64, micros);
        const ManualClock clock(submitted + micros);
        ReviewQueueModel model(clock);
        model.setRows({waiting()});
        const QModelIndex index = model.index(0, ReviewQueueModel::Waiting);
        QTEST(index.data().toString(), "text");
        QTEST(index.data(PagedTableModel::ChipRole).toString(), "chip");
        QCOMPARE(index.data(PagedTableModel::ValueRole).toLongLong(), micros);
    }

    void qtFindsNothingWrong()
    {
        const ManualClock clock(submitted + 5 * minute);
        ReviewQueueModel model(clock);
        checkModel(model, waiting());
    }
};

QTEST_GUILESS_MAIN(TestReviewQueueModel)
#include "tst_reviewqueuemodel.moc"
