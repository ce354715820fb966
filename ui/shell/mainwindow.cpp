// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/common/pageframe.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/signinpage.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int compactBelow = 1280; // pixels
constexpr QSize smallest{1024, 640};
constexpr QSize designTarget{1366, 706};
constexpr auto pagePrefix = "page:"_L1;

} // namespace

MainWindow::MainWindow(QList<PageEntry> pages, QWidget *parent)
    : QWidget(parent)
    , m_entries(std::move(pages))
    , m_whole(new QStackedWidget)
    , m_frame(new QWidget)
    , m_body(new QStackedWidget)
    , m_sidebar(new Sidebar)
    , m_top(new TopBar)
    , m_signIn(new SignInPage)
    , m_lock(new LockPage)
    , m_idle(new IdleWatch(this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(smallest);
    resize(designTarget);
    buildFrame();
    for (const PageEntry &entry : std::as_const(m_entries)) {
        const bool free = entry.shortcut.isEmpty() || m_registry.add({}, {entry.shortcut, entry.title});
        Q_ASSERT_X(free, "MainWindow", qPrintable(entry.id));
    }
    addWindowShortcut(Qt::CTRL | Qt::Key_K, tr("Find"), [this] {
        m_top->findBox()->setFocus(Qt::ShortcutFocusReason);
        m_top->findBox()->selectAll();
    });
    addWindowShortcut(Qt::CTRL | Qt::Key_L, tr("Lock"), [this] { lock(); });
    addWindowShortcut(Qt::Key_Escape, tr("Clear or go back"), [this] { escape(); });
    addHelpKey();
    addWindowShortcut(QKeySequence(u"?"_s), tr("The same, outside a text field"), [this] { showShortcuts(); });
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::requestPage);
    connect(m_top->findBox(), &FindBox::chosen, this, &MainWindow::choose);
    connect(m_top->findBox(), &FindBox::left, this, &MainWindow::focusPage);
    connect(m_top, &TopBar::lockRequested, this, &MainWindow::lock);
    connect(m_top, &TopBar::signOutRequested, this, &MainWindow::signOutRequested);
    connect(m_top, &TopBar::ownAccessRequested, this, &MainWindow::ownAccessRequested);
    connect(m_top, &TopBar::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_top, &TopBar::appearanceChosen, this, [this](Appearance appearance) {
        theme::apply(appearance);
        m_top->showAppearance(appearance);
        Q_EMIT appearanceChosen(appearance);
    });
    connect(m_lock, &LockPage::unlocked, this, &MainWindow::unlock);
    connect(m_lock, &LockPage::signOutRequested, this, &MainWindow::signOutRequested);
    connect(m_idle, &IdleWatch::idle, this, &MainWindow::lock);
    m_top->showAppearance(theme::appearance());
    m_top->findBox()->setSource(
        [this](const QString &text, FindBox::Deliver deliver) { find(text, std::move(deliver)); });
    showSignIn();
}

void MainWindow::buildFrame()
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_body, 1);
    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(right, 1);
    for (QWidget *layer : std::initializer_list<QWidget *>{m_signIn, m_frame, m_lock})
        m_whole->addWidget(layer);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_whole);
}

void MainWindow::addWindowShortcut(const QKeySequence &keys, const QString &text, std::function<void()> act)
{
    const bool free = m_registry.add({}, {keys, text});
    Q_ASSERT_X(free, "MainWindow", qPrintable(keys.toString()));
    // On the frame, so that neither the sign-in page nor the lock has them.
    auto *shortcut = new QShortcut(keys, m_frame);
    connect(shortcut, &QShortcut::activated, this, std::move(act));
}

// Everywhere: on the sign-in page, behind the lock, while one types in a field.
void MainWindow::addHelpKey()
{
    const bool free = m_registry.add({}, {Qt::Key_F1, tr("Show these shortcuts")});
    Q_ASSERT_X(free, "MainWindow", "F1");
    auto *shortcut = new QShortcut(Qt::Key_F1, this);
    connect(shortcut, &QShortcut::activated, this, &MainWindow::showShortcuts);
}

