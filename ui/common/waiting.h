// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace guichet::ui {

// Answers that come within this time show no sign of waiting at all.
inline constexpr int waitingDelayMs = 150;

// A turning arc for something whose length is unknown. Hidden until start() and then the delay.
class Spinner : public QWidget
{
    Q_OBJECT
public:
    explicit Spinner(int side = 20, QWidget *parent = nullptr);
    void start();
    void stop();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_delay;
    QTimer m_turn;
    int m_angle = 0; // degrees
};

// Grey bars where rows will be. Hidden until start() and then the delay.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(QWidget *parent = nullptr);
    void start();
    void stop();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_delay;
};

} // namespace guichet::ui
