// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pageentry.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QVBoxLayout;

namespace guichet::ui {

class IconLabel;
class NavButton;

// The bank's name, the pages this user may open, and who is signed in. 220 px wide, or 64 with
// icons only.
class Sidebar : public QFrame
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);
    void setBank(const QString &name);
    void setUser(const DeskUser &user);
    void setEntries(const QList<PageEntry> &entries);
    // Marks this entry; none when it isn't listed here.
    void setCurrent(const QString &id);
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    NavButton *button(const QString &id) const { return m_buttons.value(id); }

Q_SIGNALS:
    void chosen(const QString &id);

private:
    bool m_compact = false;
    QLabel *m_bank;
    QVBoxLayout *m_list;
    QHash<QString, NavButton *> m_buttons;
    QLabel *m_person;
    QLabel *m_role;
};

} // namespace guichet::ui
