// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/documentcomparison.h"

#include "models/values/searchfold.h"

#include <algorithm>

namespace guichet {
namespace {

// One character exchanged counts two: one out, one in.
constexpr qsizetype slipCharacters = 2;
constexpr qsizetype charactersPerSlip = 6; // of a long name: one in so many may differ
constexpr qsizetype sharedWordsOfOnePerson = 2;

// Lengths of longest common subsequences of all beginnings of two texts.
class CommonLengths
{
public:
    CommonLengths(const QString &a, const QString &b)
        : m_columns(b.size() + 1)
        , m_lengths((a.size() + 1) * m_columns)
    {
        for (qsizetype i = 1; i <= a.size(); ++i) {
            for (qsizetype j = 1; j <= b.size(); ++j)
                m_lengths[i * m_columns + j]
                    = a[i - 1] == b[j - 1] ? at(i - 1, j - 1) + 1 : std::max(at(i - 1, j), at(i, j - 1));
        }
    }
    qsizetype at(qsizetype i, qsizetype j) const { return m_lengths[i * m_columns + j]; }

private:
    qsizetype m_columns;
    QList<qsizetype> m_lengths;
};

struct Difference {
    qsizetype distance = 0; // characters to take out of either
    QList<TextRange> inDocument;
};

Difference differenceOf(const QString &declared, const QString &document)
{
    const CommonLengths common(declared, document);
    qsizetype i = declared.size();
    qsizetype j = document.size();
    Difference difference{i + j - 2 * common.at(i, j), {}};
    while (j > 0) {
        if (i > 0 && declared[i - 1] == document[j - 1]) {
            --i;
            --j;
        } else if (i > 0 && common.at(i - 1, j) >= common.at(i, j - 1)) {
            --i;
        } else {
            --j;
            QList<TextRange> &ranges = difference.inDocument;
            if (!ranges.isEmpty() && ranges.last().from == j + 1)
                ranges.last() = {j, ranges.last().length + 1};
            else
                ranges.append({j, 1});
        }
    }
    std::reverse(difference.inDocument.begin(), difference.inDocument.end());
    return difference;
}

// The ways a declared name may be spelled in a zone: by ICAO's table (Müller: MUELLER), and, as some
// issuers do, with the marks just left off (MULLER).
QList<QStringList> spellingsOf(const QString &declared)
{
    QList<QStringList> spellings;
    const QString spelled = mrzName(declared);
    if (spelled.isEmpty())
        return spellings;
    spellings.append(spelled.split(u'<', Qt::SkipEmptyParts));
    const QStringList folded = searchWords(declared).join(u'<').toUpper().split(u'<', Qt::SkipEmptyParts);
    const bool isWritable = mrzName(folded.join(u' ')) == folded.join(u'<');
    if (isWritable && folded != spellings.first())
        spellings.append(folded);
    return spellings;
}

// A zone has no room for long names: its words may be cut off.
qsizetype sharedWords(const QStringList &declared, QStringList document)
{
    qsizetype shared = 0;
    for (const QString &word : declared) {
        const auto found = std::find_if(document.begin(), document.end(),
                                        [&](const QString &cut) { return word.startsWith(cut); });
        if (found != document.end()) {
            document.erase(found);
            ++shared;
        }
    }
    return shared;
}

Likeness likenessOf(const QStringList &declared, const QStringList &document, qsizetype distance)
{
    if (distance == 0)
        return Likeness::Same;
    const qsizetype characters = std::max(declared.join(u' ').size(), document.join(u' ').size());
    const qsizetype shared = sharedWords(declared, document);
    const bool isContained = shared >= sharedWordsOfOnePerson && shared >= std::min(declared.size(), document.size());
    const bool isSlip = distance <= std::max(slipCharacters, characters / charactersPerSlip);
    return isContained || isSlip ? Likeness::Close : Likeness::Different;
}

} // namespace

Comparison compareNames(const QString &declared, const MachineReadableZone &zone)
{
    const QStringList given = zone.givenNames.split(u' ', Qt::SkipEmptyParts);
    const QStringList surname = zone.surname.split(u' ', Qt::SkipEmptyParts);
    const QStringList document = given + surname;
    Comparison comparison{Likeness::NotComparable, document.join(u' '), {}};
    if (document.isEmpty())
        return comparison;
    std::optional<qsizetype> least;
    for (const QStringList &spelled : spellingsOf(declared)) {
        const qsizetype turned = differenceOf(spelled.join(u' '), (surname + given).join(u' ')).distance;
        const Difference straight = differenceOf(spelled.join(u' '), comparison.document);
        const qsizetype distance = std::min(turned, straight.distance);
        if (least && *least <= distance)
            continue;
        least = distance;
        comparison.likeness = likenessOf(spelled, document, distance);
        comparison.differing = turned == 0 ? QList<TextRange>() : straight.inDocument;
    }
    return comparison;
}

Comparison compareIdNumbers(const QString &declared, const QString &document)
{
    const QString one = normalisedIdNumber(declared);
    const QString other = normalisedIdNumber(document);
    Comparison comparison{Likeness::NotComparable, other, {}};
    if (one.isEmpty() || other.isEmpty())
        return comparison;
    const Difference difference = differenceOf(one, other);
    comparison.differing = difference.inDocument;
    comparison.likeness = difference.distance == 0       ? Likeness::Same
        : difference.distance <= slipCharacters ? Likeness::Close
                                                : Likeness::Different;
    return comparison;
}

Likeness compareDates(QDate declared, QDate document)
{
    if (!declared.isValid() || !document.isValid())
        return Likeness::NotComparable;
    if (declared == document)
        return Likeness::Same;
    const bool isExchanged = declared.year() == document.year() && declared.month() == document.day()
        && declared.day() == document.month();
    const int differing = int(declared.year() != document.year()) + int(declared.month() != document.month())
        + int(declared.day() != document.day());
    return isExchanged || differing == 1 ? Likeness::Close : Likeness::Different;
}

QDate expiryOf(QDate entered, QDate read)
{
    if (!entered.isValid() || !read.isValid())
        return entered.isValid() ? entered : read;
    return std::min(entered, read);
}

Validity validityOf(QDate expiry, QDate today)
{
    if (!expiry.isValid())
        return Validity::Unknown;
    return expiry < today ? Validity::Expired : Validity::Valid;
}

} // namespace guichet
