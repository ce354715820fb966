// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rules.h"

#include "tests/unit/rulesbank.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::rulesbank;

namespace {

constexpr UserId supervisor{91};
constexpr EntryId second{7};
constexpr EntryId third{8};

/// Books it, and puts its entry where a batch finds an original.
void booked(BatchState &state, const Command &command, EntryId id = entry)
{
    const Verdict verdict = apply(command, state, {}, now, id);
    if (!verdict)
        qFatal("the original isn't booked");
    OriginalState original{id, command.kind, command.action, command.customer, verdict->businessDate,
                           command.currency, command.legs, command.cash, {}};
    state.originals.insert(id, original);
}

Command reversalOf(const Command &original, EntryId id = entry)
{
    Command made = command(EntryKind::Reversal, std::nullopt, original.legs);
    for (Leg &leg : made.legs)
        leg.minorUnits = -leg.minorUnits;
    made.customer = original.customer;
    made.cash = original.cash;
    made.approver = supervisor;
    made.reverses = id;
    return made;
}

Command correctionOf(const Command &original, const Command &right)
{
    Command made = reversalOf(original);
    made.repost = Repost{right.kind, right.action, right.legs, right.cash, right.note};
    return made;
}

QString tried(const Command &asked, BatchState &state, const Moment &when = now)
{
    const Verdict verdict = apply(asked, state, {}, when, second, third);
    return verdict ? QStringLiteral("booked")
                   : enumName(verdict.error().reason) + QLatin1Char(' ') + QLatin1StringView(verdict.error().field);
}

const QString isBooked = QStringLiteral("booked");

} // namespace

class ReversalRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void depositGoesBackWithItsNotesAndCount()
    {
        BatchState state = bank();
        booked(state, deposit(10'000, 2));
        const Verdict verdict = apply(reversalOf(deposit(10'000, 2)), state, {}, now, second);
        QVERIFY(verdict);
        QCOMPARE(verdict->legs, (QList<LegResult>{{adas, -10'000, 50'000, 2}, {till, 10'000, -20'000, 2}}));
        QCOMPARE(state.cash.value({till, note50}), 4);
        QCOMPARE(state.customers[ada].used[0], 0);
        QCOMPARE(verdict->limit.allowed, 0);
        QCOMPARE(state.originals[entry].reversedBy, second);
    }

    void transferGoesBack()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        QCOMPARE(tried(reversalOf(transfer(700)), state), isBooked);
        QCOMPARE(state.accounts[adas].posted, 50'000);
        QCOMPARE(state.accounts[bobs].posted, 0);
    }

    void neverTwice()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        QCOMPARE(tried(reversalOf(transfer(700)), state), isBooked);
        state.accounts[bobs].posted = 700;
        QCOMPARE(tried(reversalOf(transfer(700)), state), QStringLiteral("already-reversed original"));
    }

    void limitIsGivenBackOnTheSameDateOnly()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        const Moment tomorrow{now.postedAtMicros + 24LL * 3600 * 1'000'000, today.addDays(1)};
        BatchState later = state;
        later.customers[ada].businessDate = tomorrow.businessDate;
        later.customers[ada].used = {0, 0, 3, 0};
        QCOMPARE(tried(reversalOf(transfer(700)), later, tomorrow), isBooked);
        QCOMPARE(later.customers[ada].used[2], 3);
        QCOMPARE(tried(reversalOf(transfer(700)), state), isBooked);
        QCOMPARE(state.customers[ada].used[2], 0);
        QVERIFY(state.changedCustomers.contains(ada));
    }

    void bankPostingsGiveNoLimitBack()
    {
        BatchState state = bank();
        const Command fee = command(EntryKind::Fee, std::nullopt, {{adas, -5}, {settlement, 5}});
        booked(state, fee);
        QCOMPARE(tried(reversalOf(fee), state), isBooked);
        QCOMPARE(state.customers[ada].used, (std::array<int, 4>{}));
    }

    void secondPersonIsNeeded()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        Command asked = reversalOf(transfer(700));
        asked.approver = {};
        QCOMPARE(tried(asked, state), QStringLiteral("forbidden approver"));
        asked.approver = asked.maker;
        QCOMPARE(tried(asked, state), QStringLiteral("self-approval approver"));
    }

    void unknownOriginal()
    {
        BatchState state = bank();
        QCOMPARE(tried(reversalOf(transfer(700)), state), QStringLiteral("not-found original"));
    }

    void onlyTheOpposite()
    {
        BatchState state = bank();
        booked(state, deposit(10'000, 2));
        Command asked = reversalOf(deposit(10'000, 2));
        asked.legs = {{adas, -5'000}, {till, 5'000}};
        asked.cash = {{note50, 1}};
        QCOMPARE(tried(asked, state), QStringLiteral("invalid-value legs"));
        asked = reversalOf(deposit(10'000, 2));
        asked.cash = {{10'000, 1}};
        QCOMPARE(tried(asked, state), QStringLiteral("invalid-value cash"));
        asked = reversalOf(deposit(10'000, 2));
        asked.customer = newcomer;
        QCOMPARE(tried(asked, state), QStringLiteral("invalid-value original"));
        asked = reversalOf(deposit(10'000, 2));
        asked.action = Action::Withdrawal;
        QCOMPARE(tried(asked, state), QStringLiteral("invalid-value original"));
        asked = reversalOf(deposit(10'000, 2));
        std::reverse(asked.legs.begin(), asked.legs.end()); // their order says nothing
        QCOMPARE(tried(asked, state), isBooked);
    }

    void reversalIsNotReversed()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        state.originals[entry].kind = EntryKind::Reversal;
        QCOMPARE(tried(reversalOf(transfer(700)), state), QStringLiteral("action-not-allowed original"));
    }

    void moneyThatIsGone()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        state.accounts[bobs].posted = 699;
        QCOMPARE(tried(reversalOf(transfer(700)), state), QStringLiteral("insufficient-funds amount"));
        state.accounts[bobs].posted = 1'000;
        state.accounts[bobs].held = 301;
        QCOMPARE(tried(reversalOf(transfer(700)), state), QStringLiteral("insufficient-funds amount"));
    }

    void notesThatAreGone()
    {
        BatchState state = bank();
        booked(state, deposit(10'000, 2));
        state.cash[{till, note50}] = 1;
        QCOMPARE(tried(reversalOf(deposit(10'000, 2)), state), QStringLiteral("till-short cash"));
    }

    void statusesOfTheAccount()
    {
        BatchState state = bank();
        booked(state, deposit(10'000, 2));
        const auto with = [&state](AccountStatus status) {
            BatchState other = state;
            other.accounts[adas].status = status;
            return tried(reversalOf(deposit(10'000, 2)), other);
        };
        QCOMPARE(with(AccountStatus::Frozen), isBooked);
        QCOMPARE(with(AccountStatus::AwaitingApproval), isBooked);
        QCOMPARE(with(AccountStatus::Refused), isBooked); // its money goes back to whom it came from
        QCOMPARE(with(AccountStatus::Closed), QStringLiteral("account-closed account"));
    }

    void nothingGoesIntoARefusedAccount()
    {
        BatchState state = bank();
        booked(state, withdrawal(10'000, 2));
        state.accounts[adas].status = AccountStatus::Refused;
        QCOMPARE(tried(reversalOf(withdrawal(10'000, 2)), state), QStringLiteral("account-not-approved account"));
    }

    void correctionBooksBothAndCountsOnce()
    {
        BatchState state = bank();
        booked(state, deposit(10'000, 2));
        const Verdict verdict
            = apply(correctionOf(deposit(10'000, 2), deposit(15'000, 3)), state, {}, now, second, third);
        QVERIFY(verdict);
        QCOMPARE(verdict->entry, second);
        QCOMPARE(verdict->repost, third);
        QCOMPARE(verdict->legs.first(), (LegResult{adas, -10'000, 50'000, 2}));
        QCOMPARE(verdict->repostLegs.first(), (LegResult{adas, 15'000, 65'000, 3}));
        QCOMPARE(verdict->limit.used, 1);
        QCOMPARE(state.cash.value({till, note50}), 7);
        QCOMPARE(state.accounts[till].posted, -35'000);
    }

    void correctionAtTheLimit()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        state.customers[ada].used = {4, 4, 4, 4};
        QCOMPARE(tried(correctionOf(transfer(700), transfer(800)), state), isBooked);
        QCOMPARE(state.customers[ada].used[2], 4);
    }

    void refusedCorrectionLeavesEverything()
    {
        BatchState state = bank();
        booked(state, transfer(700));
        const BatchState before = state;
        QCOMPARE(tried(correctionOf(transfer(700), transfer(50'001)), state),
                 QStringLiteral("insufficient-funds amount"));
        QCOMPARE(state.accounts[adas].posted, before.accounts[adas].posted);
        QCOMPARE(state.accounts[bobs].sequence, before.accounts[bobs].sequence);
        QCOMPARE(state.customers[ada].used, before.customers[ada].used);
        QVERIFY(state.originals[entry].reversedBy.isNull());
    }

    /// The first 100.00 were 1 000.00 by mistake, and of the right ones some are spent: no balance is below the floor.
    void spentMeanwhileButCoveredByTheRightAmount()
    {
        BatchState state = bank();
        booked(state, deposit(100'000, 20));
        state.accounts[adas].posted = 98'000;
        const Verdict verdict
            = apply(correctionOf(deposit(100'000, 20), deposit(10'000, 2)), state, {}, now, second, third);
        QVERIFY(verdict);
        QCOMPARE(state.accounts[adas].posted, 8'000);
        QCOMPARE(verdict->repostLegs.first().balanceAfter, 108'000);
        QCOMPARE(verdict->legs.first().balanceAfter, 8'000);
    }

    void withdrawalOfEverythingIsCorrected()
    {
        BatchState state = bank();
        state.accounts[adas].posted = 10'000;
        booked(state, withdrawal(10'000, 2));
        QCOMPARE(tried(correctionOf(withdrawal(10'000, 2), withdrawal(5'000, 1)), state), isBooked);
        QCOMPARE(state.accounts[adas].posted, 5'000);
    }

    void repostHasAKeyOfItsOwn()
    {
        const Command asked = correctionOf(deposit(10'000, 2), deposit(15'000, 3));
        const Command repost = repostOf(asked);
        QVERIFY(repost.key != asked.key);
        QCOMPARE(repost.key, repostOf(asked).key);
        QCOMPARE(repost.kind, EntryKind::Deposit);
        QCOMPARE(repost.approver, supervisor);
        QVERIFY(repost.reverses.isNull() && !repost.repost);
    }

    void reversingGivesTheStateBefore()
    {
        const bool held = rc::check("an operation and its reversal leave balances, cash and counts as they were", [] {
            BatchState state = bank();
            const BatchState before = state;
            const int which = *rc::gen::inRange(0, 3);
            const qint64 notes = *rc::gen::inRange<qint64>(1, 5);
            const Command asked = which == 0 ? deposit(notes * note50, notes)
                : which == 1                 ? withdrawal(notes * note50, notes)
                                             : transfer(*rc::gen::inRange<qint64>(1, 50'000));
            booked(state, asked);
            RC_ASSERT(tried(reversalOf(asked), state) == isBooked);
            for (const AccountState &row : std::as_const(state.accounts))
                RC_ASSERT(row.posted == before.accounts[row.id].posted);
            RC_ASSERT(state.cash.value({till, note50}) == before.cash.value({till, note50}));
            RC_ASSERT(state.customers[ada].used == before.customers[ada].used);
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(ReversalRulesTest)
#include "tst_reversalrules.moc"
