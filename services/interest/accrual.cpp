// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/accrual.h"

#include "models/values/idempotencykey.h"
#include "services/ledger/history.h"
#include "services/store/arrays.h"

namespace guichet::interest {

using store::Transaction;

namespace {

enum class Stage { Accruing, ClosingMonth };

struct Progress {
    QDate accruedThrough;
    AccountId upTo; ///< of the step under way
    Stage stage = Stage::Accruing;
};

/// Arrays that go to the database together.
struct Shares {
    QList<qint64> accounts;
    QStringList numerators;

    void add(AccountId account, Exact exact)
    {
        accounts.append(account.value);
        numerators.append(exactText(exact));
    }
};

} // namespace

} // namespace guichet::interest

template <>
struct guichet::EnumNames<guichet::interest::Stage> {
    static constexpr const char *name = "Stage";
    static constexpr std::array values{std::pair{interest::Stage::Accruing, "accruing"},
                                       std::pair{interest::Stage::ClosingMonth, "closing-month"}};
};

namespace guichet::interest {

static Exact exactFrom(const store::Row &row)
{
    const auto exact = exactFromText(row.text("numerator"));
    store::require(exact.has_value(), "stored interest is no whole number");
    return *exact;
}

static std::optional<Progress> lockProgress(Transaction &transaction)
{
    store::Result rows = transaction.run("interest/lock_progress");
    const auto row = rows.first();
    if (!row)
        return std::nullopt;
    return Progress{row->date("accrued_through"), row->id<AccountId>("account_id"),
                    enumFromName<Stage>(row->text("stage")).value()};
}

static void move(Transaction &transaction, const Progress &to)
{
    transaction.run("interest/move_progress", {{":accrued_through", to.accruedThrough},
                                               {":account", to.upTo},
                                               {":stage", enumName(to.stage)}});
}

void begin(store::Connection &connection, QDate firstDate)
{
    connection.run("interest/begin", {{":accrued_through", firstDate.addDays(-1)}});
}

std::optional<QDate> accruedThrough(store::Connection &connection)
{
    store::Result rows = connection.run("interest/progress");
    const auto row = rows.first();
    return row ? std::optional(row->date("accrued_through")) : std::nullopt;
}

Exact accruedOf(store::Connection &connection, AccountId account)
{
    store::Result rows = connection.run("interest/accrual_of", {{":account", account}});
    const auto row = rows.first();
    return row ? exactFrom(*row) : Exact(0);
}

static void accrue(Transaction &transaction, const QList<accounts::BearingAccount> &bearing, QDate day)
{
    QList<AccountId> ids;
    for (const accounts::BearingAccount &one : bearing)
        ids.append(one.account);
    const auto balances = ledger::balancesOn(transaction.connection(), ids, day);
    Shares shares;
    for (const accounts::BearingAccount &one : bearing) {
        const Exact share = dayShare(balances.value(one.account).posted, one.terms.partsPerMillion,
                                     one.terms.dayCount, day);
        if (share > 0)
            shares.add(one.account, share);
    }
    const auto done = transaction.run("interest/accrue", {{":date", day},
                                                          {":accounts", store::arrayOfInt64(shares.accounts)},
                                                          {":numerators", store::arrayOfText(shares.numerators)}});
    store::require(done.rowsAffected() == shares.accounts.size(), "a day's interest was there before its step");
}

static void stepDay(Transaction &transaction, Progress progress, const StepTerms &terms)
{
    const QDate day = progress.accruedThrough.addDays(1);
    const auto bearing = accounts::interestBearing(transaction.connection(), progress.upTo, terms.calendar.startOf(day),
                                                   terms.accounts);
    if (!bearing.isEmpty()) {
        accrue(transaction, bearing, day);
        progress.upTo = bearing.last().account;
    } else {
        const bool endsMonth = day.addDays(1).day() == 1;
        progress = {day, {}, endsMonth ? Stage::ClosingMonth : Stage::Accruing};
    }
    move(transaction, progress);
}

/// The key that a month's interest is posted with: another moment gives another one.
static IdempotencyKey keyOf(AccountId account, QDate month, qint64 nowMicros)
{
    const QString cause = QStringLiteral("interest|%1|%2").arg(month.toString(Qt::ISODate)).arg(account.value);
    return IdempotencyKey::derive(nowMicros, cause.toLatin1());
}

static void closeMonth(Transaction &transaction, const QHash<AccountId, Exact> &accrued, QDate month, qint64 nowMicros)
{
    Shares rests, posted;
    QList<qint64> amounts;
    QStringList currencies, keys;
    for (const auto &one : accounts::interestTermsOf(transaction.connection(), accrued.keys())) {
        const Exact exact = accrued.value(one.account);
        const Rounded whole = rounded(exact, one.terms.rounding);
        rests.add(one.account, one.terms.remainder == accounts::Remainder::Carried ? whole.rest : Exact(0));
        if (whole.minorUnits == 0)
            continue;
        posted.add(one.account, exact);
        amounts.append(whole.minorUnits);
        currencies.append(one.currency.code());
        keys.append(keyOf(one.account, month, nowMicros).text());
    }
    transaction.run("interest/keep_remainders", {{":accounts", store::arrayOfInt64(rests.accounts)},
                                                 {":numerators", store::arrayOfText(rests.numerators)}});
    transaction.run("interest/prepare_postings", {{":month", month},
                                                  {":accounts", store::arrayOfInt64(posted.accounts)},
                                                  {":amounts", store::arrayOfInt64(amounts)},
                                                  {":currencies", store::arrayOfText(currencies)},
                                                  {":numerators", store::arrayOfText(posted.numerators)},
                                                  {":keys", store::arrayOfText(keys)}});
}

static void stepMonth(Transaction &transaction, Progress progress, const StepTerms &terms)
{
    QHash<AccountId, Exact> accrued;
    store::Result rows
        = transaction.run("interest/accruals_after", {{":after", progress.upTo}, {":limit", terms.accounts}});
    for (const store::Row &row : rows) {
        progress.upTo = row.id<AccountId>("account_id");
        accrued.insert(progress.upTo, exactFrom(row));
    }
    const QDate month(progress.accruedThrough.year(), progress.accruedThrough.month(), 1);
    if (accrued.isEmpty())
        progress = {progress.accruedThrough, {}, Stage::Accruing};
    else
        closeMonth(transaction, accrued, month, terms.nowMicros);
    move(transaction, progress);
}

bool stepForward(store::Connection &connection, const StepTerms &terms)
{
    const QDate settled = ledger::lastSettledDate(terms.calendar, terms.nowMicros);
    return store::inTransaction(connection, [&](Transaction &transaction) {
        const auto progress = lockProgress(transaction);
        if (!progress) {
            begin(connection, settled.addDays(1));
            return false;
        }
        if (progress->stage == Stage::ClosingMonth)
            stepMonth(transaction, *progress, terms);
        else if (progress->accruedThrough < settled)
            stepDay(transaction, *progress, terms);
        else
            return false;
        return true;
    });
}

QList<MonthPosting> monthsOf(store::Connection &connection, AccountId account)
{
    QList<MonthPosting> months;
    store::Result rows = connection.run("interest/postings_of", {{":account", account}});
    for (const store::Row &row : rows) {
        MonthPosting one;
        one.month = row.date("month");
        one.amount = {row.int64("minor_units"), Currency::fromCode(row.text("currency")).value()};
        one.exact = exactFrom(row);
        one.entry = row.maybeId<EntryId>("entry_id").value_or(EntryId());
        if (const auto refusal = row.maybeText("refusal"))
            one.refusal = enumFromName<Refusal>(*refusal);
        months.append(one);
    }
    return months;
}

} // namespace guichet::interest
