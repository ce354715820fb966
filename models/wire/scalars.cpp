// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/scalars.h"

#include "models/values/clock.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

namespace guichet::wire {

using namespace Qt::StringLiterals;

boost::json::string toJsonText(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return boost::json::string(utf8.constData(), static_cast<std::size_t>(utf8.size()));
}

QString fromJsonText(const boost::json::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString timeToText(qint64 micros)
{
    // Rounded down, so that the fraction counts upwards before 1970 too.
    const qint64 fraction = (micros % microsPerSecond + microsPerSecond) % microsPerSecond;
    const QDateTime second = QDateTime::fromSecsSinceEpoch((micros - fraction) / microsPerSecond, Qt::UTC);
    return second.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u".%1Z"_s.arg(fraction, 6, 10, QLatin1Char('0'));
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
