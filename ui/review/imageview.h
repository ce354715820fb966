// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/photoloader.h"

#include <QTransform>
#include <QWidget>

namespace guichet::ui {

/// Shows a photo: fitted at first, larger and smaller by wheel and keys, moved by dragging, turned by quarters, lighter
/// and darker. Never mirrored. Gives up the photo's memory on clear().
class ImageView : public QWidget
{
    Q_OBJECT
public:
    static constexpr int largestZoomPercent = 400; ///< of the photo's own pixels
    static constexpr int brightnessSteps = 4;      ///< either way

    explicit ImageView(QWidget *parent = nullptr);

    void setPhoto(const Photo &photo);
    void clear();
    bool isEmpty() const { return m_levels.isEmpty(); }

    void zoomIn();
    void zoomOut();
    void fit();
    void turnLeft();
    void turnRight();
    /// From −brightnessSteps to brightnessSteps; 0 as it was taken.
    void setBrightness(int steps);
    int brightness() const { return m_brightness; }

    /// Of the photo's own pixels.
    int zoomPercent() const;
    bool isFitted() const { return m_zoom == 0; }
    /// 0, 90, 180 or 270 clockwise.
    int turnedDegrees() const { return m_turned; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    qreal scale() const;
    qreal fittedScale() const;
    QSizeF turnedSize() const;
    void zoomAt(QPointF point, int numerator, int denominator);
    void turn(int degrees);
    void keepInside();
    void paintBrightness(QPainter &painter) const;

    QList<QImage> m_levels;
    qreal m_zoom = 0; ///< 0: fitted
    int m_turned = 0;
    int m_brightness = 0;
    QPointF m_centre; ///< of the view, from the photo's middle, in shown pixels
    QPoint m_dragged;
};

} // namespace guichet::ui
