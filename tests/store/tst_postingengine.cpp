// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/postingengine.h"

#include "tests/store/ledgerbank.h"

#include <random>

using namespace guichet;
using namespace guichet::ledger;

class PostingEngineTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

    std::unique_ptr<PostingEngine> anotherEngine(const PostingEngine::Options &options = {})
    {
        auto engine = std::make_unique<PostingEngine>(m_bank->database.database(), m_bank->clock, m_bank->calendar,
                                                      options);
        if (!engine->start())
            qFatal("another engine doesn't start");
        return engine;
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup() { m_bank.reset(); }

    void depositIsBookedWithAllItsRows()
    {
        Command asked = m_bank->deposit(3);
        asked.note = QStringLiteral("für \"Zoé\" \\ {1,2} ' ; 日本");
        const Verdict verdict = m_bank->book(asked);
        QVERIFY(verdict);
        QCOMPARE(verdict->businessDate, QDate(2026, 3, 2));
        QCOMPARE(verdict->postedAtMicros, LedgerBank::startMicros);
        QCOMPARE(verdict->limit.used, 1);
        QCOMPARE(verdict->limit.allowed, 4);
        const auto entry = entryById(m_bank->connection(), verdict->entry);
        QVERIFY(entry);
        QCOMPARE(entry->note, asked.note);
        QCOMPARE(entry->key, asked.key);
        QCOMPARE(entry->maker, LedgerBank::teller);
        QCOMPARE(entry->approver, UserId());
        QCOMPARE(entry->action, std::optional(Action::Deposit));
        QCOMPARE(entry->legs.size(), 2);
        QCOMPARE(m_bank->posted(m_bank->adas), 15'000);
        QCOMPARE(cashOf(m_bank->posted(m_bank->till)), 15'000);
        QCOMPARE(cashPosition(m_bank->connection(), m_bank->till), (CashCount{{LedgerBank::note50, 3}}));
        QCOMPARE(cashOfEntry(m_bank->connection(), verdict->entry, m_bank->till), asked.cash);
    }

    void keySentTwiceBooksOnceAndGivesTheSame()
    {
        const Command asked = m_bank->deposit(1);
        const Verdict first = m_bank->book(asked);
        const Verdict second = m_bank->book(asked);
        QVERIFY(first && second);
        QCOMPARE(second->entry, first->entry);
        QCOMPARE(second->postedAtMicros, first->postedAtMicros);
        QCOMPARE(second->limit.used, 1);
        QCOMPARE(second->limit.allowed, 4);
        QCOMPARE(m_bank->posted(m_bank->adas), 5'000);
    }

    void keySentFromTwoEnginesAtOnceBooksOnce()
    {
        const auto other = anotherEngine();
        for (int round = 0; round < 20; ++round) {
            Command asked = m_bank->grant(m_bank->adas, 100);
            QList<std::shared_future<Settled>> answers;
            for (int i = 0; i < 10; ++i)
                answers.append(LedgerBank::ask(i % 2 == 0 ? m_bank->engine : *other, asked).share());
            QSet<qint64> entries;
            for (const auto &answer : answers) {
                QVERIFY(answer.get() && *answer.get());
                entries.insert((*answer.get())->entry.value);
            }
            QCOMPARE(entries.size(), 1);
        }
        QCOMPARE(m_bank->posted(m_bank->adas), 20 * 100);
    }

    void sameKeyOtherContentIsRefused()
    {
        Command asked = m_bank->deposit(1);
        QVERIFY(m_bank->book(asked));
        asked.requestHash.fill('x');
        COMPARE_REFUSAL(m_bank->book(asked), KeyReused);
        QCOMPARE(m_bank->posted(m_bank->adas), 5'000);
    }

    void keyOfAnotherIsIndependent()
    {
        Command asked = m_bank->deposit(1);
        QVERIFY(m_bank->book(asked));
        asked.principal = UserId{91};
        const Verdict other = m_bank->book(asked);
        QVERIFY(other);
        QCOMPARE(m_bank->posted(m_bank->adas), 10'000);
        QVERIFY(!verdictOf(m_bank->connection(), UserId{92}, asked.key));
    }

    void expiredKeyIsRefusedAndNotStored()
    {
        Command asked = m_bank->deposit(1);
        asked.key = IdempotencyKey::make(m_bank->clock.nowMicros() - 8 * 24 * 3600 * microsPerSecond);
        COMPARE_REFUSAL(m_bank->book(asked), KeyExpired);
        QVERIFY(!verdictOf(m_bank->connection(), asked.principal, asked.key));
    }

    void refusalIsStoredAndReplayedEvenWhenItWouldBeBookedNow()
    {
        const Command asked = m_bank->transfer(100);
        COMPARE_REFUSAL(m_bank->book(asked), InsufficientFunds);
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 500)));
        const Verdict again = m_bank->book(asked);
        COMPARE_REFUSAL(again, InsufficientFunds);
        QCOMPARE(again.error().field, "amount");
        QCOMPARE(m_bank->posted(m_bank->adas), 500);
        QVERIFY(m_bank->book(m_bank->transfer(100))); // the refused one didn't count
        QCOMPARE(limitUse(m_bank->connection(), m_bank->ada, QDate(2026, 3, 2), {4, 4, 4, 4})[2].used, 1);
    }

    void hundredParallelWithdrawalsAgainstALimitOfFour()
    {
        PostingEngine::Options options;
        options.batchCap = 2; // else the limit is used up within one batch
        m_bank = std::make_unique<LedgerBank>(options);
        const auto other = anotherEngine(options);
        constexpr int days = 5; // Monday to Friday
        for (int day = 0; day < days; ++day) {
            for (int i = 0; i < 4; ++i) // both are at work before it counts
                QVERIFY(LedgerBank::ask(i % 2 == 0 ? m_bank->engine : *other, m_bank->deposit(50)).get()->has_value());
            std::vector<std::future<Settled>> answers;
            for (int i = 0; i < 100; ++i)
                answers.push_back(LedgerBank::ask(i % 2 == 0 ? m_bank->engine : *other, m_bank->withdrawal(1)));
            int booked = 0;
            int limited = 0;
            for (auto &answer : answers) {
                const Settled settled = answer.get();
                QVERIFY(settled);
                booked += *settled ? 1 : 0;
                limited += !*settled && settled->error().reason == Refusal::LimitReached ? 1 : 0;
            }
            QCOMPARE(booked, 4);
            QCOMPARE(limited, 96);
            m_bank->clock.advance(24LL * 3600 * microsPerSecond);
        }
        QCOMPARE(m_bank->posted(m_bank->adas), days * (200 * 5'000 - 4 * 5'000));
    }

    void limitStartsAnewOnTheNextBusinessDate()
    {
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 1'000)));
        for (int i = 0; i < 4; ++i)
            QVERIFY(m_bank->book(m_bank->transfer(1)));
        COMPARE_REFUSAL(m_bank->book(m_bank->transfer(1)), LimitReached);
        m_bank->clock.advance(24LL * 3600 * microsPerSecond);
        const Verdict next = m_bank->book(m_bank->transfer(1));
        QVERIFY(next);
        QCOMPARE(next->businessDate, QDate(2026, 3, 3));
        QCOMPARE(next->limit.used, 1);
    }

    void ninetyDaysGoByAndPartitionsFollowTheClock()
    {
        for (int day = 0; day < 90; day += 5) {
            m_bank->clock.advance(5 * 24LL * 3600 * microsPerSecond);
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 1)));
        }
    }

    void noteThatTheDatabaseCannotHoldIsRefusedBeforeTheBatch()
    {
        Command spoiled = m_bank->grant(m_bank->adas, 1);
        spoiled.note = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
        Command lone = m_bank->grant(m_bank->adas, 1);
        lone.note = QString(QChar(0xDC00));
        auto before = LedgerBank::ask(m_bank->engine, m_bank->grant(m_bank->adas, 10));
        auto first = LedgerBank::ask(m_bank->engine, spoiled);
        auto second = LedgerBank::ask(m_bank->engine, lone);
        auto after = LedgerBank::ask(m_bank->engine, m_bank->grant(m_bank->adas, 10));
        const Settled refused = first.get();
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().reason, Refusal::InvalidValue);
        QCOMPARE(refused->error().field, "note");
        QVERIFY(!*second.get());
        QVERIFY(*before.get() && *after.get());
        QCOMPARE(m_bank->posted(m_bank->adas), 20);
    }

    void fullQueueIsBusyAndNothingIsWritten()
    {
        PostingEngine::Options options;
        options.queueCapacity = 0;
        const auto full = anotherEngine(options);
        const Command asked = m_bank->grant(m_bank->adas, 1);
        const Settled settled = LedgerBank::ask(*full, asked).get();
        QVERIFY(!settled);
        QCOMPARE(settled.error(), NotSettled::Busy);
        QVERIFY(!verdictOf(m_bank->connection(), asked.principal, asked.key));
        QVERIFY(m_bank->book(asked));
    }

    void stoppedEngineFinishesWhatItTookAndTakesNoMore()
    {
        std::vector<std::future<Settled>> answers;
        for (int i = 0; i < 200; ++i)
            answers.push_back(LedgerBank::ask(m_bank->engine, m_bank->grant(m_bank->adas, 1)));
        m_bank->engine.stop();
        for (auto &answer : answers)
            QVERIFY(*answer.get());
        QCOMPARE(m_bank->engine.waiting(), 0);
        QCOMPARE(m_bank->settle(m_bank->grant(m_bank->adas, 1)).error(), NotSettled::Busy);
        QCOMPARE(m_bank->posted(m_bank->adas), 200);
    }

    void randomTransfersFromTwoEnginesKeepEveryInvariant()
    {
        const auto other = anotherEngine();
        QList<AccountId> accounts;
        m_bank->transact([&](store::Transaction &) {
            for (int i = 0; i < 10; ++i)
                accounts.append(m_bank->open(m_bank->ada));
        });
        for (const AccountId account : accounts)
            QVERIFY(m_bank->book(m_bank->grant(account, 100)));
        std::mt19937 random(7);
        std::vector<std::future<Settled>> answers;
        for (int i = 0; i < 2'000; ++i) {
            const auto from = static_cast<qsizetype>(random() % 10);
            const qint64 cents = static_cast<qint64>(random() % 40) + 1;
            Command asked = m_bank->command(EntryKind::Fee, std::nullopt, {},
                                            {{accounts[from], -cents}, {accounts[(from + 1 + random() % 9) % 10], cents}});
            answers.push_back(LedgerBank::ask(i % 2 == 0 ? m_bank->engine : *other, asked));
        }
        for (auto &answer : answers) {
            const Settled settled = answer.get();
            QVERIFY(settled);
            QVERIFY(*settled || settled->error().reason == Refusal::InsufficientFunds);
        }
        QCOMPARE(customersTotal(m_bank->connection(), Currency::euro()), 1'000);
        QCOMPARE(unbalancedCount(m_bank->connection()), 0);
        QCOMPARE(m_bank->count("teststore/broken_histories"), 0);
        QCOMPARE(m_bank->count("teststore/log_gaps"), 0);
        QCOMPARE(m_bank->count("teststore/entries_not_logged_once"), 0);
    }
};

QTEST_GUILESS_MAIN(PostingEngineTest)
#include "tst_postingengine.moc"
