// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/passwordrules.h"

#include "models/values/searchfold.h"

#include <QFile>
#include <QSet>

namespace guichet::identity {

namespace {

constexpr qsizetype longestUnit = 8; // "password" twice is no better than once

const QSet<QString> &commonPasswords()
{
    static const QSet<QString> all = [] {
        QFile file(QStringLiteral(":/words/common-passwords.txt"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("identity: the list of common passwords is missing");
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        return QSet<QString>(lines.cbegin(), lines.cend());
    }();
    return all;
}

// Without digits and signs around it: "!Password2024" is "password".
QString coreOf(const QString &folded)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto first = std::find_if(folded.cbegin(), folded.cend(), isLetter);
    const auto last = std::find_if(folded.crbegin(), std::make_reverse_iterator(first), isLetter).base();
    return folded.mid(first - folded.cbegin(), last - first);
}

bool isRepetition(const QString &text)
{
    for (qsizetype unit = 1; unit <= std::min(longestUnit, text.size() / 2); ++unit) {
        if (text.mid(unit) == text.left(text.size() - unit))
            return true;
    }
    return false;
}

// "abcdefgh", "87654321", and what lies side by side on a keyboard.
bool isRun(const QString &text)
{
    static const QString rows = QStringLiteral("01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm qwertz azerty");
    constexpr qsizetype shortestRun = 4;
    // Made of nothing but such pieces, forwards or backwards.
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype length = shortestRun - 1;
        const auto isPiece = [&](qsizetype size) {
            const QString piece = text.mid(at, size);
            QString backwards = piece;
            std::reverse(backwards.begin(), backwards.end());
            return piece.size() == size && (rows.contains(piece) || rows.contains(backwards));
        };
        while (isPiece(length + 1))
            ++length;
        if (length < shortestRun)
            return false;
        at += length;
    }
    return true;
}

bool isCommon(const QString &folded)
{
    return commonPasswords().contains(folded) || commonPasswords().contains(coreOf(folded)) || isRepetition(folded)
        || isRun(folded);
}

bool holdsName(const QString &folded, const PasswordOwner &owner)
{
    QStringList words = searchWords(owner.email.section(u'@', 0, 0));
    for (const QString &name : owner.names)
        words += searchWords(name);
    const QStringList typed = searchWords(folded);
    return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) {
        const bool counts = word.size() >= minimumNameCharacters && word != QLatin1StringView("bank"); // one like any other
        return counts && std::any_of(typed.cbegin(), typed.cend(), [&](const QString &part) { return part.contains(word); });
    });
}

} // namespace

std::optional<Weakness> weaknessOf(const QString &password, const PasswordOwner &owner)
{
    if (!password.isValidUtf16() || password.contains(QChar::Null))
        return Weakness::Unreadable;
    const qsizetype characters = password.toUcs4().size();
    if (characters < (owner.hasSecondFactor ? minimumBesideSecondFactor : minimumPasswordCharacters))
        return Weakness::TooShort;
    if (characters > maximumPasswordCharacters)
        return Weakness::TooLong;
    const QString folded = password.toLower();
    if (isCommon(folded))
        return Weakness::Common;
    if (holdsName(folded, owner))
        return Weakness::HoldsName;
    return std::nullopt;
}

} // namespace guichet::identity
