// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/keyrotation.h"

#include "services/identity/datakey.h"
#include "services/identity/emailconfirmation.h"
#include "tests/store/identitybank.h"

#include <QTemporaryDir>

using namespace guichet;
using identity::KeyRotation;
using identity::MasterKeys;
using identity::Sessions;

/// Row P3: keys are replaced while two programs read and write, each with what it knows of them.
class KeyRotationTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<IdentityBank> m_bank;
    std::shared_ptr<const MasterKeys> m_serverKeys; // that learn of a rotation by themselves
    std::unique_ptr<identity::Users> m_server;
    std::unique_ptr<KeyRotation> m_rotation;
    UserId m_ana;
    const QString m_tess = QStringLiteral("tess@bank.example");
    const QString m_password = QStringLiteral("window at the counter");

    store::Connection &connection() { return m_bank->connection(); }
    std::shared_ptr<const MasterKeys> keysOfFolder() const
    {
        return *MasterKeys::loadOrCreate(m_folder->filePath(QStringLiteral("keys")));
    }
    UserId registered(const identity::Users &users, const identity::NewCustomer &customer)
    {
        return m_bank->transact([&](store::Transaction &t) { return users.registerCustomer(t, customer); }).value_or(UserId());
    }
    QString emailOf(UserId id) { return m_server->details(connection(), id)->declared.email; }
    /// "1:3 2:1": so many data keys under which generation.
    QString generations()
    {
        auto rows = connection().run("teststore/key_generations");
        return rows.only().text("generations");
    }
    void rotate()
    {
        QVERIFY(m_rotation->begin(connection()));
        renewAll();
        QVERIFY(m_rotation->finish(connection()));
    }
    void renewAll()
    {
        for (UserId last = m_rotation->renew(connection(), {}); !last.isNull();)
            last = m_rotation->renew(connection(), last);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bank = std::make_unique<IdentityBank>();
        m_serverKeys = keysOfFolder();
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return identity::keysFitDatabase(t, *m_serverKeys); }));
        m_server = std::make_unique<identity::Users>(m_serverKeys, m_bank->clock);
        m_rotation = std::make_unique<KeyRotation>(keysOfFolder());
        m_ana = registered(*m_server, m_bank->person(QStringLiteral("Ana")));
        QVERIFY(!m_ana.isNull());
        const identity::NewStaff tess{QStringLiteral("Tess Teller"), m_tess, Role::Teller, *m_bank->hasher.hash(m_password), {}};
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_server->createStaff(t, tess); }));
    }

    void everythingIsOnTheNewKeysInTheEnd()
    {
        const auto before = *m_server->details(connection(), m_ana);
        QCOMPARE(m_rotation->begin(connection()).value_or(0), 2);
        QCOMPARE(m_rotation->usersLeft(connection()), qint64(2));
        renewAll();
        QCOMPARE(m_rotation->usersLeft(connection()), qint64(0));
        QCOMPARE(generations(), QStringLiteral("2:2"));
        QVERIFY(m_rotation->finish(connection()));
        const identity::Users fresh(keysOfFolder(), m_bank->clock);
        const auto after = *fresh.details(connection(), m_ana);
        QVERIFY(after.declared.email == before.declared.email && after.declared.phone == before.declared.phone
                && after.declared.idNumber == before.declared.idNumber && after.version == before.version);
        for (const QString &text : {before.declared.email, before.declared.phone, before.declared.idNumber})
            QCOMPARE(fresh.find(connection(), text, 5).size(), qsizetype(1));
    }

    void theServerWritesByTheNewAtOnce()
    {
        QVERIFY(m_rotation->begin(connection()));
        const UserId ben = registered(*m_server, m_bank->person(QStringLiteral("Ben")));
        QCOMPARE(generations(), QStringLiteral("1:2 2:1"));
        QCOMPARE(m_server->emailOwner(connection(), emailOf(m_ana))->id, m_ana);
        QCOMPARE(m_server->emailOwner(connection(), emailOf(ben))->id, ben);
    }

    void aServerThatOnlyReadsLearnsOfIt()
    {
        QVERIFY(m_rotation->begin(connection()));
        renewAll();
        QCOMPARE(m_server->emailOwner(connection(), QStringLiteral("customer1@mail.example"))->id, m_ana);
        QVERIFY(m_rotation->finish(connection()));
        m_serverKeys->ring->reload();
        QCOMPARE(m_serverKeys->ring->all().size(), qsizetype(1));
        QCOMPARE(m_server->emailOwner(connection(), QStringLiteral("customer1@mail.example"))->id, m_ana);
    }

    void nobodyIsRegisteredTwiceMeanwhile()
    {
        auto twin = m_bank->person(QStringLiteral("Twin"));
        twin.declared.email = emailOf(m_ana);
        auto sameNumber = m_bank->person(QStringLiteral("Same Number"));
        sameNumber.declared.idNumber = m_server->details(connection(), m_ana)->declared.idNumber;
        const auto refused = [&](const identity::NewCustomer &customer) {
            const auto outcome
                = m_bank->transact([&](store::Transaction &t) { return m_server->registerCustomer(t, customer); });
            return outcome ? QString() : QString(enumName(outcome.error().reason));
        };
        QVERIFY(m_rotation->begin(connection()));
        QCOMPARE(refused(twin), QStringLiteral("email-taken")); // still on the old keys
        QCOMPARE(refused(sameNumber), QStringLiteral("id-number-taken"));
        renewAll();
        QCOMPARE(refused(twin), QStringLiteral("email-taken"));
        QCOMPARE(refused(sameNumber), QStringLiteral("id-number-taken"));
    }

    void whatIsChangedMeanwhileIsFound()
    {
        QVERIFY(m_rotation->begin(connection()));
        auto ana = *m_server->details(connection(), m_ana);
        ana.declared.email = QStringLiteral("new@mail.example");
        QVERIFY(m_bank->transact(
            [&](store::Transaction &t) { return m_server->updateCustomer(t, m_ana, ana.declared, ana.version, m_ana); }));
        QCOMPARE(m_server->emailOwner(connection(), QStringLiteral("new@mail.example"))->id, m_ana);
        renewAll();
        QCOMPARE(m_server->emailOwner(connection(), QStringLiteral("new@mail.example"))->id, m_ana);
        QVERIFY(!m_server->emailOwner(connection(), QStringLiteral("customer1@mail.example")));
    }

    void aCodeThatIsOnItsWayHoldsStill()
    {
        const identity::EmailConfirmation confirmation(m_serverKeys, m_bank->clock);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return confirmation.send(t, m_ana); }));
        const QString code = confirmation.messages(connection()).first().code;
        rotate();
        QVERIFY(confirmation.confirm(connection(), emailOf(m_ana), code));
    }

    void aCodeHoldsThoughItsAddressIsSealedAnew()
    {
        const identity::EmailConfirmation confirmation(m_serverKeys, m_bank->clock);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return confirmation.send(t, m_ana); }));
        const QString code = confirmation.messages(connection()).first().code;
        QVERIFY(m_rotation->begin(connection()));
        auto ana = *m_server->details(connection(), m_ana);
        ana.declared.phone = QStringLiteral("+33612349999"); // and all of them by the new keys
        QVERIFY(m_bank->transact(
            [&](store::Transaction &t) { return m_server->updateCustomer(t, m_ana, ana.declared, ana.version, m_ana); }));
        renewAll();
        QVERIFY(m_rotation->finish(connection()));
        QVERIFY(confirmation.confirm(connection(), emailOf(m_ana), code));
    }

    // ---- what goes by no key that a rotation replaces

    void failedSignInsStayCounted()
    {
        const auto tries = [&](const QString &password) {
            Sessions sessions(keysOfFolder(), m_bank->hasher, m_bank->clock); // of a server that has just started
            return sessions.signIn(connection(), {m_tess, password, QStringLiteral("192.0.2.1")}).has_value();
        };
        for (int i = 1; i < identity::failuresBeforeLock; ++i)
            QVERIFY(!tries(QStringLiteral("wrong")));
        rotate();
        QVERIFY(!tries(QStringLiteral("wrong")));
        QVERIFY(!tries(m_password)); // that was the fifth
    }

    void aRefreshIsRepeatedWithoutBeingTheft()
    {
        const auto refreshed = [&](const QByteArray &token) {
            return Sessions(keysOfFolder(), m_bank->hasher, m_bank->clock).refresh(connection(), token);
        };
        const auto first = Sessions(keysOfFolder(), m_bank->hasher, m_bank->clock)
                               .signIn(connection(), {m_tess, m_password, QStringLiteral("192.0.2.1")});
        const auto second = refreshed(first->refreshToken);
        rotate();
        const auto again = refreshed(first->refreshToken); // its answer was lost
        QVERIFY(again);
        QCOMPARE(again->refreshToken, second->refreshToken);
        QVERIFY(refreshed(second->refreshToken));
    }

    void cutOffItIsTakenUp()
    {
        QCOMPARE(m_rotation->begin(connection()).value_or(0), 2);
        const auto refused = m_rotation->finish(connection());
        QVERIFY(!refused && refused.error().startsWith(QStringLiteral("2 users")));
        const KeyRotation again(keysOfFolder());
        QCOMPARE(again.begin(connection()).value_or(0), 2);
        renewAll();
        QVERIFY(again.finish(connection()));
        QCOMPARE(again.begin(connection()).value_or(0), 3); // the next one
    }

    void keysThatWereMadeButNotYetUsedAreTaken()
    {
        QVERIFY(keysOfFolder()->ring->addGeneration());
        QCOMPARE(m_rotation->begin(connection()).value_or(0), 2);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("keys/generation-3"))));
    }

    void withoutTheNewKeysNothingIsWritten()
    {
        const auto stray = std::make_shared<MasterKeys>(*MasterKeys::random());
        const identity::Users elsewhere(stray, m_bank->clock); // a server whose folder nobody copied them to
        QVERIFY(m_rotation->begin(connection()));
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)registered(elsewhere, m_bank->person(QStringLiteral("Cid"))));
        QVERIFY(!m_bank->transact([&](store::Transaction &t) { return identity::keysFitDatabase(t, *stray); }));
    }
};

QTEST_GUILESS_MAIN(KeyRotationTest)
#include "tst_keyrotation.moc"
