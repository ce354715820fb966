// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/epolldispatcher.h"

#include <QBasicTimer>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <array>
#include <future>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

using namespace guichet::http;
using namespace std::chrono_literals;

namespace {

/// Two connected sockets; what is written into one can be read from the other.
class Pair
{
public:
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_ends.data()) != 0)
            qFatal("no sockets");
    }
    ~Pair()
    {
        closeOne();
        closeOther();
    }
    int one() const { return m_ends[0]; }
    void closeOne() { close(m_ends[0]); }
    void closeOther() { close(m_ends[1]); }
    void write(const char *text) { QVERIFY(::write(m_ends[1], text, qstrlen(text)) == ssize_t(qstrlen(text))); }
    QByteArray read()
    {
        QByteArray buffer(100, '\0');
        buffer.resize(std::max<qsizetype>(::read(m_ends[0], buffer.data(), size_t(buffer.size())), 0));
        return buffer;
    }

private:
    static void close(int &end)
    {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
    std::array<int, 2> m_ends;
};

} // namespace

/// Each test runs in a thread of its own whose event loop is the dispatcher's.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postedEventsWakeItFromAnyThread();
    void postsOfItsOwnAreNotWaitedOver();
    void quitEndsIt();
    void aSocketIsReadWhenThereIsSomething();
    void aSocketIsWrittenWhileItAsksTo();
    void anEndedConnectionIsNoticed();
    void aDescriptorUsedAgainIsWatchedAgain();
    void whoIsUnregisteredMeanwhileIsNotCalled();
    void socketsCanBeLeftOut();
    void manySocketsInOneTurn();
    void timersFireInTheirOrder();
    void aTimerRepeatsUntilItIsEnded();
    void aTimerOfNoTimeFiresEveryTurn();
    void aTimerDoesNotFireWithinItself();
    void timersOfAnObjectAreKnown();
    void withoutWaitingItReturnsAtOnce();

private:
    /// Runs `body` in the thread; it ends by QThread::currentThread()->quit() or at once with `loops` false.
    template <class Body>
    static void inThread(Body body, bool loops = true)
    {
        QThread thread;
        thread.setEventDispatcher(new EpollDispatcher);
        auto *context = new QObject;
        context->moveToThread(&thread);
        connect(&thread, &QThread::finished, context, &QObject::deleteLater);
        thread.start();
        QMetaObject::invokeMethod(context, [&, context] {
            body(context);
            if (!loops)
                thread.quit();
        }, Qt::QueuedConnection);
        QVERIFY(thread.wait(60'000));
    }
    static void quit() { QThread::currentThread()->quit(); }
    static bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::WaitForMoreEvents)
    {
        return QThread::currentThread()->eventDispatcher()->processEvents(flags);
    }
};

void TestEpollDispatcher::postedEventsWakeItFromAnyThread()
{
    constexpr int posts = 1'000, senders = 3;
    int received = 0; // in the thread only, until it has ended
    std::vector<std::thread> threads;
    inThread([&](QObject *context) {
        for (int i = 0; i < senders; ++i) {
            threads.emplace_back([&, context] {
                for (int post = 0; post < posts; ++post) {
                    QMetaObject::invokeMethod(context, [&] {
                        if (++received == posts * senders)
                            quit();
                    }, Qt::QueuedConnection);
                }
            });
        }
    });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(received, posts * senders);
}

void TestEpollDispatcher::postsOfItsOwnAreNotWaitedOver()
{
    int left = 100;
    std::function<void(QObject *)> again = [&](QObject *context) {
        if (--left == 0)
            return quit();
        QMetaObject::invokeMethod(context, [&, context] { again(context); }, Qt::QueuedConnection);
    };
    inThread(again);
    QCOMPARE(left, 0);
}

