// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/linkedrows.h"

#include "services/ledger/linkedreads.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

namespace {

constexpr UserId supervisor{91};
constexpr qint64 hour = 3'600LL * 1'000'000;

} // namespace

/// Reversals, holds and the cap of several accounts, through the engine on a real database.
class LinkedRowsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

    Command reversalOf(EntryId original)
    {
        Command made = *reversalCommand(m_bank->connection(), original);
        made.key = IdempotencyKey::make(m_bank->clock.nowMicros());
        made.principal = supervisor;
        made.requestHash = QByteArray(requestHashBytes, 'r');
        made.maker = LedgerBank::teller;
        made.approver = supervisor;
        return made;
    }
    Command held(HoldVerb verb, HoldId hold, qint64 amount = 0)
    {
        Command made = m_bank->command(EntryKind::Payment, std::nullopt, m_bank->ada, {});
        made.hold = HoldOrder{verb, m_bank->adas, hold, amount,
                              verb == HoldVerb::Reserve ? m_bank->clock.nowMicros() + hour : 0};
        return made;
    }
    Command capture(HoldId hold, qint64 amount)
    {
        Command made = m_bank->command(EntryKind::Payment, Action::Payment, m_bank->ada,
                                       {{m_bank->adas, -amount}, {m_bank->settlement, amount}});
        made.hold = HoldOrder{HoldVerb::Capture, m_bank->adas, hold, 0, 0};
        return made;
    }
    HoldId reserved(qint64 amount)
    {
        const Verdict verdict = m_bank->book(held(HoldVerb::Reserve, {}, amount));
        return verdict ? verdict->hold : HoldId();
    }
    int used(Action action)
    {
        const auto uses = limitUse(m_bank->connection(), m_bank->ada, QDate(2026, 3, 2), {4, 4, 4, 4});
        return uses[static_cast<int>(action)].used;
    }
    Balance adas() { return balances(m_bank->connection(), {m_bank->adas})[m_bank->adas]; }
    QString refusalOf(const Verdict &verdict)
    {
        return verdict ? QStringLiteral("booked") : QString(enumName(verdict.error().reason));
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<LedgerBank>();
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 50'000)));
    }
    void cleanup() { m_bank.reset(); }

    void depositIsReversedWithItsCash()
    {
        const Verdict deposit = m_bank->book(m_bank->deposit(3));
        QCOMPARE(used(Action::Deposit), 1);
        const Verdict reversal = m_bank->book(reversalOf(deposit->entry));
        QVERIFY(reversal);
        QCOMPARE(m_bank->posted(m_bank->adas), 50'000);
        QCOMPARE(cashPosition(m_bank->connection(), m_bank->till), CashCount());
        QCOMPARE(used(Action::Deposit), 0);
        const auto entry = entryById(m_bank->connection(), reversal->entry);
        QCOMPARE(entry->kind, EntryKind::Reversal);
        QCOMPARE(entry->approver, supervisor);
        QCOMPARE(entry->customer, m_bank->ada);
        const auto link = reversalsOf(m_bank->connection(), {deposit->entry, reversal->entry});
        QCOMPARE(link.size(), 1);
        QCOMPARE(link[deposit->entry].reversal, reversal->entry);
        QVERIFY(link[deposit->entry].repost.isNull());
    }

    void neverTwiceEvenAtOnce()
    {
        QVERIFY(m_bank->book(m_bank->grant(m_bank->bobs, 50'000)));
        const Verdict transfer = m_bank->book(m_bank->transfer(700));
        std::vector<std::future<Settled>> asked;
        for (int i = 0; i < 8; ++i)
            asked.push_back(LedgerBank::ask(m_bank->engine, reversalOf(transfer->entry)));
        QStringList ends;
        for (auto &settled : asked)
            ends.append(refusalOf(*settled.get()));
        QCOMPARE(ends.count(QStringLiteral("booked")), 1);
        QCOMPARE(ends.count(QStringLiteral("already-reversed")), 7);
        QCOMPARE(refusalOf(m_bank->book(reversalOf(transfer->entry))), QStringLiteral("already-reversed"));
        QCOMPARE(m_bank->posted(m_bank->adas), 50'000);
        QCOMPARE(m_bank->posted(m_bank->bobs), 50'000);
    }

    void reversalOnAnotherDateGivesNoLimitBack()
    {
        const Verdict transfer = m_bank->book(m_bank->transfer(700));
        m_bank->clock.advance(24 * hour);
        QVERIFY(m_bank->book(m_bank->transfer(1)));
        QVERIFY(m_bank->book(reversalOf(transfer->entry)));
        const auto uses = limitUse(m_bank->connection(), m_bank->ada, QDate(2026, 3, 3), {4, 4, 4, 4});
        QCOMPARE(uses[static_cast<int>(Action::Transfer)].used, 1);
    }

    void correctionIsTwoLinkedEntriesAndReplaysWhole()
    {
        const Verdict deposit = m_bank->book(m_bank->deposit(3));
        Command asked = reversalOf(deposit->entry);
        const Command right = m_bank->deposit(2);
        asked.repost = Repost{right.kind, right.action, right.legs, right.cash, QStringLiteral("two notes")};
        const Verdict both = m_bank->book(asked);
        QVERIFY(both);
        QVERIFY(!both->repost.isNull() && both->repost != both->entry);
        QCOMPARE(m_bank->posted(m_bank->adas), 60'000);
        QCOMPARE(cashPosition(m_bank->connection(), m_bank->till), (CashCount{{LedgerBank::note50, 2}}));
        QCOMPARE(used(Action::Deposit), 1);
        const auto link = reversalsOf(m_bank->connection(), {deposit->entry});
        QCOMPARE(link[deposit->entry].repost, both->repost);
        const auto entry = entryById(m_bank->connection(), both->repost);
        QCOMPARE(entry->kind, EntryKind::Deposit);
        QCOMPARE(entry->note, QStringLiteral("two notes"));
        QCOMPARE(entry->legs.size(), 2);
        const Verdict again = m_bank->book(asked);
        QVERIFY(again);
        QCOMPARE(again->entry, both->entry);
        QCOMPARE(again->repost, both->repost);
        QCOMPARE(again->limit.used, both->limit.used);
        QCOMPARE(again->repostLegs.size(), 2);
        QCOMPARE(m_bank->posted(m_bank->adas), 60'000);
    }

    void refusedCorrectionBooksNeither()
    {
        const Verdict deposit = m_bank->book(m_bank->deposit(3));
        Command asked = reversalOf(deposit->entry);
        asked.repost = Repost{EntryKind::Transfer, Action::Transfer,
                              {{m_bank->adas, -50'001}, {m_bank->bobs, 50'001}}, {}, {}};
        QCOMPARE(refusalOf(m_bank->book(asked)), QStringLiteral("insufficient-funds"));
        QCOMPARE(m_bank->posted(m_bank->adas), 65'000);
        QVERIFY(reversalsOf(m_bank->connection(), {deposit->entry}).isEmpty());
    }

    void reversalCommandPutsTheActingSideFirst()
    {
        const Verdict transfer = m_bank->book(m_bank->transfer(700));
        const auto back = reversalCommand(m_bank->connection(), transfer->entry);
        QCOMPARE(back->legs.first().account, m_bank->adas);
        QCOMPARE(back->legs.first().minorUnits, 700);
        QVERIFY(!reversalCommand(m_bank->connection(), EntryId{999'999}));
    }

    void holdIsKeptAndReplays()
    {
        const Command asked = held(HoldVerb::Reserve, {}, 30'000);
        const Verdict made = m_bank->book(asked);
        QVERIFY(made && made->entry.isNull());
        QCOMPARE(adas().posted, 50'000);
        QCOMPARE(adas().available().minorUnits, 20'000);
        QCOMPARE(refusalOf(m_bank->book(m_bank->transfer(20'001))), QStringLiteral("insufficient-funds"));
        const Verdict again = m_bank->book(asked);
        QVERIFY(again);
        QCOMPARE(again->hold, made->hold);
        QCOMPARE(adas().held, 30'000);
        const QList<Hold> open = openHoldsOf(m_bank->connection(), m_bank->adas);
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.first().id, made->hold);
        QCOMPARE(open.first().customer, m_bank->ada);
        QCOMPARE(open.first().amount.minorUnits, 30'000);
        QCOMPARE(open.first().last, HoldVerb::Reserve);
    }

    void captureTakesAPartAndReleasesTheRest()
    {
        const HoldId hold = reserved(50'000);
        const Command asked = capture(hold, 20'000);
        const Verdict taken = m_bank->book(asked);
        QVERIFY(taken);
        QCOMPARE(taken->hold, hold);
        QCOMPARE(adas().posted, 30'000);
        QCOMPARE(adas().held, 0);
        const Hold settled = holdsById(m_bank->connection(), {hold}).first();
        QCOMPARE(settled.captured.minorUnits, 20'000);
        QCOMPARE(settled.released.minorUnits, 30'000);
        QCOMPARE(settled.last, HoldVerb::Capture);
        const Verdict again = m_bank->book(asked);
        QVERIFY(again);
        QCOMPARE(again->entry, taken->entry);
        QCOMPARE(again->hold, hold);
        QCOMPARE(refusalOf(m_bank->book(capture(hold, 1))), QStringLiteral("already-decided"));
        QVERIFY(openHoldsOf(m_bank->connection(), m_bank->adas).isEmpty());
    }

    void manyCapturesAtOnceTakeOnce()
    {
        const HoldId hold = reserved(10'000);
        std::vector<std::future<Settled>> asked;
        for (int i = 0; i < 8; ++i)
            asked.push_back(LedgerBank::ask(m_bank->engine, i % 2 == 0 ? capture(hold, 10'000)
                                                                       : held(HoldVerb::Release, hold)));
        QStringList ends;
        for (auto &settled : asked)
            ends.append(refusalOf(*settled.get()));
        QCOMPARE(ends.count(QStringLiteral("booked")), 1);
        QCOMPARE(adas().held, 0);
        const Hold settled = holdsById(m_bank->connection(), {hold}).first();
        QCOMPARE(settled.captured.minorUnits + settled.released.minorUnits, 10'000);
        QCOMPARE(adas().posted, 50'000 - settled.captured.minorUnits);
    }

    void expiredHoldsAreFoundAndExpire()
    {
        const HoldId hold = reserved(10'000);
        QVERIFY(expiredHolds(m_bank->connection(), m_bank->clock.nowMicros(), 10).isEmpty());
        QCOMPARE(refusalOf(m_bank->book(held(HoldVerb::Expire, hold))), QStringLiteral("invalid-value"));
        m_bank->clock.advance(hour);
        const QList<Hold> due = expiredHolds(m_bank->connection(), m_bank->clock.nowMicros(), 10);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().id, hold);
        QCOMPARE(refusalOf(m_bank->book(capture(hold, 1))), QStringLiteral("already-decided"));
        QVERIFY(m_bank->book(held(HoldVerb::Expire, hold)));
        QCOMPARE(adas().held, 0);
        QCOMPARE(holdsById(m_bank->connection(), {hold}).first().last, HoldVerb::Expire);
    }

    void accountWithAHoldIsNotClosed()
    {
        const HoldId hold = reserved(10'000);
        QVERIFY(m_bank->book(m_bank->transfer(40'000)));
        const auto close = [this] {
            return m_bank->transact(
                [this](store::Transaction &) { return closeAccount(m_bank->connection(), m_bank->adas); });
        };
        QCOMPARE(close().error().reason, Refusal::AccountNotEmpty);
        QVERIFY(m_bank->book(capture(hold, 10'000)));
        QVERIFY(close());
    }

    /// In one batch: money comes, is reserved, and another hold is taken; the floor holds at its end.
    void holdsAndPostingsOfOneBatch()
    {
        const HoldId first = reserved(50'000);
        std::vector<std::future<Settled>> asked;
        asked.push_back(LedgerBank::ask(m_bank->engine, m_bank->deposit(2)));
        asked.push_back(LedgerBank::ask(m_bank->engine, capture(first, 50'000)));
        asked.push_back(LedgerBank::ask(m_bank->engine, held(HoldVerb::Reserve, {}, 10'000)));
        for (auto &settled : asked)
            QVERIFY(settled.get());
        QVERIFY(adas().posted - adas().held >= 0);
        QCOMPARE(adas().posted, 10'000);
    }

    void capIsTheCustomersOverAllTheirAccounts()
    {
        const UserId newcomer{3};
        AccountId one, other;
        m_bank->transact([&](store::Transaction &) {
            registerCustomer(m_bank->connection(), newcomer);
            one = m_bank->open(newcomer);
            other = m_bank->open(newcomer);
        });
        const auto deposit = [&](AccountId account, qint64 notes) {
            Command made = m_bank->deposit(notes);
            made.customer = newcomer;
            made.legs.first().account = account;
            return refusalOf(m_bank->book(made));
        };
        QCOMPARE(deposit(one, 12), QStringLiteral("booked"));
        QCOMPARE(deposit(other, 9), QStringLiteral("deposit-cap-exceeded"));
        QCOMPARE(deposit(other, 8), QStringLiteral("booked"));
    }

    /// Each batch locks all that counts together, whichever of them it was asked for.
    void capHoldsWhenDepositsMeet()
    {
        PostingEngine::Options options;
        options.batchCap = 2;
        options.terms.limitsPerDay.fill(1'000);
        m_bank = std::make_unique<LedgerBank>(options);
        const UserId newcomer{3};
        QList<AccountId> accounts;
        m_bank->transact([&](store::Transaction &) {
            registerCustomer(m_bank->connection(), newcomer);
            for (int i = 0; i < 3; ++i)
                accounts.append(m_bank->open(newcomer));
        });
        std::vector<std::future<Settled>> asked;
        for (int i = 0; i < 60; ++i) {
            Command made = m_bank->deposit(1);
            made.customer = newcomer;
            made.legs.first().account = accounts[i % 3];
            asked.push_back(LedgerBank::ask(m_bank->engine, made));
        }
        QStringList ends;
        for (auto &settled : asked)
            ends.append(refusalOf(*settled.get()));
        QCOMPARE(ends.count(QStringLiteral("booked")), 20); // 20 times 50.00 are the cap
        QCOMPARE(ends.count(QStringLiteral("deposit-cap-exceeded")), 40);
    }
};

QTEST_GUILESS_MAIN(LinkedRowsTest)
#include "tst_linkedrows.moc"
