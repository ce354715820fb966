// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>

class QSqlQuery;
struct pg_result;

namespace guichet::store {

class Result;
struct Session;

// A row of a Result; valid until the Result ends. Columns go by name; an unknown
// one, NULL where a plain value is asked for, and a numeric (which arrives as a double: cast it to
// bigint in the statement) end the program.
class Row
{
public:
    [[nodiscard]] bool isNull(std::string_view column) const;
    [[nodiscard]] qint64 int64(std::string_view column) const; // bigint, integer, smallint
    [[nodiscard]] int integer(std::string_view column) const; // the same, when it fits
    [[nodiscard]] QString text(std::string_view column) const; // text, uuid and all that has no better
    [[nodiscard]] QByteArray bytes(std::string_view column) const;
    [[nodiscard]] bool boolean(std::string_view column) const;
    [[nodiscard]] QDate date(std::string_view column) const;
    [[nodiscard]] QList<qint64> int64s(std::string_view column) const; // bigint[]
    [[nodiscard]] std::optional<qint64> maybeInt64(std::string_view column) const;
    [[nodiscard]] std::optional<QString> maybeText(std::string_view column) const;
    [[nodiscard]] std::optional<QByteArray> maybeBytes(std::string_view column) const;
    [[nodiscard]] std::optional<bool> maybeBoolean(std::string_view column) const;
    [[nodiscard]] std::optional<QDate> maybeDate(std::string_view column) const;
    // A strong id: row.id<AccountId>("account").
    template<typename Id>
    [[nodiscard]] Id id(std::string_view column) const { return Id{int64(column)}; }
    template<typename Id>
    [[nodiscard]] std::optional<Id> maybeId(std::string_view column) const
    {
        if (isNull(column))
            return std::nullopt;
        return Id{int64(column)};
    }

private:
    friend class Result;
    Row(const pg_result *rows, int at) : m_rows(rows), m_at(at) { }
    [[nodiscard]] int placeOf(std::string_view column) const;
    // What the column holds, as text; its type must be one of these, or with none of them a text's.
    [[nodiscard]] std::string_view value(std::string_view column, std::initializer_list<unsigned> types) const;
    const pg_result *m_rows;
    int m_at;
    mutable int m_next = 0; // where the next column asked for is looked for first
};

// The rows a statement gave, already fetched; other statements may run while it lives.
//   for (const Row &row : connection.run("ledger/lock_accounts", {...})) …
// Used in the thread of its connection only. Move-only.
class Result
{
public:
    Result(std::shared_ptr<Session> session, QByteArray name, std::unique_ptr<QSqlQuery> query);
    Result(Result &&) noexcept;
    Result &operator=(Result &&) noexcept;
    ~Result();

    [[nodiscard]] bool next();
    [[nodiscard]] Row row() const { return Row(m_rows, m_at); }
    [[nodiscard]] int size() const; // number of rows, 0 for a statement without any
    [[nodiscard]] int rowsAffected() const; // of INSERT, UPDATE, DELETE
    // The only row; none or several is a bug and ends the program.
    [[nodiscard]] Row only();
    // The first row if there is any.
    [[nodiscard]] std::optional<Row> first();

    class Iterator
    {
    public:
        explicit Iterator(Result *result) : m_result(result) { }
        Row operator*() const { return m_result->row(); }
        Iterator &operator++()
        {
            if (!m_result->next())
                m_result = nullptr;
            return *this;
        }
        bool operator!=(const Iterator &other) const { return m_result != other.m_result; }

    private:
        Result *m_result;
    };
    [[nodiscard]] Iterator begin() { return Iterator(next() ? this : nullptr); }
    [[nodiscard]] Iterator end() { return Iterator(nullptr); }

private:
    void giveBack();
    std::shared_ptr<Session> m_session;
    QByteArray m_name;
    std::unique_ptr<QSqlQuery> m_query; // owns the rows
    // Read as libpq holds them: QtSql makes a QVariant of each value, and of the rows' own handle each time.
    const pg_result *m_rows = nullptr;
    int m_at = -1;
};

} // namespace guichet::store
