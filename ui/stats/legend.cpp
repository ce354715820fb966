// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/legend.h"

#include "ui/common/theme.h"

#include <QStyle>

namespace guichet::ui {

namespace {

constexpr int patch = 10; // pixels
constexpr int gap = 6;
constexpr int fontPixels = 12;

} // namespace

LegendEntry::LegendEntry(const QString &name, QColor Tokens::*colour, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_colour(colour)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QFont LegendEntry::nameFont() const
{
    QFont named = font();
    named.setPixelSize(fontPixels);
    named.setWeight(QFont::Medium);
    return named;
}

QSize LegendEntry::sizeHint() const
{
    const QFontMetrics metrics(nameFont());
    return {patch + gap + metrics.horizontalAdvance(m_name) + 2, metrics.height() + 4};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place = [this](int left, int top, int wide, int high) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(left, top, wide, high));
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::current().*m_colour);
    painter.drawRoundedRect(place(0, (height() - patch) / 2, patch, patch), 2, 2);
    painter.setFont(nameFont());
    painter.setPen(theme::current().text);
    painter.drawText(place(patch + gap, 0, width() - patch - gap, height()), Qt::AlignCenter, m_name);
}

} // namespace guichet::ui
