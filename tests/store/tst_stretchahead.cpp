// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/stretchahead.h"

#include "services/ledger/reads.h"
#include "services/store/fault.h"
#include "tests/store/sealbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class StretchAheadTest : public QObject
{
    Q_OBJECT
private:
    /// Every entry's own, and no others.
    static bool hasEachVerdict(const Stretch &stretch)
    {
        constexpr int entryOfVerdict = 4;
        for (const LogRow &batch : stretch.log) {
            for (const qint64 entry : batch.entries) {
                const auto own = stretch.verdicts.of(entry);
                if (own.size() != 1 || store::CopyRow(stretch.verdicts.bytes(own.front())).int64(entryOfVerdict) != entry)
                    return false;
            }
        }
        return qint64(stretch.verdicts.count()) == stretch.entryCount;
    }

private Q_SLOTS:
    void everyBatchComesOnceInOrder()
    {
        SealBank bank;
        for (int i = 0; i < 70; ++i) // more than the first part takes
            QVERIFY(bank.book(bank.grant(bank.bobs, 1)));
        QCOMPARE(bank.sealAll(), QString());
        const qint64 end = ledger::logEnd(bank.connection());
        store::CopyReader reader(bank.database.databaseAs(QString::fromUtf16(store::ReaderRole)));
        StretchAhead ahead(reader, end);
        qint64 position = 0;
        int parts = 0;
        while (const StretchAhead::Part *part = ahead.next()) {
            ++parts;
            QCOMPARE(qint64(part->stretch.log.size()), part->seals.size());
            QCOMPARE(qint64(part->stretch.entries.count()), part->stretch.entryCount);
            QVERIFY(hasEachVerdict(part->stretch));
            QVERIFY(!part->keptDays.empty());
            for (const LogRow &batch : part->stretch.log)
                QCOMPARE(batch.position, ++position);
            QCOMPARE(part->last, position);
        }
        QCOMPARE(position, end);
        QVERIFY(parts > 1);
        QVERIFY(!ahead.next());
    }
    /// As a job's are: more than are read beside those that are asked for.
    void keysOfOneMoment()
    {
        SealBank bank;
        for (int i = 0; i < 200; ++i) {
            ledger::Command command = bank.grant(bank.bobs, 1);
            command.key = IdempotencyKey::derive(LedgerBank::startMicros, QByteArray::number(i));
            QVERIFY(bank.book(command));
        }
        store::CopyReader reader(bank.database.databaseAs(QString::fromUtf16(store::ReaderRole)), "seal/prepare_reading");
        StretchAhead ahead(reader, ledger::logEnd(bank.connection()));
        qint64 entries = 0;
        while (const StretchAhead::Part *part = ahead.next()) {
            QVERIFY(hasEachVerdict(part->stretch));
            entries += part->stretch.entryCount;
        }
        QVERIFY(entries >= 200);
    }
    void anEmptyLogHasNone()
    {
        SealBank bank;
        store::CopyReader reader(bank.database.databaseAs(QString::fromUtf16(store::ReaderRole)));
        StretchAhead ahead(reader, 0);
        QVERIFY(!ahead.next());
    }
    void aFaultIsToldToWhoAsks()
    {
        SealBank bank;
        store::CopyReader reader(bank.database.databaseAs(QString::fromUtf16(store::ReaderRole)).withDatabaseName(QStringLiteral("none")));
        StretchAhead ahead(reader, 1);
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)ahead.next());
    }
};

QTEST_GUILESS_MAIN(StretchAheadTest)
#include "tst_stretchahead.moc"