void MainWindow::setBank(const QString &name)
{
    m_sidebar->setBank(name);
    m_signIn->setBank(name);
    setWindowTitle(name);
}

void MainWindow::setFindSource(FindBox::Source source)
{
    m_findSource = std::move(source);
}

void MainWindow::setUnlockCheck(LockPage::Check check)
{
    m_lock->setCheck(std::move(check));
}

void MainWindow::setAutoLock(std::chrono::milliseconds idle)
{
    m_idle->setLimit(idle);
}

void MainWindow::setBusinessDate(QDate date)
{
    m_businessDate = date;
    for (PageFrame *page : std::as_const(m_pages))
        page->setBusinessDate(date);
}

void MainWindow::showDesk(const DeskUser &user)
{
    dropPages();
    m_user = user;
    m_sidebar->setUser(user);
    m_sidebar->setEntries(listedPages());
    m_top->setUserName(user.name);
    addPageShortcuts();
    m_whole->setCurrentWidget(m_frame);
    m_idle->setRunning(true);
    if (const QList<PageEntry> pages = allowedPages(); !pages.isEmpty())
        showPage(pages.first().id);
}

void MainWindow::addPageShortcuts()
{
    for (const PageEntry &entry : allowedPages()) {
        if (entry.shortcut.isEmpty())
            continue;
        auto *shortcut = new QShortcut(entry.shortcut, m_frame);
        connect(shortcut, &QShortcut::activated, this, [this, id = entry.id] { requestPage(id); });
        m_pageKeys.append(shortcut);
    }
}

void MainWindow::dropPages()
{
    // Or a field that is being edited says so to a page that is half gone.
    if (QWidget *field = focusWidget(); field && m_body->isAncestorOf(field))
        field->clearFocus();
    qDeleteAll(m_pageKeys);
    m_pageKeys.clear();
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page) {
        m_registry.removeScope(page.key());
        delete page.value();
    }
    m_pages.clear();
    m_current.clear();
    m_listed.clear();
}

void MainWindow::showSignIn()
{
    m_idle->setRunning(false);
    dropPages();
    m_user.reset();
    m_sidebar->setEntries({});
    m_top->setTill({});
    m_signIn->reset();
    m_whole->setCurrentWidget(m_signIn);
    m_signIn->enter();
}

void MainWindow::lock()
{
    if (!m_user || isLocked())
        return;
    m_idle->setRunning(false);
    m_top->findBox()->closePopup();
    m_whole->setCurrentWidget(m_lock);
    m_lock->enter(m_user->name);
}

bool MainWindow::isLocked() const
{
    return m_whole->currentWidget() == m_lock;
}

void MainWindow::unlock()
{
    m_whole->setCurrentWidget(m_frame);
    m_idle->setRunning(true);
    focusPage();
}

const PageEntry *MainWindow::allowed(const QString &id) const
{
    for (const PageEntry &entry : m_entries) {
        if (entry.id == id && m_user && entry.roles.contains(m_user->role)
            && (m_user->onlyPage.isEmpty() || m_user->onlyPage == id))
            return &entry;
    }
    return nullptr;
}

QList<PageEntry> MainWindow::allowedPages() const
{
    QList<PageEntry> pages;
    for (const PageEntry &entry : m_entries) {
        if (allowed(entry.id))
            pages.append(entry);
    }
    return pages;
}

QList<PageEntry> MainWindow::listedPages() const
{
    QList<PageEntry> pages = allowedPages();
    pages.removeIf([](const PageEntry &entry) { return !entry.isListed; });
    return pages;
}

PageFrame *MainWindow::page(const QString &id)
{
    while (preparePage(id)) { }
    return m_pages.value(id);
}

