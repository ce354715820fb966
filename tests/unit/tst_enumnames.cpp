// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/account.h"
#include "models/values/customer.h"
#include "models/values/operation.h"
#include "models/values/refusal.h"
#include "models/values/review.h"
#include "models/values/role.h"
#include "models/values/stats.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace guichet;

namespace {

// Every value has a name of its own, in kebab case, and is found by it again.
template <class E> bool namesAreSound()
{
    QSet<QString> names;
    int position = 0;
    for (const auto &[value, text] : EnumNames<E>::values) {
        const QString name = QString::fromLatin1(text);
        const bool kebab = std::all_of(name.begin(), name.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || c == u'-';
        });
        // In the order of declaration, so that none is missing in the middle.
        if (int(value) != position++ || !kebab || names.contains(name)
            || enumFromName<E>(name) != value || enumName(value) != name)
            return false;
        names.insert(name);
    }
    return !names.isEmpty();
}

} // namespace

class TestEnumNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEnumerationIsSound()
    {
        QVERIFY(namesAreSound<AccountStatus>());
        QVERIFY(namesAreSound<Action>());
        QVERIFY(namesAreSound<DocumentSide>());
        QVERIFY(namesAreSound<EntryKind>());
        QVERIFY(namesAreSound<OperationState>());
        QVERIFY(namesAreSound<Refusal>());
        QVERIFY(namesAreSound<ReviewReason>());
        QVERIFY(namesAreSound<ReviewStatus>());
        QVERIFY(namesAreSound<ReviewVerdict>());
        QVERIFY(namesAreSound<Role>());
        QVERIFY(namesAreSound<StatsGrain>());
        QVERIFY(namesAreSound<UserStatus>());
    }

    void unknownNamesAreNone()
    {
        QVERIFY(!enumFromName<Role>(u""));
        QVERIFY(!enumFromName<Role>(u"Teller"));
        QVERIFY(!enumFromName<Role>(u"robber"));
    }

    void rolesAreASet()
    {
        QVERIFY(!Roles().contains(Role::Customer));
        QVERIFY(Roles().isEmpty());
        QVERIFY(staff.contains(Role::Teller));
        QVERIFY(!staff.contains(Role::Customer));
        QVERIFY(everybody.contains(Role::Customer));
        QVERIFY((Roles{Role::Manager}.contains(Role::Manager)));
    }
};

QTEST_APPLESS_MAIN(TestEnumNames)
#include "tst_enumnames.moc"
