// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"
#include "models/wire/endpoint.h"
#include "models/wire/json.h"
#include "models/wire/scalars.h"

#include <QtCore/QUrl>
#include <boost/json.hpp>

namespace guichet {
/// "amount": 5000, "currency": "EUR" (requirements, rule 1).
template <>
struct wire::Fields<Money> {
    static constexpr const char *name = "Money";
    static constexpr auto list()
    {
        return std::tuple{field("amount", &Money::minorUnits, "Minor units (cents of EUR)"),
                          field("currency", &Money::currency, "ISO 4217 code")};
    }
};
} // namespace guichet

namespace guichet::wire {

/// Collects what is wrong while a value is read. Requests are strict: fields we don't know are refused; replies are
/// lenient, so that a newer server may add some.
struct Reading {
    bool isStrict = true;
    QList<FieldError> errors;

    void fail(const QString &pointer, const char *code, const char *detail)
    {
        errors.append({pointer, QString::fromLatin1(code), QString::fromLatin1(detail)});
    }
};

template <class T>
concept Described = requires { Fields<T>::name; };

template <class T>
inline constexpr bool isList = false;
template <class T>
inline constexpr bool isList<QList<T>> = true;

template <class T>
inline constexpr bool isMaybe = false;
template <class T>
inline constexpr bool isMaybe<std::optional<T>> = true;

/// Whether nothing was put into a value since it was made as `made`.
template <class T>
bool isUntouched(const T &value, const T &made)
{
    if constexpr (Described<T>)
        return std::apply([&](const auto &...f) { return (isUntouched(value.*f.member, made.*f.member) && ...); },
                          Fields<T>::list());
    else if constexpr (isList<T>)
        return value.isEmpty();
    else
        return value == made;
}

/// Whether an optional member is left out when written.
template <class T>
bool isLeftOut(const T &value)
{
    if constexpr (Described<T>)
        return isUntouched(value, T{});
    else
        return isEmptyValue(value);
}

// ---- writing

template <class T>
boost::json::value writeValue(const T &value, Form form = Form::Number);

template <Described T>
void writeInto(boost::json::object &object, const T &value)
{
    const auto put = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>)
            writeInto(object, value.*field.member);
        else if (field.in == In::Body && !(field.isOptional && isLeftOut(value.*field.member)))
            object[field.name] = writeValue(value.*field.member, field.form);
    };
    std::apply([&](const auto &...f) { (put(f), ...); }, Fields<T>::list());
}

template <Described T>
boost::json::object writeObject(const T &value)
{
    boost::json::object object;
    writeInto(object, value);
    return object;
}

template <class T>
boost::json::value writeValue(const T &value, Form form)
{
    if constexpr (std::same_as<T, bool>) {
        return value;
    } else if constexpr (std::integral<T>) {
        if (form == Form::Time)
            return toJsonText(timeToText(value));
        return static_cast<std::int64_t>(value);
    } else if constexpr (isId<T>) {
        return static_cast<std::int64_t>(value.value);
    } else if constexpr (isList<T>) {
        boost::json::array array;
        for (const auto &item : value)
            array.push_back(writeValue(item));
        return array;
    } else if constexpr (isMaybe<T>) {
        return value ? writeValue(*value, form) : boost::json::value();
    } else if constexpr (Described<T>) {
        return writeObject(value);
    } else {
        return toJsonText(writeText(value));
    }
}

// ---- reading

template <class T>
void readValue(const boost::json::value &json, T &out, Form form, int maximumLength,
               const QString &pointer, Reading &reading);

template <Described T>
bool hasField(std::string_view name)
{
    const auto matches = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>)
            return hasField<std::remove_reference_t<decltype(std::declval<T>().*field.member)>>(name);
        else
            return field.in == In::Body && name == field.name;
    };
    return std::apply([&](const auto &...f) { return (matches(f) || ... || false); }, Fields<T>::list());
}

template <Described T>
void readFields(const boost::json::object &object, T &out, const QString &pointer, Reading &reading)
{
    const auto take = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>) {
            readFields(object, out.*field.member, pointer, reading);
        } else if (field.in == In::Body) {
            const QString place = pointer + u'/' + QLatin1StringView(field.name);
            const boost::json::value *value = object.if_contains(field.name);
            if (value && !(field.isOptional && value->is_null()))
                readValue(*value, out.*field.member, field.form, field.maximumLength, place, reading);
            else if (!field.isOptional)
                reading.fail(place, "required", "this field is missing");
        }
    };
    std::apply([&](const auto &...f) { (take(f), ...); }, Fields<T>::list());
}

