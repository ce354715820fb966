// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsheet.h"

#include "tests/ui/draftpages.h"
#include "ui/common/theme.h"
#include "ui/shell/navbutton.h"
#include "ui/shell/topbar.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

// Help, and what else the window shows of where one is.
class TestShortcutSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { theme::apply(Appearance::Light); }
    void theSheetShowsWindowAndPage();
    void helpIsAKeyAwayEverywhere();
    void aPageThatIsntListedIsMarkedWhereItBelongs();
    void theChosenAppearanceIsTold();
};

void TestShortcutSheet::theSheetShowsWindowAndPage()
{
    MainWindow window(draftPages());
    window.showDesk(teller());
    showDraft(window);
    window.showShortcuts();
    auto *sheet = window.findChild<ShortcutSheet *>();
    QVERIFY(sheet);
    QStringList texts;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        texts.append(label->text());
    for (const QString &wanted : {u"Find"_s, u"Lock"_s, u"Draft"_s, u"Print"_s, u"F3"_s})
        QVERIFY2(texts.contains(wanted), qPrintable(wanted));
    sheet->reject();
}

void TestShortcutSheet::helpIsAKeyAwayEverywhere()
{
    MainWindow window(draftPages());
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    const auto helps = [&window](QWidget *focused) {
        QTest::keyClick(focused, Qt::Key_F1);
        auto *sheet = window.findChild<ShortcutSheet *>();
        const bool isShown = sheet && sheet->isVisible();
        delete sheet;
        window.activateWindow();
        return isShown && QTest::qWaitForWindowActive(&window);
    };
    QVERIFY(helps(window.findChild<QLineEdit *>(u"email"_s)));
    window.showDesk(teller());
    DraftPage *page = showDraft(window);
    QTRY_VERIFY(page->edit->hasFocus());
    QVERIFY(helps(page->edit)); // where ? is a letter
    QCOMPARE(page->edit->text(), u"12.50"_s);
    window.lock();
    QVERIFY(helps(window.findChild<QLineEdit *>(u"unlockPassword"_s)));
    QVERIFY(window.isLocked());
}

void TestShortcutSheet::aPageThatIsntListedIsMarkedWhereItBelongs()
{
    QList<PageEntry> pages = draftPages();
    pages.append({u"customers"_s, u"Customers"_s, u"users"_s, Qt::Key_F6, staff, [] { return new PageFrame(u"Customers"_s); }});
    pages.append({u"customer"_s, u"Customer"_s, {}, {}, staff, [] { return new PageFrame(u"Customer"_s); }, false, u"customers"_s});
    MainWindow window(pages);
    window.showDesk(teller());
    window.showPage(u"draft"_s);
    window.showPage(u"customer"_s);
    QVERIFY(window.findChild<NavButton *>(u"nav-customers"_s)->isChecked());
    QVERIFY(!window.findChild<NavButton *>(u"nav-draft"_s)->isChecked());
}

void TestShortcutSheet::theChosenAppearanceIsTold()
{
    MainWindow window(draftPages());
    QSignalSpy chosen(&window, &MainWindow::appearanceChosen);
    Q_EMIT window.findChild<TopBar *>()->appearanceChosen(Appearance::Dark);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(theme::appearance(), Appearance::Dark);
}

QTEST_MAIN(TestShortcutSheet)
#include "tst_shortcutsheet.moc"
