// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/loose.h"

#include "services/seal/stretch.h"
#include "services/store/arrays.h"

#include <QUuid>

#include <map>
#include <thread>

namespace guichet::seal {

namespace {

using store::CopyRow;
using store::Transaction;

constexpr qint64 verdictsAStep = 20'000;
constexpr qint64 eventsAStep = 2'000;
constexpr int waitsForWriters = 20;
constexpr std::chrono::milliseconds writersWait{5};

QString textOfKey(std::string_view key)
{
    return QUuid::fromRfc4122(QByteArrayView(key.data(), qsizetype(key.size()))).toString(QUuid::WithoutBraces);
}

/// The verdicts of one day of keys.
struct Day {
    explicit Day(Sha256 &sha)
        : tree(sha)
    {
    }
    TreeMaker tree;
    QStringList keys;
    QList<qint64> principals;
};

void writeDay(Transaction &transaction, qint64 number, qint64 day, const Day &verdicts, Digest &before, Sha256 &sha)
{
    StretchSeal seal{number, sealVersion, day, verdicts.tree.done(), {}};
    seal.seal = seal.sealAfter(sha, before);
    before = seal.seal;
    transaction.run("seal/insert_unposted",
        {{":number", number}, {":version", sealVersion}, {":day", day}, {":verdicts", seal.tree.size},
         {":root", bytesOf(seal.tree.root)}, {":leaves", seal.tree.leaves}, {":seal", bytesOf(seal.seal)}});
    transaction.run("seal/insert_unposted_keys",
        {{":keys", store::arrayOfText(verdicts.keys)}, {":principals", store::arrayOfInt64(verdicts.principals)},
         {":number", number}});
}

/// The newest event before which none can appear any more; 0: there is none.
qint64 lastSettledEvent(Transaction &transaction)
{
    const qint64 last = transaction.run("seal/audit_last").only().int64("id");
    const QString writers = transaction.run("seal/audit_writers").only().text("writers");
    for (int i = 0; i < waitsForWriters; ++i) {
        if (transaction.run("seal/audit_writers_left", {{":writers", writers}}).only().int64("writers") == 0)
            return last;
        std::this_thread::sleep_for(writersWait);
    }
    return 0;
}

} // namespace

qint64 sealUnpostedVerdicts(Transaction &transaction, store::CopyReader &reader, Sha256 &sha)
{
    std::map<qint64, Day> days;
    qint64 count = 0;
    reader.read("seal/rows_unposted_unsealed", {{":limit", verdictsAStep}}, [&](const CopyRow &row) {
        Day &day = days.try_emplace(dayOfKey(row.bytes(1)), sha).first->second;
        day.tree.add(verdictLeaf(row, sha));
        day.keys.append(textOfKey(row.bytes(1)));
        day.principals.append(row.int64(2));
        ++count;
    });
    if (count == 0)
        return 0;
    store::Result last = transaction.run("seal/last_unposted");
    const auto row = last.first();
    qint64 number = row ? row->int64("number") : 0;
    Digest before = row ? digestFrom(row->bytes("seal")) : Digest{};
    for (const auto &[day, verdicts] : days)
        writeDay(transaction, ++number, day, verdicts, before, sha);
    return count;
}

qint64 sealAuditEvents(Transaction &transaction, store::CopyReader &reader, Sha256 &sha)
{
    store::Result newest = transaction.run("seal/last_audit");
    const auto row = newest.first();
    StretchSeal seal;
    seal.number = (row ? row->int64("number") : 0) + 1;
    const qint64 after = row ? row->int64("last_event") : 0;
    if (transaction.run("seal/audit_last").only().int64("id") <= after)
        return 0;
    const qint64 last = lastSettledEvent(transaction);
    TreeMaker tree(sha);
    if (last > after) {
        reader.read("seal/rows_audit", {{":after", after}, {":last", last}, {":limit", eventsAStep}},
                    [&](const CopyRow &event) {
                        seal.mark = event.int64(0);
                        tree.add(eventLeaf(event, sha));
                    });
    }
    seal.tree = tree.done();
    if (seal.tree.size == 0)
        return 0;
    seal.seal = seal.sealAfter(sha, row ? digestFrom(row->bytes("seal")) : Digest{});
    transaction.run("seal/insert_audit",
        {{":number", seal.number}, {":version", sealVersion}, {":last_event", seal.mark}, {":events", seal.tree.size},
         {":root", bytesOf(seal.tree.root)}, {":leaves", seal.tree.leaves}, {":seal", bytesOf(seal.seal)}});
    return seal.tree.size;
}

Digest eventLeaf(const CopyRow &row, Sha256 &sha)
{
    return sha.begin(leafPrefix).add(row.whole()).end();
}

Checkpoint checkpointFrom(const CopyRow &row)
{
    Checkpoint checkpoint;
    checkpoint.number = row.int64(0);
    checkpoint.madeAtMicros = row.int64(1);
    checkpoint.position = row.int64(2);
    checkpoint.batchSeal = digestFrom(row.bytes(3));
    checkpoint.auditNumber = row.int64(4);
    checkpoint.auditSeal = digestFrom(row.bytes(5));
    checkpoint.unpostedNumber = row.int64(6);
    checkpoint.unpostedSeal = digestFrom(row.bytes(7));
    checkpoint.signature = QByteArray(row.bytes(8).data(), qsizetype(row.bytes(8).size()));
    return checkpoint;
}

} // namespace guichet::seal
