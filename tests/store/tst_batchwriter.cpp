// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchwriter.h"

#include "tests/store/ledgerbank.h"
#include "tests/support/testcluster.h"

using namespace guichet;
using namespace guichet::ledger;

// What happens to money when the database goes away at the worst moments. On a cluster of its own: it changes settings
// that would be felt by every other test.
class BatchWriterTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

    void run(std::string_view script) { m_bank->superuser().runScriptNamed(script); }

private Q_SLOTS:
    void initTestCase() { qunsetenv(TestCluster::environmentName); }
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup()
    {
        run("teststore/wait_for_no_standby");
        (void)m_bank->superuser().run("teststore/reload_settings");
        m_bank.reset();
    }

    void killedBeforeTheCommitIsBookedOnce()
    {
        run("teststore/sleep_at_commit");
        const Command asked = m_bank->grant(m_bank->adas, 100);
        auto answer = LedgerBank::ask(m_bank->engine, asked);
        qint64 killed = 0;
        QTRY_VERIFY((killed += m_bank->count("teststore/terminate_sleeping_at_commit")) > 0);
        run("teststore/sleep_no_more");
        const Settled settled = answer.get();
        QVERIFY(settled && *settled);
        QCOMPARE(m_bank->posted(m_bank->adas), 100);
        QCOMPARE(m_bank->book(asked)->entry, (*settled)->entry);
    }

    void killedAfterTheCommitBeforeTheAnswerIsSettledFromItsKey()
    {
        run("teststore/commit_safely"); // for sessions to come
        PostingEngine engine(m_bank->database.database(), m_bank->clock, m_bank->calendar, {});
        QVERIFY(engine.start());
        QVERIFY(*LedgerBank::ask(engine, m_bank->grant(m_bank->adas, 1)).get()); // opens its sessions
        run("teststore/wait_for_standby");
        (void)m_bank->superuser().run("teststore/reload_settings");
        const Command asked = m_bank->grant(m_bank->adas, 100);
        auto answer = LedgerBank::ask(engine, asked);
        qint64 killed = 0;
        QTRY_VERIFY((killed += m_bank->count("teststore/terminate_waiting_for_standby")) > 0);
        const Settled settled = answer.get();
        QVERIFY(settled && *settled);
        QCOMPARE(m_bank->posted(m_bank->adas), 101);
        QCOMPARE(verdictOf(m_bank->connection(), asked.principal, asked.key)->verdict->entry, (*settled)->entry);
    }

    void sessionsKilledBetweenBatchesAreReplaced()
    {
        for (int i = 1; i <= 20; ++i) {
            auto answer = LedgerBank::ask(m_bank->engine, m_bank->grant(m_bank->adas, 1));
            (void)m_bank->count("teststore/terminate_posting");
            const Settled settled = answer.get();
            QVERIFY(settled && *settled);
            QCOMPARE(m_bank->posted(m_bank->adas), i);
        }
    }

    void rowHeldElsewhereIsUnavailableAndItsNeighbourIsBooked()
    {
        store::Connection other(m_bank->database.database());
        store::Transaction holding(other);
        QVERIFY(setAccountStatus(other, m_bank->bobs, AccountStatus::Active));
        auto stuck = LedgerBank::ask(m_bank->engine, m_bank->grant(m_bank->bobs, 1));
        auto free = LedgerBank::ask(m_bank->engine, m_bank->command(EntryKind::Fee, std::nullopt, {},
                                                                   {{m_bank->adas, 5}, {m_bank->till, -5}}));
        QVERIFY(free.get()); // decided (the cash isn't right), though a neighbour waits
        QCOMPARE(stuck.get().error(), NotSettled::Unavailable);
        holding.rollback();
        QVERIFY(m_bank->book(m_bank->grant(m_bank->bobs, 1)));
    }

    void entryThatTheDatabaseRefusesIsFoundAloneAndWritesNothing()
    {
        // The rules would have caught it: here the row is spoiled behind their back.
        run("teststore/forbid_poison");
        std::vector<std::future<Settled>> answers;
        for (int i = 0; i < 30; ++i) {
            Command asked = m_bank->grant(m_bank->adas, 1);
            asked.note = i == 17 ? QStringLiteral("poison") : QString();
            answers.push_back(LedgerBank::ask(m_bank->engine, asked));
        }
        for (size_t i = 0; i < answers.size(); ++i) {
            const Settled settled = answers[i].get();
            if (i == 17)
                QCOMPARE(settled.error(), NotSettled::Unavailable);
            else
                QVERIFY(settled && *settled);
        }
        QCOMPARE(m_bank->posted(m_bank->adas), 29);
    }
};

QTEST_GUILESS_MAIN(BatchWriterTest)
#include "tst_batchwriter.moc"
