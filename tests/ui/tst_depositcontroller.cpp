// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/depositcontroller.h"

#include "models/wire/receipts.h"
#include "tests/ui/deskpage.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"

#include <QDir>
#include <QLabel>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The deposit from key to receipt, against a scripted bank behind a real TLS port.
class TestDepositController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void aDepositTakesTwelveKeys();
    void theBankGetsWhatWasTyped();
    void itIsOnDiskBeforeItIsSent();
    void pressingTwiceBooksOnce();
    void theSummaryShowsWhatFollows();
    void anUnknownOutcomeResolvesToBooked();
    void anUnknownOutcomeResolvesToRefused();
    void whatTheBankNeverGotIsSentAgainUnderTheSameKey();
    void checkNowAsksAtOnce();
    void aSlowServerIsMentioned();
    void aRefusalStandsByItsField_data();
    void aRefusalStandsByItsField();
    void afterARefusalTheKeyIsNew();
    void nextCustomerBeginsAnew();
    void sameCustomerStays();
    void theReceiptIsWritten();
    void theReceiptShowsItsCode();
    void withoutConnectionNothingCanBeBooked();
    void aCustomerThatCannotBeReadIsSaid();
    void escapeAsksBeforeItClears();
    void ctrlEnterHeldDownLeavesTheResult();
};

namespace {

bool fillIn(DeskPage &desk)
{
    if (!desk.open())
        return false;
    desk.type(u"1250"_s);
    desk.find<CashCountGrid>("cashGrid")->setCount({{20'000, 6}, {5'000, 1}});
    return waitUntil([&] { return desk.bookButton()->isEnabled(); });
}

bool fillAndBook(DeskPage &desk)
{
    const bool isFilled = fillIn(desk);
    desk.pressBook();
    return isFilled;
}

QByteArray keyOf(const ScriptedServer::Request &request)
{
    return request.headers.value("idempotency-key");
}

} // namespace

void TestDepositController::aDepositTakesTwelveKeys()
{
    DeskPage desk(makeDepositPage);
    int keys = 0;
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(desk.page->focusWidget(), key, modifiers);
        ++keys;
    };
    QTRY_VERIFY(desk.find("customerFind")->hasFocus());
    press(Qt::Key_F);
    press(Qt::Key_O);
    press(Qt::Key_Return); // there is only one: it is taken when the answer comes
    QTRY_VERIFY(desk.amount()->hasFocus());
    press(Qt::Key_1);
    press(Qt::Key_0);
    press(Qt::Key_0);
    press(Qt::Key_Return);
    press(Qt::Key_Return); // 500
    press(Qt::Key_Return); // 200
    press(Qt::Key_1);      // one note of 100
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.shows("resultCard"));
    QVERIFY2(keys <= 12, qPrintable(QString::number(keys)));
}

void TestDepositController::theBankGetsWhatWasTyped()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillIn(desk));
    desk.find<QLineEdit>("noteEdit")->setText(u"Market stall"_s);
    desk.pressBook();
    QTRY_COMPARE(desk.bank.server.requests(wire::deposit.info).size(), 1);
    const auto sent = desk.bank.server.requests(wire::deposit.info).constFirst();
    const auto read = wire::deposit.decodeRequest({{{u"account_id"_s, u"7001"_s}}, {}, "application/json", sent.body});
    QVERIFY(read);
    QCOMPARE(sent.target, "/api/v1/account/7001/deposit");
    QCOMPARE(read->amount, SampleBank::euro(125'000));
    QCOMPARE(read->customer, SampleBank::amelie);
    QCOMPARE(read->cash, (CashCount{{20'000, 6}, {5'000, 1}}));
    QCOMPARE(read->note, u"Market stall"_s);
    QVERIFY(IdempotencyKey::fromText(QString::fromLatin1(keyOf(sent))));
}

void TestDepositController::itIsOnDiskBeforeItIsSent()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillIn(desk));
    desk.bank.server.give(wire::deposit.info, Answer::cut());
    desk.pressBook();
    QTRY_VERIFY(!desk.bank.server.requests(wire::deposit.info).isEmpty());
    QList<client::PostingRecord> kept;
    desk.bank.journal.unsettled(UserId{12}, desk.page.get(), [&](const auto &records) { kept = records; });
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept.first().key.text().toLatin1(), keyOf(desk.bank.server.requests(wire::deposit.info).constFirst()));
    QCOMPARE(kept.first().request.body, desk.bank.server.requests(wire::deposit.info).constFirst().body);
}

