// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/seals.h"

#include <span>
#include <string>
#include <vector>

namespace guichet::store {
class CopyReader;
} // namespace guichet::store

namespace guichet::seal {

/// Rows of one table that belong to entries, kept as they came.
class StoredRows
{
public:
    struct Row {
        qint64 entry;
        qint64 first; ///< with `second`: the order within the entry
        qint64 second;
        std::size_t offset;
        std::size_t size;
    };
    void add(qint64 entry, qint64 first, qint64 second, std::string_view bytes);
    void sort();
    void clear();
    /// Those of that entry, in order. sort() comes first; fast when asked in the order of entries.
    [[nodiscard]] std::span<const Row> of(qint64 entry) const;
    /// The row as it was read.
    [[nodiscard]] std::string_view bytes(const Row &row) const { return {m_bytes.data() + row.offset, row.size}; }
    [[nodiscard]] std::size_t count() const { return m_rows.size(); }

private:
    std::vector<Row> m_rows;
    std::string m_bytes;
    mutable std::size_t m_begin = 0; ///< of what was asked for last
    mutable std::size_t m_end = 0;
};

struct LogRow {
    qint64 position = 0;
    qint64 committedAtMicros = 0;
    std::vector<qint64> entries; ///< by id
    std::string bytes;
};

/// Some batches of the log with all that belongs to them. Rows are as sql/rows_*.sql list their columns; the first one of
/// a verdict says where it was found.
struct Stretch {
    std::vector<LogRow> log;
    StoredRows entries;
    StoredRows postings;
    StoredRows cashLines;
    StoredRows reversals;
    StoredRows verdicts;
    qint64 entryCount = 0; ///< that the log names
};

/// Reads the batches after `after`, up to and with `last`, into `stretch` (what was in it is forgotten).
void readStretch(store::CopyReader &reader, qint64 after, qint64 last, Stretch &stretch);

/// Reads these entries (ids rising) with all that belongs to them; the log isn't touched.
void readEntries(store::CopyReader &reader, const std::vector<qint64> &ids, Stretch &stretch);

/// What is to be sealed of one of its batches, all but the chain.
[[nodiscard]] BatchSeal sealedBatch(const Stretch &stretch, const LogRow &batch, Sha256 &sha);
/// The hash of an entry with what belongs to it.
[[nodiscard]] Digest entryLeaf(const Stretch &stretch, qint64 entry, Sha256 &sha);
/// The hash of a verdict: a row of rows_command_key.sql or rows_unposted.sql.
[[nodiscard]] Digest verdictLeaf(const store::CopyRow &row, Sha256 &sha);
/// The day a key (16 bytes, UUIDv7) was made, since 1970-01-01.
[[nodiscard]] qint64 dayOfKey(std::string_view key);

} // namespace guichet::seal
