// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/operationpage.h"

#include "tests/ui/deskpage.h"
#include "ui/cash/depositcontroller.h"
#include "ui/cash/withdrawalcontroller.h"
#include "ui/common/operationcontroller.h"
#include "ui/common/receiptfile.h"
#include "ui/common/resultcard.h"
#include "ui/common/summarycard.h"
#include "ui/transfers/transfercontroller.h"

#include <QAccessible>
#include <QComboBox>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Maker = OperationPage *(*)(const DeskContext &);
Q_DECLARE_METATYPE(Maker)

// What every money page keeps to, whatever it books; also ui/common/operationfacts.cpp.
class TestOperationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void itFitsASmallScreen_data() { pages(); }
    void itFitsASmallScreen();
    void everyFocusableChildHasAName_data() { pages(); }
    void everyFocusableChildHasAName();
    void noMnemonicHasTwoMeanings_data() { pages(); }
    void noMnemonicHasTwoMeanings();
    void focusBeginsAtTheCustomerThenTheAmount_data() { pages(); }
    void focusBeginsAtTheCustomerThenTheAmount();
    void enterInAFieldNeverBooks_data() { pages(); }
    void enterInAFieldNeverBooks();
    void whyItCannotBeBookedStandsThere();
    void aLimitThatIsUsedUpIsSeenBeforeCounting();
    void typingGoesOnWhileTheAccountsLoad();
    void openingAnotherCustomerDropsTheDraft();
    void balancesFollowTheBank();
    void aReceiptFitsRollAndPaper_data();
    void aReceiptFitsRollAndPaper();
    void aReceiptThatCannotBeWrittenIsSaid();

private:
    static void pages()
    {
        QTest::addColumn<Maker>("make");
        QTest::newRow("deposit") << Maker(makeDepositPage);
        QTest::newRow("withdrawal") << Maker(makeWithdrawalPage);
        QTest::newRow("transfer") << Maker(makeTransferPage);
    }
};

void TestOperationPage::itFitsASmallScreen()
{
    QFETCH(Maker, make);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QApplication::setLayoutDirection(direction);
        DeskPage desk(make);
        QVERIFY(desk.open());
        desk.page->resize(1024 - 64, 640 - 56);
        QTRY_COMPARE(desk.page->size(), QSize(960, 584));
        for (const QWidget *card : desk.page->findChildren<QWidget *>(u"summaryCard"_s))
            QVERIFY(desk.page->rect().contains(QRect(card->mapTo(desk.page.get(), QPoint()), QSize(card->width(), 10))));
        QVERIFY(desk.amount()->width() > 200);
    }
}

void TestOperationPage::everyFocusableChildHasAName()
{
    QFETCH(Maker, make);
    DeskPage desk(make);
    QVERIFY(desk.open());
    for (QWidget *child : desk.page->findChildren<QWidget *>()) {
        if (child->focusPolicy() == Qt::NoFocus || !child->isVisible())
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(child);
        QVERIFY(face);
        const QString name = face->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), qPrintable(child->objectName() + QLatin1String(child->metaObject()->className())));
        // On Linux the name of a combo box is its text; what it is comes from its label.
        if (qobject_cast<QComboBox *>(child))
            QVERIFY(!face->relations(QAccessible::Label).isEmpty());
    }
}

void TestOperationPage::noMnemonicHasTwoMeanings()
{
    QFETCH(Maker, make);
    DeskPage desk(make);
    for (const bool isOpen : {false, true}) {
        if (isOpen)
            QVERIFY(desk.open());
        QHash<QString, QString> taken;
        const auto take = [&](const QString &text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            const QString before = key.isEmpty() ? QString() : taken.value(key);
            if (!key.isEmpty())
                taken.insert(key, text);
            return before;
        };
        for (const QLabel *label : desk.page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy())
                QCOMPARE(take(label->text()), QString());
        }
        for (const ActionButton *button : desk.page->findChildren<ActionButton *>()) {
            if (button->isVisible())
                QCOMPARE(take(button->label()), QString());
        }
        QVERIFY(taken.size() >= 2);
    }
}

void TestOperationPage::focusBeginsAtTheCustomerThenTheAmount()
{
    QFETCH(Maker, make);
    DeskPage desk(make);
    QTRY_VERIFY(desk.find("customerFind")->hasFocus());
    QVERIFY(desk.open());
    QVERIFY(desk.amount()->hasFocus());
}

