// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/sealbank.h"

#include <QRandomGenerator>
#include <QTest>

using namespace guichet;
using namespace guichet::seal;

namespace {

constexpr int entriesOfLedger = 20'000;
constexpr int customers = 100;
constexpr int events = 2'000;
constexpr int editsAPortion = 50;
constexpr int portionsInFull = 20; ///< with --long
constexpr int portionsOtherwise = 2;
constexpr quint32 seed = 20'261'120;
constexpr int kinds = 6;

} // namespace

// Who may do everything in the database changes something that was sealed: verify finds it, and where it begins.
class TamperTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SealBank> m_bank;
    std::unique_ptr<store::CopyReader> m_reader;
    QRandomGenerator m_random{seed};
    int m_tries = 0; ///< over all portions, so that each column and each kind has its turn

    /// Transfers, deposits and withdrawals of a hundred customers, some refused, many in flight at once.
    void bookAll()
    {
        QList<AccountId> accounts;
        m_bank->transact([&](store::Transaction &) {
            for (int i = 0; i < customers; ++i) {
                ledger::registerCustomer(m_bank->connection(), UserId{1'000 + i}, true);
                accounts.append(m_bank->open(UserId{1'000 + i}));
            }
        });
        std::vector<std::future<ledger::Settled>> waiting;
        const auto settle = [&] {
            for (auto &one : waiting)
                QVERIFY(one.get().has_value());
            waiting.clear();
        };
        for (int i = 0; i < entriesOfLedger; ++i) {
            const int from = m_random.bounded(customers);
            const int to = (from + 1 + m_random.bounded(customers - 1)) % customers;
            ledger::Command command;
            if (i < customers)
                command = m_bank->grant(accounts[i], 1'000'000);
            else if (i % 10 == 0)
                command = m_bank->deposit(1 + m_random.bounded(5));
            else if (i % 97 == 0)
                command = m_bank->transfer(9'000'000'000); // refused
            else
                command = m_bank->command(EntryKind::Transfer, Action::Transfer, UserId{1'000 + from},
                                          {{accounts[from], -1 - m_random.bounded(500)}, {accounts[to], 0}});
            if (command.legs.size() == 2 && command.legs[1].minorUnits == 0)
                command.legs[1].minorUnits = -command.legs[0].minorUnits;
            command.note = i % 3 == 0 ? QStringLiteral("note %1").arg(i) : QString();
            waiting.push_back(LedgerBank::ask(m_bank->engine, command));
            if (waiting.size() >= 500)
                settle();
        }
        settle();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<SealBank>();
        bookAll();
        m_bank->transact([&](store::Transaction &transaction) {
            for (int i = 0; i < events; ++i)
                audit::record(transaction, {m_bank->clock.nowMicros() + i, LedgerBank::teller, audit::Deed::AccessDenied,
                                            audit::Subject::Account, i, audit::Result::Refused, QString()});
        });
        m_bank->superuser().runScriptNamed("teststore/tamper_prepare");
        // In several stretches, so that every chain has links and checkpoints lie between.
        Sealer::Options options;
        options.batchesACheckpoint = 20;
        const auto sealer = m_bank->sealer(options);
        for (int i = 0; i < 3; ++i) {
            sealer->finish();
            m_bank->recordEvent(QStringLiteral("front"));
            QVERIFY(m_bank->book(m_bank->deposit(1)));
            QVERIFY(!m_bank->book(m_bank->transfer(9'000'000'000)));
        }
        sealer->finish();
        QCOMPARE(sealer->problem(), QString());
        m_reader = std::make_unique<store::CopyReader>(m_bank->database.superuser().withLimits({{}, {}, {}}),
                                                       "teststore/tamper_set_up");
    }
    void cleanupTestCase()
    {
        m_reader.reset();
        m_bank.reset();
    }

    void untouchedItIsSound()
    {
        const Report report = m_bank->verify();
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QVERIFY(report.entries > entriesOfLedger * 9 / 10);
        QVERIFY(report.checkpoints >= 3);
    }

    // In portions: a test function may take five minutes.
    void everyEditIsFound_data()
    {
        QTest::addColumn<int>("portion");
        const int portions = qEnvironmentVariableIsSet("GUICHET_LONG") ? portionsInFull : portionsOtherwise;
        for (int i = 0; i < portions; ++i)
            QTest::addRow("portion %d", i) << i;
    }
    void everyEditIsFound()
    {
        const auto options = m_bank->verifyOptions();
        std::array<int, kinds> done{};
        int named = 0;
        int total = 0;
        for (; total < editsAPortion; ++m_tries) {
            const int i = m_tries;
            // Every other one a column, one after the other, so that each has its turn.
            const int kind = i % 2 == 0 ? 0 : 1 + (i / 2) % (kinds - 1);
            const int place = kind == 0 ? i / 2 : int(m_random.bounded(1'000));
            const qint64 pick = qint64(m_random.generate());
            m_reader->script("teststore/copy_begin");
            QString what;
            std::optional<qint64> batch;
            m_reader->read("teststore/tamper_edit", {{":kind", kind}, {":place", place}, {":pick", pick}},
                           [&](const store::CopyRow &row) {
                               what = QString::fromUtf8(row.bytes(0).data(), qsizetype(row.bytes(0).size()));
                               if (!row.isNull(1))
                                   batch = row.int64(1);
                           });
            if (!what.isEmpty()) {
                const Report report = Verifier(*m_reader, options).run();
                ++total;
                ++done[std::size_t(kind)];
                QVERIFY2(!report.isSound(), qPrintable(QStringLiteral("not found (edit %1): %2").arg(i).arg(what)));
                if (batch) {
                    ++named;
                    QVERIFY2(report.finding->batch == *batch,
                             qPrintable(QStringLiteral("edit %1 of batch %2, %3: %4").arg(i).arg(*batch).arg(what, SealBank::textOf(report))));
                }
            }
            m_reader->script("teststore/copy_rollback");
        }
        qInfo("%d edits found: %d columns, %d deleted, %d inserted, %d exchanged, %d old rows, %d cut tails; the first bad "
              "batch named in all %d that have one",
              total, done[0], done[1], done[2], done[3], done[4], done[5], named);
        for (const int count : done)
            QVERIFY(count > 0);
    }

    void afterwardsItIsSoundAgain() { QCOMPARE(SealBank::textOf(m_bank->verify()), QStringLiteral("sound")); }
};

QTEST_GUILESS_MAIN(TamperTest)
#include "tst_tamper.moc"