bool MainWindow::preparePage(const QString &id)
{
    const PageEntry *entry = allowed(id);
    if (!entry)
        return false;
    PageFrame *&page = m_pages[id];
    if (!page) {
        page = entry->factory();
        page->setObjectName(u"page-%1"_s.arg(id));
        page->setBusinessDate(m_businessDate);
        for (const ShortcutEntry &shortcut : page->shortcuts()) {
            const bool free = m_registry.add(id, shortcut);
            Q_ASSERT_X(free, "MainWindow", qPrintable(id + u' ' + shortcut.keys.toString()));
        }
        return true;
    }
    if (m_body->indexOf(page) >= 0)
        return false;
    m_body->addWidget(page); // gives the whole page its style
    page->ensurePolished();
    return true;
}

MainWindow::~MainWindow()
{
    dropPages(); // one may not be the window's yet
}

void MainWindow::requestPage(const QString &id)
{
    if (m_pages.contains(id) || !page(id))
        showPage(id);
    else
        QMetaObject::invokeMethod(this, [this, id] { showPage(id); }, Qt::QueuedConnection);
}

bool MainWindow::showPage(const QString &id)
{
    PageFrame *shown = page(id);
    if (!shown)
        return false;
    m_current = id;
    const PageEntry &entry = *allowed(id);
    if (entry.isListed)
        m_listed = id;
    m_sidebar->setCurrent(entry.isListed ? id : entry.belongsTo);
    m_body->setCurrentWidget(shown);
    shown->enter();
    Q_EMIT pageShown(id);
    return true;
}

void MainWindow::find(const QString &text, FindBox::Deliver deliver)
{
    QList<FindResult> pages;
    for (const PageEntry &entry : listedPages()) {
        if (entry.title.startsWith(text, Qt::CaseInsensitive))
            pages.append({pagePrefix + entry.id, entry.icon, entry.title, entry.shortcut.toString()});
    }
    if (!m_findSource) {
        deliver(pages);
        return;
    }
    if (!pages.isEmpty())
        deliver(pages); // what is known at once need not wait for the server
    m_findSource(text, [pages, deliver](const QList<FindResult> &others) { deliver(pages + others); });
}

void MainWindow::choose(const QString &id)
{
    focusPage();
    if (id.startsWith(pagePrefix))
        showPage(id.mid(pagePrefix.size()));
    else
        Q_EMIT found(id);
}

void MainWindow::escape()
{
    PageFrame *current = m_pages.value(m_current);
    if (current && current->clearOrBack())
        return;
    if (m_current != m_listed && showPage(m_listed))
        return;
    if (const QList<PageEntry> pages = allowedPages(); !pages.isEmpty())
        showPage(pages.first().id);
}

void MainWindow::focusPage()
{
    if (PageFrame *current = m_pages.value(m_current))
        current->enter();
}

QList<ShortcutEntry> MainWindow::keysEverywhere() const
{
    if (!m_user)
        return {{Qt::Key_Enter, tr("Next field, then sign in")}, {Qt::Key_F1, tr("Show these shortcuts")}};
    if (isLocked())
        return {{Qt::Key_Enter, tr("Unlock")}, {Qt::Key_F1, tr("Show these shortcuts")}};
    QList<ShortcutEntry> everywhere = m_registry.entries({});
    everywhere.removeIf([this](const ShortcutEntry &shortcut) {
        return std::any_of(m_entries.cbegin(), m_entries.cend(), [&](const PageEntry &entry) {
            return entry.shortcut == shortcut.keys && !allowed(entry.id);
        });
    });
    return everywhere;
}

void MainWindow::showShortcuts()
{
    const PageFrame *current = isLocked() ? nullptr : m_pages.value(m_current);
    auto *sheet = new ShortcutSheet(keysEverywhere(), current ? current->title() : QString(),
                                    current ? m_registry.entries(m_current) : QList<ShortcutEntry>(), this);
    sheet->open();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_sidebar->setCompact(width() < compactBelow);
    m_top->findBox()->closePopup();
}

} // namespace guichet::ui
