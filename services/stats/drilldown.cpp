// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/drilldown.h"

#include "models/values/cursor.h"
#include "services/accounts/directory.h"
#include "services/ledger/reads.h"
#include "services/stats/figures.h"

#include <algorithm>

namespace guichet::stats {

using store::Connection;

static constexpr int rowsARead = 500;
static constexpr int readsAPage = 10; // so that a rare kind in a long span never holds a worker for long

namespace {

// Before which posting a page goes on: an account's sequence, or an entry and, within it, after which account.
struct Cursor {
    qint64 mark = 0;
    AccountId account;
};

struct Search {
    const StatsQuery &query;
    FlowDirection direction;
    qint64 firstMark;
    int limit;
    Page<StatsEntry> page;

    bool isFull() const { return page.items.size() >= limit; }
    bool takes(EntryKind kind, QDate businessDate, qint64 minorUnits) const
    {
        const bool isDirection = direction == FlowDirection::Both || (minorUnits > 0) == (direction == FlowDirection::In);
        return isDirection && businessDate >= query.from && businessDate <= query.to
               && (query.kinds.isEmpty() || query.kinds.contains(kind));
    }
};

} // namespace

static std::optional<Cursor> cursorFrom(const QString &text)
{
    if (text.isEmpty())
        return Cursor{};
    const auto place = placeOfCursor<2>(text);
    return place && place->front() > 0 ? std::optional(Cursor{place->front(), AccountId{place->back()}}) : std::nullopt;
}

static QString textOf(const Cursor &cursor)
{
    return cursorOf({cursor.mark, cursor.account.value});
}

// One account's postings, by its sequence.
static void searchAccount(Connection &connection, Search &search, const Cursor &start)
{
    qint64 before = start.mark;
    for (int read = 0; read < readsAPage; ++read) {
        const auto postings = ledger::postingsOf(connection, search.query.account, before, rowsARead);
        for (const ledger::AccountPosting &posting : postings) {
            if (posting.sequence < search.firstMark)
                return;
            if (search.isFull()) {
                search.page.nextCursor = textOf({before, {}});
                return;
            }
            before = posting.sequence;
            if (search.takes(posting.kind, posting.businessDate, posting.minorUnits)) {
                search.page.items.append({posting.entry, posting.kind, posting.businessDate, posting.postedAtMicros,
                                          search.query.account, {}, {}, {posting.minorUnits, search.query.currency}});
            }
        }
        if (postings.size() < rowsARead)
            return;
    }
    search.page.nextCursor = textOf({before, {}});
}

// The entries from `to` down to `from`, newest first, and which of their accounts are customers'.
static QList<ledger::Entry> entriesBetween(Connection &connection, qint64 from, qint64 to,
                                           QHash<AccountId, ledger::Balance> &accounts)
{
    QList<EntryId> ids;
    for (qint64 id = from; id <= to; ++id)
        ids.append(EntryId{id});
    QList<ledger::Entry> entries = ledger::entriesById(connection, ids);
    std::reverse(entries.begin(), entries.end());
    QList<AccountId> touched;
    for (const ledger::Entry &entry : std::as_const(entries)) {
        for (const ledger::LegResult &leg : entry.legs)
            touched.append(leg.account);
    }
    accounts = ledger::balances(connection, touched);
    return entries;
}

// All customers' postings, by entry and account.
static void searchBank(Connection &connection, Search &search, const Cursor &start)
{
    Cursor last = start; // the last posting looked at
    for (int read = 0; read < readsAPage; ++read) {
        const qint64 to = last.account.isNull() ? last.mark - 1 : last.mark;
        const qint64 from = std::max(search.firstMark, to - rowsARead + 1);
        if (to < from)
            return;
        QHash<AccountId, ledger::Balance> accounts;
        const auto entries = entriesBetween(connection, from, to, accounts);
        for (const ledger::Entry &entry : entries) {
            for (const ledger::LegResult &leg : entry.legs) {
                const bool isSeen = entry.id.value == last.mark && leg.account <= last.account;
                const bool isCustomers = accounts.value(leg.account).nature == ledger::AccountNature::Customer;
                if (isSeen || !isCustomers || entry.currency != search.query.currency
                    || !search.takes(entry.kind, entry.businessDate, leg.minorUnits))
                    continue;
                if (search.isFull()) {
                    search.page.nextCursor = textOf(last);
                    return;
                }
                last = {entry.id.value, leg.account};
                search.page.items.append({entry.id, entry.kind, entry.businessDate, entry.postedAtMicros, leg.account,
                                          {}, {}, {leg.minorUnits, entry.currency}});
            }
        }
        last = {from, {}};
    }
    if (last.mark > search.firstMark)
        search.page.nextCursor = textOf(last);
}

Outcome<Page<StatsEntry>> entries(Connection &connection, const identity::Users &users, const StatsQuery &query,
                                  FlowDirection direction, const PageRequest &page)
{
    const auto whole = wholePeriods(query);
    if (!whole)
        return tl::unexpected(whole.error());
    const auto cursor = cursorFrom(page.cursor);
    if (!cursor)
        return refuse(Refusal::InvalidValue, "cursor");
    auto marks = connection.run("stats/marks", {{":account", whole->account},
                                                {":currency", whole->currency.code()},
                                                {":from", whole->from},
                                                {":to", whole->to}});
    const store::Row row = marks.only();
    if (row.isNull("last_mark"))
        return Page<StatsEntry>{};

    const qint64 end = row.int64("last_mark") + 1;
    const Cursor start = cursor->mark > 0 && cursor->mark < end ? *cursor : Cursor{end, {}};
    Search search{*whole, direction, row.int64("first_mark"), std::clamp(page.limit, 1, maximumPageRows), {}};
    if (whole->account.isNull())
        searchBank(connection, search, start);
    else
        searchAccount(connection, search, start);

    QList<AccountId> ids;
    for (const StatsEntry &entry : std::as_const(search.page.items))
        ids.append(entry.account);
    const auto names = accounts::namesOf(connection, users, ids);
    const auto numbers = accounts::numbersOf(connection, ids);
    for (StatsEntry &entry : search.page.items) {
        if (!names.value(entry.account).holder.isNull()) // the bank's own have none
            entry.accountNumber = numbers.value(entry.account);
        entry.customerName = names.value(entry.account).name;
    }
    return search.page;
}

} // namespace guichet::stats
