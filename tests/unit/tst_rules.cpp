// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rules.h"

#include "tests/unit/rulesbank.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::rulesbank;

namespace {

QString refusalOf(const Verdict &verdict)
{
    return verdict ? QStringLiteral("booked") : QString(enumName(verdict.error().reason));
}

QString tried(const Command &asked, BatchState state = bank(), const PostingTerms &terms = {})
{
    return refusalOf(apply(asked, state, terms, now, entry));
}

QString name(Refusal refusal)
{
    return enumName(refusal);
}

} // namespace

class RulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void depositMovesMoneyNotesAndCount()
    {
        BatchState state = bank();
        const Verdict verdict = apply(deposit(10'000, 2), state, {}, now, entry);
        QVERIFY(verdict);
        QCOMPARE(verdict->entry, entry);
        QCOMPARE(verdict->businessDate, today);
        QCOMPARE(verdict->legs, (QList<LegResult>{{adas, 10'000, 60'000, 1}, {till, -10'000, -30'000, 1}}));
        QCOMPARE(verdict->limit.used, 1);
        QCOMPARE(verdict->limit.allowed, 4);
        QCOMPARE(state.cash.value({till, note50}), 6);
        QCOMPARE(cashOf(state.accounts[till].posted), 30'000);
        QVERIFY(state.changedAccounts.contains(adas) && state.changedCustomers.contains(ada));
    }

    void withdrawalGivesNotesOut()
    {
        BatchState state = bank();
        QVERIFY(apply(withdrawal(20'000, 4), state, {}, now, entry));
        QCOMPARE(state.cash.value({till, note50}), 0);
        QCOMPARE(state.accounts[adas].posted, 30'000);
    }

    void vaultToTillMovesNotesFromOneToTheOther()
    {
        BatchState state = bank();
        Command move = command(EntryKind::TillMovement, std::nullopt, {{till, -10'000}, {vault, 10'000}});
        move.cash = {{note50, 2}};
        QVERIFY(apply(move, state, {}, now, entry));
        QCOMPARE(state.cash.value({till, note50}), 6);
        QCOMPARE(state.cash.value({vault, note50}), 18);
        QVERIFY(state.changedCustomers.isEmpty());
    }

    void refusedLeavesTheStateAsItWas()
    {
        BatchState state = bank();
        QVERIFY(!apply(transfer(50'001), state, {}, now, entry));
        QVERIFY(state.changedAccounts.isEmpty() && state.changedCustomers.isEmpty());
        QCOMPARE(state.accounts[adas].posted, 50'000);
        QCOMPARE(state.accounts[adas].sequence, 0);
        QCOMPARE(state.customers[ada].used[2], 0);
    }

    void unknownAccountOrCustomerIsNotFound()
    {
        QCOMPARE(tried(command(EntryKind::Transfer, Action::Transfer, {{adas, -1}, {AccountId{999}, 1}})),
                 name(Refusal::NotFound));
        Command asked = transfer(1);
        asked.customer = UserId{999};
        QCOMPARE(tried(asked), name(Refusal::NotFound));
    }

    void makerDoesNotApprove()
    {
        Command asked = transfer(1);
        asked.approver = asked.maker;
        QCOMPARE(tried(asked), name(Refusal::SelfApproval));
        asked.approver = UserId{91};
        QCOMPARE(tried(asked), QStringLiteral("booked"));
    }

    void amountOfZeroBelowOrUnspeakable()
    {
        QCOMPARE(tried(transfer(0)), name(Refusal::InvalidAmount));
        QCOMPARE(tried(transfer(-5)), name(Refusal::InvalidAmount));
        QCOMPARE(tried(deposit(-note50, 1)), name(Refusal::InvalidAmount));
        QCOMPARE(tried(withdrawal(-note50, 1)), name(Refusal::InvalidAmount));
        QCOMPARE(tried(command(EntryKind::Transfer, Action::Transfer, {{adas, noFloor}, {bobs, noFloor}})),
                 name(Refusal::InvalidAmount));
    }

    void anotherCurrency()
    {
        Command asked = transfer(1);
        asked.currency = Currency::fromCode(u"USD").value();
        QCOMPARE(tried(asked), name(Refusal::CurrencyMismatch));
    }

    void sameAccountOnBothSides()
    {
        QCOMPARE(tried(command(EntryKind::Transfer, Action::Transfer, {{adas, -5}, {adas, 5}})),
                 name(Refusal::SameAccount));
    }

    void cashThatIsNotTheAmount()
    {
        QCOMPARE(tried(deposit(10'000, 1)), name(Refusal::CashMismatch));
        Command none = deposit(10'000, 2);
        none.cash.clear();
        QCOMPARE(tried(none), name(Refusal::CashMismatch));
        Command withTransfer = transfer(note50);
        withTransfer.cash = {{note50, 1}};
        QCOMPARE(tried(withTransfer), name(Refusal::CashMismatch));
        Command negative = deposit(10'000, 3);
        negative.cash.append({10'000, -1});
        negative.legs = {{adas, 5'000}, {till, -5'000}};
        QCOMPARE(tried(negative), name(Refusal::CashMismatch));
    }

    void sumThatIsNotZero()
    {
        const Command uneven = command(EntryKind::Fee, std::nullopt, {{adas, -5}, {settlement, 6}});
        QCOMPARE(tried(uneven), name(Refusal::InvalidValue));
    }

    void closedCustomer()
    {
        BatchState state = bank();
        state.customers[ada].closed = true;
        QCOMPARE(tried(deposit(note50, 1), state), name(Refusal::CustomerClosed));
    }

    void unapprovedCustomerOnlyReceives()
    {
        BatchState state = bank();
        state.customers[ada].approved = false;
        QCOMPARE(tried(withdrawal(note50, 1), state), name(Refusal::CustomerNotApproved));
        QCOMPARE(tried(transfer(1), state), name(Refusal::CustomerNotApproved));
        QCOMPARE(tried(command(EntryKind::Payment, Action::Payment, {{adas, -1}, {settlement, 1}}), state),
                 name(Refusal::CustomerNotApproved));
        QCOMPARE(tried(deposit(50'000, 10), state), QStringLiteral("booked"));
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("paying");
        QTest::addColumn<QString>("receiving");
        const auto row = [](AccountStatus status, const QString &paying, const QString &receiving) {
            QTest::newRow(enumName(status).data()) << static_cast<int>(status) << paying << receiving;
        };
        const QString booked = QStringLiteral("booked");
        row(AccountStatus::Active, booked, booked);
        row(AccountStatus::AwaitingApproval, name(Refusal::AccountNotApproved), booked);
        row(AccountStatus::Refused, name(Refusal::AccountNotApproved), name(Refusal::AccountNotApproved));
        row(AccountStatus::Frozen, name(Refusal::AccountFrozen), name(Refusal::AccountFrozen));
        row(AccountStatus::Closed, name(Refusal::AccountClosed), name(Refusal::AccountClosed));
    }
    void statuses()
    {
        QFETCH(int, status);
        QFETCH(QString, paying);
        QFETCH(QString, receiving);
        BatchState payer = bank();
        payer.accounts[adas].status = static_cast<AccountStatus>(status);
        QCOMPARE(tried(transfer(1), payer), paying);
        BatchState payee = bank();
        payee.accounts[bobs].status = static_cast<AccountStatus>(status);
        QCOMPARE(tried(transfer(1), payee), receiving);
    }

    void refusalNamesThePayeesSide()
    {
        BatchState state = bank();
        state.accounts[bobs].status = AccountStatus::Frozen;
        const Verdict verdict = apply(transfer(1), state, {}, now, entry);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().field, "payee");
    }

    void ownPostingsReachFrozenAccountsButNotClosedOnes()
    {
        const Command interest = command(EntryKind::Interest, std::nullopt, {{adas, 5}, {settlement, -5}});
        BatchState state = bank();
        state.accounts[adas].status = AccountStatus::Frozen;
        QCOMPARE(tried(interest, state), QStringLiteral("booked"));
        state.accounts[adas].status = AccountStatus::Closed;
        QCOMPARE(tried(interest, state), name(Refusal::AccountClosed));
    }

    void productThatDoesNotAllowIt()
    {
        BatchState state = bank();
        state.accounts[adas].allowed = {Action::Deposit};
        QCOMPARE(tried(withdrawal(note50, 1), state), name(Refusal::ActionNotAllowed));
        QCOMPARE(tried(transfer(1), state), name(Refusal::ActionNotAllowed));
        QCOMPARE(tried(deposit(note50, 1), state), QStringLiteral("booked"));
        state.accounts[bobs].allowed = {};
        state.accounts[adas].allowed = ActionSet::all();
        QCOMPARE(tried(transfer(1), state), QStringLiteral("booked")); // receiving asks no product
    }

    void tillWithoutThoseNotes()
    {
        QCOMPARE(tried(withdrawal(25'000, 5)), name(Refusal::TillShort));
        Command hundred = withdrawal(10'000, 0);
        hundred.cash = {{10'000, 1}};
        QCOMPARE(tried(hundred), name(Refusal::TillShort));
    }

    void capOfTheUnapproved()
    {
        BatchState unapproved = bank();
        unapproved.customers[ada].approved = false;
        QCOMPARE(tried(deposit(55'000, 11), unapproved), name(Refusal::DepositCapExceeded));
        BatchState awaiting = bank();
        awaiting.accounts[adas].status = AccountStatus::AwaitingApproval;
        QCOMPARE(tried(deposit(50'000, 10), awaiting), QStringLiteral("booked"));
        QCOMPARE(tried(deposit(55'000, 11), awaiting), name(Refusal::DepositCapExceeded));
    }

    void transferIntoAnUnapprovedCustomersAccountMeetsTheCap()
    {
        BatchState state = bank();
        state.accounts[bobs].capped = true;
        state.accounts[bobs].posted = 99'000;
        QCOMPARE(tried(transfer(1'000), state), QStringLiteral("booked"));
        QCOMPARE(tried(transfer(1'001), state), name(Refusal::DepositCapExceeded));
    }

    /// It is the customer's, not each account's.
    void capCountsAllThatTheCustomerHasBeforeApproval()
    {
        BatchState state = bank();
        state.accounts[adas].capped = state.accounts[bobs].capped = true;
        state.accounts[bobs].posted = 40'000;
        state.customers[ada].approved = false;
        QCOMPARE(tried(deposit(50'000, 10), state), QStringLiteral("booked"));
        state.unapprovedWith = {{adas, {adas, bobs}}, {bobs, {bobs, adas}}};
        QCOMPARE(tried(deposit(10'000, 2), state), QStringLiteral("booked"));
        QCOMPARE(tried(deposit(15'000, 3), state), name(Refusal::DepositCapExceeded));
    }

    void amountThatNobodyMoves()
    {
        BatchState rich = bank();
        rich.accounts[adas].posted = 2 * maximumMinorUnits;
        QCOMPARE(tried(transfer(maximumMinorUnits), rich), QStringLiteral("booked"));
        QCOMPARE(tried(transfer(maximumMinorUnits + 1), rich), name(Refusal::InvalidAmount));
    }

    void limitIsReachedAfterFour()
    {
        BatchState state = bank();
        for (int i = 1; i <= 4; ++i) {
            const Verdict verdict = apply(transfer(1), state, {}, now, entry);
            QVERIFY(verdict);
            QCOMPARE(verdict->limit.used, i);
        }
        QCOMPARE(tried(transfer(1), state), name(Refusal::LimitReached));
        QCOMPARE(tried(deposit(note50, 1), state), QStringLiteral("booked")); // each action has its own
        state.customers[ada].extra[2] = 1;
        QCOMPARE(tried(transfer(1), state), QStringLiteral("booked"));
    }

    void limitStartsAnewOnTheNextDateButNeverOnAnEarlierOne()
    {
        CustomerState row{ada, true, false, today, {4, 4, 4, 4}, {1, 0, 0, 0}};
        QCOMPARE(limitOn(row, Action::Deposit, today, DailyLimits{4, 4, 4, 4}).allowed, 5);
        const LimitUse tomorrow = limitOn(row, Action::Deposit, today.addDays(1), {4, 4, 4, 4});
        QCOMPARE(tomorrow.used, 0);
        QCOMPARE(tomorrow.allowed, 4);
        QCOMPARE(limitOn(row, Action::Transfer, today.addDays(-1), DailyLimits{4, 4, 4, 4}).used, 4);
    }

    void bankPostingsDoNotCount()
    {
        BatchState state = bank();
        const Verdict verdict
            = apply(command(EntryKind::Fee, std::nullopt, {{adas, -5}, {settlement, 5}}), state, {}, now, entry);
        QVERIFY(verdict);
        QCOMPARE(verdict->limit.allowed, 0);
    }

    void fundsDownToTheFloor()
    {
        QCOMPARE(tried(transfer(50'000)), QStringLiteral("booked"));
        QCOMPARE(tried(transfer(50'001)), name(Refusal::InsufficientFunds));
        BatchState overdraft = bank();
        overdraft.accounts[adas].floor = -1'000;
        QCOMPARE(tried(transfer(51'000), overdraft), QStringLiteral("booked"));
        QCOMPARE(tried(transfer(51'001), overdraft), name(Refusal::InsufficientFunds));
        BatchState held = bank();
        held.accounts[adas].held = 10'000;
        QCOMPARE(tried(transfer(40'000), held), QStringLiteral("booked"));
        QCOMPARE(tried(transfer(40'001), held), name(Refusal::InsufficientFunds));
    }

    void overflow()
    {
        BatchState state = bank();
        state.accounts[bobs].posted = std::numeric_limits<qint64>::max();
        QCOMPARE(tried(transfer(1), state), name(Refusal::BalanceOverflow));
    }

    void firstRefusalByPrecedence()
    {
        BatchState state = bank();
        state.customers[ada].approved = false;
        state.accounts[adas].status = AccountStatus::Frozen;
        state.accounts[bobs].status = AccountStatus::Refused;
        QCOMPARE(tried(transfer(99'999'999), state), name(Refusal::CustomerNotApproved));
        state.customers[ada].approved = true;
        QCOMPARE(tried(transfer(99'999'999), state), name(Refusal::AccountNotApproved));
        state.accounts[bobs].status = AccountStatus::Active;
        QCOMPARE(tried(transfer(99'999'999), state), name(Refusal::AccountFrozen));
        state.accounts[adas].status = AccountStatus::Active;
        state.customers[ada].used = {4, 4, 4, 4};
        QCOMPARE(tried(transfer(99'999'999), state), name(Refusal::LimitReached));
    }

    void historiesAgreeWithANaiveBank()
    {
        const bool held = rc::check("sums, floors, limits and cash hold whatever is asked", [] {
            BatchState state = bank();
            const qint64 total = 0;
            QHash<AccountId, qint64> naive;
            for (const AccountState &row : std::as_const(state.accounts))
                naive.insert(row.id, row.posted);
            std::array<int, 3> booked{};
            const int steps = *rc::gen::inRange(1, 60);
            for (int i = 0; i < steps; ++i) {
                const qint64 notes = *rc::gen::inRange<qint64>(0, 6);
                const int which = *rc::gen::inRange(0, 3);
                const Command asked = which == 0 ? deposit(notes * note50, notes)
                    : which == 1                 ? withdrawal(notes * note50, notes)
                                                 : transfer(*rc::gen::inRange<qint64>(-10, 40'000));
                const Verdict verdict = apply(asked, state, {}, now, entry);
                if (verdict) {
                    ++booked[static_cast<size_t>(which)];
                    for (const Leg &leg : asked.legs)
                        naive[leg.account] += leg.minorUnits;
                }
            }
            qint64 sum = 0;
            for (const AccountState &row : std::as_const(state.accounts)) {
                RC_ASSERT(row.posted == naive[row.id]);
                RC_ASSERT(row.posted >= row.floor);
                sum += row.posted;
            }
            RC_ASSERT(sum == total);
            for (size_t action = 0; action < booked.size(); ++action) {
                RC_ASSERT(booked[action] <= 4);
                RC_ASSERT(state.customers[ada].used[action] == booked[action]);
            }
            RC_ASSERT(state.cash.value({till, note50}) >= 0);
            RC_ASSERT(state.cash.value({till, note50}) * note50 == cashOf(state.accounts[till].posted));
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
