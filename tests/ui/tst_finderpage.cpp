// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/finderpage.h"

#include "tests/ui/officepage.h"

#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Finder = OfficePage<FinderPage>;

// Finding customers as one types, against a scripted bank.
class TestFinderPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void oneLetterAsksNothing()
    {
        const Finder page(Role::Teller);
        QVERIFY(page.find("customerFindEdit")->hasFocus());
        page.type(u"f"_s);
        QVERIFY(!waitUntil([&] { return page.asked(wire::findCustomers.info) > 0; }, 400));
    }

    void typingAsksOnceAfterAPause()
    {
        const Finder page(Role::Teller, giveTwo);
        page.type(u"fontaine"_s);
        QTRY_COMPARE(rows(page), 2);
        QCOMPARE(page.asked(wire::findCustomers.info), 1);
        QVERIFY(page.bank->server.requests(wire::findCustomers.info).first().target.contains("text=fontaine"));
    }

    void anOldAnswerIsDropped()
    {
        const Finder page(Role::Teller, giveTwo);
        const wire::CustomerList late{{SampleBank::summary(UserId{1}, u"Too Late"_s)}};
        page.bank->server.script(wire::findCustomers.info,
                                 {ScriptedServer::reply(wire::findCustomers, late).after(400)});
        page.type(u"fo"_s);
        QTRY_COMPARE(page.asked(wire::findCustomers.info), 1);
        page.type(u"nt"_s);
        QTRY_COMPARE(rows(page), 2);
        QVERIFY(!waitUntil([&] { return rows(page) == 1; }, 500));
    }

    void arrowsChooseAndEnterOpens_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void arrowsChooseAndEnterOpens()
    {
        QFETCH(const Qt::LayoutDirection, direction);
        const auto before = qScopeGuard([was = QApplication::layoutDirection()] { QApplication::setLayoutDirection(was); });
        QApplication::setLayoutDirection(direction);
        const Finder page(Role::Teller, giveTwo);
        QSignalSpy opened(&page.bank->navigator, &Navigator::customerRequested);
        page.type(u"font"_s);
        QTRY_COMPARE(rows(page), 2);
        page.press(Qt::Key_Down);
        page.press(Qt::Key_Down);
        page.press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<UserId>(), UserId{100'907});
        page.press(Qt::Key_Up);
        page.press(Qt::Key_Return);
        QCOMPARE(opened.last().first().value<UserId>(), SampleBank::amelie);
    }

    void enterBeforeTheAnswerOpensTheOnlyOne()
    {
        const Finder page(Role::Teller);
        QSignalSpy opened(&page.bank->navigator, &Navigator::customerRequested);
        page.type(u"amelie@example.org"_s);
        page.press(Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
    }

    void enterBeforeTheAnswerOpensNoneOfSeveral()
    {
        const Finder page(Role::Teller, giveTwo);
        QSignalSpy opened(&page.bank->navigator, &Navigator::customerRequested);
        page.type(u"font"_s);
        page.press(Qt::Key_Return);
        QTRY_COMPARE(rows(page), 2);
        QVERIFY(opened.isEmpty());
    }

    void nobodyFoundOffersANewCustomer()
    {
        const Finder page(Role::Teller, [](ScriptedServer &server) { server.give(wire::findCustomers, {}); });
        QSignalSpy registering(&page.bank->navigator, &Navigator::registerRequested);
        page.type(u"fontian"_s);
        QTRY_VERIFY(says(page, u"No customer matches “fontian”."_s));
        page.click("newCustomerButton");
        QCOMPARE(registering.size(), 1);
    }

    void aFailureCanBeTriedAgain()
    {
        const Finder page(Role::Teller, giveTwo);
        page.bank->server.script(wire::findCustomers.info, {Answer::problem(503, u"busy"_s)});
        page.type(u"font"_s);
        QTRY_VERIFY(says(page, u"The search didn't work."_s));
        page.press(Qt::Key_Return);
        QTRY_COMPARE(rows(page), 2);
        QVERIFY(page.shows("customerTable"));
    }

    void escapeClearsFirst()
    {
        const Finder page(Role::Teller, giveTwo);
        page.type(u"font"_s);
        QTRY_COMPARE(rows(page), 2);
        QVERIFY(page.page->clearOrBack());
        QCOMPARE(rows(page), 0);
        QVERIFY(!page.page->clearOrBack());
    }

    void whoMayNotRegisterIsNotOfferedIt()
    {
        const Finder page(Role::Compliance);
        QVERIFY(!page.shows("newCustomerButton"));
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        const Finder page(Role::Teller, giveTwo);
        page.type(u"font"_s);
        QTRY_COMPARE(rows(page), 2);
        QCOMPARE(page.nameless(), QStringList());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

private:
    static void giveTwo(ScriptedServer &server)
    {
        server.give(wire::findCustomers, {{SampleBank::summary(SampleBank::amelie, u"Amélie Fontaine-Nguyễn"_s),
                                           SampleBank::summary(UserId{100'907}, u"Delphine Fontaine"_s)}});
    }
    static int rows(const Finder &page) { return page.find<QTableView>("customerTable")->model()->rowCount(); }
    static bool says(const Finder &page, const QString &text)
    {
        const QList<QLabel *> labels = page.page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
};

QTEST_MAIN(TestFinderPage)
#include "tst_finderpage.moc"
