// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/enternext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/statuschip.h"
#include "ui/shell/findbox.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace guichet::ui {

TopBar::TopBar(QWidget *parent)
    : QFrame(parent)
    , m_find(new FindBox)
    , m_till(new ElidedLabel({}, "muted"))
    , m_chip(new StatusChip)
    , m_help(new QToolButton)
    , m_user(new QToolButton)
{
    setProperty("cls", u"top"_s);
    setFixedHeight(56);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 20, 0);
    row->setSpacing(12);
    row->addWidget(m_find);
    row->addStretch(1);
    row->addWidget(m_till);
    row->addWidget(m_chip);
    row->addWidget(m_help);
    row->addWidget(m_user);
    m_find->setMinimumWidth(240);
    m_find->setMaximumWidth(380);
    m_find->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->setStretch(0, 2);
    m_till->setObjectName(u"till"_s);
    m_chip->setObjectName(u"connection"_s);
    m_help->setObjectName(u"help"_s);
    m_help->setIcon(icon(u"help"_s, &Tokens::muted));
    m_help->setIconSize({22, 22});
    m_help->setFocusPolicy(Qt::TabFocus);
    m_help->setAccessibleName(tr("Keyboard shortcuts"));
    m_help->setToolTip(tr("Keyboard shortcuts (F1)"));
    connect(m_help, &QToolButton::clicked, this, &TopBar::shortcutsRequested);
    m_user->setObjectName(u"userMenu"_s);
    m_user->setIcon(icon(u"user-circle"_s, &Tokens::muted));
    m_user->setIconSize({22, 22});
    m_user->setPopupMode(QToolButton::InstantPopup);
    m_user->setFocusPolicy(Qt::TabFocus);
    pressWithEnter(m_help);
    pressWithEnter(m_user);
    setUserName({});
    buildMenu();
    setConnection(ConnectionState::Online);
}

void TopBar::buildMenu()
{
    auto *menu = new QMenu(m_user);
    QAction *lock = menu->addAction(icon(u"lock"_s), tr("Lock"));
    lock->setShortcut(Qt::CTRL | Qt::Key_L); // shown here; the main window owns the key
    lock->setShortcutContext(Qt::WidgetShortcut);
    QAction *keys = menu->addAction(icon(u"keyboard"_s), tr("Keyboard shortcuts"));
    keys->setShortcut(Qt::Key_F1); // likewise
    keys->setShortcutContext(Qt::WidgetShortcut);
    menu->addSeparator();
    m_appearances = new QActionGroup(menu);
    const struct {
        Appearance appearance;
        QString icon;
        QString text;
    } choices[] = {{Appearance::System, u"device-desktop"_s, tr("Appearance of the system")},
                   {Appearance::Light, u"sun"_s, tr("Light")},
                   {Appearance::Dark, u"moon"_s, tr("Dark")}};
    for (const auto &choice : choices) {
        QAction *action = menu->addAction(icon(choice.icon), choice.text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice.appearance));
        m_appearances->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, appearance = choice.appearance] { Q_EMIT appearanceChosen(appearance); });
    }
    menu->addSeparator();
    QAction *access = menu->addAction(icon(u"shield-check"_s), tr("Password and sign-in…"));
    access->setObjectName(u"ownAccess"_s);
    connect(access, &QAction::triggered, this, &TopBar::ownAccessRequested);
    QAction *out = menu->addAction(icon(u"logout"_s), tr("Sign out"));
    connect(lock, &QAction::triggered, this, &TopBar::lockRequested);
    connect(keys, &QAction::triggered, this, &TopBar::shortcutsRequested);
    connect(out, &QAction::triggered, this, &TopBar::signOutRequested);
    m_user->setMenu(menu);
}

void TopBar::setTill(const QString &text)
{
    m_till->setText(text);
    m_till->setVisible(!text.isEmpty());
}

void TopBar::setConnection(ConnectionState state)
{
    m_connection = state;
    switch (state) {
    case ConnectionState::Online:
        m_chip->set(ChipKind::Ok, tr("Online"));
        break;
    case ConnectionState::Reconnecting:
        m_chip->set(ChipKind::Warn, tr("Reconnecting…"));
        break;
    case ConnectionState::Offline:
        m_chip->set(ChipKind::Bad, tr("Offline: read only"));
        break;
    case ConnectionState::ServerBusy:
        m_chip->set(ChipKind::Warn, tr("Server busy"));
        break;
    }
    m_chip->setAccessibleName(tr("Connection: %1").arg(m_chip->text()));
}

void TopBar::setUserName(const QString &name)
{
    m_user->setAccessibleName(name.isEmpty() ? tr("User menu") : tr("User menu of %1").arg(name));
    m_user->setToolTip(name);
}

void TopBar::showAppearance(Appearance appearance)
{
    for (QAction *action : m_appearances->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(appearance));
}

} // namespace guichet::ui
