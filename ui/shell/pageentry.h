// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/role.h"

#include <QKeySequence>
#include <QString>

#include <functional>

namespace guichet::ui {

class PageFrame;

// A workplace as the main window knows it: how to find it, who sees it, how to make it.
struct PageEntry {
    QString id;             // "deposit": stable, for links between pages and for tests
    QString title;          // in the sidebar: "Deposit"
    QString icon;           // a name of resources/icons
    QKeySequence shortcut;  // F2 … F9
    Roles roles;            // who sees it; hidden, not greyed, for the others
    std::function<PageFrame *()> factory; // called once, when the page is first shown
    bool isListed = true;   // in the sidebar; the others are reached from a listed page, and Esc leads back there
    QString belongsTo = {}; // of one that isn't listed: the listed page it is marked under; empty: none is
};

// Who works at this desk.
struct DeskUser {
    QString name;
    Role role = Role::Teller;
    QString branch; // "Branch 003"; may be empty
    QString onlyPage = {}; // the one page they may see; empty: those of their role
};

} // namespace guichet::ui
