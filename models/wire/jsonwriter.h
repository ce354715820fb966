// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/codec.h"

#include <charconv>

namespace guichet::wire {

/// Writes values as the JSON text that goes over the wire, straight from their declared fields: answers are written by the
/// ten thousand a second, so there is no tree in between.

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

/// In quotes, with what RFC 8259 wants escaped; a lone surrogate becomes U+FFFD.
void appendText(QByteArray &json, const QString &text);
/// Of a text that needs no escaping: names of ours.
void appendPlain(QByteArray &json, QLatin1StringView text);

inline void appendNumber(QByteArray &json, qint64 number)
{
    std::array<char, 20> digits; // as long as the least of them
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    json.append(digits.data(), end - digits.data());
}

template <class T>
void appendValue(QByteArray &json, const T &value, Form form = Form::Number);

template <Described T>
void appendFields(QByteArray &json, const T &value, bool &isFirst)
{
    const auto append = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>) {
            appendFields(json, value.*field.member, isFirst);
        } else if (field.in == In::Body && !(field.isOptional && isLeftOut(value.*field.member))) {
            if (!std::exchange(isFirst, false))
                json += ',';
            appendPlain(json, QLatin1StringView(field.name));
            json += ':';
            appendValue(json, value.*field.member, field.form);
        }
    };
    std::apply([&](const auto &...f) { (append(f), ...); }, Fields<T>::list());
}

template <class T>
void appendValue(QByteArray &json, const T &value, Form form)
{
    if constexpr (std::same_as<T, bool>) {
        json += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        if (form == Form::Time)
            appendText(json, timeToText(value));
        else
            appendNumber(json, static_cast<qint64>(value));
    } else if constexpr (isId<T>) {
        appendNumber(json, value.value);
    } else if constexpr (isList<T>) {
        json += '[';
        for (qsizetype i = 0; i < value.size(); ++i) {
            if (i > 0)
                json += ',';
            appendValue(json, value[i]);
        }
        json += ']';
    } else if constexpr (isMaybe<T>) {
        if (value)
            appendValue(json, *value, form);
        else
            json += "null";
    } else if constexpr (Described<T>) {
        bool isFirst = true;
        json += '{';
        appendFields(json, value, isFirst);
        json += '}';
    } else if constexpr (Enumeration<T>) {
        appendPlain(json, enumName(value));
    } else {
        appendText(json, writeText(value));
    }
}

template <class T>
QByteArray jsonOf(const T &value)
{
    constexpr qsizetype usualBytes = 512; ///< few are longer
    QByteArray json;
    json.reserve(usualBytes);
    appendValue(json, value);
    return json;
}

} // namespace guichet::wire