void TestDepositController::pressingTwiceBooksOnce()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info,
                          ScriptedServer::reply(wire::deposit, SampleBank::receipt()).after(100));
    QVERIFY(fillIn(desk));
    QTest::mouseClick(desk.bookButton(), Qt::LeftButton);
    QTest::mouseClick(desk.bookButton(), Qt::LeftButton);
    desk.pressBook();
    QVERIFY(!desk.bookButton()->isEnabled());
    QCOMPARE(desk.bookButton()->label(), u"Booking…"_s);
    QVERIFY(!desk.amount()->isEnabled());
    QTRY_VERIFY(desk.shows("resultCard"));
    desk.pressBook();
    QCOMPARE(desk.bank.server.requests(wire::deposit.info).size(), 1);
}

void TestDepositController::theSummaryShowsWhatFollows()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillIn(desk));
    QCOMPARE(desk.find<QLabel>("amountToRead")->text(),
             formatMoney(SampleBank::euro(125'000), MoneyStyle::GroupedWithCode));
    KeyValueList *facts = desk.page->summary()->facts();
    QCOMPARE(facts->value(0), formatMoney(SampleBank::euro(391'842)));
    QCOMPARE(facts->value(1), formatMoney(SampleBank::euro(516'842)));
    QTRY_COMPARE(facts->value(2), formatMoney(SampleBank::euro(1'373'000)));
    QCOMPARE(facts->value(3), u"3 of 4"_s);
}

void TestDepositController::anUnknownOutcomeResolvesToBooked()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info, Answer::cut());
    QSignalSpy booked(&desk.bank.navigator, &Navigator::booked);
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.shows("unknownBanner"));
    QTRY_VERIFY(desk.find("checkNowButton")->hasFocus());
    QVERIFY(!desk.amount()->isEnabled());
    QVERIFY(desk.page->unknownBanner()->text().contains(u"DEP-"_s));
    desk.pressBook();
    QVERIFY(desk.page->clearOrBack()); // Esc has nothing to clear now
    QVERIFY(desk.shows("unknownBanner"));
    desk.bank.server.give(wire::operation, {OperationState::Booked, SampleBank::receipt(), {}});
    QTRY_VERIFY(desk.shows("resultCard"));
    QVERIFY(!desk.shows("unknownBanner"));
    QCOMPARE(booked.size(), 1);
}

void TestDepositController::anUnknownOutcomeResolvesToRefused()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info, Answer::problem(503, u"outcome-unknown"_s));
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.shows("unknownBanner"));
    desk.bank.server.give(wire::operation, {OperationState::Refused, {}, Refusal::AccountFrozen});
    QTRY_VERIFY(!desk.shows("unknownBanner"));
    QVERIFY(desk.find("accountBox")->property("invalid").toBool());
    QVERIFY(desk.amount()->isEnabled());
}

void TestDepositController::whatTheBankNeverGotIsSentAgainUnderTheSameKey()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillIn(desk));
    // Cut twice: QNetworkAccessManager tries a second time by itself.
    desk.bank.server.script(wire::deposit.info, {Answer::cut(), Answer::cut()});
    desk.bank.server.give(wire::operation, {OperationState::NotFound, {}, {}});
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    const auto sent = desk.bank.server.requests(wire::deposit.info);
    QVERIFY(sent.size() >= 2);
    for (const auto &request : sent) {
        QCOMPARE(keyOf(request), keyOf(sent.first()));
        QCOMPARE(request.body, sent.first().body);
    }
}

