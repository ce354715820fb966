// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/pages.h"

#include "models/items/cell.h"
#include "ui/access/accesspage.h"
#include "ui/accounts/accountpage.h"
#include "ui/accounts/openaccountpage.h"
#include "ui/accounts/receiptpage.h"
#include "ui/approvals/approvalspage.h"
#include "ui/cash/depositcontroller.h"
#include "ui/cash/withdrawalcontroller.h"
#include "ui/common/customerpicker.h"
#include "ui/common/moneyformat.h"
#include "ui/common/operationpage.h"
#include "ui/common/unsettledcard.h"
#include "ui/customers/customerpage.h"
#include "ui/customers/finderpage.h"
#include "ui/customers/registrationpage.h"
#include "ui/review/reviewpage.h"
#include "ui/staff/staffpage.h"
#include "ui/stats/reportspage.h"
#include "ui/system/homepage.h"
#include "ui/till/tillpage.h"
#include "ui/transfers/transfercontroller.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace guichet {
namespace {

using ui::PageEntry;
using ui::PageFrame;

constexpr Roles counter{Role::Teller, Role::Supervisor};
constexpr Roles readers{Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager};

QString tr(const char *text)
{
    return QCoreApplication::translate("guichet::pages", text);
}

template <class Page>
std::function<PageFrame *()> make(ui::DeskContext &context)
{
    return [&context]() -> PageFrame * { return new Page(context); };
}

std::function<PageFrame *()> make(ui::DeskContext &context, ui::OperationPage *(*maker)(const ui::DeskContext &))
{
    return [&context, maker]() -> PageFrame * { return maker(context); };
}

std::function<PageFrame *()> makeHome(ui::DeskContext &context, ui::UnsettledOperations &unsettled)
{
    return [&context, &unsettled]() -> PageFrame * {
        auto *page = new ui::HomePage(context);
        page->addUrgentCard(new ui::UnsettledCard(unsettled, QTimeZone(context.bank.timeZone.toLatin1())));
        return page;
    };
}

/// Shows a page and hands it what it is about.
template <class Page, class Use>
void openPage(ui::MainWindow &window, const char *id, Use use)
{
    const QString name = QString::fromLatin1(id);
    auto *page = static_cast<Page *>(window.page(name));
    if (!page)
        return; // not for this role
    use(*page);
    window.showPage(name);
}

void connectOperations(ui::MainWindow &window, const ui::Navigator &navigator)
{
    const auto lead = [&window](const char *id) {
        return [&window, id](UserId customer, AccountId account) {
            openPage<ui::OperationPage>(window, id,
                                        [&](ui::OperationPage &page) { page.open(customer, account); });
        };
    };
    QObject::connect(&navigator, &ui::Navigator::depositRequested, &window, lead("deposit"));
    QObject::connect(&navigator, &ui::Navigator::withdrawalRequested, &window, lead("withdraw"));
    QObject::connect(&navigator, &ui::Navigator::transferRequested, &window, lead("transfer"));
}

} // namespace

