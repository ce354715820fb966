// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "resources/bundled.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>
#include <QVariant>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return u"system"_s;
    case Appearance::Light:
        return u"light"_s;
    case Appearance::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

Appearance appearanceFromName(const QString &name)
{
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        if (name == appearanceName(appearance)) {
            return appearance;
        }
    }
    return Appearance::System;
}

namespace theme {

namespace {

struct State {
    Appearance appearance = Appearance::System;
    const Tokens *tokens = &lightTokens();
    int basePixels = 14;
    bool prepared = false;
    bool systemWasDark = false;
};

State &state()
{
    static State only;
    return only;
}

// Before Qt 6.5 nothing tells the desktop's scheme but the palette the program started with.
bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) {
        return scheme == Qt::ColorScheme::Dark;
    }
#endif
    return state().systemWasDark;
}

void prepare()
{
    if (state().prepared) {
        return;
    }
    state().prepared = true;
    state().systemWasDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    bundled::loadFonts();
    QApplication::setStyle(u"Fusion"_s);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, qApp, [] {
        if (state().appearance == Appearance::System) {
            apply(Appearance::System, state().basePixels);
        }
    });
#endif
}

// Every role is set: Fusion derives the rest from the desktop's palette, which may be the other one.
QPalette paletteFrom(const Tokens &tokens)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(role, colour);
    };
    set(QPalette::Window, tokens.bg);
    set(QPalette::WindowText, tokens.text);
    set(QPalette::Base, tokens.surface);
    set(QPalette::AlternateBase, tokens.surface2);
    set(QPalette::Text, tokens.text);
    set(QPalette::Button, tokens.surface);
    set(QPalette::ButtonText, tokens.text);
    set(QPalette::BrightText, tokens.bad);
    set(QPalette::Highlight, tokens.primary);
    set(QPalette::HighlightedText, tokens.onPrimary);
    set(QPalette::ToolTipBase, tokens.text);
    set(QPalette::ToolTipText, tokens.bg);
    set(QPalette::PlaceholderText, tokens.muted);
    set(QPalette::Link, tokens.primary);
    set(QPalette::LinkVisited, tokens.primary);
    set(QPalette::Light, tokens.surface);
    set(QPalette::Midlight, tokens.surface2);
    set(QPalette::Mid, tokens.border);
    set(QPalette::Dark, tokens.inputBorder);
    set(QPalette::Shadow, tokens.dark ? QColor(Qt::black) : tokens.inputBorder);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.inputBorder);
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, tokens.surface2);
    palette.setColor(QPalette::Disabled, QPalette::Button, tokens.surface2);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tokens.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, tokens.muted);
    return palette;
}

} // namespace

void apply(Appearance appearance, int basePixels)
{
    prepare();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // The native frame follows too; Unknown gives the choice back to the desktop.
    QGuiApplication::styleHints()->setColorScheme(
        appearance == Appearance::System     ? Qt::ColorScheme::Unknown
            : appearance == Appearance::Dark ? Qt::ColorScheme::Dark
                                             : Qt::ColorScheme::Light);
#endif
    const bool dark = appearance == Appearance::Dark
        || (appearance == Appearance::System && systemIsDark());
    State &now = state();
    now.appearance = appearance;
    now.basePixels = basePixels;
    now.tokens = dark ? &darkTokens() : &lightTokens();

    QFont font;
    font.setFamilies(bundled::fontFamilies());
    font.setPixelSize(basePixels);
    QApplication::setFont(font);
    QApplication::setPalette(paletteFrom(*now.tokens));
    qApp->setStyleSheet(styleFrom(bundled::styleTemplate(), *now.tokens, basePixels));
}

Appearance appearance()
{
    return state().appearance;
}

const Tokens &current()
{
    return *state().tokens;
}

void setProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value) {
        return;
    }
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setClass(QWidget *widget, const char *cls)
{
    setProperty(widget, "cls", QLatin1String(cls));
}

} // namespace theme
} // namespace guichet::ui
