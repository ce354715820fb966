// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sessionlistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

SessionView session(bool isCurrent, bool hasSecondFactor)
{
    return {SessionId{5}, QStringLiteral("192.0.2.17"), 1'741'945'320'000'000, 1'741'950'120'000'000, 1'742'000'000'000'000,
            isCurrent, hasSecondFactor};
}

} // namespace

class TestSessionListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRow()
    {
        SessionListModel model;
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({session(true, false)});
        QCOMPARE(titles(model), (QStringList{QStringLiteral("From"), QStringLiteral("Signed in"), QStringLiteral("Last used"),
                                             QStringLiteral("State")}));
        QCOMPARE(bareTexts(model, 0), (QStringList{QStringLiteral("192.0.2.17"), QStringLiteral("14 Mar 2025 10:42"),
                                                   QStringLiteral("14 Mar 2025 12:02"), QStringLiteral("This desk")}));
        QCOMPARE(model.amountColumns(), QList<int>());
    }
    void theStateSaysHowItWasBegun()
    {
        SessionListModel model;
        model.setRows({session(false, true), session(false, false)});
        const auto at = [&](int row, int role) { return model.index(row, SessionListModel::Standing).data(role).toString(); };
        QCOMPARE(at(0, Qt::DisplayRole), QStringLiteral("With a code"));
        QCOMPARE(at(1, Qt::DisplayRole), QStringLiteral("Password only"));
        QCOMPARE(at(1, PagedTableModel::ChipRole), QStringLiteral("warn"));
    }
    void qtFindsNothingWrong()
    {
        SessionListModel model;
        checkModel(model, session(false, true));
    }
};

QTEST_GUILESS_MAIN(TestSessionListModel)
#include "tst_sessionlistmodel.moc"
