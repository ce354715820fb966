// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/currency.h"
#include "models/values/enumnames.h"
#include "models/values/idempotencykey.h"
#include "models/values/ids.h"
#include "models/wire/fields.h"

#include <QtCore/QDate>
#include <QtCore/QString>
#include <boost/json/value.hpp>
#include <concepts>
#include <optional>

namespace guichet::wire {

/// Single values: how each is written as JSON, read from JSON, and read from a path or query. Every reader answers
/// nullptr for success, or the English reason why the value can't be taken. Structs and lists are in codec.h.

template <class T>
concept Enumeration = std::is_enum_v<T>;

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

/// Ids beyond this can't be told apart by readers that hold numbers as doubles.
inline constexpr qint64 largestId = (qint64(1) << 53) - 1;

QString fromJsonText(const boost::json::string &text);
/// RFC 3339 in UTC, of the years 0 to 9999 that it has digits for.
QString timeToText(qint64 micros);
std::optional<qint64> timeFromText(const QString &text);

/// Text people write: refuses control characters other than line breaks and tabs, lone surrogates, and more than
/// `maximumLength`.
const char *checkText(const QString &text, int maximumLength);
const char *readNumber(const QString &text, qint64 &out);

/// Everything a text can stand for. The number types go through readNumber.
inline const char *readText(const QString &text, QString &out)
{
    out = text;
    return nullptr;
}
const char *readText(const QString &text, QDate &out);
const char *readText(const QString &text, Currency &out);
const char *readText(const QString &text, IdempotencyKey &out);
template <Enumeration T>
const char *readText(const QString &text, T &out)
{
    const auto value = enumFromName<T>(text);
    if (!value)
        return "not one of the values allowed here";
    out = *value;
    return nullptr;
}

inline QString writeText(const QString &text) { return text; }
QString writeText(const QDate &date);
QString writeText(const Currency &currency);
QString writeText(const IdempotencyKey &key);
template <Enumeration T>
QString writeText(T value)
{
    return enumName(value);
}

template <class T>
concept TextScalar = requires(const QString &text, T &out) {
    { readText(text, out) } -> std::same_as<const char *>;
};

/// Whether an optional field of this value is left out when written.
inline bool isEmptyValue(const QString &v) { return v.isEmpty(); }
inline bool isEmptyValue(const QDate &v) { return !v.isValid(); }
inline bool isEmptyValue(const Currency &v) { return v.isNull(); }
inline bool isEmptyValue(const IdempotencyKey &v) { return v.isNull(); }
template <class Tag>
bool isEmptyValue(const Id<Tag> &v)
{
    return v.isNull();
}
template <class T>
bool isEmptyValue(const QList<T> &v)
{
    return v.isEmpty();
}
template <class T>
bool isEmptyValue(const std::optional<T> &v)
{
    return !v;
}
template <class T>
bool isEmptyValue(const T &)
{
    return false;
}

} // namespace guichet::wire
