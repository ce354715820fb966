// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// The files that the desk carries in its binary (:/font, :/icons, :/style).
namespace guichet::bundled {

// Makes "Teller Sans" known to Qt. GUI thread, after QGuiApplication. False when a file is damaged.
bool loadFonts();

// Teller Sans first, then the fonts that have the scripts it lacks (Arabic, Chinese …).
QStringList fontFamilies();

// The stylesheet with its tokens still in it.
QString styleTemplate();

} // namespace guichet::bundled
