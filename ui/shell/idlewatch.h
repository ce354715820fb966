// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace guichet::ui {

// Tells when nobody has touched keyboard or mouse for a while. Watches the whole application.
class IdleWatch : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatch(QObject *parent = nullptr);
    // Zero switches it off.
    void setLimit(std::chrono::milliseconds limit);
    void setRunning(bool running);

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restart();

    QTimer m_timer;
    std::chrono::milliseconds m_limit{0};
    bool m_running = false;
};

} // namespace guichet::ui
