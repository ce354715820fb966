// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfercontroller.h"

#include "models/values/accountnumber.h"
#include "tests/ui/deskpage.h"
#include "ui/transfers/payeefield.h"
#include "ui/transfers/transferform.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/keyvaluelist.h"

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The transfer: nobody is paid before the bank has named them.
class TestTransferController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void aNumberIsGroupedAndAskedFor();
    void anEmailMayBeginLikeANumber();
    void aWrongDigitIsSaid();
    void anEmailPayeeIsResolvedAndOnlyTheIdIsSent();
    void aLateAnswerIsDropped();
    void aPayeeThatIsNone_data();
    void aPayeeThatIsNone();
    void ownAccountsNeedNoQuestion();
    void theSameAccountIsNoPayee();
    void aForeignCurrencyIsSaid();
    void aRefusalOfThePayeeStandsByIt();
    void changingThePayeeTakesTheNameAway();
};

namespace {

const QString delphineNumber = u"FR7630006000011234567890189"_s;

Payee delphine()
{
    return {AccountId{8001}, delphineNumber, u"Delphine Fontaine"_s, Currency::euro()};
}

bool fillIn(DeskPage &desk, const QString &payee)
{
    if (!desk.open())
        return false;
    desk.type(u"75"_s);
    QTest::keyClicks(desk.find("payeeEdit"), payee);
    return true;
}

QString nameOf(const DeskPage &desk)
{
    return desk.shows("payeeName") ? desk.find<QLabel>("payeeName")->text() : QString();
}

} // namespace

void TestTransferController::aNumberIsGroupedAndAskedFor()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee, delphine());
    QVERIFY(fillIn(desk, delphineNumber.toLower()));
    QCOMPARE(desk.find<QLineEdit>("payeeEdit")->text(), u"FR76 3000 6000 0112 3456 7890 189"_s);
    QVERIFY(!desk.bookButton()->isEnabled());
    QTRY_COMPARE(nameOf(desk), u"Delphine Fontaine"_s);
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    QCOMPARE(desk.page->summary()->facts()->value(0), u"Delphine Fontaine"_s);
    QCOMPARE(desk.bank.server.requests(wire::payee.info).size(), 1);
}

void TestTransferController::anEmailMayBeginLikeANumber()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee, delphine());
    QVERIFY(fillIn(desk, u"ed1984@example.org"_s));
    QCOMPARE(desk.find<QLineEdit>("payeeEdit")->text(), u"ed1984@example.org"_s);
    QTRY_COMPARE(nameOf(desk), u"Delphine Fontaine"_s);
    QVERIFY(desk.bank.server.requests(wire::payee.info).first().target.contains("ed1984"));
}

