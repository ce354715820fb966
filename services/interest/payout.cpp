// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/payout.h"

#include "services/accounts/internalaccounts.h"
#include "services/ledger/history.h"
#include "services/ledger/partitions.h"
#include "services/store/arrays.h"

#include <QCryptographicHash>
#include <condition_variable>
#include <mutex>

namespace guichet::interest {

using store::Transaction;

static constexpr int postingsAStep = 256;
/// How far servers' clocks may be apart: whoever may still accept an expired key is waited for.
static constexpr qint64 clockMarginMicros = 3600 * microsPerSecond;

namespace {

/// How the postings of a step ended; nothing: not known, tried again later.
using Ends = std::vector<std::optional<ledger::Verdict>>;

/// Answers of the engine's threads, gathered.
class Gathering
{
public:
    explicit Gathering(qsizetype count)
        : m_ends(size_t(count))
        , m_missing(count)
    {
    }
    void put(qsizetype index, const ledger::Settled &settled)
    {
        const std::lock_guard lock(m_mutex);
        if (settled)
            m_ends[size_t(index)] = *settled;
        --m_missing;
        // Under the lock: take() may return, and this end, as soon as it is released.
        m_all.notify_one();
    }
    Ends take()
    {
        std::unique_lock lock(m_mutex);
        m_all.wait(lock, [this] { return m_missing == 0; });
        return std::move(m_ends);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_all;
    Ends m_ends;
    qsizetype m_missing;
};

} // namespace

static AccountId expenseAccount(store::Connection &connection, Currency currency)
{
    return store::inTransaction(connection, [&](Transaction &transaction) {
        return accounts::openInternalAccount(transaction, {QStringLiteral("interest:") + currency.code(),
                                                           QStringLiteral("Interest"), currency,
                                                           ledger::AccountNature::Internal});
    });
}

QList<WaitingPosting> waitingAfter(store::Connection &connection, const WaitingPosting &after, int limit)
{
    QList<WaitingPosting> waiting;
    const QDate month = after.month.isValid() ? after.month : QDate(1, 1, 1);
    store::Result rows = connection.run("interest/waiting_postings",
                                        {{":month", month}, {":account", after.account}, {":limit", limit}});
    for (const store::Row &row : rows) {
        waiting.append({row.id<AccountId>("account_id"), row.date("month"),
                        {row.int64("minor_units"), Currency::fromCode(row.text("currency")).value()},
                        IdempotencyKey::fromText(row.text("key")).value()});
    }
    return waiting;
}

ledger::Command commandFor(const WaitingPosting &waiting, AccountId expense)
{
    const QString month = waiting.month.toString(QStringLiteral("yyyy-MM"));
    const QString said = QStringLiteral("interest|%1|%2|%3|%4")
                             .arg(month)
                             .arg(waiting.account.value)
                             .arg(waiting.amount.minorUnits)
                             .arg(waiting.amount.currency.code());
    ledger::Command command;
    command.key = waiting.key;
    command.principal = bankItself;
    command.requestHash = QCryptographicHash::hash(said.toLatin1(), QCryptographicHash::Sha256);
    command.kind = EntryKind::Interest;
    command.currency = waiting.amount.currency;
    command.legs = {{waiting.account, waiting.amount.minorUnits}, {expense, -waiting.amount.minorUnits}};
    command.note = month;
    return command;
}

// An expired key's command can't be accepted any more, so what the books say of it now stays true.
static bool renewed(store::Connection &connection, const WaitingPosting &waiting, qint64 nowMicros)
{
    return store::inTransaction(connection, [&](Transaction &transaction) {
        store::Result rows = transaction.run("interest/lock_posting",
                                             {{":account", waiting.account}, {":month", waiting.month}});
        const auto row = rows.first();
        if (!row || row->text("key") != waiting.key.text())
            return false; // another server was here
        const auto entry = ledger::entryByKeySince(connection, waiting.account, waiting.key,
                                                   waiting.key.madeAtMicros() - clockMarginMicros);
        if (entry) {
            transaction.run("interest/end_postings",
                            {{":accounts", store::arrayOfIds(QList<AccountId>{waiting.account})},
                             {":months", store::arrayOfDates(QList<QDate>{waiting.month})},
                             {":entries", store::arrayOfIds(QList<EntryId>{*entry})},
                             {":refusals", store::arrayOfText(QList<std::optional<QString>>{std::nullopt})}});
            return true;
        }
        const QByteArray cause = "interest|renewed|" + waiting.key.text().toLatin1();
        transaction.run("interest/renew_key", {{":account", waiting.account},
                                               {":month", waiting.month},
                                               {":key", IdempotencyKey::derive(nowMicros, cause).text()}});
        return true;
    });
}

/// Renews what has expired and gives what may be sent.
static QList<WaitingPosting> sendable(store::Connection &connection, const QList<WaitingPosting> &waiting,
                                      qint64 nowMicros)
{
    QList<WaitingPosting> sent;
    for (const WaitingPosting &one : waiting) {
        const qint64 age = nowMicros - one.key.madeAtMicros();
        if (age < ledger::keyLifeMicros)
            sent.append(one);
        else if (age > ledger::keyLifeMicros + clockMarginMicros)
            (void)renewed(connection, one, nowMicros);
    }
    return sent;
}

static qint64 writeDown(store::Connection &connection, const QList<WaitingPosting> &sent, const Ends &ends)
{
    QList<qint64> ids;
    QList<QDate> months;
    QList<std::optional<qint64>> entries;
    QList<std::optional<QString>> refusals;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const auto &end = ends[size_t(i)];
        if (!end || (!*end && end->error().reason == Refusal::KeyExpired))
            continue;
        ids.append(sent[i].account.value);
        months.append(sent[i].month);
        entries.append(*end ? std::optional((*end)->entry.value) : std::nullopt);
        refusals.append(*end ? std::nullopt : std::optional<QString>(enumName(end->error().reason)));
    }
    return store::inTransaction(connection, [&](Transaction &transaction) {
        const auto done = transaction.run("interest/end_postings", {{":accounts", store::arrayOfInt64(ids)},
                                                                    {":months", store::arrayOfDates(months)},
                                                                    {":entries", store::arrayOfInt64(entries)},
                                                                    {":refusals", store::arrayOfText(refusals)}});
        return qint64(done.rowsAffected());
    });
}

/// Nothing here throws: the engine's threads hold on to what is gathered until the last one has answered.
static Ends post(ledger::PostingEngine &engine, const QList<WaitingPosting> &sent,
                 const QHash<QString, AccountId> &expenses)
{
    Gathering gathering(sent.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        engine.submit(commandFor(sent[i], expenses[sent[i].amount.currency.code()]),
                      [&gathering, i](const ledger::Settled &settled) { gathering.put(i, settled); });
    }
    return gathering.take();
}

qint64 payOut(store::Connection &connection, ledger::PostingEngine &engine, qint64 nowMicros)
{
    qint64 ended = 0;
    WaitingPosting last;
    QHash<QString, AccountId> expenses;
    for (;;) {
        const QList<WaitingPosting> waiting = waitingAfter(connection, last, postingsAStep);
        if (waiting.isEmpty())
            return ended;
        last = waiting.last();
        const QList<WaitingPosting> sent = sendable(connection, waiting, nowMicros);
        for (const WaitingPosting &one : sent) {
            AccountId &expense = expenses[one.amount.currency.code()];
            if (expense.isNull())
                expense = expenseAccount(connection, one.amount.currency);
        }
        ended += writeDown(connection, sent, post(engine, sent, expenses));
    }
}

} // namespace guichet::interest
