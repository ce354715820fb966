// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audittrail.h"

#include "services/store/transaction.h"
#include "tests/support/comparerefusal.h"
#include "tests/support/testdatabase.h"

using namespace guichet;
using namespace guichet::audit;

class AuditTrailTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;

    void write(const Event &event)
    {
        store::inTransaction(m_database->connection(), [&](store::Transaction &t) { record(t, event); });
    }
    QByteArray stateAfter(store::Connection &connection, std::string_view statement)
    {
        try {
            connection.runScriptNamed(statement);
        } catch (const store::Fault &fault) {
            return fault.sqlState();
        }
        return "done";
    }

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void whatIsRecordedIsRead()
    {
        write({1'000, UserId{7}, Deed::CaseRejected, Subject::ReviewCase, 3, Result::Done,
               QStringLiteral("data-differs")});
        const auto page = events(m_database->connection(), {}, {});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 1);
        const Event event = page->items.first().event;
        QCOMPARE(event.atMicros, qint64(1'000));
        QCOMPARE(event.actor, UserId{7});
        QCOMPARE(event.deed, Deed::CaseRejected);
        QCOMPARE(event.subject, Subject::ReviewCase);
        QCOMPARE(event.subjectId, qint64(3));
        QCOMPARE(event.detail, QStringLiteral("data-differs"));
    }

    void everyDeedCanBeWritten()
    {
        for (const auto &[deed, name] : EnumNames<Deed>::values)
            write({1, UserId(), deed, Subject::None, 0});
        const auto page = events(m_database->connection(), {}, {QString(), maximumPageRows});
        QCOMPARE(page->items.size(), qsizetype(EnumNames<Deed>::values.size()));
        QVERIFY(page->items.first().event.actor.isNull());
    }

    void pagesAreNewestFirstWithoutGapOrTwin()
    {
        for (int i = 0; i < 25; ++i)
            write({i, UserId{1}, Deed::SignedIn, Subject::User, i % 2});
        QList<qint64> seen;
        PageRequest request{QString(), 10};
        do {
            const auto page = events(m_database->connection(), {}, request);
            QVERIFY(page);
            for (const RecordedEvent &recorded : page->items)
                seen.append(recorded.event.atMicros);
            request.cursor = page->nextCursor;
        } while (!request.cursor.isEmpty());
        QCOMPARE(seen.size(), 25);
        QVERIFY(std::is_sorted(seen.rbegin(), seen.rend()));
        const auto about = events(m_database->connection(), {Subject::User, 1}, {QString(), 100});
        QCOMPARE(about->items.size(), 12);
    }

    void aForgedCursorIsRefused()
    {
        for (const char *cursor : {"x", "0", "-1", "1;drop", "99999999999999999999"})
            COMPARE_REFUSAL(events(m_database->connection(), {}, {QString::fromLatin1(cursor), 10}), InvalidValue);
    }

    void nobodyChangesOrRemovesALine_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::newRow("update") << QByteArray("teststore/change_audit");
        QTest::newRow("delete") << QByteArray("teststore/delete_audit");
        QTest::newRow("truncate") << QByteArray("teststore/truncate_audit");
    }
    void nobodyChangesOrRemovesALine()
    {
        QFETCH(QByteArray, statement);
        write({1, UserId{1}, Deed::SignedIn, Subject::User, 1});
        const std::string_view name(statement.constData(), std::size_t(statement.size()));
        QCOMPARE(stateAfter(m_database->connection(), name), QByteArray("42501"));
        QCOMPARE(stateAfter(m_database->superuserConnection(), name), QByteArray("42501"));
        QCOMPARE(events(m_database->connection(), {}, {})->items.size(), 1);
    }

    void standsAndFallsWithTheTransaction()
    {
        store::inTransaction(m_database->connection(), [&](store::Transaction &t) {
            record(t, {1, UserId{1}, Deed::SignedIn, Subject::User, 1});
            t.rollback();
        });
        QVERIFY(events(m_database->connection(), {}, {})->items.isEmpty());
    }
};

QTEST_GUILESS_MAIN(AuditTrailTest)
#include "tst_audittrail.moc"
