// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/wordsearch.h"

#include "services/store/arrays.h"
#include "services/store/connection.h"

namespace guichet::identity {

namespace {

constexpr int countedWords = 2000; // enough to tell rare from common
constexpr int examinedCustomers = 50'000; // about a tenth of a second, when two common words never meet
constexpr int fetchedPerWanted = 3; // a customer may stand there by several words

// Bytewise greater than every word that begins so, U+10FFFF being no letter.
QString endOf(const QString &word)
{
    return word + QString::fromUcs4(U"\U0010FFFF", 1);
}

QStringList endsOf(const QStringList &words)
{
    QStringList ends;
    for (const QString &word : words)
        ends.append(endOf(word));
    return ends;
}

void putRarestFirst(store::Connection &connection, QStringList &words)
{
    auto rows = connection.run("identity/count_word_starts",
                               {{":lows", store::arrayOfText(words)},
                                {":highs", store::arrayOfText(endsOf(words))},
                                {":most", countedWords}});
    const qint64 rarest = rows.only().int64("rarest");
    words.move(rarest - 1, 0);
}

} // namespace

QList<UserId> findByWordStarts(store::Connection &connection, const QStringList &typed, int limit)
{
    QStringList words = typed.mid(0, maximumSearchWords);
    words.removeDuplicates();
    QList<UserId> found;
    if (words.isEmpty())
        return found;
    if (words.size() > 1)
        putRarestFirst(connection, words);
    const QString first = words.takeFirst();
    auto rows = connection.run("identity/find_by_word_starts",
                               {{":low", first},
                                {":high", endOf(first)},
                                {":other_lows", store::arrayOfText(words)},
                                {":other_highs", store::arrayOfText(endsOf(words))},
                                {":most", examinedCustomers},
                                {":limit", limit * fetchedPerWanted}});
    for (const store::Row &row : rows) {
        const UserId id = row.id<UserId>("user_id");
        if (!found.contains(id))
            found.append(id);
    }
    return found.mid(0, limit);
}

} // namespace guichet::identity
