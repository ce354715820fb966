// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statement.h"

#include "services/accounts/directory.h"
#include "services/ledger/history.h"
#include "services/store/bug.h"

#include <QSet>

namespace guichet::accounts {

using store::Connection;

static std::optional<Refused> periodTrouble(const StatementPeriod &period, const StatementMoment &moment)
{
    if (!period.from.isValid())
        return Refused(Refusal::InvalidValue, "from");
    if (!period.to.isValid() || period.to > ledger::lastSettledDate(moment.calendar, moment.nowMicros))
        return Refused(Refusal::InvalidValue, "to");
    if (period.from > period.to)
        return Refused(Refusal::InvalidValue, "from");
    return std::nullopt;
}

static void addLine(Statement &statement, const ledger::AccountPosting &posting, const QString &counterpartyNumber)
{
    const Currency currency = statement.opening.currency;
    statement.lines.append({posting.entry, posting.sequence, posting.kind, posting.businessDate, posting.postedAtMicros,
                            Money{posting.minorUnits, currency}, Money{posting.balanceAfter, currency},
                            posting.counterparty, counterpartyNumber, posting.note});
    const bool gains = posting.minorUnits > 0;
    ++(gains ? statement.countIn : statement.countOut);
    Money &sum = gains ? statement.sumIn : statement.sumOut;
    sum.minorUnits = addChecked(sum.minorUnits, gains ? posting.minorUnits : -posting.minorUnits).value();
}

// The sums are those of the lines, or the books contradict themselves: nothing is handed out then.
static void prove(const Statement &statement)
{
    qint64 balance = statement.opening.minorUnits;
    for (const StatementLine &line : statement.lines) {
        balance = addChecked(balance, line.amount.minorUnits).value();
        store::require(balance == line.balanceAfter.minorUnits, "a statement's line doesn't follow the one before");
    }
    store::require(balance == statement.closing.minorUnits, "a statement doesn't add up");
}

Outcome<Statement> statement(Connection &connection, AccountId account, const StatementPeriod &period,
                             const StatementMoment &moment, const Actor &actor)
{
    if (!maySee(connection, actor, account))
        return refuse(Refusal::NotFound, "account");
    if (const auto trouble = periodTrouble(period, moment))
        return tl::unexpected(*trouble);
    const auto before = ledger::balancesOn(connection, {account}, period.from.addDays(-1)).value(account);
    const auto after = ledger::balancesOn(connection, {account}, period.to).value(account);
    if (after.sequence - before.sequence > statementLines)
        return refuse(Refusal::InvalidValue, "to");
    const auto postings
        = ledger::postingsBetween(connection, account, before.sequence, after.sequence, statementLines);
    QSet<AccountId> named{account};
    for (const ledger::AccountPosting &posting : postings)
        named.insert(posting.counterparty);
    const auto numbers = numbersOf(connection, named.values());

    Statement made;
    made.account = account;
    made.number = numbers.value(account);
    made.from = period.from;
    made.to = period.to;
    made.opening = before.balance();
    made.closing = after.balance();
    made.sumIn.currency = made.sumOut.currency = before.currency;
    for (const ledger::AccountPosting &posting : postings)
        addLine(made, posting, numbers.value(posting.counterparty));
    prove(made);
    return made;
}

Outcome<BalanceAtMoment> balanceAt(Connection &connection, AccountId account, qint64 atMicros, qint64 nowMicros,
                                   const Actor &actor)
{
    if (!maySee(connection, actor, account))
        return refuse(Refusal::NotFound, "account");
    if (atMicros > nowMicros)
        return refuse(Refusal::InvalidValue, "at");
    const auto past = ledger::balancesAt(connection, {account}, atMicros).value(account);
    return BalanceAtMoment{account,    atMicros, past.balance(), past.sequence, past.entry,
                           ledger::isSettled(atMicros, nowMicros)};
}

} // namespace guichet::accounts
