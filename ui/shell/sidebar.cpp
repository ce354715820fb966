// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "models/items/enumlabels.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/shell/navbutton.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int fullWidth = 220;
constexpr int compactWidth = 64;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QFrame(parent)
    , m_bank(new ElidedLabel({}, "bank"))
    , m_list(new QVBoxLayout)
    , m_person(new ElidedLabel({}, "person"))
    , m_role(new ElidedLabel({}, "role"))
{
    setProperty("cls", u"side"_s);
    setAccessibleName(tr("Workplaces"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 14, 12, 14);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 0, 0);
    top->setSpacing(8);
    top->addWidget(new IconLabel(u"building-bank"_s, &Tokens::sidebarText, 24));
    top->addWidget(m_bank, 1);
    column->addLayout(top);
    column->addSpacing(20);
    m_list->setSpacing(2);
    column->addLayout(m_list);
    column->addStretch();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 0, 0, 0);
    foot->setSpacing(8);
    foot->addWidget(new IconLabel(u"user-circle"_s, &Tokens::sidebarText, 24));
    auto *who = new QVBoxLayout;
    who->setSpacing(0);
    who->addWidget(m_person);
    who->addWidget(m_role);
    foot->addLayout(who, 1);
    column->addLayout(foot);
    setCompact(false);
}

void Sidebar::setBank(const QString &name)
{
    m_bank->setText(name);
}

void Sidebar::setUser(const DeskUser &user)
{
    m_person->setText(user.name);
    const QString role = labelOf(user.role);
    m_role->setText(user.branch.isEmpty() ? role : tr("%1 · %2").arg(role, user.branch));
}

void Sidebar::setEntries(const QList<PageEntry> &entries)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const PageEntry &entry : entries) {
        auto *button = new NavButton(entry.title, entry.icon,
                                     entry.shortcut.toString(QKeySequence::NativeText));
        button->setObjectName(u"nav-%1"_s.arg(entry.id));
        button->setCompact(m_compact);
        connect(button, &NavButton::clicked, this, [this, id = entry.id] { Q_EMIT chosen(id); });
        m_list->addWidget(button);
        m_buttons.insert(entry.id, button);
    }
}

void Sidebar::setCurrent(const QString &id)
{
    for (auto entry = m_buttons.cbegin(); entry != m_buttons.cend(); ++entry) {
        entry.value()->setAutoExclusive(false); // or the marked one could not be unmarked
        entry.value()->setChecked(entry.key() == id);
        entry.value()->setAutoExclusive(true);
    }
}

void Sidebar::setCompact(bool compact)
{
    m_compact = compact;
    setFixedWidth(compact ? compactWidth : fullWidth);
    for (QLabel *label : {m_bank, m_person, m_role})
        label->setVisible(!compact);
    for (NavButton *button : std::as_const(m_buttons))
        button->setCompact(compact);
}

} // namespace guichet::ui
