// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "tests/ui/draftpages.h"
#include "tests/ui/gallery.h"
#include "ui/common/pageframe.h"
#include "ui/shell/findbox.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/lockpage.h"
#include "ui/shell/navbutton.h"
#include "ui/shell/pageentry.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/signinpage.h"

#include <QAccessible>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace guichet;
using namespace guichet::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theSidebarHasTheEntriesOfTheRole_data();
    void theSidebarHasTheEntriesOfTheRole();
    void aForeignPageIsNotMade();
    void functionKeysSwitchPages();
    void aPageThatBelongsToNoneUnmarksTheSidebar();
    void itFitsASmallScreen();
    void everyFocusableChildHasAName();
    void theSidebarNarrowsWithTheWindow();
    void lockKeepsTheDraftAndAsksForThePassword();
    void idlenessLocks();
    void escapeAsksThePageFirst();
    void pagesAndOthersAreFound();
    void anOldAnswerIsDropped();
    void signingOutDropsThePages();
    void aFieldBeingEditedEndsBeforeItsPage();
    void signInAsksOnce();
    void aChangedCertificateCannotBeClickedAway();
    void aTouchPutsIdlenessOff();
};

void TestMainWindow::init()
{
    theme::apply(Appearance::Light);
}

void TestMainWindow::theSidebarHasTheEntriesOfTheRole_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("teller") << Role::Teller
                            << QStringList{u"home"_s, u"deposit"_s, u"withdraw"_s, u"transfer"_s, u"customers"_s,
                                           u"till"_s};
    QTest::newRow("compliance") << Role::Compliance << QStringList{u"home"_s, u"customers"_s, u"review"_s};
    QTest::newRow("manager") << Role::Manager << QStringList{u"home"_s, u"customers"_s, u"reports"_s};
    QTest::newRow("customer") << Role::Customer << QStringList{};
}

void TestMainWindow::theSidebarHasTheEntriesOfTheRole()
{
    QFETCH(Role, role);
    QFETCH(QStringList, ids);
    MainWindow window(samplePages());
    window.showDesk({.name = u"Somebody"_s, .role = role, .branch = {}});
    QStringList shown;
    for (const NavButton *button : window.findChildren<NavButton *>())
        shown.append(button->objectName().mid(4));
    QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()), QSet<QString>(ids.cbegin(), ids.cend()));
    QCOMPARE(window.currentPage(), ids.value(0));
}

void TestMainWindow::aForeignPageIsNotMade()
{
    MainWindow window(samplePages());
    window.showDesk(teller());
    QVERIFY(!window.showPage(u"review"_s));
    QVERIFY(!window.page(u"review"_s));
    QVERIFY(!window.page(u"nowhere"_s));
    QCOMPARE(window.currentPage(), u"home"_s);
}

void TestMainWindow::functionKeysSwitchPages()
{
    MainWindow window(samplePages());
    window.showDesk(teller());
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(&window, Qt::Key_F3);
    QTRY_COMPARE(window.currentPage(), u"deposit"_s);
    QTest::keyClick(&window, Qt::Key_F7); // compliance's
    QTest::keyClick(&window, Qt::Key_F8);
    QTRY_COMPARE(window.currentPage(), u"till"_s);
    QVERIFY(window.findChild<NavButton *>(u"nav-till"_s)->isChecked());
}

void TestMainWindow::aPageThatBelongsToNoneUnmarksTheSidebar()
{
    const auto plain = [] { return new PageFrame(u"Own"_s); };
    MainWindow window(samplePages()
                      << PageEntry{u"own"_s, u"Own"_s, {}, {}, staff, plain, false}
                      << PageEntry{u"customer"_s, u"Customer"_s, {}, {}, staff, plain, false, u"customers"_s});
    window.showDesk(teller());
    const auto marked = [&window] {
        QStringList names;
        for (const NavButton *button : window.findChildren<NavButton *>()) {
            if (button->isChecked())
                names.append(button->objectName());
        }
        return names;
    };
    QVERIFY(window.showPage(u"till"_s));
    QCOMPARE(marked(), QStringList{u"nav-till"_s});
    QVERIFY(window.showPage(u"own"_s));
    QCOMPARE(marked(), QStringList());
    QVERIFY(window.showPage(u"customer"_s));
    QCOMPARE(marked(), QStringList{u"nav-customers"_s});
}

