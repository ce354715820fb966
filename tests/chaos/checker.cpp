// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/checker.h"

#include "tests/support/faults/operationjournal.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <thread>

namespace guichet::chaos {

namespace {

constexpr qsizetype mostComplaints = 20;
constexpr std::chrono::seconds followWithin{120}; ///< a killed holder's lease has 30 of them
constexpr std::chrono::milliseconds lookAgain{100};

struct BookedTransfer {
    qint64 entry = 0;
    qint64 legs = 0;
    qint64 from = 0;
    qint64 to = 0;
    qint64 cents = 0;
};

using BookedByKey = QMultiHash<QByteArray, BookedTransfer>;

BookedByKey readEntries(store::Connection &connection, qint64 after)
{
    BookedByKey booked;
    store::Result entries = connection.run("chaos/entries_after", {{":after", after}});
    for (const store::Row &row : entries)
        booked.insert(row.text("key").toLatin1(), {row.int64("id"), row.int64("legs"), row.int64("payer"),
                                                   row.int64("payee"), row.int64("cents")});
    return booked;
}

/// Each key's stored refusal; empty where it stands for an entry.
QHash<QByteArray, QByteArray> readKeys(store::Connection &connection, const QByteArray &first)
{
    QHash<QByteArray, QByteArray> refusals;
    store::Result keys = connection.run("chaos/keys_from", {{":first", QString::fromLatin1(first)}});
    for (const store::Row &row : keys)
        refusals.insert(row.text("key").toLatin1(), row.isNull("refusal") ? QByteArray() : row.text("refusal").toLatin1());
    return refusals;
}

/// What is wrong with one operation, if anything.
std::optional<QString> judge(const OperationJournal::Operation &operation, const BookedByKey &booked,
                             const QHash<QByteArray, QByteArray> &keys)
{
    std::optional<Heard> verdict;
    for (const Heard &heard : operation.heard) {
        if (!heard.isDefinite() || heard.code == "key-reused") // the other content's verdict stands
            continue;
        if (verdict && *verdict != heard)
            return QStringLiteral("was told two different things");
        verdict = heard;
    }
    const auto [begin, end] = booked.equal_range(operation.asked.key);
    const auto count = std::distance(begin, end);
    if (count > 1)
        return QStringLiteral("is booked %1 times").arg(count);
    if (!verdict) {
        const bool onlyReused = !operation.heard.isEmpty() && operation.heard.last().code == "key-reused";
        return onlyReused ? std::nullopt : std::optional(QStringLiteral("was never told an outcome"));
    }
    if (verdict->status != 200) {
        if (count > 0)
            return QStringLiteral("was refused, and is booked");
        const auto stored = keys.constFind(operation.asked.key);
        return stored == keys.constEnd() || *stored == verdict->code
            ? std::nullopt
            : std::optional(QStringLiteral("was refused for another reason than is stored"));
    }
    if (count == 0)
        return QStringLiteral("was acknowledged, and is missing");
    const BookedTransfer &found = *begin;
    const AskedTransfer &asked = operation.asked;
    const bool isIt = found.entry == verdict->entry && found.legs == 2 && found.from == asked.from && found.to == asked.to
        && found.cents == asked.cents;
    return isIt ? std::nullopt : std::optional(QStringLiteral("is booked otherwise than was acknowledged"));
}

} // namespace

qint64 Checker::lastEntry(store::Connection &connection)
{
    return connection.run("chaos/last_entry").only().int64("id");
}

void Checker::complain(const QString &sentence)
{
    if (m_problems.size() < mostComplaints)
        m_problems.append(sentence);
}

QStringList Checker::problems(const QStringList &journals, qint64 limitPerDay)
{
    m_problems.clear();
    checkJournals(journals);
    checkCounts(limitPerDay);
    waitForFollowers();
    return m_problems;
}

void Checker::checkJournals(const QStringList &journals)
{
    QList<OperationJournal::Operation> operations;
    for (const QString &journal : journals)
        operations += OperationJournal::read(journal);
    QHash<QByteArray, int> known;
    QByteArray first = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    for (const auto &operation : operations) {
        known.insert(operation.asked.key, 1);
        first = std::min(first, operation.asked.key);
    }
    const BookedByKey booked = readEntries(m_connection, m_after);
    const auto keys = readKeys(m_connection, first);
    m_entries = booked.size();
    for (const auto &operation : operations) {
        if (const auto problem = judge(operation, booked, keys))
            complain(QStringLiteral("%1 %2").arg(QString::fromLatin1(operation.asked.key), *problem));
    }
    for (auto entry = booked.keyBegin(); entry != booked.keyEnd(); ++entry) {
        if (!known.contains(*entry))
            complain(QStringLiteral("%1 is booked, and nobody asked for it").arg(QString::fromLatin1(*entry)));
    }
}

void Checker::expectNone(std::string_view statement, const QString &what, std::initializer_list<store::Bind> binds)
{
    if (const qint64 count = m_connection.run(statement, binds).only().int64("count"); count != 0)
        complain(QStringLiteral("%1 %2").arg(count).arg(what));
}

void Checker::checkCounts(qint64 limitPerDay)
{
    expectNone("chaos/broken_balances", QStringLiteral("accounts aren't the sum of their postings"));
    expectNone("chaos/broken_histories", QStringLiteral("postings don't follow the one before, or were below the floor"));
    expectNone("chaos/unbalanced_entries", QStringLiteral("entries don't sum to zero"));
    expectNone("chaos/not_logged_once", QStringLiteral("entries aren't in the log once"));
    expectNone("chaos/over_limit", QStringLiteral("customers did more in a day than their limit"),
               {{":after", m_after}, {":limit", limitPerDay}});
    if (const qint64 total = m_connection.run("chaos/bank_total").only().int64("cents"); total != 0)
        complain(QStringLiteral("the bank's accounts sum to %1, not to zero").arg(total));
}

/// The figures follow the log in transactions of their own, through all crashes: each entry once.
void Checker::waitForFollowers()
{
    const auto begin = std::chrono::steady_clock::now();
    qint64 behind = 0;
    while ((behind = m_connection.run("chaos/not_followed").only().int64("count")) > 0
           && std::chrono::steady_clock::now() - begin < followWithin)
        std::this_thread::sleep_for(lookAgain);
    if (behind != 0)
        complain(QStringLiteral("the figures are %1 entries behind the log").arg(behind));
}

} // namespace guichet::chaos
