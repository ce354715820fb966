// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/homepage.h"

#include "models/wire/reviews.h"
#include "tests/ui/samplefigures.h"
#include "tests/ui/sampleoffice.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/emptystate.h"
#include "ui/common/kpicard.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"
#include "ui/system/compliancehome.h"
#include "ui/system/managerhome.h"
#include "ui/system/pagetile.h"
#include "ui/system/tillhome.h"
#include "ui/system/waitingcard.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

class TestHomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void everyRoleHasItsButtons_data();
    void everyRoleHasItsButtons();
    void aButtonLeadsToItsPage();
    void aTellerSeesTheTill();
    void aQuietMorningHasAHint();
    void aTillThatCannotBeReadIsSaid();
    void theTillFollowsABooking();
    void whatIsUrgentStandsFirst();
    void complianceSeesWhatWaits();
    void complianceWithNothingToDo();
    void aSupervisorSeesWhatWaits();
    void aManagerSeesTheBank();
    void itFitsTheSmallestWindow_data();
    void itFitsTheSmallestWindow();
};

namespace {

struct Home {
    explicit Home(Role role, const std::function<void(SampleBank &)> &prepare = {})
        : bank(SampleBank::SignIn::Yes, role)
    {
        if (prepare)
            prepare(bank);
        page = std::make_unique<HomePage>(bank.context());
        page->resize(1146, 650);
        page->show();
        page->activateWindow();
        page->enter();
    }
    template <class W>
    W *find(const char *name) const
    {
        W *found = page->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    // What stands over an empty table.
    QString emptyText(const char *table) const
    {
        const auto *empty = find<AmountTable>(table)->findChild<EmptyState *>();
        QStringList said;
        for (const QLabel *label : empty->findChildren<QLabel *>())
            said.append(label->text());
        return empty->isVisible() ? said.join(u'|') : QString();
    }

    SampleBank bank;
    std::unique_ptr<HomePage> page;
};

} // namespace

void TestHomePage::everyRoleHasItsButtons_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QStringList>("pages");
    const QStringList counter = {u"deposit"_s, u"withdraw"_s, u"transfer"_s, u"customers"_s};
    QTest::newRow("teller") << Role::Teller << counter;
    QTest::newRow("supervisor") << Role::Supervisor << counter;
    QTest::newRow("compliance") << Role::Compliance << QStringList{u"review"_s, u"customers"_s};
    QTest::newRow("manager") << Role::Manager << QStringList{u"reports"_s, u"customers"_s};
    QTest::newRow("administrator") << Role::Administrator << QStringList{u"staff"_s};
}

void TestHomePage::everyRoleHasItsButtons()
{
    QFETCH(Role, role);
    QFETCH(QStringList, pages);
    const Home home(role);
    QStringList shown;
    for (const PageTile *tile : home.page->findChildren<PageTile *>())
        shown.append(tile->page());
    QCOMPARE(shown, pages);
}

void TestHomePage::aButtonLeadsToItsPage()
{
    const Home home(Role::Teller);
    QSignalSpy asked(home.page.get(), &HomePage::pageRequested);
    auto *tile = home.find<PageTile>("tile-deposit");
    QTRY_VERIFY(tile->hasFocus()); // the first field of the page
    QCOMPARE(tile->accessibleName(), u"Deposit"_s);
    QTest::keyClick(tile, Qt::Key_Space);
    QTest::mouseClick(home.find<PageTile>("tile-customers"), Qt::LeftButton, {}, QPoint(30, 30));
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].toString(), u"deposit"_s);
    QCOMPARE(asked[1][0].toString(), u"customers"_s);
}

void TestHomePage::aTellerSeesTheTill()
{
    const Home home(Role::Teller);
    auto *balance = home.find<QLabel>("tillBalance");
    QTRY_COMPARE(plainText(balance->text()), plainText(formatMoney(SampleBank::euro(1'248'000), MoneyStyle::GroupedWithCode)));
    auto *lines = home.find<AmountTable>("myOperations");
    QCOMPARE(lines->model()->rowCount(), 4);
    QCOMPARE(lines->model()->index(0, TillLineModel::Time).data().toString(), u"10:39"_s); // of Paris
    QVERIFY(home.find<QWidget>("tillCard")->accessibleName().startsWith(u"Till 03: "_s));
}

void TestHomePage::aQuietMorningHasAHint()
{
    const Home home(Role::Teller, [](SampleBank &bank) {
        wire::TillView till = SampleBank::till();
        till.lines.clear();
        bank.server.give(wire::till, till);
    });
    QTRY_VERIFY(home.emptyText("myOperations").contains(u"Nothing booked yet today|Press F3"_s));
}

void TestHomePage::aTillThatCannotBeReadIsSaid()
{
    Home home(Role::Teller, [](SampleBank &bank) {
        bank.server.script(wire::till.info, {Answer::problem(503, u"busy"_s)});
    });
    QTRY_VERIFY(home.emptyText("myOperations").contains(u"Your till can't be shown"_s));
    const auto buttons = home.find<QWidget>("tillCard")->findChildren<ActionButton *>();
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.first()->isVisible());
    buttons.first()->click();
    QTRY_COMPARE(home.find<AmountTable>("myOperations")->model()->rowCount(), 4);
    QVERIFY(buttons.first()->isHidden());
}

