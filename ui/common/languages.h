// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

// The words of the desk in the user's language. Before the first widget, in the GUI thread.
namespace guichet::ui {

// English plural forms always ("1 note", "2 notes"), then what translations/ has for `locale`, then
// Qt's own words for its dialogs. Makes `locale` the default one. Call again to change it.
void useLanguage(const QLocale &locale);

} // namespace guichet::ui
