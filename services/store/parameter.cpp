// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/parameter.h"

#include "services/store/arrays.h"
#include "services/store/bug.h"

#include <QtEndian>

namespace guichet::store {

namespace {

// pg_type.h
constexpr quint32 ByteaType = 17;
constexpr quint32 BigintType = 20;
constexpr quint32 IntegerType = 23;
constexpr quint32 TextType = 25;
constexpr quint32 PlaceType = 27; // TIDOID
constexpr quint32 DateType = 1082;
constexpr quint32 UuidType = 2950;

template<typename T>
void appendNumber(QByteArray &to, T number)
{
    const T big = qToBigEndian(number);
    to.append(reinterpret_cast<const char *>(&big), qsizetype(sizeof big));
}

template<typename T>
void appendEntry(QByteArray &to, T number)
{
    appendNumber<qint32>(to, sizeof number);
    appendNumber(to, number);
}

void appendEntry(QByteArray &to, const QByteArray &bytes)
{
    appendNumber(to, qint32(bytes.size()));
    to.append(bytes);
}

template<typename T>
const T *entryOf(const T &entry)
{
    return &entry;
}

template<typename T>
const T *entryOf(const std::optional<T> &entry)
{
    return entry ? &*entry : nullptr;
}

template<typename List, typename Form>
QByteArray array(quint32 type, const List &entries, qsizetype bytesEach, Form form)
{
    QByteArray bytes;
    bytes.reserve(20 + entries.size() * (bytesEach + 4));
    appendNumber<qint32>(bytes, entries.isEmpty() ? 0 : 1); // dimensions
    appendNumber<qint32>(bytes, 1); // there may be a NULL
    appendNumber(bytes, type);
    if (!entries.isEmpty()) {
        appendNumber(bytes, qint32(entries.size()));
        appendNumber<qint32>(bytes, 1); // the first index
    }
    for (const auto &entry : entries) {
        if (const auto *value = entryOf(entry))
            appendEntry(bytes, form(*value));
        else
            appendNumber<qint32>(bytes, -1);
    }
    return bytes;
}

qint64 asBigint(qint64 number) { return number; }

qint32 asInteger(qint64 number)
{
    require(number >= std::numeric_limits<qint32>::min() && number <= std::numeric_limits<qint32>::max(),
            "a number too large for an integer");
    return qint32(number);
}

qint32 asDays(QDate date)
{
    require(date.isValid(), "an invalid date");
    return qint32(QDate(2000, 1, 1).daysTo(date));
}

QByteArray asText(const QString &text)
{
    requireStorable(text);
    return text.toUtf8();
}

QByteArray asBytes(const QByteArray &bytes) { return bytes; }

template<typename T>
QByteArray scalar(T number)
{
    QByteArray bytes;
    appendNumber(bytes, number);
    return bytes;
}

} // namespace

Parameter Parameter::bigint(qint64 number) { return Parameter(scalar(number)); }

Parameter Parameter::integer(int number) { return Parameter(scalar(qint32(number))); }

Parameter Parameter::date(QDate date) { return Parameter(scalar(asDays(date))); }

Parameter Parameter::bigints(const QList<qint64> &entries) { return Parameter(array(BigintType, entries, 8, asBigint)); }

Parameter Parameter::bigints(const QList<std::optional<qint64>> &entries)
{
    return Parameter(array(BigintType, entries, 8, asBigint));
}

Parameter Parameter::integers(const QList<qint64> &entries) { return Parameter(array(IntegerType, entries, 4, asInteger)); }

Parameter Parameter::integers(const QList<std::optional<qint64>> &entries)
{
    return Parameter(array(IntegerType, entries, 4, asInteger));
}

Parameter Parameter::dates(const QList<QDate> &entries) { return Parameter(array(DateType, entries, 4, asDays)); }

Parameter Parameter::texts(const QList<QString> &entries) { return Parameter(array(TextType, entries, 12, asText)); }

Parameter Parameter::texts(const QList<std::optional<QString>> &entries)
{
    return Parameter(array(TextType, entries, 12, asText));
}

Parameter Parameter::blobs(const QList<QByteArray> &entries) { return Parameter(array(ByteaType, entries, 32, asBytes)); }

Parameter Parameter::uuids(const QList<QUuid> &entries)
{
    return Parameter(array(UuidType, entries, 16, [](const QUuid &id) { return id.toRfc4122(); }));
}

Parameter Parameter::places(const QList<QByteArray> &entries) { return Parameter(array(PlaceType, entries, 6, asBytes)); }

} // namespace guichet::store
