// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rules.h"

#include "tests/unit/rulesbank.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::rulesbank;

namespace {

constexpr HoldId holdId{21};
constexpr qint64 hour = 3'600LL * 1'000'000;

Command ordered(HoldVerb verb, qint64 amount = 0)
{
    Command made = command(EntryKind::Payment, std::nullopt, {});
    made.customer = ada;
    made.hold = HoldOrder{verb, adas, verb == HoldVerb::Reserve ? HoldId() : holdId, amount,
                          verb == HoldVerb::Reserve ? now.postedAtMicros + hour : 0};
    return made;
}

Command capture(qint64 amount)
{
    Command made = command(EntryKind::Payment, Action::Payment, {{adas, -amount}, {settlement, amount}});
    made.hold = HoldOrder{HoldVerb::Capture, adas, holdId, 0, 0};
    return made;
}

/// 500.00 on the account, 300.00 of them reserved.
BatchState withHold(qint64 amount = 30'000)
{
    BatchState state = bank();
    if (!apply(ordered(HoldVerb::Reserve, amount), state, {}, now, EntryId{holdId.value}))
        qFatal("the hold isn't made");
    return state;
}

QString tried(const Command &asked, BatchState state, const Moment &when = now)
{
    const Verdict verdict = apply(asked, state, {}, when, EntryId{22});
    return verdict ? QStringLiteral("booked")
                   : enumName(verdict.error().reason) + QLatin1Char(' ') + QLatin1StringView(verdict.error().field);
}

const QString isBooked = QStringLiteral("booked");
const Moment later{now.postedAtMicros + hour, today};

} // namespace

class HoldRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reservingLowersWhatIsAvailable()
    {
        BatchState state = bank();
        const Verdict verdict = apply(ordered(HoldVerb::Reserve, 30'000), state, {}, now, EntryId{holdId.value});
        QVERIFY(verdict);
        QVERIFY(verdict->entry.isNull() && verdict->legs.isEmpty());
        QCOMPARE(verdict->hold, holdId);
        QCOMPARE(state.accounts[adas].posted, 50'000);
        QCOMPARE(state.accounts[adas].held, 30'000);
        QCOMPARE(state.accounts[adas].sequence, 0);
        QCOMPARE(state.holds[holdId].open(), 30'000);
        QVERIFY(state.changedHeld.contains(adas) && state.changedHolds.contains(holdId));
        QCOMPARE(tried(transfer(20'000), state), isBooked);
        QCOMPARE(tried(transfer(20'001), state), QStringLiteral("insufficient-funds amount"));
    }

    void reservingRespectsTheFloor()
    {
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 50'000), bank()), isBooked);
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 50'001), bank()), QStringLiteral("insufficient-funds amount"));
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 20'000), withHold()), isBooked);
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 20'001), withHold()), QStringLiteral("insufficient-funds amount"));
        BatchState overdraft = bank();
        overdraft.accounts[adas].floor = -1'000;
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 51'000), overdraft), isBooked);
    }

    void reservingIsRefused()
    {
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 0), bank()), QStringLiteral("invalid-amount amount"));
        QCOMPARE(tried(ordered(HoldVerb::Reserve, -1), bank()), QStringLiteral("invalid-amount amount"));
        QCOMPARE(tried(ordered(HoldVerb::Reserve, maximumMinorUnits + 1), bank()),
                 QStringLiteral("invalid-amount amount"));
        Command asked = ordered(HoldVerb::Reserve, 1);
        asked.hold->account = AccountId{999};
        QCOMPARE(tried(asked, bank()), QStringLiteral("not-found account"));
        asked = ordered(HoldVerb::Reserve, 1);
        asked.customer = UserId{999};
        QCOMPARE(tried(asked, bank()), QStringLiteral("not-found customer"));
        asked.customer = newcomer;
        QCOMPARE(tried(asked, bank()), QStringLiteral("customer-not-approved customer"));
        asked = ordered(HoldVerb::Reserve, 1);
        asked.currency = Currency::fromCode(u"USD").value();
        QCOMPARE(tried(asked, bank()), QStringLiteral("currency-mismatch currency"));
        asked = ordered(HoldVerb::Reserve, 1);
        asked.hold->account = settlement;
        QCOMPARE(tried(asked, bank()), QStringLiteral("action-not-allowed account"));
        BatchState state = bank();
        state.customers[ada].closed = true;
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 1), state), QStringLiteral("customer-closed customer"));
        state = bank();
        state.accounts[adas].allowed = {Action::Deposit};
        QCOMPARE(tried(ordered(HoldVerb::Reserve, 1), state), QStringLiteral("action-not-allowed account"));
    }

    void reservingOnAnAccountThatIsNotInUse()
    {
        const auto with = [](AccountStatus status) {
            BatchState state = bank();
            state.accounts[adas].status = status;
            return tried(ordered(HoldVerb::Reserve, 1), state);
        };
        QCOMPARE(with(AccountStatus::AwaitingApproval), QStringLiteral("account-not-approved account"));
        QCOMPARE(with(AccountStatus::Refused), QStringLiteral("account-not-approved account"));
        QCOMPARE(with(AccountStatus::Frozen), QStringLiteral("account-frozen account"));
        QCOMPARE(with(AccountStatus::Closed), QStringLiteral("account-closed account"));
    }

    void reservingForATimeThatIsAllowed()
    {
        Command asked = ordered(HoldVerb::Reserve, 1);
        asked.hold->expiresAtMicros = now.postedAtMicros;
        QCOMPARE(tried(asked, bank()), QStringLiteral("invalid-value expires_at"));
        asked.hold->expiresAtMicros = now.postedAtMicros + maximumHoldMicros + 1;
        QCOMPARE(tried(asked, bank()), QStringLiteral("invalid-value expires_at"));
        asked.hold->expiresAtMicros = now.postedAtMicros + maximumHoldMicros;
        QCOMPARE(tried(asked, bank()), isBooked);
    }

    void capturingThePartReleasesTheRest()
    {
        BatchState state = withHold();
        const Verdict verdict = apply(capture(20'000), state, {}, now, EntryId{22});
        QVERIFY(verdict);
        QCOMPARE(verdict->entry, EntryId{22});
        QCOMPARE(verdict->hold, holdId);
        QCOMPARE(state.accounts[adas].posted, 30'000);
        QCOMPARE(state.accounts[adas].held, 0);
        QCOMPARE(state.holds[holdId].captured, 20'000);
        QCOMPARE(state.holds[holdId].released, 10'000);
        QCOMPARE(state.customers[ada].used[3], 1); // it counts when it is captured
    }

    void capturingTheWholeOfAllThereIs()
    {
        BatchState state = withHold(50'000);
        QCOMPARE(tried(transfer(1), state), QStringLiteral("insufficient-funds amount"));
        QVERIFY(apply(capture(50'000), state, {}, now, EntryId{22}));
        QCOMPARE(state.accounts[adas].posted, 0);
        QCOMPARE(state.accounts[adas].held, 0);
    }

    void capturingIsRefused()
    {
        QCOMPARE(tried(capture(30'001), withHold()), QStringLiteral("invalid-amount amount"));
        QCOMPARE(tried(capture(1), bank()), QStringLiteral("not-found hold"));
        Command asked = capture(1);
        asked.hold->account = bobs; // another's hold
        QCOMPARE(tried(asked, withHold()), QStringLiteral("not-found hold"));
        asked = capture(1);
        asked.legs = {{bobs, -1}, {settlement, 1}};
        QCOMPARE(tried(asked, withHold()), QStringLiteral("invalid-value hold"));
        QCOMPARE(tried(capture(1), withHold(), later), QStringLiteral("already-decided hold"));
        BatchState state = withHold();
        state.customers[ada].used = {4, 4, 4, 4};
        QCOMPARE(tried(capture(1), state), QStringLiteral("limit-reached customer"));
        state = withHold();
        state.accounts[adas].status = AccountStatus::Frozen;
        QCOMPARE(tried(capture(1), state), QStringLiteral("account-frozen account"));
    }

    void aHoldIsSettledOnce()
    {
        BatchState captured = withHold();
        QVERIFY(apply(capture(1'000), captured, {}, now, EntryId{22}));
        QCOMPARE(tried(capture(1'000), captured), QStringLiteral("already-decided hold"));
        QCOMPARE(tried(ordered(HoldVerb::Release), captured), QStringLiteral("already-decided hold"));
        QCOMPARE(tried(ordered(HoldVerb::Expire), captured, later), QStringLiteral("already-decided hold"));
        BatchState released = withHold();
        QVERIFY(apply(ordered(HoldVerb::Release), released, {}, now, EntryId{22}));
        QCOMPARE(released.accounts[adas].held, 0);
        QCOMPARE(released.holds[holdId].released, 30'000);
        QCOMPARE(tried(capture(1'000), released), QStringLiteral("already-decided hold"));
        QCOMPARE(tried(ordered(HoldVerb::Release), released), QStringLiteral("already-decided hold"));
    }

    void expiresNotBeforeItsTime()
    {
        QCOMPARE(tried(ordered(HoldVerb::Expire), withHold()), QStringLiteral("invalid-value expires_at"));
        BatchState state = withHold();
        QVERIFY(apply(ordered(HoldVerb::Expire), state, {}, later, EntryId{22}));
        QCOMPARE(state.accounts[adas].held, 0);
        QVERIFY(state.changedAccounts.isEmpty());
    }

    void releasingReachesFrozenAccounts()
    {
        BatchState state = withHold();
        state.accounts[adas].status = AccountStatus::Frozen;
        QCOMPARE(tried(ordered(HoldVerb::Release), state), isBooked);
        QCOMPARE(tried(ordered(HoldVerb::Expire), state, later), isBooked);
    }

    void unknownHoldOrAccount()
    {
        QCOMPARE(tried(ordered(HoldVerb::Release), bank()), QStringLiteral("not-found hold"));
        Command asked = ordered(HoldVerb::Release);
        asked.hold->account = AccountId{999};
        QCOMPARE(tried(asked, withHold()), QStringLiteral("not-found account"));
        asked.hold->account = bobs;
        QCOMPARE(tried(asked, withHold()), QStringLiteral("not-found hold"));
    }

    void neverMoreThanWasReserved()
    {
        const bool held = rc::check("captured and released never exceed what was reserved, and held is their rest", [] {
            BatchState state = bank();
            const int steps = *rc::gen::inRange(1, 40);
            for (int i = 0; i < steps; ++i) {
                const auto verb = static_cast<HoldVerb>(*rc::gen::inRange(0, 4));
                const qint64 amount = *rc::gen::inRange<qint64>(-1, 30'000);
                Command asked = verb == HoldVerb::Capture ? capture(amount) : ordered(verb, amount);
                if (verb != HoldVerb::Reserve)
                    asked.hold->hold = HoldId{*rc::gen::inRange<qint64>(1, 10)};
                const Moment &when = *rc::gen::arbitrary<bool>() ? now : later;
                (void)apply(asked, state, {}, when, EntryId{i + 1});
                qint64 open = 0;
                for (const HoldState &hold : std::as_const(state.holds)) {
                    RC_ASSERT(hold.captured >= 0 && hold.released >= 0);
                    RC_ASSERT(hold.captured + hold.released <= hold.held);
                    open += hold.open();
                }
                RC_ASSERT(state.accounts[adas].held == open);
                RC_ASSERT(state.accounts[adas].posted - open >= state.accounts[adas].floor);
            }
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(HoldRulesTest)
#include "tst_holdrules.moc"
