// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/items/modeltesting.h"

#include <QtTest/QSignalSpy>

using namespace guichet;
using State = PagedTableModel::State;

namespace {

class NumberModel final : public PagedRows<int>
{
public:
    enum Column { Name, Amount };

protected:
    int columns() const override { return Amount + 1; }
    QString columnTitle(int column) const override
    {
        return column == Name ? QStringLiteral("Name") : QStringLiteral("Amount");
    }
    bool isAmountColumn(int column) const override { return column == Amount; }
    Cell cellOf(const int &row, int column) const override
    {
        return column == Name ? textCell(QString::number(row), Chip::Warn)
                              : amountCell(row, Currency::euro());
    }
};

// Keeps what the model asks for, to be answered when the test likes.
struct Source {
    QList<PageRequest> requests;
    QList<NumberModel::Reply> replies;

    void feed(NumberModel &model)
    {
        model.setFetch([this](const PageRequest &request, const NumberModel::Reply &reply) {
            requests += request;
            replies += reply;
        });
    }
};

Page<int> pageOf(QList<int> rows, const QString &next = {})
{
    return {std::move(rows), next};
}

const QString next = QStringLiteral("next");
const QString sentence = QStringLiteral("The server doesn't answer.");

} // namespace

class TestPagedTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLoadsUnasked()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        QVERIFY(!model.canFetchMore());
        model.fetchMore();
        QVERIFY(source.requests.isEmpty());
        QCOMPARE(model.state(), State::Idle);
    }

    void loadsPageAfterPage()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.setPageRows(2);
        model.refresh();
        QCOMPARE(model.state(), State::Loading);
        QVERIFY(!model.canFetchMore());
        QCOMPARE(source.requests.at(0).cursor, QString());
        QCOMPARE(source.requests.at(0).limit, 2);
        source.replies.at(0)(pageOf({1, 2}, next));
        QCOMPARE(model.state(), State::Idle);
        QVERIFY(model.canFetchMore());

        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.fetchMore();
        QCOMPARE(source.requests.at(1).cursor, next);
        source.replies.at(1)(pageOf({3}));
        QCOMPARE(model.rows(), (QList<int>{1, 2, 3}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 2);
        QCOMPARE(reset.size(), 0);
        QVERIFY(!model.canFetchMore());
    }

    void oneRequestAtATime()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        model.fetchMore();
        model.fetchMore();
        QCOMPARE(source.requests.size(), 2);
    }

    void emptyIsAStateOfItsOwn()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({}));
        QCOMPARE(model.state(), State::Empty);
        QVERIFY(!model.canFetchMore());
    }

    void anEmptyPageEndsTheList()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        model.fetchMore();
        source.replies.at(1)(pageOf({}, next));
        QCOMPARE(model.state(), State::Idle);
        QVERIFY(!model.canFetchMore());
        QCOMPARE(model.rowCount(), 1);
    }

    void aFailureIsToldAndKeepsTheRows()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        model.fetchMore();
        source.replies.at(1)(tl::make_unexpected(sentence));
        QCOMPARE(model.state(), State::Failed);
        QCOMPARE(model.failure(), sentence);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.canFetchMore());
        model.fetchMore();
        QCOMPARE(source.requests.size(), 2);
    }

    void retryAsksForTheSamePage()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.retry();
        QVERIFY(source.requests.isEmpty());
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        model.fetchMore();
        source.replies.at(1)(tl::make_unexpected(sentence));
        model.retry();
        QCOMPARE(model.state(), State::Loading);
        QVERIFY(model.failure().isEmpty());
        QCOMPARE(source.requests.at(2).cursor, next);
        source.replies.at(2)(pageOf({2}));
        QCOMPARE(model.rows(), (QList<int>{1, 2}));
        model.retry();
        QCOMPARE(source.requests.size(), 3);
    }

    void aRefreshSupersedesWhatIsUnderWay()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        model.refresh();
        QCOMPARE(source.requests.size(), 2);
        source.replies.at(0)(pageOf({1}));
        QCOMPARE(model.state(), State::Loading);
        QCOMPARE(model.rowCount(), 0);
        source.replies.at(1)(pageOf({2}));
        QCOMPARE(model.rows(), QList<int>{2});
        source.replies.at(0)(tl::make_unexpected(sentence));
        QCOMPARE(model.state(), State::Idle);
    }

    void aRefreshBeginsAnewAndKeepsRowsUntilThen()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1, 2}, next));
        model.refresh();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(source.requests.at(1).cursor, QString());
        source.replies.at(1)(pageOf({3}));
        QCOMPARE(model.rows(), QList<int>{3});
    }

    void anAnswerCountsOnce()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        source.replies.at(0)(pageOf({2}, next));
        QCOMPARE(model.rows(), QList<int>{1});
    }

    void clearDropsWhatIsUnderWay()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        source.replies.at(0)(pageOf({1}, next));
        model.fetchMore();
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.state(), State::Idle);
        source.replies.at(1)(pageOf({2}));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.canFetchMore());
    }

    void anotherSourceDropsTheOld()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        Source other;
        other.feed(model);
        source.replies.at(0)(pageOf({1}));
        QCOMPARE(model.rowCount(), 0);
        model.refresh();
        QCOMPARE(other.requests.size(), 1);
    }

    void wholeListsSupersedeToo()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        model.refresh();
        model.setRows({7, 8});
        source.replies.at(0)(pageOf({1}));
        QCOMPARE(model.rows(), (QList<int>{7, 8}));
        QCOMPARE(model.state(), State::Idle);
        QVERIFY(!model.canFetchMore());
    }

    void anAnswerAfterTheModelHasGone()
    {
        Source source;
        {
            NumberModel model;
            source.feed(model);
            model.refresh();
        }
        source.replies.at(0)(pageOf({1}));
    }

    void everyStateIsAnnounced()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        QList<State> states;
        connect(&model, &PagedTableModel::stateChanged, this,
                [&states](State state) { states += state; });
        model.refresh();
        source.replies.at(0)(tl::make_unexpected(sentence));
        model.retry();
        source.replies.at(1)(pageOf({}));
        model.refresh();
        source.replies.at(2)(pageOf({1}));
        QCOMPARE(states,
                 (QList<State>{State::Loading, State::Failed, State::Loading, State::Empty,
                               State::Loading, State::Idle}));
    }

    void whoHearsOfLoadingMayAskAnew()
    {
        NumberModel model;
        Source source;
        source.feed(model);
        bool again = true;
        connect(&model, &PagedTableModel::stateChanged, this, [&] {
            if (std::exchange(again, false))
                model.refresh();
        });
        model.refresh();
        QCOMPARE(source.requests.size(), 1);
        source.replies.at(0)(pageOf({1}));
        QCOMPARE(model.rowCount(), 1);
    }

    void pagesHaveASize_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("limit");
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("some") << 20 << 20;
        QTest::newRow("too many") << maximumPageRows + 1 << maximumPageRows;
    }
    void pagesHaveASize()
    {
        QFETCH(int, rows);
        NumberModel model;
        Source source;
        source.feed(model);
        model.setPageRows(rows);
        model.refresh();
        QTEST(source.requests.at(0).limit, "limit");
    }

    void amountsStandAtTheRight()
    {
        NumberModel model;
        model.setRows({-125000});
        const int right = int(Qt::AlignRight) | int(Qt::AlignVCenter) | int(Qt::AlignAbsolute);
        const int left = int(Qt::AlignLeft) | int(Qt::AlignVCenter);
        QCOMPARE(model.amountColumns(), QList<int>{NumberModel::Amount});
        QCOMPARE(model.index(0, 1).data(Qt::TextAlignmentRole).toInt(), right);
        QCOMPARE(model.index(0, 0).data(Qt::TextAlignmentRole).toInt(), left);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), right);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), left);
    }

    void cellsSpeakInRoles()
    {
        NumberModel model;
        model.setRows({-125000});
        const QModelIndex amount = model.index(0, NumberModel::Amount);
        QCOMPARE(amount.data().toString(), QStringLiteral("\u2066\u22121\u202F250.00\u2069"));
        QCOMPARE(amount.data(PagedTableModel::PlainTextRole).toString(),
                 QStringLiteral("-1250.00"));
        QCOMPARE(amount.data(PagedTableModel::ValueRole).toLongLong(), -125000);
        QVERIFY(!amount.data(Qt::ToolTipRole).isValid());
        const QModelIndex name = model.index(0, NumberModel::Name);
        QCOMPARE(name.data(PagedTableModel::ChipRole).toString(), QStringLiteral("warn"));
        QCOMPARE(name.data(Qt::ToolTipRole).toString(), QStringLiteral("-125000"));
        QVERIFY(!name.data(Qt::FontRole).isValid());
        QVERIFY(!model.data(model.index(5, 0)).isValid());
        QVERIFY(!model.headerData(5, Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    }

    void qtFindsNothingWrong()
    {
        NumberModel model;
        guichet::testing::checkModel(model, 1);
    }
};

QTEST_GUILESS_MAIN(TestPagedTableModel)
#include "tst_pagedtablemodel.moc"