void TestDepositController::checkNowAsksAtOnce()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info, Answer::cut());
    desk.bank.server.give(wire::operation.info, Answer::cut());
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.shows("unknownBanner"));
    QTRY_VERIFY(desk.bank.server.requests(wire::operation.info).size() >= 2);
    const auto before = desk.bank.server.requests(wire::operation.info).size();
    desk.bank.server.give(wire::operation, {OperationState::Booked, SampleBank::receipt(), {}});
    QTRY_VERIFY(desk.find("checkNowButton")->hasFocus());
    QTRY_VERIFY(desk.page->unknownBanner()->text().contains(u"in "_s)); // not asking just now
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.bank.server.requests(wire::operation.info).size() > before);
    QTRY_VERIFY(desk.shows("resultCard"));
}

void TestDepositController::aSlowServerIsMentioned()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info,
                          ScriptedServer::reply(wire::deposit, SampleBank::receipt()).after(4600));
    QVERIFY(fillAndBook(desk));
    QTRY_COMPARE(desk.notice(), u"Still waiting for the server (4 s)"_s);
    QTRY_VERIFY(desk.shows("resultCard"));
}

void TestDepositController::aRefusalStandsByItsField_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QByteArray>("field"); // empty: above the form
    QTest::newRow("limit") << Refusal::LimitReached << QByteArray("amountEdit");
    QTest::newRow("cap") << Refusal::DepositCapExceeded << QByteArray("amountEdit");
    QTest::newRow("amount") << Refusal::InvalidAmount << QByteArray("amountEdit");
    QTest::newRow("overflow") << Refusal::BalanceOverflow << QByteArray("amountEdit");
    QTest::newRow("currency") << Refusal::CurrencyMismatch << QByteArray("amountEdit");
    QTest::newRow("cash") << Refusal::CashMismatch << QByteArray("cashGrid");
    QTest::newRow("frozen") << Refusal::AccountFrozen << QByteArray("accountBox");
    QTest::newRow("closed") << Refusal::AccountClosed << QByteArray("accountBox");
    QTest::newRow("product") << Refusal::ActionNotAllowed << QByteArray("accountBox");
    QTest::newRow("customer") << Refusal::CustomerClosed << QByteArray("customerError");
    QTest::newRow("till") << Refusal::TillMissing << QByteArray();
    QTest::newRow("role") << Refusal::Forbidden << QByteArray();
    QTest::newRow("old key") << Refusal::KeyExpired << QByteArray();
}

void TestDepositController::aRefusalStandsByItsField()
{
    QFETCH(Refusal, refusal);
    QFETCH(QByteArray, field);
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::deposit.info, Answer::refusal(refusal));
    QVERIFY(fillAndBook(desk));
    if (field.isEmpty()) {
        QTRY_VERIFY(desk.shows("messageBanner"));
        QCOMPARE(desk.page->banner()->text(), sentenceOf(refusal));
    } else if (field == "customerError") {
        QTRY_COMPARE(desk.find<QLabel>("customerError")->text(), sentenceOf(refusal));
    } else {
        QTRY_VERIFY(desk.find(field.constData())->property("invalid").toBool());
        QCOMPARE(desk.find(field.constData())->accessibleDescription(), sentenceOf(refusal));
    }
    QVERIFY(desk.amount()->isEnabled());
    QCOMPARE(desk.bookButton()->label(), u"Book deposit"_s);
}

void TestDepositController::afterARefusalTheKeyIsNew()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.script(wire::deposit.info, {Answer::refusal(Refusal::LimitReached)});
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.amount()->property("invalid").toBool());
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    const auto sent = desk.bank.server.requests(wire::deposit.info);
    QCOMPARE(sent.size(), 2);
    QVERIFY(keyOf(sent[0]) != keyOf(sent[1]));
}

