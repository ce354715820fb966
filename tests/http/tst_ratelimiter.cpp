// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/ratelimiter.h"

#include <QtTest>

using namespace guichet::http;

namespace {

constexpr qint64 second = 1'000'000;

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soManyAtOnce();
    void soManyASecond();
    void othersAreUnaffected();
    void beingRefusedCostsNothing();
    void whenToComeBack();
    void aRateOfNoneIsNoLimit();
    void memoryIsBounded();

private:
    static int passed(RateLimiter &limiter, const QByteArray &sender, const Rate &rate, qint64 now, int tries)
    {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += limiter.wait(sender, rate, now) ? 0 : 1;
        return count;
    }
};

void TestRateLimiter::soManyAtOnce()
{
    RateLimiter limiter;
    QCOMPARE(passed(limiter, "a", {10, 25}, 7 * second, 100), 25);
}

void TestRateLimiter::soManyASecond()
{
    RateLimiter limiter;
    int count = 0;
    for (qint64 now = second; now < 11 * second; now += second / 100)
        count += limiter.wait("a", {20, 5}, now) ? 0 : 1;
    QVERIFY2(count >= 200 && count <= 205, qPrintable(QString::number(count)));
}

void TestRateLimiter::othersAreUnaffected()
{
    RateLimiter limiter;
    (void)passed(limiter, "a", {1, 1}, second, 50);
    QVERIFY(!limiter.wait("b", {1, 1}, second));
}

void TestRateLimiter::beingRefusedCostsNothing()
{
    RateLimiter limiter;
    (void)passed(limiter, "a", {1, 1}, second, 1'000);
    QVERIFY(!limiter.wait("a", {1, 1}, 2 * second));
}

void TestRateLimiter::whenToComeBack()
{
    RateLimiter limiter;
    QVERIFY(!limiter.wait("a", {1, 1}, second));
    QCOMPARE(limiter.wait("a", {1, 1}, second).value_or(0), 1);
    QCOMPARE(limiter.wait("a", {1, 1}, second + second / 2).value_or(0), 1); // never 0
    QVERIFY(!limiter.wait("a", {1, 1}, 2 * second));
}

void TestRateLimiter::aRateOfNoneIsNoLimit()
{
    RateLimiter limiter;
    QCOMPARE(passed(limiter, "a", {}, second, 10'000), 10'000);
    QCOMPARE(limiter.senders(), 0);
}

void TestRateLimiter::memoryIsBounded()
{
    RateLimiter limiter;
    for (qint64 i = 0; i < RateLimiter::mostSenders * 2; ++i)
        QVERIFY(!limiter.wait(QByteArray::number(i), {10, 10}, second + i));
    QVERIFY(limiter.senders() <= RateLimiter::mostSenders);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