QList<PageEntry> deskPages(ui::DeskContext &context, ui::UnsettledOperations &unsettled)
{
    const auto icon = [](const char *name) { return QString::fromLatin1(name); };
    const auto id = icon;
    return {
        {id("home"), tr("Home"), icon("home"), Qt::Key_F2, staff, makeHome(context, unsettled)},
        {id("deposit"), tr("Deposit"), icon("deposit"), Qt::Key_F3, counter, make(context, ui::makeDepositPage)},
        {id("withdraw"), tr("Withdraw"), icon("withdraw"), Qt::Key_F4, counter, make(context, ui::makeWithdrawalPage)},
        {id("transfer"), tr("Transfer"), icon("transfer"), Qt::Key_F5, counter, make(context, ui::makeTransferPage)},
        {id("customers"), tr("Customers"), icon("users"), Qt::Key_F6, readers, make<ui::FinderPage>(context)},
        {id("review"), tr("ID review"), icon("id"), Qt::Key_F7, {Role::Compliance}, make<ui::ReviewPage>(context)},
        {id("till"), tr("Till"), icon("cash-register"), Qt::Key_F8, counter, make<ui::TillPage>(context)},
        {id("reports"), tr("Reports"), icon("chart-bar"), Qt::Key_F9, {Role::Manager}, make<ui::ReportsPage>(context)},
        {id("approvals"), tr("Approvals"), icon("checks"), Qt::Key_F10, {Role::Supervisor},
         make<ui::ApprovalsPage>(context)},
        {id("staff"), tr("Staff"), icon("users"), Qt::Key_F11, {Role::Administrator}, make<ui::StaffPage>(context)},
        {id("receipt"), tr("Check a receipt"), icon("shield-check"), {}, readers, make<ui::ReceiptPage>(context)},
        {id("access"), tr("Password and sign-in"), {}, {}, staff, make<ui::AccessPage>(context), false},
        {id("customer"), tr("Customer"), {}, {}, readers, make<ui::CustomerPage>(context), false,
         id("customers")},
        {id("register"), tr("New customer"), {}, {}, counter, make<ui::RegistrationPage>(context), false,
         id("customers")},
        {id("account"), tr("Account"), {}, {}, readers, make<ui::AccountPage>(context), false,
         id("customers")},
        {id("open-account"), tr("Open account"), {}, {}, counter, make<ui::OpenAccountPage>(context), false,
         id("customers")},
    };
}

QStringList pageIds()
{
    return QStringLiteral("deposit withdraw transfer customers customer review reports approvals till account register "
                          "open-account receipt staff")
        .split(u' ');
}

void connectPages(ui::MainWindow &window, ui::DeskContext &context)
{
    const ui::Navigator &navigator = context.navigator;
    QObject::connect(&navigator, &ui::Navigator::finderRequested, &window,
                     [&window] { window.showPage(QStringLiteral("customers")); });
    QObject::connect(&navigator, &ui::Navigator::customerRequested, &window, [&window](UserId customer) {
        openPage<ui::CustomerPage>(window, "customer", [&](ui::CustomerPage &page) { page.showCustomer(customer); });
    });
    QObject::connect(&navigator, &ui::Navigator::accountRequested, &window, [&window](AccountId account) {
        openPage<ui::AccountPage>(window, "account", [&](ui::AccountPage &page) { page.showAccount(account); });
    });
    QObject::connect(&navigator, &ui::Navigator::registerRequested, &window,
                     [&window] { window.showPage(QStringLiteral("register")); });
    QObject::connect(&navigator, &ui::Navigator::openAccountRequested, &window, [&window](UserId customer) {
        openPage<ui::OpenAccountPage>(window, "open-account",
                                      [&](ui::OpenAccountPage &page) { page.showFor(customer); });
    });
    connectOperations(window, navigator);
    QObject::connect(&window, &ui::MainWindow::pageShown, &window, [&window](const QString &shown) {
        auto *home = shown == QLatin1StringView("home") ? qobject_cast<ui::HomePage *>(window.page(shown)) : nullptr;
        if (home)
            QObject::connect(home, &ui::HomePage::pageRequested, &window, &ui::MainWindow::showPage,
                             Qt::UniqueConnection);
    });
}

void openReceipt(ui::MainWindow &window, const QString &code)
{
    openPage<ui::ReceiptPage>(window, "receipt", [&](ui::ReceiptPage &page) { page.check(code); });
}

std::optional<ui::FindResult> receiptIn(const QString &text)
{
    const QString code = ui::receiptCodeIn(text);
    if (code.isEmpty())
        return std::nullopt;
    return ui::FindResult{QStringLiteral("receipt:%1").arg(code), QStringLiteral("shield-check"), ui::isolated(code),
                          tr("Check this receipt")};
}

ui::FindResult findResultOf(const CustomerSummary &customer)
{
    return {QStringLiteral("customer:%1").arg(customer.id.value), QStringLiteral("user-circle"), customer.name,
            tr("%1 · born %2").arg(ui::customerNumberText(customer.id), ui::isolated(dateText(customer.birthDate)))};
}

} // namespace guichet
