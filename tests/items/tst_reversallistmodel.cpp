// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/reversallistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

ReversalRequest request(qint64 corrected)
{
    ReversalRequest row;
    row.id = ReversalRequestId{3};
    row.kind = EntryKind::Withdrawal;
    row.customerName = QStringLiteral("Amélie Fontaine");
    row.amount = {8'000, Currency::euro()};
    row.corrected = {corrected, Currency::euro()};
    row.requestedByName = QStringLiteral("Maya Okafor");
    row.requestedAtMicros = 1'741'950'120'000'000;
    return row;
}

} // namespace

class TestReversalListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns()
    {
        ReversalListModel model;
        QCOMPARE(titles(model),
                 (QStringList{QStringLiteral("Customer"), QStringLiteral("Entry"), QStringLiteral("Booked"),
                              QStringLiteral("Instead"), QStringLiteral("Asked for by"), QStringLiteral("Asked for")}));
        QCOMPARE(model.amountColumns(), (QList<int>{ReversalListModel::Amount, ReversalListModel::Corrected}));
    }

    void aRow()
    {
        ReversalListModel model;
        model.setRows({request(8'500), request(0)});
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Amélie Fontaine"), QStringLiteral("Withdrawal"), QStringLiteral("80.00"),
                              QStringLiteral("85.00"), QStringLiteral("Maya Okafor"), QStringLiteral("14 Mar 2025 11:02")}));
        QCOMPARE(model.index(1, ReversalListModel::Corrected).data().toString(), QStringLiteral("–"));
    }

    void momentsFollowTheZone()
    {
        ReversalListModel model;
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({request(0)});
        QCOMPARE(model.index(0, ReversalListModel::RequestedAt).data().toString(), QStringLiteral("14 Mar 2025 12:02"));
    }

    void qtFindsNothingWrong()
    {
        ReversalListModel model;
        checkModel(model, request(0));
    }
};

QTEST_GUILESS_MAIN(TestReversalListModel)
#include "tst_reversallistmodel.moc"
