// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/searchfold.h"

#include <algorithm>
#include <iterator>

namespace guichet {
namespace {

struct Spelling {
    char32_t letter;
    const char *plain;
};

// Latin letters that NFKD leaves whole, in lower case, as people type them without them on the
// keyboard.
constexpr Spelling spellings[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"},
    {U'ı', "i"},  {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"},
    {U'ƈ', "c"},  {U'ƒ', "f"},  {U'ƙ', "k"}, {U'ƴ', "y"}, {U'ǝ', "e"},  {U'ə', "e"}, {U'ɓ', "b"},
    {U'ɔ', "o"},  {U'ɖ', "d"},  {U'ɗ', "d"}, {U'ɛ', "e"}, {U'ɣ', "g"},  {U'ɨ', "i"}, {U'ʉ', "u"},
};

constexpr char32_t kanaVoiced = 0x3099;
constexpr char32_t kanaSemiVoiced = 0x309A;
constexpr char32_t arabicTatweel = 0x0640;

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Mark_SpacingCombining;
}

// Accents and vowel signs that writers leave out. The vowels of Indic and Thai letters and the
// voicing of kana are marks too, but no one writes without them.
bool isLeftOut(char32_t c)
{
    if (c == arabicTatweel || QChar::category(c) == QChar::Other_Format)
        return true;
    if (!isMark(c) || c == kanaVoiced || c == kanaSemiVoiced)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Arabic:
    case QChar::Script_Hebrew:
    case QChar::Script_Syriac:
        return true;
    default:
        return false;
    }
}

// Apostrophes come as letters too (ʻokina, ʿayn): they split like their keyboard twin.
bool isApostrophe(char32_t c)
{
    return c >= 0x02B9 && c <= 0x02BF;
}

bool isWordPart(char32_t c)
{
    return (QChar::isLetterOrNumber(c) && !isApostrophe(c)) || isMark(c);
}

void appendFolded(QString &word, char32_t c)
{
    const auto found = std::find_if(std::begin(spellings), std::end(spellings),
                                    [c](const Spelling &spelling) { return spelling.letter == c; });
    if (found != std::end(spellings))
        word += QLatin1StringView(found->plain);
    else if (QChar::category(c) == QChar::Number_DecimalDigit)
        word += QString::number(QChar::digitValue(c));
    else
        word += QChar::fromUcs4(c);
}

bool isSeparatorOfNumbers(QChar c)
{
    switch (c.unicode()) {
    case u'.':
    case u'(':
    case u')':
    case u'[':
    case u']':
    case 0x200E:
    case 0x2066:
    case 0x2069:
        return true;
    default:
        return c.isSpace() || c.category() == QChar::Punctuation_Dash;
    }
}

} // namespace

QStringList searchWords(QStringView text)
{
    QStringList words;
    QString word;
    const auto endWord = [&] {
        if (!word.isEmpty())
            words += word.normalized(QString::NormalizationForm_C);
        word.clear();
    };
    // Folded first, for what only the lower case decomposes to; again after, for what decomposing
    // brings out.
    const QString decomposed
        = text.toString().toCaseFolded().normalized(QString::NormalizationForm_KD);
    for (const uint c : decomposed.toCaseFolded().toUcs4()) {
        if (isLeftOut(c))
            continue;
        if (isWordPart(c))
            appendFolded(word, c);
        else
            endWord();
    }
    endWord();
    return words;
}

QString normalisedEmail(QStringView text)
{
    constexpr qsizetype longest = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
    const QString email
        = text.trimmed().toString().normalized(QString::NormalizationForm_C).toLower();
    const qsizetype at = email.indexOf(u'@');
    const QString domain = email.sliced(at + 1);
    const bool unprintable = std::any_of(email.begin(), email.end(), [](QChar c) {
        return c.isSpace() || !(c.isPrint() || c.isSurrogate());
    });
    const bool dotted = domain.contains(u'.') && !domain.startsWith(u'.') && !domain.endsWith(u'.');
    if (at < 1 || domain.contains(u'@') || !dotted || unprintable || email.size() > longest)
        return {};
    return email;
}

QString normalisedPhone(QStringView text)
{
    QString phone;
    for (const QChar c : text) {
        if (!isSeparatorOfNumbers(c))
            phone += c;
    }
    const QStringView digits = QStringView(phone).mid(1);
    const bool onlyDigits
        = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    // E.164: country code first, which never begins with 0.
    if (!phone.startsWith(u'+') || !onlyDigits || digits.size() < 7 || digits.size() > 15
        || digits.front() == u'0')
        return {};
    return phone;
}

QString normalisedIdNumber(QStringView text)
{
    QString number;
    for (const QChar c : text.toString().normalized(QString::NormalizationForm_KC).toUpper()) {
        if (c.isLetterOrNumber())
            number += c;
    }
    return number;
}

} // namespace guichet
