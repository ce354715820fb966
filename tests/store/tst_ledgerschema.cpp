// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/partitions.h"

#include "services/ledger/upkeep.h"
#include "services/store/fault.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

// What the database itself refuses, whoever asks.
class LedgerSchemaTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

    /// The SQLSTATE and constraint that a script ends with; empty when it is done.
    QString faultOf(store::Connection &connection, std::string_view script)
    {
        try {
            connection.runScriptNamed(script);
        } catch (const store::Fault &fault) {
            return QString::fromLatin1(fault.sqlState() + ' ' + fault.constraint()).trimmed();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<LedgerBank>();
        QVERIFY(m_bank->book(m_bank->deposit(1)));
    }
    void cleanupTestCase() { m_bank.reset(); }

    void refusedEvenToTheSuperuser_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *script, const char *fault) {
            QTest::newRow(script) << QString::fromLatin1(script) << QString::fromLatin1(fault);
        };
        row("posting_not_zero", "23514 posting_sum_zero");
        row("posting_alone", "23514 posting_sum_zero");
        row("maker_approves", "23514 entry_maker_is_not_approver");
        row("below_floor", "23514 account_floor");
        row("cash_below_zero", "23514 cash_position_not_negative");
        row("change_entry", "23514 append_only");
        row("change_posting", "23514 append_only");
        row("delete_posting", "23514 append_only");
        row("truncate_posting", "23514 append_only");
        row("truncate_posting_leaf", "23514 append_only");
        row("change_posting_leaf", "23514 append_only");
        row("change_log", "23514 append_only");
        row("change_key", "23514 append_only");
        row("reverse_twice", "23505 reversal_pkey");
        row("close_with_money", "23514 account_closed_is_empty");
    }
    void refusedEvenToTheSuperuser()
    {
        QFETCH(QString, script);
        QFETCH(QString, fault);
        const std::string name = "teststore/ledger_" + script.toStdString();
        QCOMPARE(faultOf(m_bank->superuser(), name), fault);
    }

    void applicationMayNotChangeWhatIsBooked_data()
    {
        QTest::addColumn<QString>("script");
        for (const char *script : {"change_entry", "change_posting", "delete_posting", "truncate_posting", "change_log",
                                   "change_key", "change_posting_leaf"})
            QTest::newRow(script) << QString::fromLatin1(script);
    }
    void applicationMayNotChangeWhatIsBooked()
    {
        QFETCH(QString, script);
        QCOMPARE(faultOf(m_bank->connection(), "teststore/ledger_" + script.toStdString()), QStringLiteral("42501"));
    }

    void partitionsAreMadeAheadAndOnlyWhenMissing()
    {
        store::Connection &connection = m_bank->connection();
        const int free = entryPartitionsFree(connection);
        QVERIFY(free >= entryPartitionsAhead);
        maintainPartitions(connection, LedgerBank::startMicros, LedgerBank::startMicros);
        QCOMPARE(entryPartitionsFree(connection), free);
    }

    void entriesGoOnIntoTheNextPartition()
    {
        m_bank->superuser().runScriptNamed("teststore/ledger_near_partition_end");
        const int free = entryPartitionsFree(m_bank->connection());
        for (int i = 0; i < 6; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 1)));
        QCOMPARE(entryPartitionsFree(m_bank->connection()), free - 1);
        QCOMPARE(postingsOf(m_bank->connection(), m_bank->adas, 0, 10).size(), 7);
        QCOMPARE(m_bank->count("teststore/broken_histories"), 0);
    }

    void expiredKeysAreDropped()
    {
        constexpr qint64 day = 24LL * 3600 * microsPerSecond;
        store::Connection &connection = m_bank->connection();
        const Command asked = m_bank->grant(m_bank->adas, 1);
        QVERIFY(m_bank->book(asked));
        const qint64 later = LedgerBank::startMicros + 7 * day;
        maintainPartitions(connection, later, later + 400 * day); // more than one call of the database's function
        (void)dropExpiredKeys(connection, later);
        QVERIFY(verdictOf(connection, asked.principal, asked.key));
        QVERIFY(dropExpiredKeys(connection, later + 3 * day) > 0);
        QVERIFY(!verdictOf(connection, asked.principal, asked.key));
        QCOMPARE(dropExpiredKeys(connection, later + 3 * day), 0);
    }

    void upkeepFollowsAClockThatJumps()
    {
        constexpr qint64 day = 24LL * 3600 * microsPerSecond;
        store::Connection &connection = m_bank->connection();
        Upkeep upkeep;
        upkeep.start(connection, LedgerBank::startMicros);
        const qint64 before = m_bank->count("teststore/key_partitions");
        upkeep.keep(m_bank->database.database(), LedgerBank::startMicros + 3600 * microsPerSecond, 1);
        QCOMPARE(m_bank->count("teststore/key_partitions"), before);
        upkeep.keep(m_bank->database.database(), LedgerBank::startMicros - 900 * day, 1);
        QVERIFY(m_bank->count("teststore/key_partitions") > before);
    }

    void engineWithoutPartitionsAheadDoesNotStart()
    {
        m_bank->superuser().runScriptNamed("teststore/ledger_no_partitions_ahead");
        PostingEngine engine(m_bank->database.database(), m_bank->clock, m_bank->calendar, {});
        const auto started = engine.start();
        QVERIFY(!started);
        QVERIFY(started.error().contains(QStringLiteral("partitions ahead")));
    }
};

QTEST_GUILESS_MAIN(LedgerSchemaTest)
#include "tst_ledgerschema.moc"
