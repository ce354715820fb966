// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/passwordhasher.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace guichet::identity;

class PasswordHasherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashesAndVerifies()
    {
        PasswordHasher hasher(cheapScryptCost);
        const auto phc = hasher.hash(QStringLiteral("window at the counter"));
        QVERIFY(phc);
        QCOMPARE(hasher.verify(QStringLiteral("window at the counter"), *phc), std::optional(true));
        QCOMPARE(hasher.verify(QStringLiteral("door at the counter"), *phc), std::optional(false));
    }

    void theDummyFitsNothingAndCostsTheSame()
    {
        PasswordHasher hasher({5, 2, 1});
        QVERIFY(hasher.dummy().startsWith(QLatin1String("$scrypt$ln=5,r=2,p=1$")));
        QCOMPARE(hasher.verify(QString(), hasher.dummy()), std::optional(false));
    }

    void withoutRoomToWaitTheRestIsTurnedAway()
    {
        constexpr int many = 24;
        PasswordHasher hasher({12, 8, 1}, {1, 0});
        std::atomic<int> done = 0;
        std::atomic<int> turnedAway = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < many; ++i)
            threads.emplace_back([&] { ++(hasher.hash(QStringLiteral("crowd")) ? done : turnedAway); });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(done + turnedAway, many);
        QVERIFY(done >= 1);
        QVERIFY2(turnedAway >= 1, "24 at once never met");
    }

    void whoeverWaitsIsServed()
    {
        constexpr int many = 16;
        PasswordHasher hasher({8, 8, 1}, {2, many});
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < many; ++i)
            threads.emplace_back([&] { done += hasher.hash(QStringLiteral("queue")) ? 1 : 0; });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(done, many);
    }
};

QTEST_APPLESS_MAIN(PasswordHasherTest)
#include "tst_passwordhasher.moc"
