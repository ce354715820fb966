// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/depositform.h"

#include "tests/ui/samplebank.h"
#include "ui/common/accountbox.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/customerpicker.h"
#include "ui/common/enternext.h"
#include "ui/common/moneyedit.h"
#include "ui/common/operationform.h"
#include "ui/common/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The form by itself: what it holds, what it misses, where sentences stand.
class TestDepositForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void whatIsMissingIsSaidInOrder();
    void theSourceIsNeededAboveTheLimitOnly();
    void theDefaultAccountIsChosen();
    void aReloadKeepsTheAccount();
    void theAccountsCurrencyIsTheAmounts();
    void enterGoesFromFieldToField();
    void anUnreadableAmountIsSaidOnLeaving();
    void clearingEmptiesAllFields();
    void aRejectedFieldShowsIt_data();
    void aRejectedFieldShowsIt();

private:
    static constexpr qint64 limit = 1'000'000;

    struct Shown : DepositForm {
        Shown()
            : DepositForm(Currency::euro(), SampleBank::euro(limit))
        {
            picker()->showCustomer(SampleBank::details());
            accountBox()->setAccounts(SampleBank::accounts().items);
            setFieldsEnabled(true);
            resize(700, 600);
            show();
            activateWindow();
            if (!QTest::qWaitForWindowActive(this))
                qFatal("the form gets no focus");
        }
        QLineEdit *edit(const char *name) { return findChild<QLineEdit *>(QLatin1String(name)); }
        CashCountGrid *grid() { return findChild<CashCountGrid *>(); }
    };
};

