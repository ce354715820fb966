// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/stretch.h"

#include "services/seal/keyranges.h"
#include "services/store/copyreader.h"

#include <algorithm>

namespace guichet::seal {

namespace {

// Between ids: ranges of ids further apart are asked for by themselves.
constexpr qint64 widestGap = 64;
constexpr qint64 nextToEachOther = 1;
constexpr qint64 millisecondsADay = 86'400'000;
constexpr int keyTimeBytes = 6;
/// Columns of rows_entry.sql, and of rows_command_key.sql and rows_key_range.sql.
constexpr int principalOfEntry = 5, keyOfEntry = 6;
constexpr int keyColumn = 1, principalColumn = 2;

struct Ranges {
    QList<qint64> firsts;
    QList<qint64> lasts;
};

Ranges rangesOf(const std::vector<qint64> &ids, qint64 gap)
{
    Ranges ranges;
    for (const qint64 id : ids) {
        if (ranges.lasts.isEmpty() || id - ranges.lasts.last() > gap) {
            ranges.firsts.append(id);
            ranges.lasts.append(id);
        }
        ranges.lasts.last() = id;
    }
    return ranges;
}

bool before(const StoredRows::Row &a, const StoredRows::Row &b)
{
    return std::tie(a.entry, a.first, a.second) < std::tie(b.entry, b.first, b.second);
}

/// By which columns rows are ordered within their entry; -1: there is one only.
struct Order {
    int first = -1;
    int second = -1;
};

void readRows(store::CopyReader &reader, std::string_view statement, const std::vector<qint64> &ids, const Ranges &ranges,
              const Order &order, StoredRows &rows)
{
    auto wanted = ids.begin();
    reader.read(statement, {{":firsts", ranges.firsts}, {":lasts", ranges.lasts}}, [&](const store::CopyRow &row) {
        const qint64 entry = row.int64(0);
        if (wanted == ids.end() || *wanted != entry) {
            wanted = std::lower_bound(ids.begin(), ids.end(), entry);
            if (wanted == ids.end() || *wanted != entry)
                return; // of a batch that isn't asked for: ids of several writers lie among each other
        }
        rows.add(entry, order.first < 0 ? 0 : row.int64(order.first), order.second < 0 ? 0 : row.int64(order.second),
                 row.whole());
    });
    rows.sort();
}

/// The keys that entries name.
std::vector<NamedKey> namedKeys(const StoredRows &entries, const std::vector<qint64> &ids)
{
    std::vector<NamedKey> keys;
    keys.reserve(entries.count());
    for (auto id = ids.begin(); id != ids.end(); ++id) {
        if (id != ids.begin() && *id == *std::prev(id)) // two batches name it, where the log was tampered with
            continue;
        for (const StoredRows::Row &row : entries.of(*id)) {
            const store::CopyRow entry(entries.bytes(row));
            if (!entry.isNull(keyOfEntry) && !entry.isNull(principalOfEntry))
                keys.push_back(NamedKey::of(entry.bytes(keyOfEntry), entry.int64(principalOfEntry), *id));
        }
    }
    return keys;
}

/// Behind the entries, whose keys they are.
void readVerdicts(store::CopyReader &reader, const std::vector<qint64> &ids, Stretch &stretch)
{
    KeyRanges ranges(namedKeys(stretch.entries, ids));
    if (!ranges.firsts.isEmpty()) {
        reader.read("seal/rows_key_range", {{":firsts", ranges.firsts}, {":lasts", ranges.lasts}, {":mosts", ranges.mosts}},
                    [&](const store::CopyRow &row) {
                        if (row.isNull(principalColumn))
                            return;
                        const auto key = NamedKey::of(row.bytes(keyColumn), row.int64(principalColumn), 0);
                        for (const KeyRanges::Named &named : ranges.take(qsizetype(row.int64(0)) - 1, key))
                            stretch.verdicts.add(named.entry, 0, 0, row.whole());
                    });
    }
    const std::vector<qint64> left = ranges.left();
    readRows(reader, "seal/rows_command_key", left, rangesOf(left, nextToEachOther), {}, stretch.verdicts);
}

} // namespace

void StoredRows::add(qint64 entry, qint64 first, qint64 second, std::string_view bytes)
{
    m_rows.push_back({entry, first, second, m_bytes.size(), bytes.size()});
    m_bytes.append(bytes);
}

void StoredRows::sort()
{
    if (!std::is_sorted(m_rows.begin(), m_rows.end(), before))
        std::stable_sort(m_rows.begin(), m_rows.end(), before);
    m_begin = m_end = 0;
}

void StoredRows::clear()
{
    m_rows.clear();
    m_bytes.clear();
    m_begin = m_end = 0;
}

std::span<const StoredRows::Row> StoredRows::of(qint64 entry) const
{
    const auto isHere = [&](std::size_t at) { return at < m_rows.size() && m_rows[at].entry == entry; };
    if (m_rows.empty())
        return {};
    if (m_begin == m_end || !isHere(m_begin)) { // else asked for again
        if (!isHere(m_end)) { // else the next one
            const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), entry,
                                                [](const Row &row, qint64 asked) { return row.entry < asked; });
            m_end = std::size_t(found - m_rows.begin());
        }
        m_begin = m_end;
        while (isHere(m_end))
            ++m_end;
    }
    return {m_rows.data() + m_begin, m_end - m_begin};
}