void TestMainWindow::itFitsASmallScreen()
{
    MainWindow window(samplePages());
    const auto fits = [&window] {
        const QSize least = window.minimumSizeHint();
        return least.width() <= 1024 && least.height() <= 640;
    };
    QVERIFY(fits());
    window.showDesk(teller());
    window.setTill(u"Till 03 · EUR 12 480.00"_s);
    QVERIFY(window.showPage(u"deposit"_s));
    window.resize(1024, 640);
    window.show();
    QTRY_VERIFY(fits());
    QCOMPARE(window.size(), QSize(1024, 640));
    window.lock();
    QVERIFY(fits());
}

void TestMainWindow::everyFocusableChildHasAName()
{
    MainWindow window(samplePages());
    window.setBank(u"Northgate Bank"_s);
    window.showDesk(teller());
    window.showPage(u"deposit"_s);
    window.show();
    int seen = 0;
    for (QWidget *child : window.findChildren<QWidget *>()) {
        const bool ofAnotherWindow = child->window() != &window; // the list that a combo box drops
        if (child->focusPolicy() == Qt::NoFocus || child->objectName().startsWith(u"qt_") || ofAnotherWindow)
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(child);
        QVERIFY(face);
        const QString name = face->text(QAccessible::Name);
        const QString who = u"%1 %2"_s.arg(QLatin1String(child->metaObject()->className()), child->objectName());
        QVERIFY2(!name.isEmpty(), qPrintable(who));
        // On Unix Qt answers a combo box's name with its text; its label is then what tells it apart.
        if (qobject_cast<QComboBox *>(child)) {
            QVERIFY2(!child->accessibleName().isEmpty(), qPrintable(who));
            QVERIFY2(!face->relations(QAccessible::Label).isEmpty(), qPrintable(who));
        }
        ++seen;
    }
    QVERIFY(seen > 15);
}

void TestMainWindow::theSidebarNarrowsWithTheWindow()
{
    MainWindow window(samplePages());
    window.showDesk(teller());
    window.resize(1366, 706);
    window.show();
    auto *sidebar = window.findChild<Sidebar *>();
    QTRY_COMPARE(sidebar->width(), 220);
    window.resize(1200, 706);
    QTRY_COMPARE(sidebar->width(), 64);
    QVERIFY(sidebar->button(u"deposit"_s)->toolTip().startsWith(u"Deposit"_s));
}

