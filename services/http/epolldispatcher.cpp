// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace guichet::http {

namespace {

using namespace std::chrono_literals;

constexpr int eventsATurn = 256;
constexpr std::chrono::milliseconds forever{-1};

constexpr std::array types{QSocketNotifier::Read, QSocketNotifier::Write, QSocketNotifier::Exception};
constexpr std::array<quint32, 3> asked{EPOLLIN, EPOLLOUT, EPOLLPRI}; // by type

void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("epoll: %s: %s", what, std::strerror(errno));
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    require(m_epoll >= 0 && m_wake >= 0, "no descriptor left");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wake;
    require(::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) == 0, "watching for wake-ups");
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wake);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    // What is posted from here on wakes: it isn't waited over.
    const bool hasTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool hasSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_isInterrupted;
    std::chrono::milliseconds wait = 0ms;
    if (mayWait)
        wait = (hasTimers ? untilNextTimer() : std::nullopt).value_or(forever);
    if (wait != 0ms)
        Q_EMIT aboutToBlock();
    if (m_isInterrupted)
        return false;
    int handled = waitFor(wait, hasSockets);
    if (hasTimers)
        handled += fireTimers();
    return handled > 0;
}

// How many events there were and have been handled.
int EpollDispatcher::waitFor(std::chrono::milliseconds wait, bool withSockets)
{
    tellChanges();
    if (!withSockets) {
        pollfd wake{m_wake, POLLIN, 0};
        const int found = ::poll(&wake, 1, int(wait.count()));
        if (found > 0)
            takeWake();
        return std::max(found, 0);
    }
    std::array<epoll_event, eventsATurn> events;
    const int found = ::epoll_wait(m_epoll, events.data(), eventsATurn, int(wait.count()));
    require(found >= 0 || errno == EINTR, "waiting");
    int handled = 0;
    for (int i = 0; i < found; ++i) {
        const epoll_event &event = events[size_t(i)];
        if (event.data.fd == m_wake)
            takeWake(), ++handled;
        else
            handled += activate(event.data.fd, event.events);
    }
    return handled;
}

// Each of them may unregister any other, or register more: so each is looked up when its turn comes.
int EpollDispatcher::activate(int descriptor, quint32 events)
{
    int handled = 0;
    const quint32 broken = events & (EPOLLERR | EPOLLHUP); // every one learns of it, as with poll()
    for (const QSocketNotifier::Type type : types) {
        QSocketNotifier *notifier = m_watches[size_t(descriptor)].notifiers[size_t(type)];
        if (!notifier || !(broken || (events & asked[size_t(type)])))
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++handled;
    }
    return handled;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_watches.size())
        m_watches.resize(std::max(descriptor + 1, m_watches.size() * 2));
    m_watches[descriptor].notifiers[size_t(notifier->type())] = notifier;
    noteChange(int(descriptor));
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_watches.size() || m_watches[descriptor].notifiers[size_t(notifier->type())] != notifier)
        return;
    Watch &watch = m_watches[descriptor];
    watch.notifiers[size_t(notifier->type())] = nullptr;
    // At once where nobody asks any more: the descriptor may be closed next, and its number given to another.
    if (watch.notifiers == decltype(watch.notifiers){})
        tell(int(descriptor), 0);
    else
        noteChange(int(descriptor));
}

// A socket asks to write and stops asking with every reply: the kernel is told what is left of it before the next wait.
void EpollDispatcher::noteChange(int descriptor)
{
    Watch &watch = m_watches[size_t(descriptor)];
    if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(descriptor);
}

void EpollDispatcher::tellChanges()
{
    for (const int descriptor : m_changed) {
        Watch &watch = m_watches[size_t(descriptor)];
        watch.isChanged = false;
        quint32 events = 0;
        for (size_t type = 0; type < asked.size(); ++type)
            events |= watch.notifiers[type] ? asked[type] : 0;
        tell(descriptor, events);
    }
    m_changed.clear();
}

void EpollDispatcher::tell(int descriptor, quint32 events)
{
    const quint32 told = std::exchange(m_watches[size_t(descriptor)].told, events);
    if (told == events)
        return;
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    const int change = told == 0 ? EPOLL_CTL_ADD : events == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD;
    // Closed before it was unregistered: the kernel has forgotten it by itself.
    if (::epoll_ctl(m_epoll, change, descriptor, &event) != 0 && events != 0)
        qWarning("epoll: descriptor %d can't be watched: %s", descriptor, std::strerror(errno));
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    const std::chrono::milliseconds every(interval);
    m_timers.push_back({timerId, object, timerType, every, Clock::now() + every});
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return std::erase_if(m_timers, [&](const Timer &timer) { return timer.id == timerId; }) > 0;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers, [&](const Timer &timer) { return timer.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            found.append(TimerInfo(timer.id, int(timer.interval.count()), timer.type));
    }
    return found;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto timer = timerOf(timerId);
    if (timer == m_timers.end())
        return -1;
    return int(std::max(std::chrono::ceil<std::chrono::milliseconds>(timer->due - Clock::now()), 0ms).count());
}

std::optional<std::chrono::milliseconds> EpollDispatcher::untilNextTimer() const
{
    std::optional<Clock::time_point> next;
    for (const Timer &timer : m_timers) {
        if (!timer.isFiring)
            next = std::min(next.value_or(timer.due), timer.due);
    }
    if (!next)
        return std::nullopt;
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(*next - Clock::now()), 0ms);
}

// Those that are due, in order. Each may end any other, or run an event loop of its own: so each is looked up when its
// turn comes, and none fires within itself.
int EpollDispatcher::fireTimers()
{
    if (m_timers.empty())
        return 0;
    const Clock::time_point now = Clock::now();
    std::vector<std::pair<Clock::time_point, int>> due;
    for (const Timer &timer : m_timers) {
        if (timer.due <= now && !timer.isFiring)
            due.emplace_back(timer.due, timer.id);
    }
    std::sort(due.begin(), due.end());
    int fired = 0;
    for (const auto &[when, id] : due) {
        auto timer = timerOf(id);
        if (timer == m_timers.end() || timer->due > now || timer->isFiring)
            continue;
        timer->due += timer->interval;
        if (timer->due < now) // one that comes late doesn't catch up
            timer->due = now + timer->interval;
        timer->isFiring = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        if (timer = timerOf(id); timer != m_timers.end())
            timer->isFiring = false;
        ++fired;
    }
    return fired;
}

std::vector<EpollDispatcher::Timer>::iterator EpollDispatcher::timerOf(int timerId)
{
    return std::find_if(m_timers.begin(), m_timers.end(), [&](const Timer &timer) { return timer.id == timerId; });
}

void EpollDispatcher::wakeUp()
{
    if (!m_isWoken.exchange(true))
        (void)::eventfd_write(m_wake, 1);
}

// Before the next turn looks at what was posted.
void EpollDispatcher::takeWake()
{
    eventfd_t count = 0;
    (void)::eventfd_read(m_wake, &count);
    m_isWoken = false;
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

} // namespace guichet::http
