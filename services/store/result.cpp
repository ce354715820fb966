// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/result.h"

#include "services/store/arrays.h"
#include "services/store/bug.h"
#include "services/store/session.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

// pg_type.h
constexpr Oid BooleanType = 16, ByteaType = 17, BigintType = 20, SmallintType = 21, IntegerType = 23, RealType = 700,
              DoubleType = 701, DateType = 1082, TimeType = 1083, MomentType = 1114, ZonedMomentType = 1184,
              ZonedTimeType = 1266, NumericType = 1700;

// None of these is a text.
constexpr std::initializer_list<Oid> typesWithBetter
    = {BooleanType, ByteaType, BigintType, SmallintType, IntegerType, RealType, DoubleType, DateType, TimeType, MomentType,
       ZonedMomentType, ZonedTimeType, NumericType};

bool isOneOf(Oid type, std::initializer_list<Oid> types)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

// By hand and from libpq's own result: QtSql makes a QVariant of every value, and its value(name) asks the server for the
// names of the tables first.
int columnNamed(const pg_result *rows, std::string_view column)
{
    for (int i = 0; i < PQnfields(rows); ++i) {
        if (column == PQfname(rows, i))
            return i;
    }
    qFatal("guichet::store: no column %s", std::string(column).c_str());
}

/// The column's value as text; its type must be one of these, or with none of them a text's.
std::string_view valueOf(const QSqlQuery &query, std::string_view column, std::initializer_list<Oid> types)
{
    const pg_result *rows = Session::resultOf(query);
    const int place = columnNamed(rows, column);
    const Oid type = PQftype(rows, place);
    require(type != NumericType && type != RealType && type != DoubleType,
            "a numeric column: cast it to bigint in the statement");
    require(types.size() > 0 ? isOneOf(type, types) : !isOneOf(type, typesWithBetter), "a column of another type");
    require(PQgetisnull(rows, query.at(), place) == 0, "NULL where a value is asked for");
    return {PQgetvalue(rows, query.at(), place), std::size_t(PQgetlength(rows, query.at(), place))};
}

} // namespace

bool Row::isNull(std::string_view column) const
{
    const pg_result *rows = Session::resultOf(*m_result->m_query);
    return PQgetisnull(rows, m_result->m_query->at(), columnNamed(rows, column)) != 0;
}

qint64 Row::int64(std::string_view column) const
{
    const std::string_view digits = valueOf(*m_result->m_query, column, {BigintType, IntegerType, SmallintType});
    qint64 number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    require(read.ec == std::errc() && read.ptr == digits.data() + digits.size(), "a column that isn't a whole number");
    return number;
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
    const std::string_view utf8 = valueOf(*m_result->m_query, column, {});
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QByteArray Row::bytes(std::string_view column) const
{
    const std::string_view escaped = valueOf(*m_result->m_query, column, {ByteaType}); // zero-terminated; QPSQL sets bytea_output
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> plain(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(escaped.data()), &size), &PQfreemem);
    require(plain != nullptr, "a bytea that can't be read");
    return QByteArray(reinterpret_cast<const char *>(plain.get()), qsizetype(size));
}

bool Row::boolean(std::string_view column) const
{
    return valueOf(*m_result->m_query, column, {BooleanType}) == "t";
}

QDate Row::date(std::string_view column) const
{
    const std::string_view text = valueOf(*m_result->m_query, column, {DateType});
    const QDate date = QDate::fromString(QString::fromLatin1(text.data(), qsizetype(text.size())), Qt::ISODate);
    require(date.isValid(), "a date that isn't one of ISO 8601");
    return date;
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
