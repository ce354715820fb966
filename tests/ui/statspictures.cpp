// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/statspictures.h"

#include "models/wire/corrections.h"
#include "models/wire/reviews.h"
#include "tests/ui/samplefigures.h"
#include "ui/common/unsettledcard.h"
#include "ui/common/unsettledoperations.h"
#include "ui/shell/mainwindow.h"
#include "ui/stats/barchart.h"
#include "ui/stats/reportspage.h"
#include "ui/system/homepage.h"

#include <QComboBox>
#include <QTableView>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace guichet::testing;

namespace guichet::ui {

namespace {

using Prepare = std::function<void(SampleBank &)>;

// A window of its own bank, with one page in front.
struct Scene {
    SampleBank *bank;
    MainWindow *window = nullptr;
    PageFrame *page = nullptr;

    Scene(Role role, const QString &id, const Prepare &prepare)
        : bank(new SampleBank(SampleBank::SignIn::Yes, role))
    {
        prepare(*bank);
        const auto plain = [](const QString &title) { return [title] { return new PageFrame(title); }; };
        const Roles counter{Role::Teller, Role::Supervisor};
        const DeskContext context = bank->context();
        window = new MainWindow({
            {u"home"_s, u"Home"_s, u"home"_s, Qt::Key_F2, staff, [context] { return new HomePage(context); }},
            {u"deposit"_s, u"Deposit"_s, u"deposit"_s, Qt::Key_F3, counter, plain(u"Cash deposit"_s)},
            {u"withdraw"_s, u"Withdraw"_s, u"withdraw"_s, Qt::Key_F4, counter, plain(u"Cash withdrawal"_s)},
            {u"transfer"_s, u"Transfer"_s, u"transfer"_s, Qt::Key_F5, counter, plain(u"Transfer"_s)},
            {u"customers"_s, u"Customers"_s, u"users"_s, Qt::Key_F6, staff, plain(u"Customers"_s)},
            {u"review"_s, u"ID review"_s, u"id"_s, Qt::Key_F7, {Role::Compliance}, plain(u"ID review"_s)},
            {u"reports"_s, u"Reports"_s, u"chart-bar"_s, Qt::Key_F9, {Role::Manager},
             [context] { return new ReportsPage(context); }},
        });
        QObject::connect(window, &QObject::destroyed, [bank = bank] { delete bank; });
        window->setBank(bank->bank.name);
        window->setBusinessDate(bank->bank.businessDate);
        window->setConnection(ConnectionState::Online);
        window->showDesk({.name = u"Maya Okafor"_s, .role = role, .branch = u"Branch 003"_s});
        window->resize(1366, 706);
        window->show();
        window->showPage(id);
        page = window->page(id);
    }
    template <class W>
    W *find(const char *name) const
    {
        return page->findChild<W *>(QLatin1String(name));
    }
    const Scene &waitForRows(const char *table) const
    {
        auto *view = find<QTableView>(table);
        waitUntil([=] { return view->model()->rowCount() > 0; });
        return *this;
    }
    const Scene &pause() const
    {
        waitUntil([] { return false; }, 400);
        return *this;
    }
};

Scene reports(int range = 1, const Prepare &prepare = [](SampleBank &bank) { giveFigures(bank); })
{
    Scene scene(Role::Manager, u"reports"_s, prepare);
    scene.find<QComboBox>("rangeBox")->setCurrentIndex(range);
    scene.pause();
    return scene;
}

QWidget *reportsDrilled()
{
    const Scene scene = reports();
    auto *table = scene.waitForRows("reportsTable").find<QTableView>("reportsTable");
    Q_EMIT table->activated(table->model()->index(1, 0));
    return scene.waitForRows("entriesTable").pause().window;
}

QWidget *reportsFailed()
{
    const auto fail = [](SampleBank &bank) {
        for (const wire::EndpointInfo *info : {&wire::overview.info, &wire::dailyFigures.info, &wire::monthlyFigures.info})
            bank.server.give(*info, Answer::problem(503, u"busy"_s));
    };
    return reports(1, fail).window;
}

QWidget *reportsLoading()
{
    const auto late = [](SampleBank &bank) {
        giveFigures(bank);
        const Answer answer = ScriptedServer::reply(wire::dailyFigures, {}).after(60'000);
        bank.server.script(wire::dailyFigures.info, {answer, answer, answer});
    };
    return reports(1, late).window;
}

QWidget *homeOfTeller(bool isQuiet)
{
    const Scene scene(Role::Teller, u"home"_s, [isQuiet](SampleBank &bank) {
        wire::TillView till = SampleBank::till();
        if (isQuiet)
            till.lines.clear();
        bank.server.give(wire::till, till);
    });
    return scene.pause().window;
}

QWidget *homeWithUnsettled()
{
    const Scene scene(Role::Teller, u"home"_s, [](SampleBank &bank) {
        bank.server.give(wire::operation.info, Answer::cut());
        CashRequest request;
        request.account = SampleBank::current;
        request.amount = SampleBank::euro(125'000);
        request.cash = {{5'000, 25}};
        bank.journal.keep(client::makeRecord(wire::deposit, request, IdempotencyKey::make(bank.clock.nowMicros()),
                                             UserId{12}, EntryKind::Deposit, request.account,
                                             bank.clock.nowMicros() - 180 * microsPerSecond),
                          &bank.api, [](bool) {});
    });
    auto *operations = new UnsettledOperations(scene.bank->context(), scene.page);
    static_cast<HomePage *>(scene.page)->addUrgentCard(new UnsettledCard(*operations, QTimeZone("Europe/Paris")));
    return scene.pause().window;
}

QWidget *homeOfCompliance()
{
    const Scene scene(Role::Compliance, u"home"_s, [](SampleBank &bank) {
        const qint64 hour = 3600 * microsPerSecond;
        const qint64 now = bank.clock.nowMicros();
        bank.server.give(wire::reviewQueue,
                         {{{ReviewCaseId{1}, UserId{1}, u"Amélie Fontaine-Nguyễn"_s, now - 50 * hour},
                           {ReviewCaseId{2}, UserId{2}, u"王小明"_s, now - 26 * hour},
                           {ReviewCaseId{3}, UserId{3}, u"Karim al-Khatib"_s, now - 2 * hour}},
                          u"next"_s,
                          12});
    });
    return scene.waitForRows("oldestCases").pause().window;
}

QWidget *homeOfSupervisor()
{
    const Scene scene(Role::Supervisor, u"home"_s, [](SampleBank &bank) {
        const AccountRequest request{AccountId{9}, u"FR7630006000011234567890189"_s, u"Savings"_s, u"Karim al-Khatib"_s,
                                     UserId{7}, UserId{8}, u"Jonas Weber"_s,
                                     bank.clock.nowMicros() - 5 * 3600 * microsPerSecond};
        bank.server.give(wire::accountRequests, {{request, request}, {}});
        bank.server.give(wire::waitingReversals, {});
    });
    return scene.pause().window;
}

QWidget *homeOfManager()
{
    const Scene scene(Role::Manager, u"home"_s, [](SampleBank &bank) { giveFigures(bank); });
    return scene.waitForRows("lastDays").pause().window;
}

} // namespace

QList<Picture> statsPictures()
{
    return {
        {u"reports"_s, [] { return static_cast<QWidget *>(reports().window); }},
        {u"reports-wide"_s, [] { return static_cast<QWidget *>(reports().window); }, {1920, 1040}},
        {u"reports-small"_s, [] { return static_cast<QWidget *>(reports().window); }, {1024, 640}},
        {u"reports-quarter"_s, [] { return static_cast<QWidget *>(reports(2).window); }},
        {u"reports-year"_s, [] { return static_cast<QWidget *>(reports(3).window); }},
        {u"reports-custom"_s, [] { return static_cast<QWidget *>(reports(4).window); }},
        {u"reports-empty"_s, [] { return static_cast<QWidget *>(reports(1, giveNoFigures).window); }},
        {u"reports-failed"_s, reportsFailed},
        {u"reports-loading"_s, reportsLoading},
        {u"reports-entries"_s, reportsDrilled},
        {u"home-teller"_s, [] { return homeOfTeller(false); }},
        {u"home-teller-small"_s, [] { return homeOfTeller(false); }, {1024, 640}},
        {u"home-teller-empty"_s, [] { return homeOfTeller(true); }},
        {u"home-unsettled"_s, homeWithUnsettled},
        {u"home-supervisor"_s, homeOfSupervisor},
        {u"home-compliance"_s, homeOfCompliance},
        {u"home-manager"_s, homeOfManager},
    };
}

} // namespace guichet::ui
