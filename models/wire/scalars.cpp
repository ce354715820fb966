// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/scalars.h"

#include "models/values/clock.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>
#include <chrono>

namespace guichet::wire {

using namespace Qt::StringLiterals;

namespace {

/// As many decimal digits as the place has.
void putDigits(QString &text, qsizetype at, int width, qint64 number)
{
    for (qsizetype place = at + width - 1; place >= at; --place, number /= 10)
        text[place] = QChar(char16_t(u'0' + number % 10));
}

} // namespace

QString fromJsonText(const boost::json::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// By hand: every answer has some, and QDateTime reads its pattern anew each time.
QString timeToText(qint64 micros)
{
    using namespace std::chrono;
    // Rounded down, so that the fraction counts upwards before 1970 too.
    const sys_time<microseconds> moment{microseconds(micros)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    QString text = u"0000-00-00T00:00:00.000000Z"_s;
    putDigits(text, 0, 4, int(date.year()));
    putDigits(text, 5, 2, unsigned(date.month()));
    putDigits(text, 8, 2, unsigned(date.day()));
    putDigits(text, 11, 2, time.hours().count());
    putDigits(text, 14, 2, time.minutes().count());
    putDigits(text, 17, 2, time.seconds().count());
    putDigits(text, 20, 6, time.subseconds().count());
    return text;
}

std::optional<qint64> timeFromText(const QString &text)
{
    if (!text.endsWith(u'Z'))
        return std::nullopt;
    const qsizetype dot = text.indexOf(u'.');
    const QString whole = dot < 0 ? text.chopped(1) : text.left(dot);
    QDateTime time = QDateTime::fromString(whole, u"yyyy-MM-ddTHH:mm:ss"_s);
    if (!time.isValid())
        return std::nullopt;
    time = QDateTime(time.date(), time.time(), QTimeZone::utc());
    qint64 micros = 0;
    if (dot >= 0) {
        const QString fraction = text.mid(dot + 1).chopped(1);
        const bool isDigits = std::all_of(fraction.begin(), fraction.end(),
                                          [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (fraction.isEmpty() || !isDigits)
            return std::nullopt;
        micros = fraction.leftJustified(6, u'0', true).toLongLong();
    }
    return time.toSecsSinceEpoch() * microsPerSecond + micros;
}

const char *checkText(const QString &text, int maximumLength)
{
    if (text.size() > maximumLength)
        return "longer than allowed";
    if (!text.isValidUtf16())
        return "holds half a character";
    for (const QChar c : text) {
        const bool isControl = c.category() == QChar::Other_Control;
        if (isControl && c != u'\n' && c != u'\t')
            return "holds a control character";
    }
    return nullptr;
}

const char *readNumber(const QString &text, qint64 &out)
{
    bool ok = false;
    out = text.toLongLong(&ok);
    const bool isPlain = ok && QString::number(out) == text;
    return isPlain ? nullptr : "not a whole number";
}

const char *readText(const QString &text, QDate &out)
{
    out = QDate::fromString(text, Qt::ISODate);
    return out.isValid() && text.size() == 10 ? nullptr : "not a date of the form YYYY-MM-DD";
}

const char *readText(const QString &text, Currency &out)
{
    const auto currency = Currency::fromCode(text);
    if (!currency)
        return "not a currency code of ISO 4217";
    out = *currency;
    return nullptr;
}

const char *readText(const QString &text, IdempotencyKey &out)
{
    const auto key = IdempotencyKey::fromText(text);
    if (!key)
        return "not a UUIDv7";
    out = *key;
    return nullptr;
}

QString writeText(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

QString writeText(const Currency &currency)
{
    return currency.code();
}

QString writeText(const IdempotencyKey &key)
{
    return key.text();
}

} // namespace guichet::wire
