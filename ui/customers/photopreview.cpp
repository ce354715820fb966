// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/photopreview.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace guichet::ui {

namespace {

constexpr QSize shownSize{220, 130}; // pixels; an ID card is 85.6 × 54 mm
constexpr int smallestHeight = 84;
constexpr int radius = 6;
constexpr int inset = 6;

} // namespace

PhotoPreview::PhotoPreview(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(smallestHeight);
}

void PhotoPreview::setPhoto(const Photo &photo)
{
    m_levels = photo.levels;
    update();
}

void PhotoPreview::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    update();
}

QSize PhotoPreview::sizeHint() const
{
    return shownSize;
}

void PhotoPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const Tokens &tokens = theme::current();
    painter.setPen(QPen(tokens.border, 1, m_levels.isEmpty() ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(tokens.surface2);
    painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), radius, radius);
    const QRect inside = rect().adjusted(inset, inset, -inset, -inset);
    if (m_levels.isEmpty()) {
        painter.setPen(tokens.muted);
        painter.drawText(inside, static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_sentence);
        return;
    }
    const QSize wanted = inside.size() * devicePixelRatio();
    const QImage *image = &m_levels.first();
    for (const QImage &level : m_levels) {
        if (level.width() >= wanted.width() && level.height() >= wanted.height())
            image = &level;
    }
    QRect target({}, image->size().scaled(inside.size(), Qt::KeepAspectRatio));
    target.moveCenter(inside.center());
    painter.drawImage(target, *image);
}

} // namespace guichet::ui
