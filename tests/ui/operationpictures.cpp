// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/operationpictures.h"

#include "tests/ui/samplebank.h"
#include "ui/cash/depositcontroller.h"
#include "ui/cash/withdrawalcontroller.h"
#include "ui/common/actionbutton.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/moneyedit.h"
#include "ui/common/operationform.h"
#include "ui/common/operationpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/till/tillpage.h"
#include "ui/transfers/transfercontroller.h"

using namespace Qt::StringLiterals;
using guichet::testing::Answer;
using guichet::testing::SampleBank;
using guichet::testing::waitUntil;

namespace guichet::ui {

namespace {

// A window that shows one page of a bank of its own.
struct Stage {
    SampleBank *bank = new SampleBank;
    MainWindow *window = nullptr;
    PageFrame *page = nullptr;

    template <class W>
    W *find(const char *name) const
    {
        return page->findChild<W *>(QLatin1String(name));
    }
    void show(const QString &id, const std::function<PageFrame *(const DeskContext &)> &make)
    {
        const QList<PageEntry> pages
            = {{u"home"_s, u"Home"_s, u"home"_s, Qt::Key_F2, staff, [] { return new PageFrame(u"Home"_s); }},
               {u"deposit"_s, u"Deposit"_s, u"deposit"_s, Qt::Key_F3, staff, [=, this] { return make(bank->context()); }},
               {u"withdraw"_s, u"Withdraw"_s, u"withdraw"_s, Qt::Key_F4, staff, [=, this] { return make(bank->context()); }},
               {u"transfer"_s, u"Transfer"_s, u"transfer"_s, Qt::Key_F5, staff, [=, this] { return make(bank->context()); }},
               {u"till"_s, u"Till"_s, u"cash-register"_s, Qt::Key_F8, staff, [=, this] { return make(bank->context()); }}};
        window = new MainWindow(pages);
        QObject::connect(window, &QObject::destroyed, [bank = bank] { delete bank; });
        window->setBank(bank->bank.name);
        window->setBusinessDate(bank->bank.businessDate);
        window->setTill(u"Till 03 · "_s + formatMoney(SampleBank::euro(1'248'000), MoneyStyle::GroupedWithCode));
        window->setConnection(ConnectionState::Online);
        window->showDesk({.name = u"Maya Okafor"_s, .role = Role::Teller, .branch = u"Branch 003"_s});
        window->resize(1366, 706);
        window->show();
        window->showPage(id);
        page = window->page(id);
    }
    void open() const
    {
        static_cast<OperationPage *>(page)->open(SampleBank::amelie, SampleBank::current);
        auto *amount = find<MoneyEdit>("amountEdit");
        const auto *form = static_cast<OperationPage *>(page)->form();
        waitUntil([=] { return amount->isEnabled() && form->account(); });
    }
    void book() const
    {
        auto *button = find<ActionButton>("bookButton");
        waitUntil([=] { return button->isEnabled(); });
        button->click();
    }
    void waitFor(const char *name) const
    {
        auto *widget = find<QWidget>(name);
        waitUntil([=] { return widget->isVisible(); });
    }
};

Stage deposit(qint64 fives = 7)
{
    Stage stage;
    stage.show(u"deposit"_s, makeDepositPage);
    stage.open();
    stage.find<MoneyEdit>("amountEdit")->setAmount(SampleBank::euro(125'000));
    stage.find<CashCountGrid>("cashGrid")->setCount({{10'000, 8}, {5'000, fives}, {2'000, 4}, {1'000, 2}});
    stage.find<MoneyEdit>("amountEdit")->setFocus();
    return stage;
}

QWidget *depositEmpty()
{
    Stage stage;
    stage.show(u"deposit"_s, makeDepositPage);
    return stage.window;
}

QWidget *depositFinding()
{
    Stage stage;
    stage.bank->server.give(wire::findCustomers,
                            {{SampleBank::summary(SampleBank::amelie, u"Amélie Fontaine-Nguyễn"_s),
                              SampleBank::summary(UserId{100'907}, u"Delphine Fontaine"_s),
                              SampleBank::summary(UserId{101'113}, u"Fontana Okonkwo-Vandermeulen"_s, false)}});
    stage.show(u"deposit"_s, makeDepositPage);
    auto *box = stage.find<QLineEdit>("customerFind");
    box->setText(u"fonta"_s);
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(box, &enter);
    auto *table = stage.find<QTableView>("customerMatches");
    waitUntil([=] { return table->model()->rowCount() == 3; });
    return stage.window;
}

QWidget *depositLimit()
{
    Stage stage;
    stage.bank->server.give(wire::customerLimits, SampleBank::limits(4));
    stage.show(u"deposit"_s, makeDepositPage);
    stage.open();
    return stage.window;
}

QWidget *depositUnknown()
{
    Stage stage = deposit();
    stage.bank->server.give(wire::deposit.info, Answer::cut());
    stage.book();
    stage.waitFor("unknownBanner");
    stage.window->setConnection(ConnectionState::Reconnecting);
    return stage.window;
}

QWidget *depositRefused()
{
    Stage stage = deposit();
    stage.bank->server.script(wire::deposit.info, {Answer::refusal(Refusal::LimitReached)});
    stage.book();
    auto *amount = stage.find<MoneyEdit>("amountEdit");
    waitUntil([=] { return amount->property("invalid").toBool(); });
    return stage.window;
}

QWidget *depositBooked()
{
    Stage stage = deposit();
    stage.book();
    stage.waitFor("resultCard");
    return stage.window;
}

QWidget *withdrawal()
{
    Stage stage;
    stage.show(u"withdraw"_s, makeWithdrawalPage);
    stage.open();
    stage.find<MoneyEdit>("amountEdit")->setAmount(SampleBank::euro(38'500));
    auto *button = stage.find<ActionButton>("bookButton");
    waitUntil([=] { return button->isEnabled(); });
    return stage.window;
}

QWidget *transfer(const QString &payee, bool isBooked)
{
    Stage stage;
    stage.bank->server.give(wire::payee, {AccountId{8001}, u"FR7630006000011234567890189"_s, u"Delphine Fontaine"_s,
                                          Currency::euro()});
    stage.bank->server.give(wire::transfer, SampleBank::receipt(EntryKind::Transfer, 7'500));
    stage.show(u"transfer"_s, makeTransferPage);
    stage.open();
    stage.find<MoneyEdit>("amountEdit")->setAmount(SampleBank::euro(7'500));
    auto *edit = stage.find<QLineEdit>("payeeEdit");
    edit->setText(payee);
    edit->setFocus();
    if (isBooked) {
        stage.book();
        stage.waitFor("resultCard");
    } else if (payee.contains(u'@')) {
        stage.waitFor("payeeName");
    } else {
        stage.find<QLineEdit>("referenceEdit")->setFocus();
    }
    return stage.window;
}

QWidget *tillPage()
{
    Stage stage;
    stage.show(u"till"_s, [](const DeskContext &context) { return new TillPage(context); });
    auto *table = stage.find<QTableView>("tillLines");
    waitUntil([=] { return table->model()->rowCount() == 4; });
    return stage.window;
}

} // namespace

QList<Picture> operationPictures()
{
    return {
        {u"deposit"_s, [] { return static_cast<QWidget *>(deposit().window); }},
        {u"deposit-small"_s, [] { return static_cast<QWidget *>(deposit().window); }, {1024, 640}},
        {u"deposit-empty"_s, depositEmpty},
        {u"deposit-finding"_s, depositFinding},
        {u"deposit-short"_s, [] { return static_cast<QWidget *>(deposit(2).window); }},
        {u"deposit-limit"_s, depositLimit},
        {u"withdrawal-small"_s, withdrawal, {1024, 640}},
        {u"deposit-unknown"_s, depositUnknown},
        {u"deposit-refused"_s, depositRefused},
        {u"deposit-booked"_s, depositBooked},
        {u"withdrawal"_s, withdrawal},
        {u"transfer"_s, [] { return transfer(u"delphine@example.org"_s, false); }},
        {u"transfer-wrong"_s, [] { return transfer(u"FR76 3000 6000 0112 3456 7890 188"_s, false); }},
        {u"transfer-booked"_s, [] { return transfer(u"delphine@example.org"_s, true); }},
        {u"till"_s, tillPage},
    };
}

} // namespace guichet::ui
