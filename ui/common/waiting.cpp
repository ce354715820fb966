// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/waiting.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace guichet::ui {

namespace {

constexpr int turnEveryMs = 40;
constexpr int turnDegrees = 24;
constexpr int skeletonRow = 36;  // pixels, as a table's row
constexpr int skeletonBar = 12;  // pixels high

} // namespace

Spinner::Spinner(int side, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(side, side);
    setAccessibleName(tr("Waiting"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(waitingDelayMs);
    m_turn.setInterval(turnEveryMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        show();
        m_turn.start();
    });
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + turnDegrees) % 360;
        update();
    });
    hide();
}

void Spinner::start()
{
    if (!m_turn.isActive())
        m_delay.start();
}

void Spinner::stop()
{
    m_delay.stop();
    m_turn.stop();
    hide();
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect ring = rect().adjusted(2, 2, -2, -2);
    painter.setPen(QPen(theme::current().border, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme::current().primary, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_angle * 16, 90 * 16);
}

Skeleton::Skeleton(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Loading"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(waitingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        show();
        raise();
    });
    hide();
}

void Skeleton::start()
{
    if (!isVisible())
        m_delay.start();
}

void Skeleton::stop()
{
    m_delay.stop();
    hide();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::current().surface);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::current().surface2);
    // Different lengths, so that it reads as text to come and not as a table that is empty.
    const int percents[] = {62, 48, 70, 55, 40};
    int row = 0;
    for (int top = (skeletonRow - skeletonBar) / 2; top < height(); top += skeletonRow) {
        const int bar = width() * percents[row++ % 5] / 100;
        const int left = isRightToLeft() ? width() - bar - 13 : 13;
        painter.drawRoundedRect(left, top, bar, skeletonBar, 6, 6);
    }
}

} // namespace guichet::ui
