// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/stafflistmodel.h"

#include "tests/items/modeltesting.h"

using namespace guichet;
using namespace guichet::testing;

namespace {

StaffMember member()
{
    StaffMember row;
    row.id = UserId{12};
    row.name = QStringLiteral("Maya Okafor");
    row.email = QStringLiteral("maya@northgate.example");
    row.role = Role::Supervisor;
    row.hasSecondFactor = true;
    row.createdAtMicros = 1'741'945'320'000'000;
    row.lastSignInMicros = 1'741'950'120'000'000;
    return row;
}

} // namespace

class TestStaffListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRow()
    {
        StaffListModel model;
        model.setTimeZone(QTimeZone("Europe/Paris"));
        model.setRows({member()});
        QCOMPARE(titles(model), (QStringList{QStringLiteral("Name"), QStringLiteral("E-mail"), QStringLiteral("Role"),
                                             QStringLiteral("Second factor"), QStringLiteral("Last sign-in"), QStringLiteral("State")}));
        QCOMPARE(bareTexts(model, 0),
                 (QStringList{QStringLiteral("Maya Okafor"), QStringLiteral("maya@northgate.example"), QStringLiteral("Supervisor"),
                              QStringLiteral("Set up"), QStringLiteral("14 Mar 2025 12:02"), QStringLiteral("Active")}));
    }
    void whatHindersComesFirst()
    {
        StaffMember row = member();
        row.mustChangePassword = true;
        QCOMPARE(standingCell(row).text, QStringLiteral("First password"));
        row.isLocked = true;
        QCOMPARE(standingCell(row).text, QStringLiteral("Locked out"));
        QVERIFY(standingCell(row).chip == Chip::Bad);
        row.status = UserStatus::Blocked;
        QCOMPARE(standingCell(row).text, QStringLiteral("Blocked"));
    }
    void whoNeverSignedInIsSaid()
    {
        StaffMember row = member();
        row.lastSignInMicros.reset();
        StaffListModel model;
        model.setRows({row});
        QCOMPARE(model.index(0, StaffListModel::LastSignIn).data().toString(), QStringLiteral("Never"));
    }
    void qtFindsNothingWrong()
    {
        StaffListModel model;
        checkModel(model, member());
    }
};

QTEST_GUILESS_MAIN(TestStaffListModel)
#include "tst_stafflistmodel.moc"
