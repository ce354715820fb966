// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/datakey.h"

#include "tests/store/identitybank.h"

using namespace guichet;
using identity::DataKey;

class DataKeyTest : public QObject
{
    Q_OBJECT
private:
    static constexpr QLatin1StringView column{"kyc.review_case.note"};

private Q_SLOTS:
    void aCustomersKeyIsFoundAndOpens()
    {
        IdentityBank bank;
        const UserId ana = bank.customer(QStringLiteral("Ana"));
        const auto key = DataKey::of(bank.connection(), *bank.keys, ana);
        QVERIFY(key);
        const auto sealed = key->sealText(column, 3, QStringLiteral("note ✓"));
        QVERIFY(sealed);
        const auto again = DataKey::of(bank.connection(), *bank.keys, ana);
        QCOMPARE(again->unsealText(column, 3, sealed), QStringLiteral("note ✓"));
        QVERIFY(!DataKey::of(bank.connection(), *bank.keys, UserId{4711}));
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)again->unsealText(column, 4, sealed));
    }

    void otherMasterKeysUnwrapNothing()
    {
        const auto own = identity::MasterKeys::random();
        const QByteArray wrapped = DataKey().wrapped(*own->ring->newest(), UserId{1});
        (void)DataKey::unwrapped(*own, UserId{1}, wrapped);
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)DataKey::unwrapped(*own, UserId{2}, wrapped));
        QVERIFY_THROWS_EXCEPTION(
            store::Fault, (void)DataKey::unwrapped(*identity::MasterKeys::random(), UserId{1}, wrapped));
    }

    void emptyTextIsNull()
    {
        const DataKey key;
        QVERIFY(!key.sealText(column, 1, QString()));
        QVERIFY(key.unsealText(column, 1, std::nullopt).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DataKeyTest)
#include "tst_datakey.moc"
