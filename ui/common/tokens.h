// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

// The colours of the two themes; every colour on the screen is one of these.
// Contrast (WCAG 2.2: text ≥ 4.5, borders and focus ≥ 3) is asserted by tst_theme.
namespace guichet::ui {

struct Tokens {
    bool dark = false;
    QColor bg;              // behind cards
    QColor surface;         // cards, fields, tables
    QColor surface2;        // hover, disabled field
    QColor border;          // cards, rules
    QColor inputBorder;
    QColor text;
    QColor muted;
    QColor ok;
    QColor okSoft;
    QColor onOk;
    QColor warn;
    QColor warnSoft;
    QColor bad;
    QColor badSoft;
    QColor info;
    QColor infoSoft;
    QColor primary;
    QColor primarySoft;
    QColor primaryHover;
    QColor onPrimary;
    QColor focus;
    QColor sidebar;
    QColor sidebarText;
    QColor sidebarSelected;
    QColor sidebarStrong;   // selected entry, names
    QColor chartSecond;     // second series: differs in lightness too
};

const Tokens &lightTokens();
const Tokens &darkTokens();

// WCAG contrast of two opaque colours, times 100: 450 means 4.5 : 1.
int contrastTimes100(const QColor &one, const QColor &other);

// The stylesheet with @name replaced by colours and @pN by N pixels scaled to the base text size.
QString styleFrom(QString style, const Tokens &tokens, int basePixels);

} // namespace guichet::ui
