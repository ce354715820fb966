// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/verifier.h"

#include "services/ledger/partitions.h"
#include "services/seal/bookcheck.h"
#include "services/seal/loosecheck.h"
#include "services/seal/sealcheck.h"
#include "tests/store/sealbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class VerifierTest : public QObject
{
    Q_OBJECT
private:
    static void bookSome(SealBank &bank)
    {
        QVERIFY(bank.book(bank.deposit(3)));
        QVERIFY(bank.book(bank.withdrawal(1)));
        QVERIFY(bank.book(bank.transfer(700)));
        COMPARE_REFUSAL(bank.book(bank.transfer(9'999'999)), InsufficientFunds);
        bank.recordEvent(QStringLiteral("front"));
    }
    static std::unique_ptr<SealBank> sealedBank()
    {
        auto bank = std::make_unique<SealBank>();
        bookSome(*bank);
        if (!bank->sealAll().isEmpty())
            qFatal("the test's bank isn't sealed");
        return bank;
    }

private Q_SLOTS:
    void anEmptyBankIsSound()
    {
        SealBank bank;
        const Report report = bank.verify();
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QCOMPARE(report.entries, 0);
        QCOMPARE(report.accounts, 4);
    }
    void figures()
    {
        const auto bank = sealedBank();
        QList<qint64> done;
        auto options = bank->verifyOptions();
        options.progress = [&](qint64 position, qint64 end, qint64 entries) { done = {position, end, entries}; };
        const Report report = bank->verify(options);
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QCOMPARE(report.batches, 3);
        QCOMPARE(report.entries, 3);
        QCOMPARE(report.postings, 6);
        QCOMPARE(report.verdicts, 4);
        QCOMPARE(report.events, 1);
        QCOMPARE(report.checkpoints, 1);
        QCOMPARE(report.outsideCheckpoints, 1);
        QCOMPARE(done, (QList<qint64>{3, 3, 3}));
    }
    void whatIsNotSealedIsCheckedTooAndAFindingWhenAsked()
    {
        const auto bank = sealedBank();
        QVERIFY(bank->book(bank->deposit(1)));
        COMPARE_REFUSAL(bank->book(bank->transfer(9'999'999)), InsufficientFunds);
        auto options = bank->verifyOptions();
        QVERIFY(!bank->verify(options).isSound());
        options.isWhole = false;
        const Report report = bank->verify(options);
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QCOMPARE(report.unsealedBatches, 1);
        QCOMPARE(report.unsealedRows, 1);
        QCOMPARE(report.entries, 4);
        bank->superuser().runScriptNamed("teststore/spoil_newest_balance");
        QCOMPARE(bank->verify(options).finding->invariant, QStringLiteral("I3"));
    }
    void damage_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QString>("invariant");
        QTest::addColumn<qint64>("batch");
        QTest::newRow("stored balance") << QByteArray("teststore/spoil_balance") << QStringLiteral("I3") << qint64(0);
        QTest::newRow("amounts of both legs") << QByteArray("teststore/spoil_amounts") << QStringLiteral("I9") << qint64(3);
        QTest::newRow("note") << QByteArray("teststore/spoil_note") << QStringLiteral("I9") << qint64(2);
        QTest::newRow("below the floor") << QByteArray("teststore/raise_floor") << QStringLiteral("I4") << qint64(3);
        QTest::newRow("maker approved") << QByteArray("teststore/approve_own") << QStringLiteral("I13") << qint64(1);
        QTest::newRow("verdict of another entry") << QByteArray("teststore/spoil_verdict") << QStringLiteral("I5") << qint64(1);
        QTest::newRow("a second key") << QByteArray("teststore/add_key") << QStringLiteral("I5") << qint64(1);
        QTest::newRow("over the limit") << QByteArray("teststore/spoil_limit") << QStringLiteral("I10") << qint64(1);
        QTest::newRow("notes") << QByteArray("teststore/spoil_cash_line") << QStringLiteral("I1") << qint64(1);
        QTest::newRow("what lies in the till") << QByteArray("teststore/spoil_cash_position") << QStringLiteral("I3") << qint64(0);
        QTest::newRow("held") << QByteArray("teststore/spoil_held") << QStringLiteral("I11") << qint64(0);
        QTest::newRow("refusal") << QByteArray("teststore/spoil_refusal") << QStringLiteral("I9") << qint64(0);
        QTest::newRow("audit trail") << QByteArray("teststore/spoil_audit") << QStringLiteral("I9") << qint64(0);
    }
    void damage()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QString, invariant);
        QFETCH(qint64, batch);
        const auto bank = sealedBank();
        bank->superuser().runScriptNamed(std::string_view(damage.constData(), std::size_t(damage.size())));
        const Report report = bank->verify();
        QVERIFY(report.finding);
        QCOMPARE(report.finding->invariant, invariant);
        QCOMPARE(report.finding->batch, batch);
        QVERIFY(!report.finding->row.isEmpty());
    }

    // A day's keys are dropped after a week: what they said is still bound by their tree's root.
    void expiredKeys()
    {
        const auto bank = sealedBank();
        bank->clock.advance(9 * 86'400'000'000);
        bookSome(*bank);
        QCOMPARE(bank->sealAll(), QString());
        QCOMPARE(SealBank::textOf(bank->verify()), QStringLiteral("sound"));
        QVERIFY(ledger::dropExpiredKeys(bank->connection(), bank->clock.nowMicros()) > 0);
        const Report report = bank->verify();
        QCOMPARE(SealBank::textOf(report), QStringLiteral("sound"));
        QCOMPARE(report.entries, 6);
        // Gone too early, they are missing.
        auto options = bank->verifyOptions();
        options.nowMicros = LedgerBank::startMicros;
        QCOMPARE(bank->verify(options).finding->batch, 1);
    }
    void anotherKeysSignatureIsRefused()
    {
        const auto bank = sealedBank();
        auto options = bank->verifyOptions();
        options.publicKey = identity::Ed25519Key(identity::SecureBytes::random(32)).publicKey();
        QVERIFY(!bank->verify(options).isSound());
    }
    void aCheckpointOfBatchesThatAreGone()
    {
        const auto bank = sealedBank();
        auto options = bank->verifyOptions();
        Checkpoint later = options.outside.last();
        later.number = 2;
        later.position = 5;
        later.sign(bank->key);
        options.outside.append(later);
        QCOMPARE(bank->verify(options).finding->batch, 4);
    }
};

QTEST_GUILESS_MAIN(VerifierTest)
#include "tst_verifier.moc"