void readStretch(store::CopyReader &reader, qint64 after, qint64 last, Stretch &stretch)
{
    stretch.log.clear();
    std::vector<qint64> ids;
    reader.read("seal/rows_log", {{":after", after}, {":last", last}}, [&](const store::CopyRow &row) {
        LogRow batch{row.int64(0), row.int64(1), row.int64s(2), std::string(row.whole())};
        std::sort(batch.entries.begin(), batch.entries.end());
        ids.insert(ids.end(), batch.entries.begin(), batch.entries.end());
        stretch.log.push_back(std::move(batch));
    });
    std::sort(ids.begin(), ids.end());
    readEntries(reader, ids, stretch);
}

void readEntries(store::CopyReader &reader, const std::vector<qint64> &ids, Stretch &stretch)
{
    stretch.entryCount = qint64(ids.size());
    const Ranges ranges = rangesOf(ids, widestGap);
    for (StoredRows *rows : {&stretch.entries, &stretch.postings, &stretch.cashLines, &stretch.reversals, &stretch.verdicts})
        rows->clear();
    readRows(reader, "seal/rows_entry", ids, ranges, {}, stretch.entries);
    readRows(reader, "seal/rows_posting", ids, ranges, {1, -1}, stretch.postings);
    readRows(reader, "seal/rows_cash_line", ids, ranges, {1, 2}, stretch.cashLines);
    readRows(reader, "seal/rows_reversal", ids, ranges, {1, -1}, stretch.reversals);
    readVerdicts(reader, ids, stretch);
}

Digest entryLeaf(const Stretch &stretch, qint64 entry, Sha256 &sha)
{
    sha.begin(leafPrefix);
    // A row says how many columns it has and how long each is: one after the other they can be read in one way only.
    for (const StoredRows *rows : {&stretch.entries, &stretch.postings, &stretch.cashLines, &stretch.reversals}) {
        const auto own = rows->of(entry);
        sha.addNumber(qint64(own.size()));
        for (const StoredRows::Row &row : own)
            sha.add(rows->bytes(row));
    }
    return sha.end();
}

Digest verdictLeaf(const store::CopyRow &row, Sha256 &sha)
{
    return sha.begin(leafPrefix).add(row.from(1)).end();
}

qint64 dayOfKey(std::string_view key)
{
    qint64 milliseconds = 0;
    for (int i = 0; i < keyTimeBytes && std::size_t(i) < key.size(); ++i)
        milliseconds = milliseconds << 8 | static_cast<unsigned char>(key[std::size_t(i)]);
    return milliseconds / millisecondsADay;
}

BatchSeal sealedBatch(const Stretch &stretch, const LogRow &batch, Sha256 &sha)
{
    BatchSeal seal;
    seal.position = batch.position;
    seal.entries = qint64(batch.entries.size());
    seal.firstEntry = batch.entries.empty() ? 0 : batch.entries.front();
    seal.lastEntry = batch.entries.empty() ? 0 : batch.entries.back();
    TreeMaker tree(sha);
    tree.add(sha.begin(leafPrefix).add(batch.bytes).end());
    std::vector<std::pair<std::string_view, std::string_view>> verdicts; // key, row
    for (const qint64 entry : batch.entries) {
        tree.add(entryLeaf(stretch, entry, sha));
        seal.postings += qint64(stretch.postings.of(entry).size());
        seal.cashLines += qint64(stretch.cashLines.of(entry).size());
        seal.reversals += qint64(stretch.reversals.of(entry).size());
        for (const StoredRows::Row &row : stretch.verdicts.of(entry)) {
            const std::string_view bytes = stretch.verdicts.bytes(row);
            verdicts.emplace_back(store::CopyRow(bytes).bytes(1), bytes);
        }
    }
    seal.tree = tree.done();
    std::stable_sort(verdicts.begin(), verdicts.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < verdicts.size();) {
        const qint64 day = dayOfKey(verdicts[i].first);
        TreeMaker days(sha);
        for (; i < verdicts.size() && dayOfKey(verdicts[i].first) == day; ++i)
            days.add(verdictLeaf(store::CopyRow(verdicts[i].second), sha));
        seal.verdicts.append({day, days.done()});
    }
    return seal;
}

} // namespace guichet::seal
