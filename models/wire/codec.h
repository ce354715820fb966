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

/// Where in a body a value stands; its text (RFC 6901) is made only when something is wrong there.
struct Place {
    const Place *parent = nullptr;
    const char *name = nullptr; ///< of a member; else it is the entry of a list
    qsizetype index = 0;

    QString pointer() const
    {
        if (!parent)
            return {};
        return parent->pointer() + u'/' + (name ? QString::fromLatin1(name) : QString::number(index));
    }
};

/// Collects what is wrong while a value is read. Requests are strict: fields we don't know are refused; replies are
/// lenient, so that a newer server may add some.
struct Reading {
    bool isStrict = true;
    QList<FieldError> errors;

    void fail(const Place &place, const char *code, const char *detail) { fail(place.pointer(), code, detail); }
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

template <class T>
void readValue(const boost::json::value &json, T &out, Form form, int maximumLength,
               const Place &place, Reading &reading);

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
void readFields(const boost::json::object &object, T &out, const Place &place, Reading &reading)
{
    const auto take = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>) {
            readFields(object, out.*field.member, place, reading);
        } else if (field.in == In::Body) {
            const Place here{&place, field.name, 0};
            const boost::json::value *value = object.if_contains(field.name);
            if (value && !(field.isOptional && value->is_null()))
                readValue(*value, out.*field.member, field.form, field.maximumLength, here, reading);
            else if (!field.isOptional)
                reading.fail(here, "required", "this field is missing");
        }
    };
    std::apply([&](const auto &...f) { (take(f), ...); }, Fields<T>::list());
}

template <Described T>
void readObject(const boost::json::value &json, T &out, const Place &place, Reading &reading)
{
    const boost::json::object *object = json.if_object();
    if (!object)
        return reading.fail(place, "wrong-type", "an object is expected here");
    readFields(*object, out, place, reading);
    if (!reading.isStrict)
        return;
    for (const auto &member : *object) {
        if (!hasField<T>(std::string_view(member.key().data(), member.key().size())))
            reading.fail(place, "unknown-field", "a field is not known here");
    }
}

template <class T>
void readInteger(const boost::json::value &json, T &out, Form form, const Place &place, Reading &reading)
{
    if (form == Form::Time) {
        const auto time = json.is_string() ? timeFromText(fromJsonText(json.get_string())) : std::nullopt;
        if (!time)
            return reading.fail(place, "wrong-type", "not a time of RFC 3339 in UTC");
        out = static_cast<T>(*time);
        return;
    }
    if (!json.is_int64())
        return reading.fail(place, "wrong-type", "a whole number is expected here");
    if (!std::in_range<T>(json.get_int64()))
        return reading.fail(place, "wrong-type", "the number is too large");
    out = static_cast<T>(json.get_int64());
}

template <class T>
void readList(const boost::json::value &json, QList<T> &out, int maximumLength, const Place &place,
              Reading &reading)
{
    const boost::json::array *array = json.if_array();
    if (!array)
        return reading.fail(place, "wrong-type", "a list is expected here");
    if (reading.isStrict && array->size() > static_cast<std::size_t>(maximumLength))
        return reading.fail(place, "too-long", "the list is longer than allowed");
    out.clear();
    for (const auto &item : *array) {
        T value{};
        readValue(item, value, Form::Number, 200, Place{&place, nullptr, out.size()}, reading);
        out.append(value);
    }
}

template <class T>
void readValue(const boost::json::value &json, T &out, Form form, int maximumLength,
               const Place &place, Reading &reading)
{
    if constexpr (std::same_as<T, bool>) {
        if (!json.is_bool())
            return reading.fail(place, "wrong-type", "true or false is expected here");
        out = json.get_bool();
    } else if constexpr (std::integral<T>) {
        readInteger(json, out, form, place, reading);
    } else if constexpr (isId<T>) {
        if (!json.is_int64() || json.get_int64() < 1 || json.get_int64() > largestId)
            return reading.fail(place, "wrong-type", "a positive id is expected here");
        out.value = json.get_int64();
    } else if constexpr (isList<T>) {
        readList(json, out, maximumLength, place, reading);
    } else if constexpr (isMaybe<T>) {
        readValue(json, out.emplace(), form, maximumLength, place, reading);
    } else if constexpr (Described<T>) {
        readObject(json, out, place, reading);
    } else {
        if (!json.is_string())
            return reading.fail(place, "wrong-type", "a text is expected here");
        const QString text = fromJsonText(json.get_string());
        if (const char *why = reading.isStrict ? checkText(text, maximumLength) : nullptr)
            return reading.fail(place, text.size() > maximumLength ? "too-long" : "not-allowed", why);
        if (const char *why = readText(text, out))
            reading.fail(place, "not-allowed", why);
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