void TestEpollDispatcher::quitEndsIt()
{
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    thread.start();
    thread.quit(); // also when it comes before the loop has begun
    QVERIFY(thread.wait(60'000));
}

void TestEpollDispatcher::aSocketIsReadWhenThereIsSomething()
{
    Pair pair;
    QByteArray read;
    inThread([&](QObject *context) {
        auto *notifier = new QSocketNotifier(pair.one(), QSocketNotifier::Read, context);
        connect(notifier, &QSocketNotifier::activated, context, [&, notifier] {
            read += pair.read();
            if (read == "one")
                return pair.write("two");
            notifier->setEnabled(false);
            quit();
        });
        pair.write("one");
    });
    QCOMPARE(read, QByteArray("onetwo"));
}

void TestEpollDispatcher::aSocketIsWrittenWhileItAsksTo()
{
    Pair pair;
    int asked = 0;
    inThread([&](QObject *context) {
        auto *writer = new QSocketNotifier(pair.one(), QSocketNotifier::Write, context);
        auto *reader = new QSocketNotifier(pair.one(), QSocketNotifier::Read, context);
        connect(writer, &QSocketNotifier::activated, context, [&, writer] {
            ++asked;
            writer->setEnabled(false); // and on, and off: only what is left of it counts
            writer->setEnabled(true);
            writer->setEnabled(asked < 3);
            if (asked == 3)
                pair.write("x");
        });
        connect(reader, &QSocketNotifier::activated, context, [&] {
            if (!pair.read().isEmpty())
                quit();
        });
    });
    QCOMPARE(asked, 3);
}

void TestEpollDispatcher::anEndedConnectionIsNoticed()
{
    Pair pair;
    bool isEnded = false;
    inThread([&](QObject *context) {
        auto *reader = new QSocketNotifier(pair.one(), QSocketNotifier::Read, context);
        connect(reader, &QSocketNotifier::activated, context, [&, reader] {
            char byte = 0;
            isEnded = ::read(pair.one(), &byte, 1) == 0;
            reader->setEnabled(false);
            quit();
        });
        pair.closeOther();
    });
    QVERIFY(isEnded);
}

void TestEpollDispatcher::aDescriptorUsedAgainIsWatchedAgain()
{
    QByteArray read;
    inThread([&](QObject *) {
        for (const char *text : {"first", "second", "third"}) { // the kernel gives the lowest free number: the same
            Pair pair;
            QSocketNotifier notifier(pair.one(), QSocketNotifier::Read);
            connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { read += pair.read() + ' '; });
            pair.write(text);
            turn();
            notifier.setEnabled(false);
        }
    }, false);
    QCOMPARE(read, QByteArray("first second third "));
}

void TestEpollDispatcher::whoIsUnregisteredMeanwhileIsNotCalled()
{
    Pair a, b;
    int called = 0;
    inThread([&](QObject *) {
        QSocketNotifier ofA(a.one(), QSocketNotifier::Read), ofB(b.one(), QSocketNotifier::Read);
        const auto endBoth = [&] {
            ++called;
            ofA.setEnabled(false);
            ofB.setEnabled(false);
        };
        connect(&ofA, &QSocketNotifier::activated, &ofA, endBoth);
        connect(&ofB, &QSocketNotifier::activated, &ofB, endBoth);
        a.write("x");
        b.write("x");
        turn();
        turn(QEventLoop::AllEvents);
    }, false);
    QCOMPARE(called, 1);
}

void TestEpollDispatcher::socketsCanBeLeftOut()
{
    Pair pair;
    int called = 0, calledWithout = -1;
    inThread([&](QObject *context) {
        QSocketNotifier notifier(pair.one(), QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { called += int(pair.read().size()); });
        pair.write("x");
        bool isPosted = false;
        QMetaObject::invokeMethod(context, [&] { isPosted = true; }, Qt::QueuedConnection);
        while (!isPosted)
            turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        calledWithout = called;
        turn();
    }, false);
    QCOMPARE(calledWithout, 0);
    QCOMPARE(called, 1);
}

void TestEpollDispatcher::manySocketsInOneTurn()
{
    constexpr size_t count = 400; // more than are taken from the kernel at once
    std::vector<Pair> pairs(count);
    std::vector<int> called(count);
    inThread([&](QObject *context) {
        size_t left = count;
        for (size_t i = 0; i < count; ++i) {
            auto *notifier = new QSocketNotifier(pairs[i].one(), QSocketNotifier::Read, context);
            connect(notifier, &QSocketNotifier::activated, context, [&, i] {
                ++called[i];
                (void)pairs[i].read();
                --left;
            });
            pairs[i].write("x");
        }
        while (left > 0)
            turn();
        qDeleteAll(context->findChildren<QSocketNotifier *>());
    }, false);
    QCOMPARE(std::count(called.begin(), called.end(), 1), qptrdiff(count));
}

void TestEpollDispatcher::timersFireInTheirOrder()
{
    QList<int> fired;
    inThread([&](QObject *context) {
        for (const int millis : {60, 5, 30, 0}) {
            QTimer::singleShot(millis, context, [&, millis] {
                fired.append(millis);
                if (fired.size() == 4)
                    quit();
            });
        }
    });
    QCOMPARE(fired, (QList<int>{0, 5, 30, 60}));
}

void TestEpollDispatcher::aTimerRepeatsUntilItIsEnded()
{
    int fired = 0;
    inThread([&](QObject *context) {
        auto *timer = new QTimer(context);
        connect(timer, &QTimer::timeout, context, [&fired, timer, context] {
            if (++fired < 5)
                return;
            timer->stop(); // within its own event
            QTimer::singleShot(20, context, &TestEpollDispatcher::quit);
        });
        timer->start(1);
    });
    QCOMPARE(fired, 5);
}

void TestEpollDispatcher::aTimerOfNoTimeFiresEveryTurn()
{
    int fired = 0;
    inThread([&](QObject *) {
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&] { ++fired; });
        timer.start(0);
        for (int i = 0; i < 10; ++i)
            turn();
    }, false);
    QCOMPARE(fired, 10);
}

