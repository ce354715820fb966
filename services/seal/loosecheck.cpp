// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/loosecheck.h"

#include "services/seal/loose.h"

#include <limits>

namespace guichet::seal {

namespace {

using store::CopyRow;

constexpr qint64 sealsAPage = 500;
constexpr qint64 mostRows = std::numeric_limits<qint64>::max();

QString auditName(qint64 number)
{
    return QStringLiteral("seal %1 of the audit trail").arg(number);
}

QString unpostedName(qint64 number)
{
    return QStringLiteral("seal %1 of verdicts without an entry").arg(number);
}

/// The rows of one seal, hashed as they come.
struct Rows {
    explicit Rows(Sha256 &sha)
        : tree(sha)
    {
    }
    TreeMaker tree;
    QList<qint64> ids;
};

Found compared(const StretchSeal &seal, const Rows &rows, const QString &name, const char *rowName)
{
    const Tree tree = rows.tree.done();
    if (tree == seal.tree)
        return std::nullopt;
    const qsizetype leaf = std::max<qsizetype>(0, firstDifference(seal.tree.leaves, tree.leaves));
    const QString row = leaf < rows.ids.size() ? QStringLiteral("%1 %2").arg(QLatin1StringView(rowName)).arg(rows.ids[leaf]) : name;
    return found("I9", 0, row, QStringLiteral("%1: its rows aren't those that were sealed").arg(name));
}

} // namespace

QList<StretchSeal> LooseCheck::page(std::string_view statement, qint64 after) const
{
    QList<StretchSeal> seals;
    m_reader.read(statement, {{":after", after}, {":limit", sealsAPage}},
                  [&](const CopyRow &row) { seals.append(stretchSealFrom(row)); });
    return seals;
}

Found LooseCheck::chained(const StretchSeal &seal, qint64 number, Digest &before, const QString &name)
{
    if (seal.number != number)
        return found("I9", 0, name, QStringLiteral("it isn't there"));
    if (seal.version != sealVersion)
        return found("I9", 0, name, QStringLiteral("its version %1 isn't known").arg(seal.version));
    if (seal.sealAfter(m_sha, before) != seal.seal)
        return found("I9", 0, name, QStringLiteral("it doesn't follow from what it says and the seal before"));
    before = seal.seal;
    return std::nullopt;
}

Found LooseCheck::audit()
{
    Digest before{};
    qint64 number = 0;
    qint64 last = 0;
    for (;;) {
        const QList<StretchSeal> seals = page("seal/audits", number);
        for (const StretchSeal &seal : seals) {
            ++number;
            if (Found trouble = chained(seal, number, before, auditName(number)))
                return trouble;
        }
        if (seals.isEmpty())
            break;
        if (Found trouble = auditPage(seals, last))
            return trouble;
        last = seals.last().mark;
    }
    countUnsealed(last);
    return std::nullopt;
}

Found LooseCheck::auditPage(const QList<StretchSeal> &seals, qint64 after)
{
    std::vector<Rows> rows(std::size_t(seals.size()), Rows(m_sha));
    std::size_t current = 0;
    m_reader.read("seal/rows_audit", {{":after", after}, {":last", seals.last().mark}, {":limit", mostRows}},
                  [&](const CopyRow &row) {
                      const qint64 id = row.int64(0);
                      while (current + 1 < rows.size() && id > seals[qsizetype(current)].mark)
                          ++current;
                      rows[current].tree.add(eventLeaf(row, m_sha));
                      rows[current].ids.append(id);
                      ++events;
                  });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const StretchSeal &seal = seals[qsizetype(i)];
        if (Found trouble = compared(seal, rows[i], auditName(seal.number), "audit event"))
            return trouble;
    }
    return std::nullopt;
}

Found LooseCheck::unposted()
{
    Digest before{};
    qint64 number = 0;
    for (;;) {
        const QList<StretchSeal> seals = page("seal/unposted", number);
        for (const StretchSeal &seal : seals) {
            ++number;
            if (Found trouble = chained(seal, number, before, unpostedName(number)))
                return trouble;
        }
        if (seals.isEmpty())
            return std::nullopt;
        if (Found trouble = unpostedPage(seals))
            return trouble;
    }
}

