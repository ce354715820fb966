// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/withdrawalcontroller.h"

#include "tests/ui/deskpage.h"
#include "ui/cash/withdrawalform.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The withdrawal: notes suggested from the till, cash only after it is booked.
class TestWithdrawalController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void notesAreSuggestedFromTheTill();
    void aSuggestionNeverOverwritesWhatWasTyped();
    void whatIsPaidOutIsWhatWasBooked();
    void theBankGetsTheNotes();
    void whatCannotBePaidSaysWhy_data();
    void whatCannotBePaidSaysWhy();
    void notesTheTillDoesNotHave();
    void anUnapprovedCustomerGetsNoCash();
    void anUnknownOutcomeSaysNotToPay();
    void aRefusalStandsByItsField_data();
    void aRefusalStandsByItsField();
};

namespace {

bool fillIn(DeskPage &desk, const QString &amount)
{
    if (!desk.open())
        return false;
    desk.type(amount);
    return true;
}

CashCount notes(const DeskPage &desk)
{
    return desk.find<CashCountGrid>("cashGrid")->count();
}

} // namespace

void TestWithdrawalController::notesAreSuggestedFromTheTill()
{
    DeskPage desk(makeWithdrawalPage);
    QVERIFY(fillIn(desk, u"385"_s));
    // The till has no 500; 200 + 100 + 50 + 20 + 10 + 5.
    QTRY_COMPARE(notes(desk), (CashCount{{20'000, 1}, {10'000, 1}, {5'000, 1}, {2'000, 1}, {1'000, 1}, {500, 1}}));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    QVERIFY(desk.notice().contains(u"only after it is booked"_s));
}

void TestWithdrawalController::aSuggestionNeverOverwritesWhatWasTyped()
{
    DeskPage desk(makeWithdrawalPage);
    QVERIFY(fillIn(desk, u"100"_s));
    QTRY_COMPARE(notes(desk), (CashCount{{10'000, 1}}));
    desk.find<CashCountGrid>("cashGrid")->setCount({{5'000, 2}});
    desk.amount()->setAmount(SampleBank::euro(15'000));
    QCOMPARE(notes(desk), (CashCount{{5'000, 2}}));
    QVERIFY(!desk.bookButton()->isEnabled());
    QTest::mouseClick(desk.find("suggestButton"), Qt::LeftButton);
    QCOMPARE(notes(desk), (CashCount{{10'000, 1}, {5'000, 1}}));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
}

void TestWithdrawalController::whatIsPaidOutIsWhatWasBooked()
{
    DeskPage desk(makeWithdrawalPage);
    desk.bank.server.give(wire::withdraw, SampleBank::receipt(EntryKind::Withdrawal, 30'000));
    QVERIFY(fillIn(desk, u"300"_s));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    const CashCount booked = notes(desk);
    wire::TillView till = SampleBank::till();
    till.cash = {{5'000, 100}}; // afterwards the till has other notes
    desk.bank.server.give(wire::till, till);
    const auto asked = desk.bank.server.requests(wire::till.info).size();
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    QTRY_VERIFY(desk.bank.server.requests(wire::till.info).size() > asked);
    QCoreApplication::processEvents();
    QCOMPARE(notes(desk), booked);
}

void TestWithdrawalController::theBankGetsTheNotes()
{
    DeskPage desk(makeWithdrawalPage);
    desk.bank.server.give(wire::withdraw, SampleBank::receipt(EntryKind::Withdrawal, 30'000));
    QVERIFY(fillIn(desk, u"300"_s));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    const auto sent = desk.bank.server.requests(wire::withdraw.info);
    QCOMPARE(sent.size(), 1);
    const auto read = wire::withdraw.decodeRequest(
        {{{u"account_id"_s, u"7001"_s}}, {}, "application/json", sent.first().body});
    QVERIFY(read);
    QCOMPARE(read->amount, SampleBank::euro(30'000));
    QCOMPARE(read->cash, (CashCount{{20'000, 1}, {10'000, 1}}));
    QVERIFY(desk.page->result()->reference().startsWith(u"WDL-"_s));
    QVERIFY(desk.page->result()->accessibleName().contains(u"pay out now"_s));
}

void TestWithdrawalController::whatCannotBePaidSaysWhy_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << QString() << u"Enter the amount."_s;
    QTest::newRow("zero") << u"0"_s << u"Enter the amount."_s;
    QTest::newRow("unreadable") << u"12x"_s << u"The amount can't be read."_s;
    QTest::newRow("funds") << u"3918.43"_s << u"available"_s;
    QTest::newRow("till") << u"3000"_s << u"Your till holds only"_s;
}

void TestWithdrawalController::whatCannotBePaidSaysWhy()
{
    QFETCH(QString, amount);
    QFETCH(QString, reason);
    DeskPage desk(makeWithdrawalPage);
    Product checking;
    checking.code = u"checking"_s;
    checking.currency = Currency::euro();
    desk.bank.bank.products = {checking};
    wire::TillView till = SampleBank::till();
    till.positions[0].balance = SampleBank::euro(250'000);
    desk.bank.server.give(wire::till, till);
    Q_EMIT desk.bank.navigator.booked();
    QTRY_COMPARE(desk.page->summary()->facts()->value(3), formatMoney(SampleBank::euro(250'000)));
    QVERIFY(fillIn(desk, amount));
    QTRY_VERIFY2(desk.notice().contains(reason), qPrintable(desk.notice()));
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestWithdrawalController::notesTheTillDoesNotHave()
{
    DeskPage desk(makeWithdrawalPage);
    QVERIFY(fillIn(desk, u"500"_s));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.find<CashCountGrid>("cashGrid")->setCount({{50'000, 1}});
    QTRY_VERIFY2(desk.notice().contains(u"has only 0 note"_s), qPrintable(desk.notice()));
}

void TestWithdrawalController::anUnapprovedCustomerGetsNoCash()
{
    DeskPage desk(makeWithdrawalPage);
    CustomerDetails stranger = SampleBank::details();
    stranger.approved = false;
    desk.bank.server.give(wire::customer, stranger);
    QVERIFY(fillIn(desk, u"50"_s));
    QTRY_COMPARE(desk.notice(), sentenceOf(Refusal::CustomerNotApproved));
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestWithdrawalController::anUnknownOutcomeSaysNotToPay()
{
    DeskPage desk(makeWithdrawalPage);
    desk.bank.server.give(wire::withdraw.info, Answer::cut());
    QVERIFY(fillIn(desk, u"50"_s));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.shows("unknownBanner"));
    QVERIFY(desk.page->unknownBanner()->text().contains(u"Do not pay out yet"_s));
}

void TestWithdrawalController::aRefusalStandsByItsField_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QByteArray>("field"); // empty: above the form
    QTest::newRow("limit") << Refusal::LimitReached << QByteArray("amountEdit");
    QTest::newRow("funds") << Refusal::InsufficientFunds << QByteArray("amountEdit");
    QTest::newRow("till short") << Refusal::TillShort << QByteArray("cashGrid");
    QTest::newRow("cash") << Refusal::CashMismatch << QByteArray("cashGrid");
    QTest::newRow("frozen") << Refusal::AccountFrozen << QByteArray("accountBox");
    QTest::newRow("waiting") << Refusal::AccountNotApproved << QByteArray("accountBox");
    QTest::newRow("product") << Refusal::ActionNotAllowed << QByteArray("accountBox");
    QTest::newRow("no till") << Refusal::TillMissing << QByteArray();
}

void TestWithdrawalController::aRefusalStandsByItsField()
{
    QFETCH(Refusal, refusal);
    QFETCH(QByteArray, field);
    DeskPage desk(makeWithdrawalPage);
    desk.bank.server.give(wire::withdraw.info, Answer::refusal(refusal));
    QVERIFY(fillIn(desk, u"50"_s));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    if (field.isEmpty()) {
        QTRY_COMPARE(desk.page->banner()->text(), sentenceOf(refusal));
        return;
    }
    QTRY_VERIFY(desk.find(field.constData())->property("invalid").toBool());
    QCOMPARE(desk.find(field.constData())->accessibleDescription(), sentenceOf(refusal));
}

QTEST_MAIN(TestWithdrawalController)
#include "tst_withdrawalcontroller.moc"
