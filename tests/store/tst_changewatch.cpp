// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/changewatch.h"

#include "services/audit/audittrail.h"
#include "services/store/transaction.h"
#include "tests/support/testdatabase.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::audit;

class ChangeWatchTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    store::Connection &connection() { return m_database->connection(); }

    static void write(store::Transaction &transaction, Deed deed)
    {
        record(transaction, {1'000, UserId{7}, deed, Subject::User, 3, Result::Done, {}});
    }
    void write(Deed deed)
    {
        store::inTransaction(connection(), [&](store::Transaction &transaction) { write(transaction, deed); });
    }

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void whatWasBeforeIsNoNews()
    {
        write(Deed::UserRegistered);
        ChangeWatch watch;
        QVERIFY(watch.look(connection()).isEmpty());
        QVERIFY(watch.look(connection()).isEmpty());
    }

    void eachDeedOnce()
    {
        ChangeWatch watch;
        (void)watch.look(connection());
        for (const Deed deed : {Deed::CaseOpened, Deed::UserUpdated, Deed::CaseOpened})
            write(deed);
        QCOMPARE(watch.look(connection()), (QList<Deed>{Deed::CaseOpened, Deed::UserUpdated}));
        QVERIFY(watch.look(connection()).isEmpty());
    }

    void oneThatIsCommittedBehindLaterOnes()
    {
        const auto other = m_database->database().connect();
        ChangeWatch watch;
        (void)watch.look(connection());
        store::Transaction late(*other);
        write(late, Deed::AccountOpened); // draws its id first
        write(Deed::UserUpdated);
        QCOMPARE(watch.look(connection()), QList<Deed>{Deed::UserUpdated});
        late.commit();
        QCOMPARE(watch.look(connection()), QList<Deed>{Deed::AccountOpened});
    }

    void moreThanAreRemembered()
    {
        ChangeWatch watch;
        (void)watch.look(connection());
        store::inTransaction(connection(), [](store::Transaction &transaction) {
            for (qint64 i = 0; i < ChangeWatch::latenessLines + 10; ++i)
                write(transaction, Deed::UserUpdated);
        });
        QCOMPARE(watch.look(connection()), QList<Deed>{Deed::UserUpdated});
        QVERIFY(watch.look(connection()).isEmpty());
        write(Deed::CaseOpened);
        QCOMPARE(watch.look(connection()), QList<Deed>{Deed::CaseOpened});
    }
};

QTEST_GUILESS_MAIN(ChangeWatchTest)
#include "tst_changewatch.moc"