void TestDepositController::nextCustomerBeginsAnew()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.find("nextCustomer")->hasFocus());
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.find("customerFind")->hasFocus());
    QVERIFY(!desk.shows("resultCard"));
    QVERIFY(desk.amount()->text().isEmpty());
    QVERIFY(desk.find<CashCountGrid>("cashGrid")->isEmpty());
    QCOMPARE(desk.notice(), u"Find the customer first."_s);
}

void TestDepositController::sameCustomerStays()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.find("nextCustomer")->hasFocus());
    desk.press(Qt::Key_S);
    QTRY_VERIFY(desk.amount()->hasFocus());
    QVERIFY(desk.amount()->text().isEmpty());
    QCOMPARE(desk.page->form()->account()->id, SampleBank::current);
    QTRY_COMPARE(desk.bank.server.requests(wire::accountsOf.info).size(), 2); // balances are asked anew
}

void TestDepositController::theReceiptIsWritten()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.find("nextCustomer")->hasFocus());
    QSignalSpy written(desk.page->result(), &ResultCard::receiptWritten);
    desk.press(Qt::Key_F);
    QTRY_COMPARE(written.size(), 1);
    QFile file(written.first().first().toString());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QVERIFY(file.fileName().contains(desk.page->result()->reference()));
}

void TestDepositController::theReceiptShowsItsCode()
{
    DeskPage desk(makeDepositPage);
    const QString code = u"00000-0001Q-7K3QD-9XM4T"_s;
    desk.bank.server.give(wire::receiptCode, {code});
    QVERIFY(fillAndBook(desk));
    const auto shown = [&] {
        const QList<QLabel *> labels = desk.page->result()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(code); });
    };
    QTRY_VERIFY(shown());
    QVERIFY(desk.bank.server.requests(wire::receiptCode.info).first().target.endsWith("entry/55/receipt"));
    QVERIFY(desk.find("nextCustomer")->hasFocus()); // it came without disturbing
}

void TestDepositController::withoutConnectionNothingCanBeBooked()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillIn(desk));
    desk.bank.server.stop();
    Q_EMIT desk.bank.navigator.booked(); // somebody asks something
    QTRY_VERIFY(!desk.bookButton()->isEnabled());
    QVERIFY(desk.notice().contains(u"can't be reached"_s));
    desk.bank.server.restart();
    QTRY_VERIFY_WITH_TIMEOUT(desk.bookButton()->isEnabled(), 10'000);
}

void TestDepositController::aCustomerThatCannotBeReadIsSaid()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.script(wire::accountsOf.info, {Answer::problem(503, u"busy"_s)});
    desk.page->open(SampleBank::amelie, {});
    QTRY_VERIFY(desk.shows("messageBanner"));
    QVERIFY(!desk.bookButton()->isEnabled());
    QTest::mouseClick(desk.page->banner()->button(), Qt::LeftButton); // Try again
    QTRY_VERIFY(!desk.shows("messageBanner"));
    QTRY_VERIFY(desk.amount()->isEnabled());
}

void TestDepositController::escapeAsksBeforeItClears()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(!desk.page->clearOrBack());
    QVERIFY(desk.open());
    desk.type(u"12"_s);
    QVERIFY(desk.page->clearOrBack());
    QVERIFY(desk.shows("messageBanner"));
    QCOMPARE(desk.amount()->text(), u"12"_s);
    desk.amount()->setFocus();
    QTest::keyClicks(desk.amount(), u"7"_s); // goes on: the question goes away
    QVERIFY(!desk.shows("messageBanner"));
    QVERIFY(desk.page->clearOrBack());
    QVERIFY(desk.page->clearOrBack());
    QVERIFY(desk.amount()->text().isEmpty());
    QVERIFY(!desk.page->clearOrBack());
}

void TestDepositController::ctrlEnterHeldDownLeavesTheResult()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(fillAndBook(desk));
    QTRY_VERIFY(desk.find("nextCustomer")->hasFocus());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.shows("resultCard"));
    QCOMPARE(desk.bank.server.requests(wire::deposit.info).size(), 1);
}

QTEST_MAIN(TestDepositController)
#include "tst_depositcontroller.moc"
