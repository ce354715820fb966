// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/mrz.h"

#include <algorithm>
#include <iterator>

namespace guichet {
namespace {

struct Spelling {
    char16_t letter;
    const char *written;
};

// ICAO 9303 part 3, section 6: the national characters that aren't just their base letter, and the
// Cyrillic table. Greek isn't in it: by ELOT 743. An empty spelling is left out.
constexpr Spelling spellings[] = {
    {u'Ä', "AE"}, {u'Å', "AA"}, {u'Æ', "AE"}, {u'Ð', "D"},  {u'Ö', "OE"},   {u'Ø', "OE"},
    {u'Ü', "UE"}, {u'Þ', "TH"}, {u'ß', "SS"}, {u'ẞ', "SS"}, {u'Đ', "D"},    {u'Ħ', "H"},
    {u'ı', "I"},  {u'Ĳ', "IJ"}, {u'ĸ', "K"},  {u'Ł', "L"},  {u'Ŋ', "N"},    {u'Œ', "OE"},
    {u'Ŧ', "T"},  {u'Ə', "E"},  {u'А', "A"},  {u'Б', "B"},  {u'В', "V"},    {u'Г', "G"},
    {u'Д', "D"},  {u'Е', "E"},  {u'Ё', "E"},  {u'Ж', "ZH"}, {u'З', "Z"},    {u'И', "I"},
    {u'Й', "I"},  {u'К', "K"},  {u'Л', "L"},  {u'М', "M"},  {u'Н', "N"},    {u'О', "O"},
    {u'П', "P"},  {u'Р', "R"},  {u'С', "S"},  {u'Т', "T"},  {u'У', "U"},    {u'Ф', "F"},
    {u'Х', "KH"}, {u'Ц', "TS"}, {u'Ч', "CH"}, {u'Ш', "SH"}, {u'Щ', "SHCH"}, {u'Ъ', "IE"},
    {u'Ы', "Y"},  {u'Ь', ""},   {u'Э', "E"},  {u'Ю', "IU"}, {u'Я', "IA"},   {u'Є', "IE"},
    {u'І', "I"},  {u'Ї', "I"},  {u'Ґ', "G"},  {u'Ў', "U"},  {u'Ј', "J"},    {u'Љ', "LJ"},
    {u'Њ', "NJ"}, {u'Ђ', "D"},  {u'Ћ', "C"},  {u'Џ', "DZ"}, {u'Α', "A"},    {u'Β', "V"},
    {u'Γ', "G"},  {u'Δ', "D"},  {u'Ε', "E"},  {u'Ζ', "Z"},  {u'Η', "I"},    {u'Θ', "TH"},
    {u'Ι', "I"},  {u'Κ', "K"},  {u'Λ', "L"},  {u'Μ', "M"},  {u'Ν', "N"},    {u'Ξ', "X"},
    {u'Ο', "O"},  {u'Π', "P"},  {u'Ρ', "R"},  {u'Σ', "S"},  {u'Τ', "T"},    {u'Υ', "Y"},
    {u'Φ', "F"},  {u'Χ', "CH"}, {u'Ψ', "PS"}, {u'Ω', "O"},  {u'\'', ""},    {u'’', ""},
    {u'ʼ', ""},   {u'.', ""},
};

const Spelling *spellingOf(QChar c)
{
    const auto found = std::find_if(std::begin(spellings), std::end(spellings),
                                    [c](const Spelling &spelling) { return c == spelling.letter; });
    return found == std::end(spellings) ? nullptr : found;
}

bool isCapital(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

void appendLetter(QString &name, QChar c)
{
    if (isCapital(c))
        name += c;
    else if (const Spelling *spelling = spellingOf(c))
        name += QLatin1StringView(spelling->written);
    else if (!c.isMark() && !name.isEmpty() && !name.endsWith(u'<'))
        name += u'<';
}

} // namespace

QString mrzName(QStringView text)
{
    QString name;
    // Ä as one character has its own spelling; what has none falls apart into letter and marks.
    for (const QChar composed :
         text.toString().normalized(QString::NormalizationForm_C).toUpper()) {
        if (spellingOf(composed)) {
            appendLetter(name, composed);
            continue;
        }
        for (const QChar c : QString(composed).normalized(QString::NormalizationForm_D))
            appendLetter(name, c);
    }
    while (name.endsWith(u'<'))
        name.chop(1);
    return name;
}

} // namespace guichet
