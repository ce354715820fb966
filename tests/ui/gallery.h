// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pageentry.h"

class QWidget;

// Widgets and frames filled with fixed values, for the contact sheet and the tests of the shell.
namespace guichet::ui {

QWidget *gallery();
QWidget *shellWith(const QString &page);
QWidget *shellFinding();
QWidget *shellShortcuts();
QWidget *signIn();
QWidget *signInRefused();
QWidget *locked();

// Two pages of tellers, one of compliance, with function keys.
QList<PageEntry> samplePages();

} // namespace guichet::ui
