// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/statuschip.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

struct ChipColours {
    const char *name;
    QColor Tokens::*back;
    QColor Tokens::*fore;
};

ChipColours coloursOf(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Neutral:
        return {"neutral", &Tokens::surface2, &Tokens::muted};
    case ChipKind::Ok:
        return {"ok", &Tokens::okSoft, &Tokens::ok};
    case ChipKind::Warn:
        return {"warn", &Tokens::warnSoft, &Tokens::warn};
    case ChipKind::Bad:
        return {"bad", &Tokens::badSoft, &Tokens::bad};
    case ChipKind::Info:
        return {"info", &Tokens::infoSoft, &Tokens::info};
    }
    Q_UNREACHABLE();
}

} // namespace

StatusChip::StatusChip(QWidget *parent)
    : StatusChip(ChipKind::Neutral, {}, parent)
{
}

StatusChip::StatusChip(ChipKind kind, const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(kind, text);
}

void StatusChip::set(ChipKind kind, const QString &text)
{
    m_kind = kind;
    setText(text);
    theme::setProperty(this, "chip", QLatin1String(coloursOf(kind).name));
}

void StatusChip::paint(QPainter *painter, const QRect &cell, const ChipText &chip, const QFont &font,
                       Qt::LayoutDirection direction, int indent)
{
    const int side = 9;
    const int height = 19;
    const Tokens &tokens = theme::current();
    const ChipColours colours = coloursOf(chip.kind);
    QFont small = font;
    small.setPixelSize(qMax(1, font.pixelSize() * 12 / 14));
    small.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(small);
    const int room = cell.width() - 2 * indent;
    const int width = qMin(room, metrics.horizontalAdvance(chip.text) + 2 * side);
    const QRect logical(cell.left() + indent, cell.top() + (cell.height() - height) / 2, width, height);
    const QRect pill = QStyle::visualRect(direction, cell, logical);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.*colours.back);
    painter->drawRoundedRect(pill, 9, 9);
    painter->setPen(tokens.*colours.fore);
    painter->setFont(small);
    painter->drawText(pill, Qt::AlignCenter,
                      metrics.elidedText(chip.text, Qt::ElideRight, width - 2 * side + 2));
    painter->restore();
}

} // namespace guichet::ui