void TestDepositForm::whatIsMissingIsSaidInOrder()
{
    Shown form;
    QSignalSpy changed(&form, &OperationForm::changed);
    QCOMPARE(form.missing(), u"Enter the amount."_s);
    form.amountEdit()->setText(u"1.250"_s);
    QCOMPARE(form.missing(), u"The amount can't be read."_s);
    form.amountEdit()->setText(u"0"_s);
    QCOMPARE(form.missing(), u"Enter the amount."_s);
    form.amountEdit()->setText(u"1250"_s);
    QCOMPARE(form.missing(), u"Count the cash."_s);
    form.grid()->setCount({{50'000, 2}});
    QVERIFY(form.missing().contains(u"short"_s));
    form.grid()->setCount({{50'000, 3}});
    QVERIFY(form.missing().contains(u"too much"_s));
    form.grid()->setCount({{50'000, 2}, {20'000, 1}, {5'000, 1}});
    QCOMPARE(form.missing(), QString());
    QVERIFY(!changed.isEmpty());
    form.accountBox()->setAccounts({});
    QCOMPARE(form.missing(), u"The customer has no account."_s);
}

void TestDepositForm::theSourceIsNeededAboveTheLimitOnly()
{
    Shown form;
    form.amountEdit()->setAmount(SampleBank::euro(limit));
    form.grid()->setCount({{50'000, 20}});
    QVERIFY(!form.needsSource());
    QCOMPARE(form.missing(), QString());
    form.amountEdit()->setAmount(SampleBank::euro(limit + 1));
    form.grid()->setCount({{50'000, 20}, {looseCoins, 1}});
    QVERIFY(form.needsSource());
    QCOMPARE(form.missing(), u"Ask where the money comes from."_s);
    form.edit("sourceEdit")->setText(u"   "_s);
    QVERIFY(!form.missing().isEmpty());
    form.edit("sourceEdit")->setText(u"Sale of a car"_s);
    QCOMPARE(form.missing(), QString());
}

void TestDepositForm::theDefaultAccountIsChosen()
{
    Shown form;
    auto accounts = SampleBank::accounts().items;
    accounts.swapItemsAt(0, 1);
    form.accountBox()->setAccounts({});
    form.accountBox()->setAccounts(accounts);
    QCOMPARE(form.account()->id, SampleBank::current);
    form.accountBox()->setAccounts(accounts, SampleBank::savings);
    QCOMPARE(form.account()->id, SampleBank::savings);
}

void TestDepositForm::aReloadKeepsTheAccount()
{
    Shown form;
    form.accountBox()->setCurrentIndex(1);
    form.accountBox()->setAccounts(SampleBank::accounts().items);
    QCOMPARE(form.account()->id, SampleBank::savings);
}

void TestDepositForm::theAccountsCurrencyIsTheAmounts()
{
    Shown form;
    form.amountEdit()->setText(u"12"_s);
    auto accounts = SampleBank::accounts().items;
    accounts[1].balance.currency = *Currency::fromCode(u"USD");
    form.accountBox()->setAccounts(accounts, SampleBank::savings);
    QCOMPARE(form.amountEdit()->currency().code(), u"USD"_s);
    QVERIFY(form.amountEdit()->text().isEmpty()); // 12 EUR aren't 12 USD
    QCOMPARE(form.grid()->currency().code(), u"USD"_s);
}

void TestDepositForm::enterGoesFromFieldToField()
{
    Shown form;
    form.accountBox()->setFocus();
    QStringList visited;
    for (int i = 0; i < 11; ++i) {
        QTest::keyClick(form.focusWidget(), Qt::Key_Return);
        visited.append(form.focusWidget()->objectName());
    }
    QCOMPARE(visited, (QStringList{u"amountEdit"_s, u"count-50000"_s, u"count-20000"_s, u"count-10000"_s,
                                   u"count-5000"_s, u"count-2000"_s, u"count-1000"_s, u"count-500"_s, u"count-1"_s,
                                   u"sourceEdit"_s, u"noteEdit"_s}));
}

void TestDepositForm::anUnreadableAmountIsSaidOnLeaving()
{
    Shown form;
    form.amountEdit()->setFocus();
    QTest::keyClicks(form.amountEdit(), u"12x"_s);
    QVERIFY(!form.amountEdit()->property("invalid").toBool());
    QTest::keyClick(form.amountEdit(), Qt::Key_Tab);
    QVERIFY(form.amountEdit()->property("invalid").toBool());
    QVERIFY(!form.amountEdit()->accessibleDescription().isEmpty());
    QTest::keyClicks(form.amountEdit(), u"5"_s);
    QVERIFY(!form.amountEdit()->property("invalid").toBool());
}

void TestDepositForm::clearingEmptiesAllFields()
{
    Shown form;
    QVERIFY(!form.hasEntries());
    form.edit("noteEdit")->setText(u"x"_s);
    QVERIFY(form.hasEntries());
    form.amountEdit()->setText(u"12"_s);
    form.grid()->setCount({{1'000, 1}});
    form.edit("sourceEdit")->setText(u"y"_s);
    form.clearEntries();
    QVERIFY(!form.hasEntries());
    QVERIFY(form.account()); // the customer stays
}

void TestDepositForm::aRejectedFieldShowsIt_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("note") << u"/note"_s << QByteArray("noteEdit");
    QTest::newRow("source") << u"/source_of_funds"_s << QByteArray("sourceEdit");
    QTest::newRow("amount") << u"/amount"_s << QByteArray("amountEdit");
    QTest::newRow("cash") << u"/cash"_s << QByteArray("cashGrid");
}

void TestDepositForm::aRejectedFieldShowsIt()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, field);
    Shown form;
    client::Failure failure{client::Failure::Kind::Rejected, std::nullopt, {}};
    failure.problem.errors = {{pointer, u"not-allowed"_s, u"not like this"_s}};
    QVERIFY(form.showRefusal(failure));
    auto *widget = form.findChild<QWidget *>(QLatin1String(field));
    QVERIFY(widget->accessibleDescription().contains(u"not like this"_s));
    failure.problem.errors = {{u"/somewhere"_s, u"not-allowed"_s, {}}};
    form.clearErrors();
    QVERIFY(!form.showRefusal(failure));
    QVERIFY(widget->accessibleDescription().isEmpty());
}

QTEST_MAIN(TestDepositForm)
#include "tst_depositform.moc"
