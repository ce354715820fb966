// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>
#include <ranges>

namespace guichet::store {

// PostgreSQL array literals ("Arrays", 8.15.2), to be bound as one value and cast in the statement:
// `unnest(:ids::bigint[], :notes::text[])`. An empty optional is a NULL entry.
// Texts with U+0000 or a lone surrogate are refused with Fault 22021: QPSQL would cut the statement
// short at the one and write `?` for the other, which breaks a whole batch for one customer's note.
[[nodiscard]] QString arrayOfInt64(const QList<qint64> &entries);
[[nodiscard]] QString arrayOfInt64(const QList<std::optional<qint64>> &entries);
[[nodiscard]] QString arrayOfText(const QList<QString> &entries);
[[nodiscard]] QString arrayOfText(const QList<std::optional<QString>> &entries);
[[nodiscard]] QString arrayOfBytes(const QList<QByteArray> &entries);
[[nodiscard]] QString arrayOfBytes(const QList<std::optional<QByteArray>> &entries);
[[nodiscard]] QString arrayOfDates(const QList<QDate> &entries);
[[nodiscard]] QString arrayOfDates(const QList<std::optional<QDate>> &entries);
[[nodiscard]] QString arrayOfBooleans(const QList<bool> &entries);
[[nodiscard]] QString arrayOfBooleans(const QList<std::optional<bool>> &entries);

// The literal of a range of strong ids: arrayOfIds(accounts).
template<std::ranges::input_range Range>
[[nodiscard]] QString arrayOfIds(const Range &ids)
{
    QList<qint64> numbers;
    for (const auto &id : ids) {
        if constexpr (requires { id.value(); })
            numbers.append(id.value());
        else
            numbers.append(id.value);
    }
    return arrayOfInt64(numbers);
}

// Throws Fault 22021 when PostgreSQL couldn't hold the text as it is (see above).
void requireStorable(const QString &text);

// The entries of a bigint[] column's text; NULL entries are a bug (assertion).
[[nodiscard]] QList<qint64> int64sFromArray(const QString &literal);

} // namespace guichet::store
