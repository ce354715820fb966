// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/wordsearch.h"

#include "services/store/arrays.h"
#include "services/store/connection.h"

namespace guichet::identity {

namespace {

constexpr int countedWords = 10'000; // enough to tell rare from common
constexpr int examinedCustomers = 100'000; // some 40 ms, when two common words never meet
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
    const auto further = [&](qsizetype place) {
        return place < words.size() ? u' ' + words[place] : QString();
    };
    auto rows = connection.run("identity/find_by_word_starts",
                               {{":low", words[0]},
                                {":high", endOf(words[0])},
                                {":second", further(1)},
                                {":third", further(2)},
                                {":fourth", further(3)},
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
