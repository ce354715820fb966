// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/describedvalues.h"

#include <rapidcheck.h>

namespace guichet::wire {

/// Arbitrary values of any described struct, made from its own description; and whether two are the same. `isFull`:
/// nothing is empty, so that every field is written.

template <class T>
T arbitrary(Form form, bool isFull);

inline QString arbitraryText(bool isFull)
{
    static const QStringList pieces{QStringLiteral("a"),  QStringLiteral("Zoë"), QStringLiteral("\""),
                                    QStringLiteral("\\"), QStringLiteral("/"),   QStringLiteral("\n"),
                                    QStringLiteral("مريم"), QStringLiteral("李"), QStringLiteral("😀"),
                                    QStringLiteral(" "),  QStringLiteral("{}"),  QStringLiteral("é")};
    const auto chosen = *rc::gen::resize(8, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
    QString text = isFull ? QStringLiteral("x") : QString();
    for (const int piece : chosen)
        text += pieces[piece];
    return text;
}

template <Described T>
T arbitraryStruct(bool isFull)
{
    T value{};
    const auto fill = [&]<class F>(const F &field) {
        using M = std::remove_reference_t<decltype(value.*field.member)>;
        if constexpr (isInlined<F>)
            value.*field.member = arbitraryStruct<M>(isFull);
        else if (isFull || !field.isOptional || *rc::gen::arbitrary<bool>())
            value.*field.member = arbitrary<M>(field.form, isFull || !field.isOptional);
    };
    std::apply([&](const auto &...f) { (fill(f), ...); }, Fields<T>::list());
    return value;
}

template <class T>
T arbitrary(Form form, bool isFull)
{
    if constexpr (std::same_as<T, bool>) {
        return *rc::gen::arbitrary<bool>();
    } else if constexpr (std::integral<T>) {
        return form == Form::Time ? static_cast<T>(*rc::gen::inRange<qint64>(1, 7'258'118'400'000'000))
                                  : *rc::gen::arbitrary<T>();
    } else if constexpr (isId<T>) {
        return T{*rc::gen::inRange<qint64>(1, largestId + 1)};
    } else if constexpr (isList<T>) {
        T list;
        const int size = *rc::gen::inRange(isFull ? 1 : 0, 4);
        for (int i = 0; i < size; ++i)
            list.append(arbitrary<typename T::value_type>(Form::Number, isFull));
        return list;
    } else if constexpr (isMaybe<T>) {
        return arbitrary<typename T::value_type>(form, isFull);
    } else if constexpr (Described<T>) {
        return arbitraryStruct<T>(isFull);
    } else if constexpr (std::same_as<T, QString>) {
        return arbitraryText(isFull);
    } else if constexpr (std::same_as<T, QDate>) {
        return QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, 100'000));
    } else if constexpr (std::same_as<T, Currency>) {
        const QString code = *rc::gen::element(QStringLiteral("EUR"), QStringLiteral("JPY"), QStringLiteral("KWD"));
        return *Currency::fromCode(code);
    } else if constexpr (std::same_as<T, IdempotencyKey>) {
        return IdempotencyKey::make(*rc::gen::inRange<qint64>(1, 4'000'000'000'000'000));
    } else {
        static_assert(Enumeration<T>);
        return (*rc::gen::elementOf(EnumNames<T>::values)).first;
    }
}

template <class T>
bool isSame(const T &a, const T &b)
{
    if constexpr (isList<T>) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const auto &x, const auto &y) { return isSame(x, y); });
    } else if constexpr (Described<T>) {
        return std::apply([&](const auto &...f) { return (isSame(a.*f.member, b.*f.member) && ... && true); },
                          Fields<T>::list());
    } else {
        return a == b;
    }
}

/// How many members the struct has on the wire, those inlined included.
template <Described T>
std::size_t fieldCount()
{
    const auto count = []<class F>(const F &field) -> std::size_t {
        if constexpr (isInlined<F>)
            return fieldCount<std::remove_reference_t<decltype(std::declval<T>().*field.member)>>();
        else
            return field.in == In::Body ? 1 : 0;
    };
    return std::apply([&](const auto &...f) { return (count(f) + ... + 0); }, Fields<T>::list());
}

} // namespace guichet::wire
