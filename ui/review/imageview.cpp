// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/imageview.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace guichet::ui {

namespace {

constexpr int zoomNumerator = 5; // a step is 5 : 4
constexpr int zoomDenominator = 4;
constexpr int wheelStep = 120; // eighths of a degree: one notch
constexpr int greyPerStep = 28; // of 255
constexpr QSize preferred{340, 240};

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(120, 100);
    setAccessibleName(tr("Photo of the document"));
    setCursor(Qt::OpenHandCursor);
}

void ImageView::setPhoto(const Photo &photo)
{
    m_levels = photo.levels;
    m_turned = 0;
    m_brightness = 0;
    fit();
}

void ImageView::clear()
{
    m_levels.clear();
    fit();
}

QSize ImageView::sizeHint() const
{
    return preferred;
}

QSizeF ImageView::turnedSize() const
{
    const QSizeF size = m_levels.isEmpty() ? QSizeF() : QSizeF(m_levels.first().size());
    return m_turned % 180 == 0 ? size : size.transposed();
}

qreal ImageView::fittedScale() const
{
    const QSizeF size = turnedSize();
    if (size.isEmpty())
        return 1;
    return std::min(width() / size.width(), height() / size.height());
}

qreal ImageView::scale() const
{
    return isFitted() ? fittedScale() : m_zoom;
}

int ImageView::zoomPercent() const
{
    return static_cast<int>(std::lround(scale() * 100));
}

void ImageView::zoomAt(QPointF point, int numerator, int denominator)
{
    if (m_levels.isEmpty())
        return;
    const qreal before = scale();
    const qreal after = std::min(before * numerator / denominator, largestZoomPercent / qreal(100));
    if (after <= fittedScale()) {
        fit();
        return;
    }
    // What is under the pointer stays there.
    const QPointF fromMiddle = point - QPointF(rect().center());
    m_centre = (m_centre + fromMiddle) * (after / before) - fromMiddle;
    m_zoom = after;
    keepInside();
    update();
    Q_EMIT changed();
}

void ImageView::zoomIn()
{
    zoomAt(rect().center(), zoomNumerator, zoomDenominator);
}

void ImageView::zoomOut()
{
    zoomAt(rect().center(), zoomDenominator, zoomNumerator);
}

void ImageView::fit()
{
    m_zoom = 0;
    m_centre = {};
    update();
    Q_EMIT changed();
}

void ImageView::turn(int degrees)
{
    m_turned = (m_turned + degrees + 360) % 360;
    fit();
}

void ImageView::turnLeft()
{
    turn(-90);
}

void ImageView::turnRight()
{
    turn(90);
}

void ImageView::setBrightness(int steps)
{
    m_brightness = std::clamp(steps, -brightnessSteps, brightnessSteps);
    update();
    Q_EMIT changed();
}

void ImageView::keepInside()
{
    const QSizeF shown = turnedSize() * scale();
    const qreal x = std::max<qreal>(0, (shown.width() - width()) / 2);
    const qreal y = std::max<qreal>(0, (shown.height() - height()) / 2);
    m_centre = {std::clamp(m_centre.x(), -x, x), std::clamp(m_centre.y(), -y, y)};
}

void ImageView::resizeEvent(QResizeEvent *)
{
    keepInside();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    if (std::abs(event->angleDelta().y()) < wheelStep / 8)
        return;
    const bool isIn = event->angleDelta().y() > 0;
    zoomAt(event->position(), isIn ? zoomNumerator : zoomDenominator, isIn ? zoomDenominator : zoomNumerator);
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    m_dragged = event->pos();
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    m_centre -= event->pos() - m_dragged;
    m_dragged = event->pos();
    keepInside();
    update();
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    setCursor(Qt::OpenHandCursor);
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_levels.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipRect(rect());
    const qreal wanted = scale() * devicePixelRatio();
    const QImage *level = &m_levels.first();
    const qreal whole = level->width();
    for (const QImage &smaller : m_levels) {
        if (smaller.width() >= whole * wanted)
            level = &smaller;
    }
    painter.save();
    painter.translate(QPointF(rect().center()) - m_centre);
    painter.rotate(m_turned);
    const QSizeF shown = QSizeF(m_levels.first().size()) * scale();
    painter.drawImage(QRectF({-shown.width() / 2, -shown.height() / 2}, shown), *level);
    painter.restore();
    paintBrightness(painter);
}

// Over what is painted, so that a step costs no more than the view.
void ImageView::paintBrightness(QPainter &painter) const
{
    if (m_brightness == 0)
        return;
    const QSizeF shown = turnedSize() * scale();
    QRectF photo({}, shown);
    photo.moveCenter(QPointF(rect().center()) - m_centre);
    const int grey = std::abs(m_brightness) * greyPerStep;
    painter.setCompositionMode(m_brightness > 0 ? QPainter::CompositionMode_Plus
                                                : QPainter::CompositionMode_Multiply);
    painter.fillRect(photo & QRectF(rect()),
                     m_brightness > 0 ? QColor(grey, grey, grey) : QColor(255 - grey, 255 - grey, 255 - grey));
}

} // namespace guichet::ui
