// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

class QSocketNotifier;

namespace guichet::http {

// The event loop of a thread with many sockets. Qt's own hands every socket it has to poll() in each turn; this one keeps
// them with the kernel (epoll(7)), so that a turn costs what has happened, however many connections are idle. For
// QThread::setEventDispatcher() before the thread starts; the thread may use everything of Qt as before: posted events,
// timers, sockets. wakeUp() and interrupt() from any thread, the rest from its own. Linux only.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    // What is asked of one descriptor, by QSocketNotifier::Type, and what the kernel has been told.
    struct Watch {
        std::array<QSocketNotifier *, 3> notifiers{};
        quint32 told = 0;
        bool isChanged = false;
    };
    struct Timer {
        int id;
        QObject *object;
        Qt::TimerType type;
        std::chrono::milliseconds interval;
        Clock::time_point due;
        bool isFiring = false;
    };

    void noteChange(int descriptor);
    void tellChanges();
    void tell(int descriptor, quint32 events);
    [[nodiscard]] int waitFor(std::chrono::milliseconds wait, bool withSockets);
    int activate(int descriptor, quint32 events);
    void takeWake();
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNextTimer() const;
    int fireTimers();
    [[nodiscard]] std::vector<Timer>::iterator timerOf(int timerId);

    const int m_epoll;
    const int m_wake; // an eventfd
    std::atomic<bool> m_isWoken = false;
    std::atomic<bool> m_isInterrupted = false;
    std::vector<Watch> m_watches; // by descriptor
    std::vector<int> m_changed;
    std::vector<Timer> m_timers; // few: a thread with many sockets has one clock for them all
};

} // namespace guichet::http
