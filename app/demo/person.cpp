// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/person.h"

#include "app/demo/names.h"
#include "models/values/searchfold.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fictionalPhones = 10'000; // +33 6 39 98 xx xx

struct Name {
    QString written;
    QString latin;
};

QList<Name> namesIn(const char16_t *pool)
{
    QList<Name> names;
    const QStringList words = QString::fromUtf16(pool).split(u' ');
    for (QString word : words) {
        word.replace(u'_', u' ');
        const qsizetype bar = word.indexOf(u'|');
        names.append(bar < 0 ? Name{word, word} : Name{word.first(bar), word.sliced(bar + 1)});
    }
    return names;
}

struct Pools {
    QList<Name> given;
    QList<Name> surnames;
};

const QList<Pools> &pools()
{
    static const QList<Pools> all = [] {
        QList<Pools> read;
        for (const Culture &culture : cultures())
            read.append({namesIn(culture.given), namesIn(culture.surnames)});
        return read;
    }();
    return all;
}

qsizetype pickCulture(Random &random)
{
    qint64 throwOf = random.below(100);
    qsizetype index = 0;
    while (throwOf >= cultures()[index].percent)
        throwOf -= cultures()[index++].percent;
    return index;
}

QString writtenName(const Culture &culture, const Name &given, const Name &surname)
{
    if (!culture.surnameFirst)
        return given.written + u' ' + surname.written;
    const bool isChinese = surname.written != surname.latin;
    return surname.written + (isChinese ? QString() : u" "_s) + given.written;
}

QString phoneOf(qint64 number)
{
    return number < fictionalPhones ? u"+3363998%1"_s.arg(number, 4, 10, QLatin1Char('0'))
                                    : u"+999%1"_s.arg(number, 9, 10, QLatin1Char('0'));
}

/// Nine characters, as the number of an ID card; the digits are the number's, stirred so that neighbours differ.
QString idNumberOf(qint64 number)
{
    constexpr qint64 range = 10'000'000;
    constexpr qint64 stir = 7'368'787; // prime to the range: no two numbers meet
    constexpr QStringView letters = u"BCDFGHJKLMNPQRSTVWXYZ";
    const QChar first = letters[number % letters.size()];
    const QChar second = letters[(number / letters.size()) % letters.size()];
    return QString(first) + second + u"%1"_s.arg(number * stir % range, 7, 10, QLatin1Char('0'));
}

} // namespace

Person makePerson(Random &random, qint64 number, QDate today)
{
    static const QStringList domains{u"mail.example"_s, u"post.example"_s, u"example.com"_s, u"example.org"_s,
                                     u"example.net"_s};
    const qsizetype index = pickCulture(random);
    const Culture &culture = cultures()[index];
    const Name &given = random.pick(pools()[index].given);
    const Name &surname = random.pick(pools()[index].surnames);

    Person person;
    person.givenNames = given.latin;
    person.surname = surname.latin;
    person.nationality = QLatin1StringView(culture.nationality);
    person.sex = culture.sex == 'X' ? (random.chance(50) ? u'F' : u'M') : QChar::fromLatin1(culture.sex);
    CustomerDeclaration &declared = person.declared;
    declared.name = writtenName(culture, given, surname);
    declared.birthDate = today.addDays(-random.between(19 * 365, 88 * 365));
    const QString mailbox = searchWords(QString(given.latin + u' ' + surname.latin)).join(u'.');
    declared.email = u"%1%2@%3"_s.arg(mailbox).arg(number).arg(random.pick(domains));
    declared.phone = phoneOf(number);
    declared.address = u"%1 %2\n%3"_s.arg(random.between(1, 140)).arg(random.pick(streets), random.pick(cities));
    declared.idNumber = idNumberOf(number);
    return person;
}

Person amelie()
{
    Person person;
    person.givenNames = u"Amélie Claire"_s;
    person.surname = u"Fontaine-Nguyễn"_s;
    person.nationality = u"FRA"_s;
    person.sex = u'F';
    person.declared = {u"Amélie Fontaine-Nguyễn"_s, QDate(1988, 6, 2), u"amelie.fontaine@mail.example"_s,
                       u"+33639981234"_s, u"14 rue des Lilas\n69003 Lyon"_s, u"12AB34567"_s};
    return person;
}

} // namespace guichet::demo
