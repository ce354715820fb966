// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/bug.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <concepts>
#include <optional>
#include <string_view>

namespace guichet::store {

template<typename T>
concept StrongId = requires(const T &id) { { id.value } -> std::same_as<const qint64 &>; }
    || requires(const T &id) { { id.value() } -> std::same_as<qint64>; };

// What may be bound to a statement. SQL NULL comes from std::nullopt or an empty optional only:
// a null QString is the empty text. No floating point. Strong ids bind as their bigint, a QUuid as
// text (cast it: `:key::uuid`), a list as the literal of arrays.h (cast it: `:ids::bigint[]`).
class Value
{
public:
    Value(std::nullopt_t) { }
    template<std::integral T>
        requires(!std::same_as<T, bool> && (std::signed_integral<T> || sizeof(T) < 8))
    Value(T number) : m_variant(QVariant::fromValue<qint64>(number)) { }
    template<std::same_as<bool> T>
    Value(T truth) : m_variant(truth) { }
    Value(const QString &text) : m_variant(text.isNull() ? QString(QLatin1StringView("")) : text) { }
    Value(QStringView text) : Value(text.toString()) { }
    Value(QLatin1StringView text) : Value(QString(text)) { }
    Value(const QByteArray &bytes)
        : m_variant(bytes.isNull() ? QByteArray("", 0) : bytes) { }
    Value(QDate date) : m_variant(date)
    {
        require(date.isValid(), "an invalid date is bound");
    }
    Value(const QUuid &id) : m_variant(id.toString(QUuid::WithoutBraces)) { }
    template<StrongId Id>
    Value(const Id &id)
    {
        if constexpr (requires { { id.value() } -> std::same_as<qint64>; })
            m_variant = QVariant::fromValue<qint64>(id.value());
        else
            m_variant = QVariant::fromValue<qint64>(id.value);
    }
    template<typename T>
    Value(const std::optional<T> &value)
    {
        if (value)
            *this = Value(*value);
    }
    template<std::floating_point T>
    Value(T) = delete;
    Value(const char *) = delete;

    [[nodiscard]] const QVariant &variant() const { return m_variant; }

private:
    QVariant m_variant;
};

// One named value: {":account", id}.
struct Bind
{
    std::string_view name;
    Value value;
};

} // namespace guichet::store
