// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/mrz.h"

#include <algorithm>

namespace guichet {
namespace {

constexpr qsizetype numberLength = 9;
constexpr qsizetype cardLine = 30;
constexpr qsizetype cardOptionalLength = 15;

// The fields of a zone, wherever its format has them. Check digits stand as written.
struct Fields {
    QString documentCode, issuer, names, number, nationality, birth, sex, expiry;
    QString optional; // the optional data that a long document number goes on in
    QString numberCheck, birthCheck, expiryCheck, compositeCheck;
    QString personal, personalCheck; // passports only
    QString composed; // what the composite digit covers
};

QString withoutFiller(QString text)
{
    while (text.endsWith(u'<'))
        text.chop(1);
    return text.replace(u'<', u' ');
}

// Parts 5 and 6 put the second line of TD2 and TD3 (part 4) alike but for its end.
Fields fieldsOfTwoLines(const QString &first, const QString &second)
{
    Fields f;
    f.documentCode = first.sliced(0, 2);
    f.issuer = first.sliced(2, 3);
    f.names = first.sliced(5);
    f.number = second.sliced(0, 9);
    f.numberCheck = second.sliced(9, 1);
    f.nationality = second.sliced(10, 3);
    f.birth = second.sliced(13, 6);
    f.birthCheck = second.sliced(19, 1);
    f.sex = second.sliced(20, 1);
    f.expiry = second.sliced(21, 6);
    f.expiryCheck = second.sliced(27, 1);
    f.compositeCheck = second.last(1);
    f.composed
        = second.sliced(0, 10) + second.sliced(13, 7) + second.sliced(21, second.size() - 22);
    if (second.size() == 44) {
        f.personal = second.sliced(28, 14);
        f.personalCheck = second.sliced(42, 1);
    } else {
        f.optional = second.sliced(28, 7);
    }
    return f;
}

Fields fieldsOfThreeLines(const QString &first, const QString &second, const QString &third)
{
    Fields f;
    f.documentCode = first.sliced(0, 2);
    f.issuer = first.sliced(2, 3);
    f.number = first.sliced(5, 9);
    f.numberCheck = first.sliced(14, 1);
    f.optional = first.sliced(15, 15);
    f.birth = second.sliced(0, 6);
    f.birthCheck = second.sliced(6, 1);
    f.sex = second.sliced(7, 1);
    f.expiry = second.sliced(8, 6);
    f.expiryCheck = second.sliced(14, 1);
    f.nationality = second.sliced(15, 3);
    f.compositeCheck = second.sliced(29, 1);
    f.names = third;
    f.composed
        = first.sliced(5) + second.sliced(0, 7) + second.sliced(8, 7) + second.sliced(18, 11);
    return f;
}

std::optional<Fields> fieldsOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines += trimmed;
    }
    const QString zone = lines.join(QString());
    const bool known = std::all_of(zone.begin(), zone.end(), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'<';
    });
    const qsizetype rows = zone.size() == 90 ? 3 : 2;
    const bool knownSize = zone.size() == 90 || zone.size() == 88 || zone.size() == 72;
    const qsizetype width = zone.size() / rows;
    const bool even = std::all_of(lines.begin(), lines.end(),
                                  [&](const QString &line) { return line.size() == width; });
    if (!known || !knownSize || (lines.size() > 1 && !even))
        return std::nullopt;
    if (rows == 3)
        return fieldsOfThreeLines(zone.first(width), zone.sliced(width, width), zone.last(width));
    return fieldsOfTwoLines(zone.first(width), zone.last(width));
}

// Numbers longer than nine characters have '<' for their check digit and go on in the optional
// data, check digit last (part 5, 4.2.2 note j; part 6 alike).
void joinLongNumber(Fields &f)
{
    const QString rest = f.optional.section(u'<', 0, 0);
    if (f.numberCheck != u"<" || rest.size() < 2)
        return;
    f.number += rest.chopped(1);
    f.numberCheck = rest.last(1);
}

QDate dateOf(const QString &text, int century)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? QDate(century + number / 10000, number / 100 % 100, number % 100) : QDate();
}

// Born in the past; valid to within fifty years either way.
QDate birthDateOf(const QString &text, QDate today)
{
    const int century = today.year() / 100 * 100;
    const QDate date = dateOf(text, century);
    return date.isValid() && date <= today ? date : dateOf(text, century - 100);
}

QDate expiryDateOf(const QString &text, QDate today)
{
    const int century = today.year() / 100 * 100;
    const int year = century + text.left(2).toInt();
    if (year > today.year() + 50)
        return dateOf(text, century - 100);
    return dateOf(text, year < today.year() - 50 ? century + 100 : century);
}