void TestEpollDispatcher::aTimerDoesNotFireWithinItself()
{
    int fired = 0;
    bool isWithin = false, wasWithin = false;
    inThread([&](QObject *context) {
        auto *timer = new QTimer(context);
        connect(timer, &QTimer::timeout, context, [&, timer] {
            wasWithin = wasWithin || isWithin;
            isWithin = true;
            for (int i = 0; i < 3; ++i)
                turn(QEventLoop::AllEvents); // as a nested loop would
            isWithin = false;
            if (++fired == 3) {
                timer->stop();
                quit();
            }
        });
        timer->start(0);
    });
    QCOMPARE(fired, 3);
    QVERIFY(!wasWithin);
}

void TestEpollDispatcher::timersOfAnObjectAreKnown()
{
    inThread([&](QObject *) {
        QObject owner;
        auto *dispatcher = QThread::currentThread()->eventDispatcher();
        const int id = owner.startTimer(100'000, Qt::PreciseTimer);
        const auto known = dispatcher->registeredTimers(&owner);
        QCOMPARE(known.size(), 1);
        QCOMPARE(known.first().timerId, id);
        QCOMPARE(int(known.first().interval), 100'000);
        QCOMPARE(known.first().timerType, Qt::PreciseTimer);
        const int left = dispatcher->remainingTime(id);
        QVERIFY(left > 0 && left <= 100'000);
        owner.killTimer(id);
        QCOMPARE(dispatcher->remainingTime(id), -1);
        owner.startTimer(100'000);
        QVERIFY(dispatcher->unregisterTimers(&owner));
        QVERIFY(dispatcher->registeredTimers(&owner).isEmpty());
    }, false);
}

void TestEpollDispatcher::withoutWaitingItReturnsAtOnce()
{
    bool hasDone = true;
    inThread([&](QObject *) {
        while (turn(QEventLoop::AllEvents)) { } // what woke it before
        hasDone = turn(QEventLoop::AllEvents);
    }, false);
    QVERIFY(!hasDone);
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epolldispatcher.moc"
