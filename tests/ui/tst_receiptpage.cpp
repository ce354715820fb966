// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/receiptpage.h"

#include "tests/ui/officepage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

namespace {

const QString code = u"00000-00FB2-7K3QD-9XM4T"_s;

wire::ReceiptCheck checked(ReceiptState state)
{
    wire::ReceiptCheck check{state, state == ReceiptState::Sealed ? 812 : 0, {}};
    if (state == ReceiptState::Sealed || state == ReceiptState::NotSealed)
        check.entry = {EntryId{488}, EntryKind::Deposit, QDate(2025, 3, 14), 1'741'945'320'000'000, SampleBank::euro(125'000)};
    return check;
}

struct Check : OfficePage<ReceiptPage> {
    explicit Check(const wire::ReceiptCheck &check = checked(ReceiptState::Sealed))
        : OfficePage(Role::Teller, [&](ScriptedServer &server) { server.give(wire::checkReceipt, check); })
    {
    }
    bool isTold() const { return page->banner()->isVisible(); }
};

} // namespace

class TestReceiptPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { theme::apply(Appearance::Light); }
    void aCodeIsReadAsPeopleWriteIt();
    void typedAndCheckedByKeys();
    void eachStateHasItsWords_data();
    void eachStateHasItsWords();
    void aRefusedCodeIsSaidAtTheField();
    void anAnswerToAnEarlierCodeIsDropped();
    void escapeClearsFirst();
    void everythingHasAName();
};

void TestReceiptPage::aCodeIsReadAsPeopleWriteIt()
{
    QCOMPARE(receiptCodeIn(code), code);
    QCOMPARE(receiptCodeIn(u" 0000000fb2 7k3qd9xm4t "_s), code);
    for (const QString &text : {QString(), u"amélie"_s, code.chopped(1), code + u'0', u"00000-00FB2-7K3QD-9XM4é"_s})
        QVERIFY2(receiptCodeIn(text).isEmpty(), qPrintable(text));
}

void TestReceiptPage::typedAndCheckedByKeys()
{
    Check page;
    QVERIFY(!page.button("checkReceiptButton")->isEnabled());
    page.type(QString(code).toLower().remove(u'-'));
    QVERIFY(page.button("checkReceiptButton")->isEnabled());
    page.press(Qt::Key_Return);
    QTRY_VERIFY(page.isTold());
    QCOMPARE(page.asked(wire::checkReceipt.info), 1);
    QVERIFY(page.bank->server.requests(wire::checkReceipt.info).first().target.endsWith("receipt/" + code.toLatin1()));
    QVERIFY(page.shows("receiptAnswer"));
    QVERIFY(page.find<QLineEdit>("receiptCode")->hasFocus());
}

void TestReceiptPage::eachStateHasItsWords_data()
{
    QTest::addColumn<ReceiptState>("state");
    QTest::addColumn<ChipKind>("kind");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("sealed") << ReceiptState::Sealed << ChipKind::Ok << true;
    QTest::newRow("not sealed") << ReceiptState::NotSealed << ChipKind::Info << true;
    QTest::newRow("changed") << ReceiptState::Changed << ChipKind::Bad << false;
    QTest::newRow("unknown") << ReceiptState::Unknown << ChipKind::Bad << false;
}

void TestReceiptPage::eachStateHasItsWords()
{
    QFETCH(ReceiptState, state);
    QFETCH(ChipKind, kind);
    QFETCH(bool, isShown);
    Check page(checked(state));
    page.page->check(code);
    QTRY_VERIFY(page.isTold());
    QCOMPARE(page.page->banner()->kind(), kind);
    QCOMPARE(page.shows("receiptAnswer"), isShown);
    page.type(u"1"_s); // another code: what was said of this one goes
    QVERIFY(!page.isTold());
    QVERIFY(!page.shows("receiptAnswer"));
}

void TestReceiptPage::aRefusedCodeIsSaidAtTheField()
{
    Check page;
    page.bank->server.give(wire::checkReceipt.info, Answer::refusal(Refusal::InvalidValue));
    page.page->check(u"UUUUU-UUUUU-UUUUU-UUUUU"_s);
    QTRY_VERIFY(page.find<QLineEdit>("receiptCode")->accessibleDescription().contains(u"no code"_s));
    QVERIFY(!page.isTold());
}

void TestReceiptPage::anAnswerToAnEarlierCodeIsDropped()
{
    Check page(checked(ReceiptState::Sealed));
    const Answer late = ScriptedServer::reply(wire::checkReceipt, checked(ReceiptState::Unknown)).after(300);
    page.bank->server.script(wire::checkReceipt.info, {late});
    page.page->check(u"11111-11111-11111-11111"_s);
    page.page->check(code);
    QTRY_COMPARE(page.asked(wire::checkReceipt.info), 2);
    QTRY_VERIFY(page.isTold());
    QCOMPARE(page.page->banner()->kind(), ChipKind::Ok);
}

void TestReceiptPage::escapeClearsFirst()
{
    Check page;
    QVERIFY(!page.page->clearOrBack());
    page.type(u"0000"_s);
    QVERIFY(page.page->clearOrBack());
    QVERIFY(page.find<QLineEdit>("receiptCode")->text().isEmpty());
}

void TestReceiptPage::everythingHasAName()
{
    Check page;
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
}

QTEST_MAIN(TestReceiptPage)
#include "tst_receiptpage.moc"