bool checkFits(const QString &characters, const QString &check)
{
    return check == QString::number(mrzCheckDigit(characters));
}

QString padded(const QString &text, qsizetype width)
{
    return text.left(width).leftJustified(width, u'<');
}

QString filled(const QString &text)
{
    QString result = text.toUpper();
    for (QChar &c : result) {
        const bool stands = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        c = stands ? c : QChar(u'<');
    }
    return result;
}

QString checkedField(const QString &field)
{
    return field + QString::number(mrzCheckDigit(field));
}

QString shortDate(QDate date)
{
    return date.isValid() ? date.toString(QStringLiteral("yyMMdd")) : QStringLiteral("<<<<<<");
}

// Too long a name keeps at least the initial of the given names (part 3, 4.6 on truncation).
QString nameLine(const MachineReadableZone &zone)
{
    const QString given = mrzName(zone.givenNames);
    const QString surname = mrzName(zone.surname).left(given.isEmpty() ? cardLine : cardLine - 3);
    return padded(given.isEmpty() ? surname : surname + QStringLiteral("<<") + given, cardLine);
}

} // namespace

int mrzCheckDigit(QStringView characters)
{
    static constexpr int weights[] = {7, 3, 1};
    int sum = 0;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const QChar c = characters.at(i);
        if (c >= u'0' && c <= u'9')
            sum += weights[i % 3] * (c.unicode() - u'0');
        else if (c >= u'A' && c <= u'Z')
            sum += weights[i % 3] * (c.unicode() - u'A' + 10);
        else if (c != u'<')
            return -1;
    }
    return sum % 10;
}

std::optional<MachineReadableZone> parseMrz(const QString &text, QDate today)
{
    auto fields = fieldsOf(text);
    if (!fields)
        return std::nullopt;
    joinLongNumber(*fields);
    MachineReadableZone zone;
    zone.documentCode = withoutFiller(fields->documentCode);
    zone.issuer = withoutFiller(fields->issuer);
    const qsizetype gap = fields->names.indexOf(u"<<");
    zone.surname = withoutFiller(fields->names.left(gap));
    zone.givenNames = gap < 0 ? QString() : withoutFiller(fields->names.sliced(gap + 2));
    zone.number = withoutFiller(fields->number);
    zone.nationality = withoutFiller(fields->nationality);
    zone.birthDate = birthDateOf(fields->birth, today);
    zone.expiryDate = expiryDateOf(fields->expiry, today);
    zone.sex = fields->sex == u"<" ? QChar(u'X') : fields->sex.front();
    zone.checkCount = 4;
    if (!checkFits(fields->number, fields->numberCheck))
        zone.failedChecks += QStringLiteral("number");
    if (!checkFits(fields->birth, fields->birthCheck))
        zone.failedChecks += QStringLiteral("birth date");
    if (!checkFits(fields->expiry, fields->expiryCheck))
        zone.failedChecks += QStringLiteral("expiry date");
    if (!fields->personalCheck.isEmpty()) {
        zone.checkCount = 5;
        // An empty personal number may have '<' for its digit (part 4, 4.2.2).
        const bool absent
            = fields->personalCheck == u"<" && withoutFiller(fields->personal).isEmpty();
        if (!absent && !checkFits(fields->personal, fields->personalCheck))
            zone.failedChecks += QStringLiteral("personal number");
    }
    if (!checkFits(fields->composed, fields->compositeCheck))
        zone.failedChecks += QStringLiteral("composite");
    return zone;
}

QString makeIdentityCardMrz(const MachineReadableZone &zone)
{
    const QString number = filled(zone.number).left(numberLength + cardOptionalLength - 2);
    const bool isLong = number.size() > numberLength;
    const QString numberField = isLong ? number.first(numberLength) + u'<'
            + number.sliced(numberLength) + QString::number(mrzCheckDigit(number))
                                       : checkedField(padded(number, numberLength));
    const QString first = padded(padded(filled(zone.documentCode), 2)
                                     + padded(filled(zone.issuer), 3) + numberField,
                                 cardLine);
    const QString birth = checkedField(shortDate(zone.birthDate));
    const QString expiry = checkedField(shortDate(zone.expiryDate));
    const QChar sex = zone.sex == u'M' || zone.sex == u'F' ? zone.sex : QChar(u'<');
    const QString optional(11, u'<');
    const QString second = birth + sex + expiry + padded(filled(zone.nationality), 3) + optional
        + QString::number(mrzCheckDigit(QString(first.sliced(5) + birth + expiry + optional)));
    return first + u'\n' + second + u'\n' + nameLine(zone);
}

} // namespace guichet
