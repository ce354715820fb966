// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/unsettledoperations.h"

#include "tests/ui/samplebank.h"
#include "ui/common/operationflow.h"
#include "ui/common/theme.h"
#include "ui/common/unsettledcard.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;
using State = client::PostingOperation::State;

// What a crash left on disk is followed to its end at the next sign-in.
class TestUnsettledOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void nothingLeftIsNothingShown();
    void aBookedOneIsFound();
    void aRefusedOneSaysWhy();
    void whatNeverArrivedIsSentAgain();
    void whatTheBankHasForgottenIsNotCalledUnbooked();
    void itStaysUnknownWhileNobodyAnswers();
    void othersOperationsAreNotTouched();
    void signingOutStopsIt();
    void anotherVersionsOperationIsLeftAlone();
};

namespace {

client::PostingRecord left(SampleBank &bank, UserId user = UserId{12})
{
    CashRequest request;
    request.account = SampleBank::current;
    request.amount = SampleBank::euro(5'000);
    request.cash = {{5'000, 1}};
    return client::makeRecord(wire::deposit, request, IdempotencyKey::make(bank.clock.nowMicros()), user,
                              EntryKind::Deposit, request.account, bank.clock.nowMicros());
}

bool keep(SampleBank &bank, const client::PostingRecord &record)
{
    bool isKept = false;
    bank.journal.keep(record, &bank.api, [&](bool kept) { isKept = kept; });
    return waitUntil([&] { return isKept; });
}

int stillOnDisk(SampleBank &bank, UserId user = UserId{12})
{
    int count = -1;
    bank.journal.unsettled(user, &bank.api, [&](const auto &records) { count = static_cast<int>(records.size()); });
    waitUntil([&] { return count >= 0; });
    return count;
}

} // namespace

void TestUnsettledOperations::nothingLeftIsNothingShown()
{
    SampleBank bank;
    UnsettledOperations operations(bank.context());
    UnsettledCard card(operations, QTimeZone::utc());
    QCOMPARE(stillOnDisk(bank), 0);
    QVERIFY(operations.lines().isEmpty());
    QVERIFY(card.isHidden());
}

void TestUnsettledOperations::aBookedOneIsFound()
{
    SampleBank bank;
    const auto record = left(bank);
    QVERIFY(keep(bank, record));
    bank.server.give(wire::operation, {OperationState::Booked, SampleBank::receipt(), {}});
    QSignalSpy booked(&bank.navigator, &Navigator::booked);
    UnsettledOperations operations(bank.context());
    UnsettledCard card(operations, QTimeZone::utc());
    QTRY_COMPARE(operations.lines().size(), 1);
    QCOMPARE(operations.lines().first().reference, referenceOf(EntryKind::Deposit, record.key));
    QTRY_COMPARE(operations.lines().first().state, State::Booked);
    QVERIFY(!card.isHidden());
    QCOMPARE(operations.openCount(), 0);
    QCOMPARE(booked.size(), 1);
    QTRY_COMPARE(stillOnDisk(bank), 0);
    QVERIFY(bank.server.requests(wire::deposit.info).isEmpty()); // asked for, not sent again
}

void TestUnsettledOperations::aRefusedOneSaysWhy()
{
    SampleBank bank;
    QVERIFY(keep(bank, left(bank)));
    bank.server.give(wire::operation, {OperationState::Refused, {}, Refusal::LimitReached});
    UnsettledOperations operations(bank.context());
    QTRY_COMPARE(operations.lines().size(), 1);
    QTRY_COMPARE(operations.lines().first().state, State::Refused);
    QVERIFY(operations.lines().first().outcome.contains(u"limit"_s));
    QTRY_COMPARE(stillOnDisk(bank), 0);
}

void TestUnsettledOperations::whatNeverArrivedIsSentAgain()
{
    SampleBank bank;
    const auto record = left(bank);
    QVERIFY(keep(bank, record));
    bank.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    UnsettledOperations operations(bank.context());
    QTRY_COMPARE(bank.server.requests(wire::deposit.info).size(), 1);
    QCOMPARE(bank.server.requests(wire::deposit.info).first().body, record.request.body);
    QCOMPARE(bank.server.requests(wire::deposit.info).first().headers.value("idempotency-key"),
             record.key.text().toLatin1());
    QTRY_COMPARE(operations.lines().first().state, State::Booked);
}

void TestUnsettledOperations::whatTheBankHasForgottenIsNotCalledUnbooked()
{
    SampleBank bank;
    QVERIFY(keep(bank, left(bank)));
    bank.clock.advance(qint64(8) * 24 * 3600 * microsPerSecond);
    bank.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    UnsettledOperations operations(bank.context());
    QTRY_COMPARE(operations.lines().size(), 1);
    QTRY_COMPARE(operations.lines().first().state, State::Forgotten);
    QVERIFY(operations.lines().first().outcome.contains(u"account's list"_s));
    QCOMPARE(operations.openCount(), 0);
    QTRY_COMPARE(stillOnDisk(bank), 0);
}

void TestUnsettledOperations::itStaysUnknownWhileNobodyAnswers()
{
    SampleBank bank;
    QVERIFY(keep(bank, left(bank)));
    bank.server.give(wire::operation.info, Answer::cut());
    UnsettledOperations operations(bank.context());
    QTRY_VERIFY(bank.server.requests(wire::operation.info).size() > 1);
    QCOMPARE(operations.openCount(), 1);
    QCOMPARE(stillOnDisk(bank), 1);
    bank.server.give(wire::operation, {OperationState::Booked, SampleBank::receipt(), {}});
    QTRY_COMPARE(operations.openCount(), 0);
}

void TestUnsettledOperations::othersOperationsAreNotTouched()
{
    SampleBank bank;
    QVERIFY(keep(bank, left(bank, UserId{99})));
    UnsettledOperations operations(bank.context());
    QCOMPARE(stillOnDisk(bank, UserId{99}), 1);
    QVERIFY(operations.lines().isEmpty());
    QVERIFY(bank.server.requests(wire::operation.info).isEmpty());
}

void TestUnsettledOperations::signingOutStopsIt()
{
    SampleBank bank;
    QVERIFY(keep(bank, left(bank)));
    bank.server.give(wire::operation.info, Answer::cut());
    UnsettledOperations operations(bank.context());
    QTRY_COMPARE(operations.openCount(), 1);
    bank.session.signOut();
    QVERIFY(operations.lines().isEmpty());
    QCOMPARE(stillOnDisk(bank), 1);
}

void TestUnsettledOperations::anotherVersionsOperationIsLeftAlone()
{
    SampleBank bank;
    auto record = left(bank);
    record.endpoint = u"somethingNew"_s;
    QVERIFY(keep(bank, record));
    QTest::ignoreMessage(QtWarningMsg, "the desk's journal names an operation of another version");
    UnsettledOperations operations(bank.context());
    QCOMPARE(stillOnDisk(bank), 1);
    QVERIFY(operations.lines().isEmpty());
}

QTEST_MAIN(TestUnsettledOperations)
#include "tst_unsettledoperations.moc"
