// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/receipt.h"

#include "services/seal/stretch.h"
#include "services/store/copyreader.h"

#include <algorithm>

namespace guichet::seal {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bitsACharacter = 5;
constexpr int charactersAPart = 10;
constexpr int charactersAGroup = 5;
constexpr int partBits = bitsACharacter * charactersAPart;
/// Ids are drawn shortly before their batch is committed: it begins at most so far below any of its entries.
constexpr qint64 widestBatch = 100'000;

QString characters(quint64 part)
{
    QString text;
    for (int shift = partBits - bitsACharacter; shift >= 0; shift -= bitsACharacter) {
        text += QLatin1Char(alphabet[part >> shift & 31]);
        if (text.size() == charactersAGroup)
            text += u'-';
    }
    return text;
}

/// -1: none of the alphabet's.
int valueOf(QChar character)
{
    QChar asked = character.toUpper();
    if (asked == u'O')
        asked = u'0';
    if (asked == u'I' || asked == u'L')
        asked = u'1';
    return int(QLatin1StringView(alphabet).indexOf(asked));
}

quint64 digestOf(const Digest &leaf)
{
    quint64 bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | leaf[i];
    return bits >> (64 - partBits);
}

struct Sealed {
    bool isThere = false;
    bool isAsSealed = false;
};

/// Whether the batch holds the entry, and is what was sealed.
Sealed batchOf(store::CopyReader &reader, qint64 position, qint64 entry)
{
    Stretch stretch;
    readStretch(reader, position - 1, position, stretch);
    if (stretch.log.size() != 1 || !std::binary_search(stretch.log[0].entries.begin(), stretch.log[0].entries.end(), entry))
        return {};
    Digest before{};
    std::optional<BatchSeal> seal;
    reader.read("seal/batches", {{":after", position - 2}, {":last", position}}, [&](const store::CopyRow &row) {
        const BatchSeal stored = batchSealFrom(row);
        if (stored.position < position)
            before = stored.seal;
        else
            seal = stored;
    });
    Sha256 sha;
    return {true, seal && seal->sealAfter(sha, before) == seal->seal
                && seal->tree == sealedBatch(stretch, stretch.log[0], sha).tree};
}

} // namespace

QString receiptCode(qint64 entry, const Digest &leaf)
{
    return characters(quint64(entry)) + u'-' + characters(digestOf(leaf));
}

std::optional<ReceiptParts> receiptParts(const QString &code)
{
    QList<quint64> values;
    for (const QChar character : code) {
        if (character == u'-' || character.isSpace())
            continue;
        const int value = valueOf(character);
        if (value < 0 || values.size() == 2 * charactersAPart)
            return std::nullopt;
        values.append(quint64(value));
    }
    if (values.size() != 2 * charactersAPart)
        return std::nullopt;
    quint64 parts[2] = {0, 0};
    for (qsizetype i = 0; i < values.size(); ++i)
        parts[i / charactersAPart] = parts[i / charactersAPart] << bitsACharacter | values[i];
    return ReceiptParts{qint64(parts[0]), parts[1]};
}

QString receiptOf(store::CopyReader &reader, qint64 entry)
{
    Stretch stretch;
    readEntries(reader, {entry}, stretch);
    Sha256 sha;
    return stretch.entries.count() == 1 ? receiptCode(entry, entryLeaf(stretch, entry, sha)) : QString();
}

ReceiptCheck checkReceipt(store::CopyReader &reader, const QString &code)
{
    const auto parts = receiptParts(code);
    if (!parts)
        return {};
    const QString stored = receiptOf(reader, parts->entry);
    if (stored.isEmpty())
        return {ReceiptState::Unknown, parts->entry, 0};
    if (receiptParts(stored)->digest != parts->digest)
        return {ReceiptState::Changed, parts->entry, 0};
    QList<qint64> positions;
    reader.read("seal/batch_of_entry", {{":entry", parts->entry}, {":reach", widestBatch}},
                [&](const store::CopyRow &row) { positions.append(row.int64(0)); });
    for (const qint64 position : positions) {
        const Sealed sealed = batchOf(reader, position, parts->entry);
        if (sealed.isThere)
            return {sealed.isAsSealed ? ReceiptState::Sealed : ReceiptState::Changed, parts->entry, position};
    }
    return {ReceiptState::NotSealed, parts->entry, 0};
}

} // namespace guichet::seal
