// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/seals.h"

#include "services/store/copyreader.h"

#include <QtEndian>

namespace guichet::seal {

namespace {

constexpr qsizetype verdictDayBytes = 8 + 8 + 32;

QByteArray bytesAt(const store::CopyRow &row, int column)
{
    const std::string_view bytes = row.bytes(column);
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

void appendNumber(QByteArray &bytes, qint64 number)
{
    const qint64 bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

QList<VerdictDay> decodedVerdicts(const QByteArray &days, const QByteArray &leaves)
{
    if (days.size() % verdictDayBytes != 0)
        return {VerdictDay{}};
    QList<VerdictDay> verdicts;
    qsizetype leaf = 0;
    for (qsizetype at = 0; at < days.size(); at += verdictDayBytes) {
        VerdictDay one;
        one.day = qFromBigEndian<qint64>(days.constData() + at);
        one.tree.size = qFromBigEndian<qint64>(days.constData() + at + 8);
        one.tree.root = digestFrom(QByteArrayView(days).sliced(at + 16, 32));
        one.tree.leaves = leaves.mid(leaf, std::clamp<qint64>(one.tree.size, 0, leaves.size()) * keptLeafBytes);
        leaf += one.tree.leaves.size();
        verdicts.append(one);
    }
    if (leaf != leaves.size())
        verdicts.append(VerdictDay{});
    return verdicts;
}

} // namespace

void TreeMaker::add(const Digest &leaf)
{
    m_tree.add(leaf);
    m_leaves.append(reinterpret_cast<const char *>(leaf.data()), keptLeafBytes);
}

qsizetype firstDifference(const QByteArray &leaves, const QByteArray &others)
{
    const qsizetype end = std::max(leaves.size(), others.size());
    for (qsizetype at = 0; at < end; at += keptLeafBytes) {
        if (leaves.mid(at, keptLeafBytes) != others.mid(at, keptLeafBytes))
            return at / keptLeafBytes;
    }
    return -1;
}

Digest BatchSeal::sealAfter(Sha256 &sha, const Digest &before) const
{
    sha.begin(sealPrefix).addBytes("guichet batch").addNumber(version).add(before);
    for (const qint64 number : {position, firstEntry, lastEntry, entries, postings, cashLines, reversals, tree.size})
        sha.addNumber(number);
    return sha.add(tree.root)
        .addBytes(tree.leaves)
        .addBytes(encodedVerdicts(verdicts))
        .addBytes(leavesOf(verdicts))
        .end();
}

QByteArray encodedVerdicts(const QList<VerdictDay> &verdicts)
{
    QByteArray bytes;
    for (const VerdictDay &one : verdicts) {
        appendNumber(bytes, one.day);
        appendNumber(bytes, one.tree.size);
        bytes.append(bytesOf(one.tree.root));
    }
    return bytes;
}

QByteArray leavesOf(const QList<VerdictDay> &verdicts)
{
    QByteArray leaves;
    for (const VerdictDay &one : verdicts)
        leaves.append(one.tree.leaves);
    return leaves;
}

BatchSeal batchSealFrom(const store::CopyRow &row)
{
    BatchSeal seal;
    seal.position = row.int64(0);
    seal.version = row.int64(1);
    seal.firstEntry = row.int64(2);
    seal.lastEntry = row.int64(3);
    seal.entries = row.int64(4);
    seal.postings = row.int64(5);
    seal.cashLines = row.int64(6);
    seal.reversals = row.int64(7);
    seal.tree.size = seal.entries + 1;
    seal.tree.root = digestFrom(row.bytes(8));
    seal.tree.leaves = bytesAt(row, 9);
    seal.verdicts = decodedVerdicts(bytesAt(row, 10), bytesAt(row, 11));
    seal.seal = digestFrom(row.bytes(12));
    return seal;
}

Digest StretchSeal::sealAfter(Sha256 &sha, const Digest &before) const
{
    sha.begin(sealPrefix).addBytes("guichet stretch").addNumber(version).add(before);
    return sha.addNumber(number).addNumber(mark).addNumber(tree.size).add(tree.root).addBytes(tree.leaves).end();
}

StretchSeal stretchSealFrom(const store::CopyRow &row)
{
    StretchSeal seal;
    seal.number = row.int64(0);
    seal.version = row.int64(1);
    seal.mark = row.int64(2);
    seal.tree = {row.int64(3), digestFrom(row.bytes(4)), bytesAt(row, 5)};
    seal.seal = digestFrom(row.bytes(6));
    return seal;
}

} // namespace guichet::seal