template <Described T>
void readObject(const boost::json::value &json, T &out, const QString &pointer, Reading &reading)
{
    const boost::json::object *object = json.if_object();
    if (!object)
        return reading.fail(pointer, "wrong-type", "an object is expected here");
    readFields(*object, out, pointer, reading);
    if (!reading.isStrict)
        return;
    for (const auto &member : *object) {
        if (!hasField<T>(std::string_view(member.key().data(), member.key().size())))
            reading.fail(pointer, "unknown-field", "a field is not known here");
    }
}

template <class T>
void readInteger(const boost::json::value &json, T &out, Form form, const QString &pointer, Reading &reading)
{
    if (form == Form::Time) {
        const auto time = json.is_string() ? timeFromText(fromJsonText(json.get_string())) : std::nullopt;
        if (!time)
            return reading.fail(pointer, "wrong-type", "not a time of RFC 3339 in UTC");
        out = static_cast<T>(*time);
        return;
    }
    if (!json.is_int64())
        return reading.fail(pointer, "wrong-type", "a whole number is expected here");
    if (!std::in_range<T>(json.get_int64()))
        return reading.fail(pointer, "wrong-type", "the number is too large");
    out = static_cast<T>(json.get_int64());
}

template <class T>
void readList(const boost::json::value &json, QList<T> &out, int maximumLength, const QString &pointer,
              Reading &reading)
{
    const boost::json::array *array = json.if_array();
    if (!array)
        return reading.fail(pointer, "wrong-type", "a list is expected here");
    if (reading.isStrict && array->size() > static_cast<std::size_t>(maximumLength))
        return reading.fail(pointer, "too-long", "the list is longer than allowed");
    out.clear();
    for (const auto &item : *array) {
        T value{};
        readValue(item, value, Form::Number, 200, pointer + u'/' + QString::number(out.size()), reading);
        out.append(value);
    }
}

template <class T>
void readValue(const boost::json::value &json, T &out, Form form, int maximumLength,
               const QString &pointer, Reading &reading)
{
    if constexpr (std::same_as<T, bool>) {
        if (!json.is_bool())
            return reading.fail(pointer, "wrong-type", "true or false is expected here");
        out = json.get_bool();
    } else if constexpr (std::integral<T>) {
        readInteger(json, out, form, pointer, reading);
    } else if constexpr (isId<T>) {
        if (!json.is_int64() || json.get_int64() < 1 || json.get_int64() > largestId)
            return reading.fail(pointer, "wrong-type", "a positive id is expected here");
        out.value = json.get_int64();
    } else if constexpr (isList<T>) {
        readList(json, out, maximumLength, pointer, reading);
    } else if constexpr (isMaybe<T>) {
        readValue(json, out.emplace(), form, maximumLength, pointer, reading);
    } else if constexpr (Described<T>) {
        readObject(json, out, pointer, reading);
    } else {
        if (!json.is_string())
            return reading.fail(pointer, "wrong-type", "a text is expected here");
        const QString text = fromJsonText(json.get_string());
        if (const char *why = reading.isStrict ? checkText(text, maximumLength) : nullptr)
            return reading.fail(pointer, text.size() > maximumLength ? "too-long" : "not-allowed", why);
        if (const char *why = readText(text, out))
            reading.fail(pointer, "not-allowed", why);
    }
}

/// A value that stands in a path or query.
template <class T>
void readParameter(const QString &text, T &out, int maximumLength, const QString &name, Reading &reading)
{
    const char *why = nullptr;
    if constexpr (std::same_as<T, bool>) {
        out = text == QLatin1StringView("true");
        why = out || text == QLatin1StringView("false") ? nullptr : "true or false is expected here";
    } else if constexpr (std::integral<T>) {
        qint64 number = 0;
        why = readNumber(text, number);
        if (!why && !std::in_range<T>(number))
            why = "the number is too large";
        out = why ? T{} : static_cast<T>(number);
    } else if constexpr (isId<T>) {
        why = readNumber(text, out.value);
        if (!why && (out.value < 1 || out.value > largestId))
            why = "a positive id is expected here";
    } else if constexpr (TextScalar<T>) {
        why = checkText(text, maximumLength);
        if (!why)
            why = readText(text, out);
    }
    if (why)
        reading.fail(name, "not-allowed", why);
}

template <class T>
QString writeParameter(const T &value)
{
    if constexpr (std::same_as<T, bool>)
        return value ? QStringLiteral("true") : QStringLiteral("false");
    else if constexpr (std::integral<T>)
        return QString::number(value);
    else if constexpr (isId<T>)
        return QString::number(value.value);
    else if constexpr (TextScalar<T>)
        return writeText(value);
    else
        return {};
}

} // namespace guichet::wire