void TestTransferController::aWrongDigitIsSaid()
{
    DeskPage desk(makeTransferPage);
    QVERIFY(fillIn(desk, u"FR7630006000011234567890188"_s));
    desk.find("payeeEdit")->setFocus();
    desk.press(Qt::Key_Return); // leaves the field
    QVERIFY(desk.find("payeeEdit")->property("invalid").toBool());
    QVERIFY(desk.find("payeeEdit")->accessibleDescription().contains(u"digit"_s));
    QVERIFY(desk.find("referenceEdit")->hasFocus());
    QVERIFY(desk.bank.server.requests(wire::payee.info).isEmpty());
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestTransferController::anEmailPayeeIsResolvedAndOnlyTheIdIsSent()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee, delphine());
    desk.bank.server.give(wire::transfer, SampleBank::receipt(EntryKind::Transfer, 7'500));
    QVERIFY(fillIn(desk, u"delphine@example.org"_s));
    desk.find<QLineEdit>("referenceEdit")->setText(u"Rent"_s);
    QTRY_COMPARE(nameOf(desk), u"Delphine Fontaine"_s);
    QVERIFY(desk.bank.server.requests(wire::payee.info).first().target.contains("delphine"));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    const QByteArray body = desk.bank.server.requests(wire::transfer.info).first().body;
    QVERIFY2(!body.contains("delphine"), body.constData());
    const auto read = wire::transfer.decodeRequest({{}, {}, "application/json", body});
    QVERIFY(read);
    QCOMPARE(read->from, SampleBank::current);
    QCOMPARE(read->to, AccountId{8001});
    QCOMPARE(read->amount, SampleBank::euro(7'500));
    QCOMPARE(read->reference, u"Rent"_s);
    QVERIFY(read->toEmail.isEmpty() && read->toNumber.isEmpty());
}

void TestTransferController::aLateAnswerIsDropped()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.script(wire::payee.info, {ScriptedServer::reply(wire::payee, delphine()).after(300)});
    QVERIFY(fillIn(desk, delphineNumber));
    QTRY_COMPARE(desk.bank.server.requests(wire::payee.info).size(), 1);
    desk.find<QLineEdit>("payeeEdit")->clear();
    bool isThere = false;
    QTimer::singleShot(600, desk.page.get(), [&] { isThere = true; });
    QTRY_VERIFY(isThere);
    QVERIFY(nameOf(desk).isEmpty());
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestTransferController::aPayeeThatIsNone_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<Refusal>("said");
    QTest::newRow("not found") << Refusal::NotFound << Refusal::PayeeNotFound;
    QTest::newRow("nobody") << Refusal::PayeeNotFound << Refusal::PayeeNotFound;
    QTest::newRow("unconfirmed") << Refusal::PayeeUnconfirmed << Refusal::PayeeUnconfirmed;
    QTest::newRow("without account") << Refusal::PayeeWithoutAccount << Refusal::PayeeWithoutAccount;
}

void TestTransferController::aPayeeThatIsNone()
{
    QFETCH(Refusal, refusal);
    QFETCH(Refusal, said);
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee.info, Answer::refusal(refusal));
    QVERIFY(fillIn(desk, u"nobody@example.org"_s));
    QTRY_VERIFY(desk.find("payeeEdit")->property("invalid").toBool());
    QCOMPARE(desk.find("payeeEdit")->accessibleDescription(), sentenceOf(said));
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestTransferController::ownAccountsNeedNoQuestion()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::transfer, SampleBank::receipt(EntryKind::Transfer, 7'500));
    QVERIFY(fillIn(desk, {}));
    desk.find<QComboBox>("payeeKind")->setCurrentIndex(1);
    QVERIFY(!desk.shows("payeeEdit"));
    QCOMPARE(desk.find<QComboBox>("ownAccounts")->count(), 1); // not the payer's
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.shows("resultCard"));
    const auto read = wire::transfer.decodeRequest(
        {{}, {}, "application/json", desk.bank.server.requests(wire::transfer.info).first().body});
    QCOMPARE(read->to, SampleBank::savings);
}

void TestTransferController::theSameAccountIsNoPayee()
{
    DeskPage desk(makeTransferPage);
    Payee self = delphine();
    self.account = SampleBank::current;
    desk.bank.server.give(wire::payee, self);
    QVERIFY(fillIn(desk, u"amelie@example.org"_s));
    QTRY_COMPARE(desk.notice(), sentenceOf(Refusal::SameAccount));
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestTransferController::aForeignCurrencyIsSaid()
{
    DeskPage desk(makeTransferPage);
    Payee foreign = delphine();
    foreign.currency = *Currency::fromCode(u"USD");
    desk.bank.server.give(wire::payee, foreign);
    QVERIFY(fillIn(desk, delphineNumber));
    QTRY_COMPARE(desk.notice(), u"The payee's account is in USD."_s);
    QVERIFY(!desk.bookButton()->isEnabled());
}

void TestTransferController::aRefusalOfThePayeeStandsByIt()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee, delphine());
    desk.bank.server.give(wire::transfer.info, Answer::refusal(Refusal::PayeeWithoutAccount));
    QVERIFY(fillIn(desk, delphineNumber));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    desk.pressBook();
    QTRY_VERIFY(desk.find("payeeEdit")->property("invalid").toBool());
    QVERIFY(desk.find("payeeEdit")->hasFocus());
}

void TestTransferController::changingThePayeeTakesTheNameAway()
{
    DeskPage desk(makeTransferPage);
    desk.bank.server.give(wire::payee, delphine());
    QVERIFY(fillIn(desk, delphineNumber));
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    QTest::keyClick(desk.find("payeeEdit"), Qt::Key_Backspace);
    QVERIFY(nameOf(desk).isEmpty());
    QVERIFY(!desk.bookButton()->isEnabled());
}

QTEST_MAIN(TestTransferController)
#include "tst_transfercontroller.moc"
