// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

struct NamedColour {
    QLatin1StringView name;
    QColor Tokens::*colour;
};

// Longest names first, so that @border does not eat the start of a longer name.
constexpr std::array namedColours = {
    NamedColour{"sidebarSelected"_L1, &Tokens::sidebarSelected},
    NamedColour{"sidebarStrong"_L1, &Tokens::sidebarStrong},
    NamedColour{"primaryHover"_L1, &Tokens::primaryHover},
    NamedColour{"primarySoft"_L1, &Tokens::primarySoft},
    NamedColour{"inputBorder"_L1, &Tokens::inputBorder},
    NamedColour{"sidebarText"_L1, &Tokens::sidebarText},
    NamedColour{"onPrimary"_L1, &Tokens::onPrimary},
    NamedColour{"surface2"_L1, &Tokens::surface2},
    NamedColour{"infoSoft"_L1, &Tokens::infoSoft},
    NamedColour{"warnSoft"_L1, &Tokens::warnSoft},
    NamedColour{"primary"_L1, &Tokens::primary},
    NamedColour{"sidebar"_L1, &Tokens::sidebar},
    NamedColour{"surface"_L1, &Tokens::surface},
    NamedColour{"badSoft"_L1, &Tokens::badSoft},
    NamedColour{"border"_L1, &Tokens::border},
    NamedColour{"okSoft"_L1, &Tokens::okSoft},
    NamedColour{"focus"_L1, &Tokens::focus},
    NamedColour{"muted"_L1, &Tokens::muted},
    NamedColour{"info"_L1, &Tokens::info},
    NamedColour{"onOk"_L1, &Tokens::onOk},
    NamedColour{"text"_L1, &Tokens::text},
    NamedColour{"warn"_L1, &Tokens::warn},
    NamedColour{"bad"_L1, &Tokens::bad},
    NamedColour{"bg"_L1, &Tokens::bg},
    NamedColour{"ok"_L1, &Tokens::ok},
};

constexpr int designPixels = 14;

QColor hex(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

Tokens makeLight()
{
    return {.dark = false, .bg = hex(0xF5F6F8), .surface = hex(0xFFFFFF),
            .surface2 = hex(0xF0F2F5), .border = hex(0xD9DDE3), .inputBorder = hex(0x858E9B),
            .text = hex(0x1A1F27), .muted = hex(0x5A6472), .ok = hex(0x136C3A),
            .okSoft = hex(0xE1F3E8), .onOk = hex(0xFFFFFF), .warn = hex(0x8A4B00),
            .warnSoft = hex(0xFDF0DC), .bad = hex(0xB3261E), .badSoft = hex(0xFBE6E4),
            .info = hex(0x0B5CAD), .infoSoft = hex(0xE3EFFA), .primary = hex(0x0B5CAD),
            .primarySoft = hex(0xE3EFFA), .primaryHover = hex(0x094E93),
            .onPrimary = hex(0xFFFFFF), .focus = hex(0x2F80ED), .sidebar = hex(0x10233B),
            .sidebarText = hex(0xC9D6E6), .sidebarSelected = hex(0x1F3D61),
            .sidebarStrong = hex(0xFFFFFF),
            .chartSecond = hex(0xC77700)};
}

Tokens makeDark()
{
    return {.dark = true, .bg = hex(0x14171C), .surface = hex(0x1D2128),
            .surface2 = hex(0x262B34), .border = hex(0x363D48), .inputBorder = hex(0x747F8E),
            .text = hex(0xE8EBF0), .muted = hex(0xA3ADBA), .ok = hex(0x63CE8E),
            .okSoft = hex(0x17352A), .onOk = hex(0x08213A), .warn = hex(0xF0B35A),
            .warnSoft = hex(0x3B2D15), .bad = hex(0xFF8A80), .badSoft = hex(0x42211F),
            .info = hex(0x6CB0F5), .infoSoft = hex(0x17324D), .primary = hex(0x6CB0F5),
            .primarySoft = hex(0x17324D), .primaryHover = hex(0x8CC2F8),
            .onPrimary = hex(0x08213A), .focus = hex(0x6CB0F5), .sidebar = hex(0x0E1116),
            .sidebarText = hex(0xB7C3D2), .sidebarSelected = hex(0x22364D),
            .sidebarStrong = hex(0xFFFFFF),
            .chartSecond = hex(0xF0B35A)};
}

// Relative luminance of WCAG 2.2; real numbers are the standard's own, and no money comes near.
qreal luminance(const QColor &colour)
{
    const auto linear = [](int channel) {
        const qreal part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green())
        + 0.0722 * linear(colour.blue());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

int contrastTimes100(const QColor &one, const QColor &other)
{
    const qreal first = luminance(one);
    const qreal second = luminance(other);
    return static_cast<int>((std::max(first, second) + 0.05) * 100
                            / (std::min(first, second) + 0.05));
}

QString styleFrom(QString style, const Tokens &tokens, int basePixels)
{
    for (const NamedColour &named : namedColours) {
        style.replace(u'@' + named.name, (tokens.*named.colour).name());
    }
    style.replace(u"@mode"_s, tokens.dark ? u"dark"_s : u"light"_s);
    static const QRegularExpression length(u"@p(\\d+)"_s);
    for (auto match = length.match(style); match.hasMatch(); match = length.match(style)) {
        const int pixels = match.capturedView(1).toInt() * basePixels / designPixels;
        style.replace(match.capturedStart(), match.capturedLength(),
                      QString::number(pixels) + "px"_L1);
    }
    return style;
}

} // namespace guichet::ui