void TestMainWindow::lockKeepsTheDraftAndAsksForThePassword()
{
    MainWindow window(draftPages());
    window.setUnlockCheck([](const QString &password, const QString &, const LockPage::Verdict &verdict) {
        verdict(password == u"right"_s ? QString() : u"That is not the password."_s);
    });
    window.showDesk(teller());
    DraftPage *page = showDraft(window);
    QTRY_VERIFY(page->edit->hasFocus());
    QTest::keyClick(page->edit, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(window.isLocked());
    QVERIFY(!page->isVisible());
    QTest::keyClick(&window, Qt::Key_F2); // the desk's keys are dead behind the lock
    auto *password = window.findChild<QLineEdit *>(u"unlockPassword"_s);
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(window.isLocked());
    QCOMPARE(password->text(), QString());
    QTest::keyClicks(password, u"right"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(!window.isLocked());
    QCOMPARE(window.currentPage(), u"draft"_s);
    QCOMPARE(page->edit->text(), u"12.50"_s);
    QTRY_VERIFY(page->edit->hasFocus());
}

void TestMainWindow::idlenessLocks()
{
    MainWindow window(draftPages());
    window.setAutoLock(30ms);
    QVERIFY(!window.isLocked()); // nobody is signed in: nothing to lock
    window.showDesk(teller());
    QTRY_VERIFY(window.isLocked());
}

void TestMainWindow::escapeAsksThePageFirst()
{
    MainWindow window(draftPages());
    window.showDesk(teller());
    DraftPage *page = showDraft(window);
    QTRY_VERIFY(page->edit->hasFocus());
    QTest::keyClick(page->edit, Qt::Key_Escape);
    QTRY_COMPARE(page->edit->text(), QString());
    QCOMPARE(window.currentPage(), u"draft"_s);
    QTest::keyClick(page->edit, Qt::Key_Escape);
    QTRY_COMPARE(window.currentPage(), u"home"_s);
}

void TestMainWindow::pagesAndOthersAreFound()
{
    MainWindow window(draftPages());
    window.setFindSource([](const QString &, const FindBox::Deliver &deliver) {
        deliver({{u"customer:7"_s, u"user"_s, u"Drake Holm"_s, u"Customer 7"_s}});
    });
    window.showDesk(teller());
    window.show();
    window.activateWindow();
    auto *box = window.findChild<FindBox *>();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(box->hasFocus());
    QSignalSpy found(&window, &MainWindow::found);
    QTest::keyClicks(box, u"dra"_s);
    QTest::keyClick(box, Qt::Key_Return); // asks at once
    auto *list = window.findChild<QListWidget *>(u"findResults"_s);
    QVERIFY(list);
    QCOMPARE(list->count(), 2);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(window.currentPage(), u"draft"_s);
    QCOMPARE(found.size(), 0);
    QTest::keyClicks(box, u"dra"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().first().toString(), u"customer:7"_s);
    QVERIFY(!box->popupIsOpen());
}

void TestMainWindow::anOldAnswerIsDropped()
{
    QList<FindBox::Deliver> waiting;
    FindBox box;
    box.setSource([&waiting](const QString &, const FindBox::Deliver &deliver) { waiting.append(deliver); });
    box.show();
    box.setText(u"an"_s);
    QTest::keyClick(&box, Qt::Key_Return);
    box.setText(u"ann"_s);
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(waiting.size(), 2);
    waiting.at(1)({{u"2"_s, u"user"_s, u"Anna"_s, {}}});
    waiting.at(0)({{u"1"_s, u"user"_s, u"Andy"_s, {}}, {u"3"_s, u"user"_s, u"Anton"_s, {}}});
    auto *list = box.findChild<QListWidget *>(u"findResults"_s);
    QVERIFY(list);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"Anna"_s);
}

void TestMainWindow::signingOutDropsThePages()
{
    MainWindow window(draftPages());
    window.showDesk(teller());
    const QPointer<DraftPage> page = showDraft(window);
    window.showSignIn();
    QVERIFY(!page);
    QVERIFY(!window.page(u"draft"_s));
    window.showDesk(teller());
    QCOMPARE(static_cast<DraftPage *>(window.page(u"draft"_s))->edit->text(), QString());
}

void TestMainWindow::aFieldBeingEditedEndsBeforeItsPage()
{
    struct Page : PageFrame {
        explicit Page(QStringList &said)
            : PageFrame(u"Own"_s)
            , told(said)
        {
            auto *field = new QLineEdit;
            body()->addWidget(field);
            connect(field, &QLineEdit::editingFinished, this, [this] { told.append(u"edited"_s); });
        }
        ~Page() override { told.append(u"gone"_s); }
        QStringList &told;
    };
    QStringList told;
    MainWindow window({PageEntry{u"own"_s, u"Own"_s, u"home"_s, {}, staff, [&told] { return new Page(told); }}});
    window.showDesk(teller());
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    auto *field = window.page(u"own"_s)->findChild<QLineEdit *>();
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"a"_s);
    window.showSignIn();
    QCOMPARE(told, (QStringList{u"edited"_s, u"gone"_s}));
}

void TestMainWindow::signInAsksOnce()
{
    MainWindow window(draftPages());
    window.show();
    SignInPage *page = window.signInPage();
    QSignalSpy asked(page, &SignInPage::signInRequested);
    auto *email = page->findChild<QLineEdit *>(u"email"_s);
    auto *password = page->findChild<QLineEdit *>(u"password"_s);
    QTest::keyClicks(email, u"maya@northgate.example"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(asked.size(), 0); // no password yet
    QTest::keyClicks(password, u"secret"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toString(), u"secret"_s);
    QCOMPARE(asked.first().at(2).toBool(), false);
    page->setError(u"No."_s);
    QCOMPARE(password->text(), QString());
    QVERIFY(password->isEnabled());
}

void TestMainWindow::aChangedCertificateCannotBeClickedAway()
{
    SignInPage page;
    page.setServer(u"bank.example"_s, CertificateState::Changed);
    page.findChild<QLineEdit *>(u"email"_s)->setText(u"maya@northgate.example"_s);
    page.findChild<QLineEdit *>(u"password"_s)->setText(u"secret"_s);
    QVERIFY(!page.findChild<QPushButton *>(u"signIn"_s)->isEnabled());
    QSignalSpy asked(&page, &SignInPage::signInRequested);
    QTest::keyClick(page.findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
}

void TestMainWindow::aTouchPutsIdlenessOff()
{
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.setLimit(200ms);
    QElapsedTimer past;
    past.start();
    watch.setRunning(true);
    QLineEdit edit;
    QTRY_VERIFY(past.hasExpired(100));
    QTest::keyClicks(&edit, u"a"_s);
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(past.elapsed() >= 290);
    watch.setRunning(false);
    QTest::keyClicks(&edit, u"a"_s);
    past.restart();
    QTRY_VERIFY(past.hasExpired(250));
    QCOMPARE(idle.size(), 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
