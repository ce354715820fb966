// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/receipt.h"

#include "tests/store/sealbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class ReceiptTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SealBank> m_bank;
    std::unique_ptr<store::CopyReader> m_reader;

    ReceiptState stateOf(const QString &code) { return checkReceipt(*m_reader, code).state; }
    qint64 booked()
    {
        const ledger::Verdict verdict = m_bank->book(m_bank->deposit(2));
        return verdict ? verdict->entry.value : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SealBank>();
        m_reader = std::make_unique<store::CopyReader>(m_bank->database.database(), "seal/prepare_reading");
    }
    void cleanup()
    {
        m_reader.reset();
        m_bank.reset();
    }

    void theCodeIsReadAsPeopleWriteIt()
    {
        Digest leaf{};
        leaf.fill(0xFF);
        const QString code = receiptCode(33, leaf);
        QCOMPARE(code, QStringLiteral("00000-00011-ZZZZZ-ZZZZZ"));
        for (const QString &written : {code, code.toLower(), QString(code).remove(u'-'), QString(code).replace(u'0', u'o'),
                                       QString(code).replace(u'1', u'l'), QStringLiteral(" %1 ").arg(code)}) {
            const auto parts = receiptParts(written);
            QVERIFY2(parts, qPrintable(written));
            QCOMPARE(parts->entry, 33);
            QCOMPARE(parts->digest, (quint64(1) << 50) - 1);
        }
        for (const QString &bad : {QString(), QStringLiteral("00000"), code + u'0', QString(code).replace(u'Z', u'U')})
            QVERIFY2(!receiptParts(bad), qPrintable(bad));
    }
    void fromBookingToSealing()
    {
        const QString code = receiptOf(*m_reader, booked());
        QVERIFY(!code.isEmpty());
        QCOMPARE(stateOf(code), ReceiptState::NotSealed);
        QCOMPARE(m_bank->sealAll(), QString());
        QCOMPARE(stateOf(code), ReceiptState::Sealed);
        QCOMPARE(checkReceipt(*m_reader, code).batch, 1);
    }
    void othersAreToldApart()
    {
        const qint64 entry = booked();
        const QString code = receiptOf(*m_reader, entry);
        QCOMPARE(m_bank->sealAll(), QString());
        QCOMPARE(stateOf(QStringLiteral("nothing")), ReceiptState::NotACode);
        QCOMPARE(receiptOf(*m_reader, entry + 1), QString());
        QCOMPARE(stateOf(receiptCode(entry + 1, Digest{})), ReceiptState::Unknown);
        QCOMPARE(stateOf(receiptCode(entry, Digest{})), ReceiptState::Changed);
        QCOMPARE(stateOf(code), ReceiptState::Sealed);
    }
    void aChangeIsSeen_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("amount") << QByteArray("teststore/spoil_amounts");
        QTest::newRow("cash") << QByteArray("teststore/spoil_cash_line");
        QTest::newRow("log") << QByteArray("teststore/spoil_log");
    }
    void aChangeIsSeen()
    {
        QFETCH(QByteArray, damage);
        const QString code = receiptOf(*m_reader, booked());
        QCOMPARE(m_bank->sealAll(), QString());
        m_bank->superuser().runScriptNamed(std::string_view(damage.constData(), std::size_t(damage.size())));
        QCOMPARE(stateOf(code), ReceiptState::Changed);
    }
};

QTEST_GUILESS_MAIN(ReceiptTest)
#include "tst_receipt.moc"
