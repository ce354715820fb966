// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/accountnumber.h"

#include <QtCore/QLatin1StringView>
#include <algorithm>
#include <iterator>

namespace guichet {
namespace {

// What follows country and check digits, in the notation of the registry (ISO 13616-2): so many n
// digits, a capital letters, c either. By country; countries that use such numbers without having
// registered them are left out.
struct Structure {
    char country[3];
    const char *bban;
};
constexpr Structure structures[] = {
    {"AD", "8n12c"},    {"AE", "19n"},      {"AL", "8n16c"},    {"AT", "16n"},
    {"AZ", "4a20c"},    {"BA", "16n"},      {"BE", "12n"},      {"BG", "4a6n8c"},
    {"BH", "4a14c"},    {"BI", "23n"},      {"BR", "23n1a1c"},  {"BY", "4c4n16c"},
    {"CH", "5n12c"},    {"CR", "18n"},      {"CY", "8n16c"},    {"CZ", "20n"},
    {"DE", "18n"},      {"DJ", "23n"},      {"DK", "14n"},      {"DO", "4c20n"},
    {"EE", "16n"},      {"EG", "25n"},      {"ES", "20n"},      {"FI", "14n"},
    {"FK", "2a12n"},    {"FO", "14n"},      {"FR", "10n11c2n"}, {"GB", "4a14n"},
    {"GE", "2a16n"},    {"GI", "4a15c"},    {"GL", "14n"},      {"GR", "7n16c"},
    {"GT", "24c"},      {"HN", "4a20n"},    {"HR", "17n"},      {"HU", "24n"},
    {"IE", "4a14n"},    {"IL", "19n"},      {"IQ", "4a15n"},    {"IS", "22n"},
    {"IT", "1a10n12c"}, {"JO", "4a4n18c"},  {"KW", "4a22c"},    {"KZ", "3n13c"},
    {"LB", "4n20c"},    {"LC", "4a24c"},    {"LI", "5n12c"},    {"LT", "16n"},
    {"LU", "3n13c"},    {"LV", "4a13c"},    {"LY", "21n"},      {"MC", "10n11c2n"},
    {"MD", "20c"},      {"ME", "18n"},      {"MK", "3n10c2n"},  {"MN", "16n"},
    {"MR", "23n"},      {"MT", "4a5n18c"},  {"MU", "4a19n3a"},  {"NI", "4a20n"},
    {"NL", "4a10n"},    {"NO", "11n"},      {"OM", "3n16c"},    {"PK", "4a16c"},
    {"PL", "24n"},      {"PS", "4a21c"},    {"PT", "21n"},      {"QA", "4a21c"},
    {"RO", "4a16c"},    {"RS", "18n"},      {"RU", "14n15c"},   {"SA", "2n18c"},
    {"SC", "4a20n3a"},  {"SD", "14n"},      {"SE", "20n"},      {"SI", "15n"},
    {"SK", "20n"},      {"SM", "1a10n12c"}, {"SO", "19n"},      {"ST", "21n"},
    {"SV", "4a20n"},    {"TL", "19n"},      {"TN", "20n"},      {"TR", "6n16c"},
    {"UA", "6n19c"},    {"VA", "18n"},      {"VG", "4a16n"},    {"XK", "16n"},
    {"YE", "4a4n18c"},
};

// Countries we can number accounts for: those without national check digits in the rest, and those
// whose digits we compute (FR, MC). How long a bank's code is there, with the branch where the
// country counts it in.
struct Numbering {
    char country[3];
    int bankCodeLength;
};
constexpr Numbering numberings[] = {
    {"AT", 5}, {"CH", 5}, {"DE", 8}, {"FR", 5}, {"GB", 10}, {"IE", 10},
    {"LI", 5}, {"LT", 5}, {"LU", 3}, {"MC", 5}, {"NL", 4},
};
const QString mainBranch = QStringLiteral("00001");
constexpr int frenchAccountDigits = 11;

template <class Row, std::size_t size>
const Row *rowOf(const Row (&table)[size], QStringView country)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [country](const Row &row) {
        return QLatin1StringView(row.country) == country;
    });
    return found == std::end(table) ? nullptr : found;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
bool isCapital(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool fits(QChar c, char kind)
{
    return (kind != 'a' && isDigit(c)) || (kind != 'n' && isCapital(c));
}

bool hasStructure(QStringView bban, const char *structure)
{
    qsizetype at = 0;
    for (const char *p = structure; *p != '\0'; ++p) {
        int length = 0;
        for (; *p >= '0' && *p <= '9'; ++p)
            length = length * 10 + (*p - '0');
        for (; length > 0; --length, ++at) {
            if (at >= bban.size() || !fits(bban.at(at), *p))
                return false;
        }
    }
    return at == bban.size();
}

int bbanLength(const char *structure)
{
    int total = 0;
    int length = 0;
    for (const char *p = structure; *p != '\0'; ++p) {
        const bool digit = *p >= '0' && *p <= '9';
        total += digit ? 0 : length;
        length = digit ? length * 10 + (*p - '0') : 0;
    }
    return total;
}

// ISO 7064 MOD 97-10 with letters as 10 to 35; the remainder stays small, so any length fits.
int modulo97(QStringView text)
{
    int remainder = 0;
    for (const QChar c : text) {
        const int value = isDigit(c) ? c.unicode() - u'0' : c.unicode() - u'A' + 10;
        remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

// Clé RIB: 97 less (89 bank + 15 branch + 3 account) modulo 97.
QString frenchKey(const QString &bank, const QString &branch, qint64 account)
{
    const qint64 sum = 89 * bank.toLongLong() + 15 * branch.toLongLong() + 3 * (account % 97);
    return twoDigits(97 - sum % 97);
}

QString isolated(const QString &text)
{
    return QChar(0x2066) + text + QChar(0x2069);
}

} // namespace

std::optional<QString> parseIban(QStringView text)
{
    QString iban;
    for (const QChar c : text) {
        const bool mark = c == QChar(0x2066) || c == QChar(0x2069) || c == QChar(0x200E);
        if (!mark && !c.isSpace())
            iban += c >= u'a' && c <= u'z' ? QChar(c.unicode() - u'a' + u'A') : c;
    }
    if (iban.size() < 5)
        return std::nullopt;
    const auto *structure = rowOf(structures, QStringView(iban).left(2));
    const QStringView check = QStringView(iban).sliced(2, 2);
    if (!structure || !isDigit(check.at(0)) || !isDigit(check.at(1))
        || !hasStructure(iban.sliced(4), structure->bban))
        return std::nullopt;
    // 00, 01 and 99 are never made, though their remainder may be right.
    if (check < u"02" || check > u"98" || modulo97(iban.sliced(4) + iban.left(4)) != 1)
        return std::nullopt;
    return iban;
}

std::optional<QString> makeIban(const QString &country, const QString &bankCode, qint64 serial)
{
    const auto *structure = rowOf(structures, country);
    const auto *numbering = rowOf(numberings, country);
    if (!structure || !numbering || bankCode.size() != numbering->bankCodeLength || serial <= 0)
        return std::nullopt;
    const bool french = country == u"FR" || country == u"MC";
    const qsizetype digits
        = french ? frenchAccountDigits : bbanLength(structure->bban) - bankCode.size();
    const QString account = QString::number(serial).rightJustified(digits, u'0');
    const QString bban = french
        ? bankCode + mainBranch + account + frenchKey(bankCode, mainBranch, serial)
        : bankCode + account;
    if (account.size() != digits || !hasStructure(bban, structure->bban))
        return std::nullopt;
    return country + twoDigits(98 - modulo97(bban + country + QStringLiteral("00"))) + bban;
}

QString formatIban(const QString &iban)
{
    QString grouped;
    for (qsizetype i = 0; i < iban.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += u' ';
        grouped += iban.at(i);
    }
    return isolated(grouped);
}

QString maskIban(const QString &iban)
{
    return isolated(iban.left(4) + QStringLiteral(" •••• ") + iban.right(3));
}

} // namespace guichet
