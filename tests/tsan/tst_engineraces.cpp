// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/postingengine.h"

#include "tests/store/ledgerbank.h"

#include <atomic>
#include <thread>

using namespace guichet;
using namespace guichet::ledger;

// The posting engine among threads: many that submit, its writers, those who look at it and who stops it. No event loop
// runs. It finds something by itself when an answer is missing, and ThreadSanitizer finds the rest (./tests/run --tsan).
class EngineRacesTest : public QObject
{
    Q_OBJECT
private:
    static constexpr int threadCount = 8;
    static constexpr int commandsAThread = 150;

    std::unique_ptr<LedgerBank> m_bank;

    std::unique_ptr<PostingEngine> startedEngine(int writers = 2, int capacity = 4096)
    {
        PostingEngine::Options options;
        options.writers = writers;
        options.queueCapacity = capacity;
        auto engine = std::make_unique<PostingEngine>(m_bank->database.database(), m_bank->clock, m_bank->calendar, options);
        if (!engine->start())
            qFatal("another engine doesn't start");
        return engine;
    }

    /// Made before the threads begin: the bank of the test belongs to one thread.
    std::vector<std::vector<Command>> commandsOfAll(qint64 cents)
    {
        std::vector<std::vector<Command>> all(threadCount);
        for (int thread = 0; thread < threadCount; ++thread) {
            for (int i = 0; i < commandsAThread; ++i)
                all[static_cast<size_t>(thread)].push_back(
                    m_bank->grant((thread + i) % 2 == 0 ? m_bank->adas : m_bank->bobs, cents));
        }
        return all;
    }

    template <class Body>
    static void inThreads(Body &&body)
    {
        std::vector<std::thread> threads;
        for (size_t i = 0; i < threadCount; ++i)
            threads.emplace_back([&body, i] { body(i); });
        for (std::thread &thread : threads)
            thread.join();
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup() { m_bank.reset(); }

    void manyThreadsSubmitToTwoEngines()
    {
        const auto other = startedEngine();
        const auto commands = commandsOfAll(1);
        std::atomic<int> booked = 0;
        inThreads([&](size_t thread) {
            std::vector<std::future<Settled>> answers;
            for (const Command &command : commands[thread])
                answers.push_back(LedgerBank::ask(thread % 2 == 0 ? m_bank->engine : *other, command));
            (void)m_bank->engine.waiting();
            for (auto &answer : answers) {
                const Settled settled = answer.get();
                booked += settled && *settled ? 1 : 0;
            }
        });
        QCOMPARE(booked.load(), threadCount * commandsAThread);
        QCOMPARE(m_bank->posted(m_bank->adas) + m_bank->posted(m_bank->bobs), threadCount * commandsAThread);
        QCOMPARE(m_bank->engine.waiting() + other->waiting(), 0);
    }

    void sameKeyFromAllThreadsBooksOnce()
    {
        const auto other = startedEngine();
        for (int round = 0; round < 10; ++round) {
            const Command asked = m_bank->grant(m_bank->adas, 1);
            std::array<qint64, threadCount> entries{};
            inThreads([&](size_t thread) {
                const Settled settled = LedgerBank::ask(thread % 2 == 0 ? m_bank->engine : *other, asked).get();
                entries[thread] = settled && *settled ? (*settled)->entry.value : 0;
            });
            QVERIFY(entries[0] > 0);
            QVERIFY(std::all_of(entries.begin(), entries.end(), [&](qint64 entry) { return entry == entries[0]; }));
        }
        QCOMPARE(m_bank->posted(m_bank->adas), 10);
    }

    void stopAmongThoseWhoSubmitLeavesNobodyWithoutAnswer()
    {
        for (int round = 0; round < 5; ++round) {
            const auto engine = startedEngine(2, 64); // small, so that it is full at times
            const auto commands = commandsOfAll(1);
            std::atomic<int> answered = 0, booked = 0;
            std::thread stopper([&] {
                while (booked < 20)
                    std::this_thread::yield();
                engine->stop();
            });
            inThreads([&](size_t thread) {
                for (const Command &command : commands[thread]) {
                    engine->submit(command, [&](const Settled &settled) {
                        booked += settled && *settled ? 1 : 0;
                        ++answered;
                    });
                }
            });
            stopper.join();
            QCOMPARE(answered.load(), threadCount * commandsAThread);
            QVERIFY(booked >= 20);
        }
    }

    void enginesComeAndGoWithWorkInHand()
    {
        int booked = 0;
        for (int round = 0; round < 10; ++round) {
            std::vector<std::future<Settled>> answers;
            {
                const auto engine = startedEngine(1 + round % 3);
                for (int i = 0; i < 20; ++i)
                    answers.push_back(LedgerBank::ask(*engine, m_bank->grant(m_bank->adas, 1)));
            }
            for (auto &answer : answers) {
                const Settled settled = answer.get();
                booked += settled && *settled ? 1 : 0;
            }
        }
        QCOMPARE(booked, 200);
        QCOMPARE(m_bank->posted(m_bank->adas), 200);
    }
};

QTEST_GUILESS_MAIN(EngineRacesTest)
#include "tst_engineraces.moc"
