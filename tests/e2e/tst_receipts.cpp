// SPDX-License-Identifier: GPL-3.0-or-later
// services/http/routes/receiptroutes.cpp over the real port
#include "models/wire/receipts.h"
#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// A receipt's code: known as soon as the entry is booked, checked by whoever has it.
class TestReceipts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void aBookedEntryHasACodeAtOnce();
    void whoHasTheCodeSeesWhatWasBooked();
    void anotherCodeProvesNothing();
    void whatIsNoCodeIsRefused();
    void codesAreTheCountersToGive();

private:
    Receipt booked(qint64 minorUnits)
    {
        const AccountId account = m_bank->account(m_bank->idOf(Role::Customer));
        const auto reply = m_bank->teller().call(wire::deposit, BankFixture::cash(account, minorUnits), m_bank->newKey());
        return reply.value.value_or(Receipt());
    }
    QString codeOf(EntryId entry) { return m_bank->teller().call(wire::receiptCode, {entry}).value.value().code; }

    std::unique_ptr<BankFixture> m_bank;
};

void TestReceipts::aBookedEntryHasACodeAtOnce()
{
    const QString code = codeOf(booked(12'500).entry);
    QCOMPARE(code.size(), 23);
    const auto check = m_bank->teller().call(wire::checkReceipt, {code});
    QCOMPARE(check.inShort(), QStringLiteral("200"));
    QVERIFY(check.value->state == ReceiptState::NotSealed || check.value->state == ReceiptState::Sealed);
    QTRY_VERIFY(m_bank->teller().call(wire::checkReceipt, {code}).value->batch > 0);
    QVERIFY(m_bank->teller().call(wire::checkReceipt, {code}).value->state == ReceiptState::Sealed);
}

void TestReceipts::whoHasTheCodeSeesWhatWasBooked()
{
    const Receipt receipt = booked(9'000);
    const QString code = codeOf(receipt.entry);
    for (const Role role : {Role::Customer, Role::Compliance}) {
        const auto check = m_bank->as(role).call(wire::checkReceipt, {code.toLower().remove(u'-')});
        QCOMPARE(check.inShort(), QStringLiteral("200"));
        QCOMPARE(check.value->entry.id, receipt.entry);
        QVERIFY(check.value->entry.kind == EntryKind::Deposit);
        QCOMPARE(check.value->entry.amount, receipt.amount);
        QCOMPARE(check.value->entry.postedAtMicros, receipt.postedAtMicros);
    }
}

void TestReceipts::anotherCodeProvesNothing()
{
    QString code = codeOf(booked(100).entry);
    code.back() = code.back() == u'7' ? u'8' : u'7';
    const auto changed = m_bank->teller().call(wire::checkReceipt, {code});
    QVERIFY(changed.value->state == ReceiptState::Changed);
    QVERIFY(changed.value->entry.id.isNull());
    const auto unknown = m_bank->teller().call(wire::checkReceipt, {QStringLiteral("00000-ZZZZZ-00000-00000")});
    QVERIFY(unknown.value->state == ReceiptState::Unknown);
    QVERIFY(unknown.value->entry.id.isNull());
}

void TestReceipts::whatIsNoCodeIsRefused()
{
    for (const QString &text : {QStringLiteral("1"), QStringLiteral("UUUUU-UUUUU-UUUUU-UUUUU"), QStringLiteral("é")})
        QCOMPARE(m_bank->teller().call(wire::checkReceipt, {text}).inShort(), QStringLiteral("422 invalid-value"));
}

void TestReceipts::codesAreTheCountersToGive()
{
    const EntryId entry = booked(100).entry;
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::receiptCode, {entry}).inShort(), QStringLiteral("200"));
    QCOMPARE(m_bank->as(Role::Customer).call(wire::receiptCode, {entry}).inShort(), QStringLiteral("403 forbidden"));
    QCOMPARE(m_bank->teller().call(wire::receiptCode, {EntryId{999'999}}).inShort(), QStringLiteral("404 not-found"));
}

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