void TestHomePage::theTillFollowsABooking()
{
    Home home(Role::Teller);
    QTRY_COMPARE(home.find<AmountTable>("myOperations")->model()->rowCount(), 4);
    wire::TillView later = SampleBank::till();
    later.positions[0].balance = SampleBank::euro(1'373'000);
    home.bank.server.give(wire::till, later);
    Q_EMIT home.bank.navigator.booked();
    QTRY_VERIFY(plainText(home.find<QLabel>("tillBalance")->text()).endsWith(u"730.00"_s));
}

void TestHomePage::whatIsUrgentStandsFirst()
{
    const Home home(Role::Teller);
    auto *card = new QLabel(u"Outcome unknown"_s);
    home.page->addUrgentCard(card);
    QTRY_VERIFY(card->isVisible());
    QTRY_VERIFY(card->mapTo(home.page.get(), QPoint()).y()
                < home.find<AmountTable>("myOperations")->mapTo(home.page.get(), QPoint()).y());
}

void TestHomePage::complianceSeesWhatWaits()
{
    const Home home(Role::Compliance, [](SampleBank &bank) {
        const qint64 hour = 3600 * microsPerSecond;
        bank.server.give(wire::reviewQueue, {{{ReviewCaseId{1}, UserId{1}, u"Amélie"_s, bank.clock.nowMicros() - 50 * hour},
                                              {ReviewCaseId{2}, UserId{2}, u"王小明"_s, bank.clock.nowMicros() - hour}},
                                             u"next"_s,
                                             12});
    });
    auto *waiting = home.find<WaitingCard>("reviewsWaiting");
    QTRY_COMPARE(waiting->countText(), u"12"_s);
    QVERIFY(waiting->accessibleDescription().contains(u"oldest"_s));
    QSignalSpy asked(home.page.get(), &HomePage::pageRequested);
    waiting->button()->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), u"review"_s);
    QCOMPARE(home.find<AmountTable>("oldestCases")->model()->rowCount(), 2);
}

void TestHomePage::complianceWithNothingToDo()
{
    const Home home(Role::Compliance, [](SampleBank &bank) { bank.server.give(wire::reviewQueue, {}); });
    QTRY_COMPARE(home.find<WaitingCard>("reviewsWaiting")->countText(), u"0"_s);
    QVERIFY(!home.find<WaitingCard>("reviewsWaiting")->button()->isEnabled());
    QVERIFY(home.emptyText("oldestCases").contains(u"Nothing to review"_s));
}

void TestHomePage::aSupervisorSeesWhatWaits()
{
    const Home home(Role::Supervisor, [](SampleBank &bank) {
        const AccountRequest request{AccountId{9}, u"FR7630006000011234567890189"_s, u"Savings"_s, u"Karim"_s, UserId{7},
                                     UserId{8}, u"Jonas"_s, bank.clock.nowMicros() - 5 * 3600 * microsPerSecond};
        bank.server.give(wire::accountRequests, {{request, request}, u"next"_s});
        ReversalRequest correction = sampleReversals(UserId{12}).items.first();
        correction.requestedAtMicros = bank.clock.nowMicros() - 2 * 24 * 3600 * microsPerSecond;
        bank.server.give(wire::waitingReversals, {{correction}, {}});
    });
    auto *waiting = home.find<WaitingCard>("approvalsWaiting");
    QTRY_COMPARE(waiting->countText(), u"3+"_s);
    QVERIFY(waiting->accessibleDescription().contains(u"2 day"_s)); // the oldest of all
    QSignalSpy asked(home.page.get(), &HomePage::pageRequested);
    waiting->button()->click();
    QCOMPARE(asked[0][0].toString(), u"approvals"_s);
}

void TestHomePage::aManagerSeesTheBank()
{
    const Home home(Role::Manager, [](SampleBank &bank) { giveFigures(bank); });
    QTRY_COMPARE(home.find<KpiCard>("kpiIds")->value(), u"12"_s);
    QTRY_COMPARE(home.find<AmountTable>("lastDays")->model()->rowCount(), 6); // seven days without their Sunday
    QSignalSpy asked(home.page.get(), &HomePage::pageRequested);
    home.find<ActionButton>("allReports")->click();
    QCOMPARE(asked[0][0].toString(), u"reports"_s);
}

void TestHomePage::itFitsTheSmallestWindow_data()
{
    QTest::addColumn<Role>("role");
    for (const Role role : {Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager, Role::Administrator})
        QTest::newRow(qPrintable(QString(enumName(role)))) << role;
}

void TestHomePage::itFitsTheSmallestWindow()
{
    QFETCH(Role, role);
    const Home home(role, [](SampleBank &bank) { giveFigures(bank); });
    home.page->resize(1024 - 64, 640 - 56);
    QCOMPARE(home.page->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestHomePage)
#include "tst_homepage.moc"
