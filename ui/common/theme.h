// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QString>

class QWidget;

// The look of the whole program: Fusion, one full palette, one stylesheet. GUI thread only.
// A widget that paints itself asks theme::current() while painting; one that keeps something
// derived from the colours (a chart) renews it in changeEvent on QEvent::PaletteChange.
namespace guichet::ui {

enum class Appearance { System, Light, Dark };

QString appearanceName(Appearance appearance);          // "system", "light", "dark": for settings
Appearance appearanceFromName(const QString &name);     // anything unknown is System

namespace theme {

// Loads the font and sets style, palette and stylesheet of qApp; call again to switch at run time.
void apply(Appearance appearance, int basePixels = 14);

Appearance appearance();
const Tokens &current();

// Sets a dynamic property that the stylesheet looks at ("cls", "chip", "invalid") and repolishes.
void setProperty(QWidget *widget, const char *name, const QVariant &value);
void setClass(QWidget *widget, const char *cls);

} // namespace theme
} // namespace guichet::ui
