// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcutregistry.h"
#include "ui/shell/findbox.h"
#include "ui/shell/lockpage.h"
#include "ui/shell/pageentry.h"
#include "ui/shell/topbar.h"

#include <QDate>
#include <QWidget>

#include <chrono>
#include <optional>

class QShortcut;
class QStackedWidget;

namespace guichet::ui {

class IdleWatch;
class Sidebar;
class SignInPage;

// The window: sign-in, then the pages in a frame, then the lock. It knows of a page only what its
// PageEntry says, and of the bank only what app/desk tells it through the setters. GUI thread.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    // The first entry a user may see is their home.
    explicit MainWindow(QList<PageEntry> pages, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setBank(const QString &name);
    // Finds what is not a page; pages are found by their titles.
    void setFindSource(FindBox::Source source);
    void setUnlockCheck(LockPage::Check check);
    void setUnlockNeedsCode(bool needsCode) { m_lock->setCodeNeeded(needsCode); }
    // Zero switches auto-lock off.
    void setAutoLock(std::chrono::milliseconds idle);
    void setBusinessDate(QDate date);
    void setTill(const QString &text) { m_top->setTill(text); }
    void setConnection(ConnectionState state) { m_top->setConnection(state); }

    SignInPage *signInPage() const { return m_signIn; }
    // Frames the pages of this user's role and shows their home.
    void showDesk(const DeskUser &user);
    // Drops every page with what was typed in it, and asks who is next.
    void showSignIn();
    void lock();
    bool isLocked() const;

    // Makes the page when it is first asked for. Null when the id is unknown or not for this role.
    PageFrame *page(const QString &id);
    // One step towards page(id), short enough for the event loop. False when there is nothing left to do.
    bool preparePage(const QString &id);
    // False when the role may not.
    bool showPage(const QString &id);
    QString currentPage() const { return m_current; }
    bool isShowingOnly(const QString &id) const { return m_user && m_user->onlyPage == id; }
    // The keys of window and page; before sign-in and behind the lock those that work there.
    void showShortcuts();

Q_SIGNALS:
    void signOutRequested();
    // Password, second factor, sessions: chosen in the user's menu.
    void ownAccessRequested();
    void pageShown(const QString &id);
    // A result of the find source was chosen: its id.
    void found(const QString &id);
    // Chosen in the user's menu, and shown already.
    void appearanceChosen(guichet::ui::Appearance appearance);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFrame();
    void addWindowShortcut(const QKeySequence &keys, const QString &text, std::function<void()> act);
    void addPageShortcuts();
    void addHelpKey();
    QList<ShortcutEntry> keysEverywhere() const;
    void find(const QString &text, FindBox::Deliver deliver);
    void choose(const QString &id);
    void escape();
    void focusPage();
    // Shows it; one that isn't made yet is made now and shown in a turn of its own, so that neither takes long.
    void requestPage(const QString &id);
    void dropPages();
    void unlock();
    const PageEntry *allowed(const QString &id) const;
    QList<PageEntry> allowedPages() const;
    QList<PageEntry> listedPages() const;

    QList<PageEntry> m_entries;
    QHash<QString, PageFrame *> m_pages;
    QString m_current;
    QString m_listed; // the listed page that led to the current one
    std::optional<DeskUser> m_user;
    QDate m_businessDate;
    FindBox::Source m_findSource;
    ShortcutRegistry m_registry;
    QList<QShortcut *> m_pageKeys;
    QStackedWidget *m_whole;
    QWidget *m_frame;
    QStackedWidget *m_body;
    Sidebar *m_sidebar;
    TopBar *m_top;
    SignInPage *m_signIn;
    LockPage *m_lock;
    IdleWatch *m_idle;
};

} // namespace guichet::ui
