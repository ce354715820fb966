// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/enumlabels.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace guichet;

namespace {

template <class E> bool labelsAreDistinct()
{
    QSet<QString> labels;
    for (const auto &[value, name] : EnumNames<E>::values) {
        const QString label = labelOf(value);
        if (label.isEmpty() || !label.front().isUpper())
            return false;
        labels.insert(label);
    }
    return labels.size() == qsizetype(EnumNames<E>::values.size());
}

} // namespace

class TestEnumLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueIsCalledSomething()
    {
        QVERIFY(labelsAreDistinct<AccountStatus>());
        QVERIFY(labelsAreDistinct<Action>());
        QVERIFY(labelsAreDistinct<DocumentSide>());
        QVERIFY(labelsAreDistinct<EntryKind>());
        QVERIFY(labelsAreDistinct<ReviewReason>());
        QVERIFY(labelsAreDistinct<ReviewStatus>());
        QVERIFY(labelsAreDistinct<Role>());
        QVERIFY(labelsAreDistinct<StatsGrain>());
        QVERIFY(labelsAreDistinct<UserStatus>());
    }

    void wordsForAccounts()
    {
        QCOMPARE(labelOf(AccountStatus::AwaitingApproval), QStringLiteral("Waiting for approval"));
        QCOMPARE(labelOf(EntryKind::TillMovement), QStringLiteral("Till transfer"));
    }

    void coloursOfAccounts()
    {
        QCOMPARE(chipOf(AccountStatus::AwaitingApproval), Chip::Warn);
        QCOMPARE(chipOf(AccountStatus::Active), Chip::Ok);
        QCOMPARE(chipOf(AccountStatus::Frozen), Chip::Info);
        QCOMPARE(chipOf(AccountStatus::Closed), Chip::None);
        QCOMPARE(chipOf(AccountStatus::Refused), Chip::Bad);
    }

    void coloursOfReviews()
    {
        QCOMPARE(chipOf(ReviewStatus::Missing), Chip::Warn);
        QCOMPARE(chipOf(ReviewStatus::Waiting), Chip::Info);
        QCOMPARE(chipOf(ReviewStatus::AskedAgain), Chip::Warn);
        QCOMPARE(chipOf(ReviewStatus::Approved), Chip::Ok);
        QCOMPARE(chipOf(ReviewStatus::Rejected), Chip::Bad);
    }

    void coloursOfUsers()
    {
        QCOMPARE(chipOf(UserStatus::Active), Chip::Ok);
        QCOMPARE(chipOf(UserStatus::Blocked), Chip::Bad);
        QCOMPARE(chipOf(UserStatus::Closed), Chip::None);
    }
};

QTEST_APPLESS_MAIN(TestEnumLabels)
#include "tst_enumlabels.moc"