Found LooseCheck::unpostedPage(const QList<StretchSeal> &seals)
{
    std::vector<Rows> rows(std::size_t(seals.size()), Rows(m_sha));
    const qint64 after = seals.first().number - 1;
    m_reader.read("seal/rows_unposted", {{":after", after}, {":last", seals.last().number}}, [&](const CopyRow &row) {
        Rows &own = rows[std::size_t(row.int64(0) - after - 1)];
        own.tree.add(verdictLeaf(row, m_sha));
        own.ids.append(own.ids.size() + 1);
        ++verdicts;
    });
    m_keys.set(keptKeyDays(m_reader));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const StretchSeal &seal = seals[qsizetype(i)];
        // Once a day's keys are dropped, their tree's root stands for them.
        if (m_keys.areExpired(seal.mark) && rows[i].ids.size() == seal.tree.size)
            continue;
        if (Found trouble = compared(seal, rows[i], unpostedName(seal.number), "verdict"))
            return trouble;
    }
    return std::nullopt;
}

void LooseCheck::countUnsealed(qint64 lastEvent)
{
    m_reader.read("seal/rows_audit", {{":after", lastEvent}, {":last", mostRows}, {":limit", mostRows}},
                  [&](const CopyRow &) { ++unsealedEvents; });
    m_reader.read("seal/rows_unposted_unsealed", {{":limit", mostRows}}, [&](const CopyRow &) { ++unsealedVerdicts; });
}

Found LooseCheck::checkpoints(const QList<Checkpoint> &outside, const std::optional<QByteArray> &publicKey)
{
    QHash<qint64, Checkpoint> known;
    for (const Checkpoint &checkpoint : outside)
        known.insert(checkpoint.number, checkpoint);
    Found trouble;
    qint64 position = 0;
    m_reader.read("seal/checkpoints", {{":after", 0}}, [&](const CopyRow &row) {
        const Checkpoint checkpoint = checkpointFrom(row);
        const QString name = QStringLiteral("checkpoint %1").arg(checkpoint.number);
        const auto differs = [&](qint64 number, const Digest &seal, int column) {
            return number != 0 && (row.isNull(column) || digestFrom(row.bytes(column)) != seal);
        };
        const auto outsideOne = known.constFind(checkpoint.number);
        if (trouble)
            return;
        if (checkpoint.number != ++checkpointCount)
            trouble = found("I9", position, QStringLiteral("checkpoint %1").arg(checkpointCount), QStringLiteral("it isn't there"));
        else if (outsideOne != known.cend() && *outsideOne != checkpoint)
            trouble = found("I9", outsideOne->position, name, QStringLiteral("it isn't the one outside of the database"));
        else if (publicKey && !checkpoint.isSignedBy(*publicKey))
            trouble = found("I9", checkpoint.position, name, QStringLiteral("its signature is wrong"));
        else if (differs(checkpoint.position, checkpoint.batchSeal, 9))
            trouble = found("I9", checkpoint.position, name, QStringLiteral("the log's chain isn't what was signed"));
        else if (differs(checkpoint.auditNumber, checkpoint.auditSeal, 10))
            trouble = found("I9", 0, name, QStringLiteral("the audit trail's chain isn't what was signed"));
        else if (differs(checkpoint.unpostedNumber, checkpoint.unpostedSeal, 11))
            trouble = found("I9", 0, name, QStringLiteral("the chain of verdicts without an entry isn't what was signed"));
        position = checkpoint.position;
    });
    for (const Checkpoint &checkpoint : outside) {
        if (!trouble && checkpoint.number > checkpointCount)
            trouble = found("I9", position + 1, QStringLiteral("checkpoint %1").arg(checkpoint.number),
                            QStringLiteral("it was kept outside of the database and isn't in it any more"));
        if (!trouble && publicKey && !checkpoint.isSignedBy(*publicKey))
            trouble = found("I9", checkpoint.position, QStringLiteral("checkpoint %1").arg(checkpoint.number),
                            QStringLiteral("its signature outside of the database is wrong"));
    }
    return trouble;
}

} // namespace guichet::seal
