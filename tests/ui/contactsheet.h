// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QString>

#include <functional>

class QWidget;

// Pictures of widgets and pages in each state, for a person to look at.
namespace guichet::ui {

struct Picture {
    QString name;                    // the PNG's: "deposit-empty"
    std::function<QWidget *()> make; // the sheet owns and shows it
    QSize size{1366, 706};
};

// Every picture; each comes out light, dark and right to left (contactsheet.cpp).
QList<Picture> pictures();

} // namespace guichet::ui
