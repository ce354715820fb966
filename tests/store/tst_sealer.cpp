// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealer.h"

#include "services/seal/loose.h"
#include "services/seal/seals.h"
#include "services/seal/stretch.h"
#include "tests/store/sealbank.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class SealerTest : public QObject
{
    Q_OBJECT
private:
    static QStringList rowsOf(SealBank &bank)
    {
        QStringList lines;
        for (const store::Row &row : bank.superuser().run("teststore/seal_rows"))
            lines.append(row.text("line"));
        return lines;
    }
    /// Of every kind that is sealed.
    static void bookSome(SealBank &bank)
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(bank.book(bank.deposit(2)));
            QVERIFY(bank.book(bank.grant(bank.bobs, 100)));
        }
        QVERIFY(bank.book(bank.withdrawal(1)));
        COMPARE_REFUSAL(bank.book(bank.transfer(9'999'999)), InsufficientFunds);
        bank.recordEvent(QStringLiteral("front"));
        bank.recordEvent(QStringLiteral("back"));
    }

private Q_SLOTS:
    // A column that stands in no list isn't sealed: whoever adds one is told here.
    void everyColumnIsSealed()
    {
        SealBank bank;
        QStringList missing;
        for (const store::Row &row : bank.superuser().run("teststore/sealed_columns")) {
            const QByteArray statement = "seal/rows_" + row.text("name").toLatin1();
            const QString &text = store::statement(std::string_view(statement.constData(), std::size_t(statement.size())));
            const QRegularExpression column(QStringLiteral("\\b(%1\\.)?%2\\b").arg(row.text("alias"), row.text("column")));
            if (!column.match(text.section(QStringLiteral("FROM"), 0, 0)).hasMatch())
                missing.append(row.text("name") + u'.' + row.text("column"));
        }
        QCOMPARE(missing, QStringList());
    }

    void everythingIsSealedOnce()
    {
        SealBank bank;
        bookSome(bank);
        QCOMPARE(bank.sealAll(), QString());
        const QStringList rows = rowsOf(bank);
        QCOMPARE(rows.filter(QStringLiteral("batch ")).size(), int(ledger::logEnd(bank.connection())));
        QCOMPARE(rows.filter(QStringLiteral("unposted ")).size(), 1);
        QVERIFY(!rows.filter(QStringLiteral("audit ")).isEmpty());
        QCOMPARE(rows.filter(QStringLiteral("checkpoint ")).size(), 1);
        QCOMPARE(bank.sealAll(), QString());
        QCOMPARE(rowsOf(bank), rows);
        QCOMPARE(SealBank::textOf(bank.verify()), QStringLiteral("sound"));
    }

    // The same rows give the same seals, whoever made them and in however many steps.
    void twoSealersAgree()
    {
        SealBank bank;
        bookSome(bank);
        QCOMPARE(bank.sealAll(), QString());
        const QStringList rows = rowsOf(bank);
        bank.superuser().runScriptNamed("teststore/forget_seals");
        QVERIFY(QFile::remove(bank.folder.filePath(QStringLiteral("checkpoints"))));
        QVERIFY(rowsOf(bank).isEmpty());
        QCOMPARE(bank.sealAll(), QString());
        QCOMPARE(rowsOf(bank), rows);
    }

    void aCrashedStepLeavesNothing()
    {
        SealBank bank;
        bookSome(bank);
        bank.superuser().runScriptNamed("teststore/forbid_seal_position");
        const auto first = bank.sealer();
        try {
            (void)first->step();
            QFAIL("was sealed");
        } catch (const store::Fault &fault) {
            QCOMPARE(fault.sqlState(), QByteArray("42501"));
        }
        bank.superuser().runScriptNamed("teststore/allow_seal_position");
        QVERIFY(rowsOf(bank).isEmpty());
        QCOMPARE(bank.sealAll(), QString());
        QCOMPARE(SealBank::textOf(bank.verify()), QStringLiteral("sound"));
    }

    void whatComesLaterIsChainedToIt()
    {
        SealBank bank;
        for (int round = 0; round < 4; ++round) {
            bookSome(bank);
            QCOMPARE(bank.sealAll(), QString());
            QCOMPARE(SealBank::textOf(bank.verify()), QStringLiteral("sound"));
        }
        QCOMPARE(CheckpointFile(bank.folder.path()).read()->size(), 4);
    }

    void checkpointsComeByCountAndByTime()
    {
        SealBank bank;
        Sealer::Options options;
        options.batchesACheckpoint = 2;
        const auto sealer = bank.sealer(options);
        const CheckpointFile file(bank.folder.path());
        const auto bookAndSeal = [&] {
            QVERIFY(bank.book(bank.deposit(1)));
            while (sealer->step() > 0) { }
        };
        bookAndSeal(); // the first: none was made since 1970
        QCOMPARE(*file.newestNumber(), 1);
        bookAndSeal();
        QCOMPARE(*file.newestNumber(), 1);
        bookAndSeal();
        QCOMPARE(*file.newestNumber(), 2);
        bookAndSeal();
        QCOMPARE(*file.newestNumber(), 2);
        bank.clock.advance(options.checkpointInterval.count() * 1'000'000);
        while (sealer->step() > 0) { }
        QCOMPARE(*file.newestNumber(), 3);
        bank.clock.advance(options.checkpointInterval.count() * 1'000'000);
        while (sealer->step() > 0) { }
        QCOMPARE(*file.newestNumber(), 3); // nothing new
    }

    // A crash between the database's checkpoint and the file's.
    void aLineThatIsMissingOutsideIsAdded()
    {
        SealBank bank;
        bookSome(bank);
        QCOMPARE(bank.sealAll(), QString());
        QVERIFY(QFile::remove(bank.folder.filePath(QStringLiteral("checkpoints"))));
        (void)bank.sealer()->step();
        QCOMPARE(*CheckpointFile(bank.folder.path()).newestNumber(), 1);
    }

    void nothingIsSealedOverALoss_data()
    {
        QTest::addColumn<QByteArray>("loss");
        QTest::newRow("checkpoint") << QByteArray("teststore/lose_checkpoint");
        QTest::newRow("seal") << QByteArray("teststore/lose_last_seal");
    }
    void nothingIsSealedOverALoss()
    {
        QFETCH(QByteArray, loss);
        SealBank bank;
        bookSome(bank);
        QCOMPARE(bank.sealAll(), QString());
        bank.superuser().runScriptNamed(std::string_view(loss.constData(), std::size_t(loss.size())));
        bookSome(bank);
        const QStringList rows = rowsOf(bank);
        QVERIFY(!bank.sealAll().isEmpty());
        QCOMPARE(rowsOf(bank), rows);
    }

    // An id that was drawn first may be committed last: it mustn't be left out.
    void aLateEventIsWaitedFor()
    {
        SealBank bank;
        bank.recordEvent(QStringLiteral("early"));
        const auto other = bank.database.database().connect();
        {
            store::Transaction late(*other);
            audit::record(late, {1, LedgerBank::teller, audit::Deed::DocumentViewed, audit::Subject::User, 1,
                                 audit::Result::Done, QStringLiteral("late")});
            bank.recordEvent(QStringLiteral("later"));
            QCOMPARE(bank.sealer()->step(), 0);
            late.commit();
        }
        QCOMPARE(bank.sealer()->step(), 3);
        QCOMPARE(bank.sealAll(), QString());
        QCOMPARE(SealBank::textOf(bank.verify()), QStringLiteral("sound"));
    }
};

QTEST_GUILESS_MAIN(SealerTest)
#include "tst_sealer.moc"