void TestOperationPage::enterInAFieldNeverBooks()
{
    QFETCH(Maker, make);
    DeskPage desk(make);
    desk.bank.server.give(wire::payee, {AccountId{8001}, u"FR7630006000011234567890189"_s, u"Delphine"_s, Currency::euro()});
    QVERIFY(desk.open());
    desk.type(u"100"_s);
    if (auto *grid = desk.page->findChild<CashCountGrid *>())
        grid->setCount({{10'000, 1}});
    if (auto *payee = desk.page->findChild<QLineEdit *>(u"payeeEdit"_s))
        payee->setText(u"FR7630006000011234567890189"_s);
    QTRY_VERIFY(desk.bookButton()->isEnabled());
    for (QWidget *field : desk.page->form()->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<QLineEdit *>(field) || qobject_cast<QComboBox *>(field);
        if (!isField || !field->isVisible())
            continue;
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Enter, Qt::KeypadModifier);
    }
    QVERIFY(desk.bank.server.requests(wire::deposit.info).isEmpty());
    QVERIFY(desk.bank.server.requests(wire::withdraw.info).isEmpty());
    QVERIFY(desk.bank.server.requests(wire::transfer.info).isEmpty());
}

void TestOperationPage::whyItCannotBeBookedStandsThere()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(!desk.bookButton()->isEnabled());
    QCOMPARE(desk.notice(), u"Find the customer first."_s);
    QCOMPARE(desk.bookButton()->accessibleDescription(), desk.notice());
    QVERIFY(desk.open());
    QTRY_COMPARE(desk.notice(), u"Enter the amount."_s);
}

void TestOperationPage::aLimitThatIsUsedUpIsSeenBeforeCounting()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.give(wire::customerLimits, SampleBank::limits(4));
    QVERIFY(desk.open());
    QTRY_VERIFY(desk.shows("limitBanner"));
    QVERIFY(desk.page->limitBanner()->title().contains(u"No deposit is left"_s));
    QVERIFY(desk.page->limitBanner()->text().contains(u"4 of 4"_s));
    QVERIFY(desk.notice().contains(u"No deposit is left"_s));
    QVERIFY(!desk.bookButton()->isEnabled());
    desk.bank.server.give(wire::customerLimits, SampleBank::limits(3)); // a new day
    QTest::mouseClick(desk.find("checkLimitButton"), Qt::LeftButton);
    QTRY_VERIFY(!desk.shows("limitBanner"));
    QVERIFY(desk.amount()->hasFocus());
}

void TestOperationPage::typingGoesOnWhileTheAccountsLoad()
{
    DeskPage desk(makeDepositPage);
    desk.bank.server.script(wire::accountsOf.info, {ScriptedServer::reply(wire::accountsOf, SampleBank::accounts()).after(300)});
    QTRY_VERIFY(desk.find("customerFind")->hasFocus());
    desk.page->open(SampleBank::amelie, SampleBank::current);
    QVERIFY(desk.amount()->hasFocus());
    desk.type(u"1250"_s);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.note(50'000)->hasFocus());
    QVERIFY(!desk.bookButton()->isEnabled());
    QTRY_VERIFY(desk.page->form()->account());
    QVERIFY(desk.note(50'000)->hasFocus()); // where one was
    QCOMPARE(desk.amount()->amount(), std::optional(SampleBank::euro(125'000)));
}

void TestOperationPage::openingAnotherCustomerDropsTheDraft()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(desk.open());
    desk.type(u"12"_s);
    desk.page->open(SampleBank::amelie, SampleBank::savings);
    QTRY_COMPARE(desk.page->form()->account()->id, SampleBank::savings);
    QCOMPARE(desk.amount()->text(), u"12"_s); // the same customer's draft stays
    desk.page->open(UserId{77}, {});
    QVERIFY(desk.amount()->text().isEmpty());
}

void TestOperationPage::balancesFollowTheBank()
{
    DeskPage desk(makeDepositPage);
    QVERIFY(desk.open());
    desk.type(u"12"_s);
    wire::AccountList accounts = SampleBank::accounts();
    accounts.items.first().balance = SampleBank::euro(777'700);
    desk.bank.server.give(wire::accountsOf, accounts);
    const auto asked = desk.bank.server.requests(wire::accountsOf.info).size();
    Q_EMIT desk.bank.navigator.moved({AccountId{4}}); // none of theirs
    Q_EMIT desk.bank.navigator.moved({SampleBank::current});
    QTRY_COMPARE(desk.page->form()->account()->balance, SampleBank::euro(777'700));
    QCOMPARE(desk.bank.server.requests(wire::accountsOf.info).size(), asked + 1);
    QCOMPARE(desk.amount()->text(), u"12"_s); // what is typed stays, and so does the focus
    QVERIFY(desk.amount()->hasFocus());
}

void TestOperationPage::aReceiptFitsRollAndPaper_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<int>("direction");
    QTest::newRow("roll") << int(ReceiptPaper::Roll) << int(Qt::LeftToRight);
    QTest::newRow("A5") << int(ReceiptPaper::A5) << int(Qt::LeftToRight);
    QTest::newRow("roll, right to left") << int(ReceiptPaper::Roll) << int(Qt::RightToLeft);
}

void TestOperationPage::aReceiptFitsRollAndPaper()
{
    QFETCH(int, paper);
    QFETCH(int, direction);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"deeper/receipt.pdf"_s);
    ReceiptText text{u"Northgate Bank"_s, u"Cash deposit"_s, u"EUR 12.00"_s,
                     {{u"Reference"_s, u"DEP-7F3K-22Q9"_s}, {u"Customer"_s, u"<b>Amélie</b> & 王小明"_s}},
                     u"Market stall"_s, u"Ask at the counter."_s, Qt::LayoutDirection(direction)};
    std::optional<bool> isWritten;
    writeReceipt(text, ReceiptPaper(paper), file, this, [&](bool is) { isWritten = is; });
    QVERIFY(!isWritten); // in a thread of its own
    QTRY_VERIFY(isWritten);
    QVERIFY(*isWritten);
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1);
    QVERIFY(bytes.contains(ReceiptPaper(paper) == ReceiptPaper::Roll ? "/MediaBox [0 0 227" : "/MediaBox [0 0 420"));
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestOperationPage::aReceiptThatCannotBeWrittenIsSaid()
{
    std::optional<bool> isWritten;
    writeReceipt({}, ReceiptPaper::Roll, u"/dev/null/receipt.pdf"_s, this, [&](bool is) { isWritten = is; });
    QTRY_VERIFY(isWritten);
    QVERIFY(!*isWritten);
}

QTEST_MAIN(TestOperationPage)
#include "tst_operationpage.moc"
