// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/result.h"

#include "services/store/arrays.h"
#include "services/store/bug.h"
#include "services/store/session.h"

#include <limits>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

int columnNamed(const QSqlQuery &query, std::string_view column)
{
    // By hand: QSqlQuery::value(name) asks the server for the names of the tables first.
    const pg_result *result = Session::resultOf(query);
    for (int i = 0; result && i < PQnfields(result); ++i) {
        if (column == PQfname(result, i))
            return i;
    }
    qFatal("guichet::store: no column %s", std::string(column).c_str());
}

QVariant plain(QVariant value, QMetaType type)
{
    require(!value.isNull(), "NULL where a value is asked for");
    require(value.metaType() == type, "a column of another type");
    return value;
}

} // namespace

QVariant Row::value(std::string_view column) const
{
    const QSqlQuery &query = *m_result->m_query;
    QVariant value = query.value(columnNamed(query, column));
    require(value.isNull() || value.metaType() != QMetaType::fromType<double>(), // tells numeric
            "a numeric column: cast it to bigint in the statement");
    return value;
}

bool Row::isNull(std::string_view column) const
{
    const QSqlQuery &query = *m_result->m_query;
    return query.isNull(columnNamed(query, column));
}

qint64 Row::int64(std::string_view column) const
{
    const QVariant number = value(column);
    require(!number.isNull(), "NULL where a value is asked for");
    // QPSQL gives a bigint without a minus sign as unsigned.
    require(number.metaType() == QMetaType::fromType<qint64>()
                || number.metaType() == QMetaType::fromType<quint64>()
                || number.metaType() == QMetaType::fromType<int>(),
            "a column that isn't a whole number");
    return number.toLongLong();
}

int Row::integer(std::string_view column) const
{
    const qint64 number = int64(column);
    require(number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max(),
            "a number too large for an int");
    return int(number);
}

QString Row::text(std::string_view column) const
{
    return plain(value(column), QMetaType::fromType<QString>()).toString();
}

QByteArray Row::bytes(std::string_view column) const
{
    return plain(value(column), QMetaType::fromType<QByteArray>()).toByteArray();
}

bool Row::boolean(std::string_view column) const
{
    return plain(value(column), QMetaType::fromType<bool>()).toBool();
}

QDate Row::date(std::string_view column) const
{
    return plain(value(column), QMetaType::fromType<QDate>()).toDate();
}

QList<qint64> Row::int64s(std::string_view column) const
{
    return int64sFromArray(text(column));
}

std::optional<qint64> Row::maybeInt64(std::string_view column) const
{
    return isNull(column) ? std::nullopt : std::optional(int64(column));
}

std::optional<QString> Row::maybeText(std::string_view column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

std::optional<QByteArray> Row::maybeBytes(std::string_view column) const
{
    return isNull(column) ? std::nullopt : std::optional(bytes(column));
}

std::optional<bool> Row::maybeBoolean(std::string_view column) const
{
    return isNull(column) ? std::nullopt : std::optional(boolean(column));
}

std::optional<QDate> Row::maybeDate(std::string_view column) const
{
    return isNull(column) ? std::nullopt : std::optional(date(column));
}

Result::Result(std::shared_ptr<Session> session, QByteArray name, std::unique_ptr<QSqlQuery> query)
    : m_session(std::move(session)), m_name(std::move(name)), m_query(std::move(query))
{
}

Result::Result(Result &&) noexcept = default;

Result &Result::operator=(Result &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_session = std::move(other.m_session);
        m_name = std::move(other.m_name);
        m_query = std::move(other.m_query);
    }
    return *this;
}

Result::~Result() { giveBack(); }

void Result::giveBack()
{
    if (m_query)
        m_session->giveBack(m_name, std::move(m_query));
    m_session.reset();
}

bool Result::next() { return m_query->next(); }

int Result::size() const { return std::max(m_query->size(), 0); }

int Result::rowsAffected() const { return std::max(m_query->numRowsAffected(), 0); }

Row Result::only()
{
    require(size() == 1 && m_query->first(), "not exactly one row");
    return row();
}

std::optional<Row> Result::first()
{
    return m_query->first() ? std::optional(row()) : std::nullopt;
}

} // namespace guichet::store
