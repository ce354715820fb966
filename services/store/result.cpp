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

std::optional<int> numberOf(std::string_view digits)
{
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

// "2026-01-31"
QDate dateOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    return QDate(numberOf(text.substr(0, 4)).value_or(0), numberOf(text.substr(5, 2)).value_or(0),
                 numberOf(text.substr(8, 2)).value_or(0));
}

} // namespace

// By hand: QSqlQuery::value(name) asks the server for the names of the tables first.
int Row::placeOf(std::string_view column) const
{
    // Columns are mostly asked for in their order.
    const int count = PQnfields(m_rows);
    for (int tried = 0; tried < count; ++tried) {
        const int place = m_next < count ? m_next : 0;
        m_next = place + 1;
        if (column == PQfname(m_rows, place))
            return place;
    }
    qFatal("guichet::store: no column %s", std::string(column).c_str());
}

std::string_view Row::value(std::string_view column, std::initializer_list<unsigned> types) const
{
    const int place = placeOf(column);
    const Oid type = PQftype(m_rows, place);
    require(type != NumericType && type != RealType && type != DoubleType,
            "a numeric column: cast it to bigint in the statement");
    require(types.size() > 0 ? isOneOf(type, types) : !isOneOf(type, typesWithBetter), "a column of another type");
    require(PQgetisnull(m_rows, m_at, place) == 0, "NULL where a value is asked for");
    return {PQgetvalue(m_rows, m_at, place), std::size_t(PQgetlength(m_rows, m_at, place))};
}

bool Row::isNull(std::string_view column) const
{
    const int place = placeOf(column);
    m_next = place; // its value is mostly asked for next
    return PQgetisnull(m_rows, m_at, place) != 0;
}

qint64 Row::int64(std::string_view column) const
{
    const std::string_view digits = value(column, {BigintType, IntegerType, SmallintType});
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
    const std::string_view utf8 = value(column, {});
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QByteArray Row::bytes(std::string_view column) const
{
    const std::string_view escaped = value(column, {ByteaType}); // zero-terminated; QPSQL sets bytea_output
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> plain(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(escaped.data()), &size), &PQfreemem);
    require(plain != nullptr, "a bytea that can't be read");
    return QByteArray(reinterpret_cast<const char *>(plain.get()), qsizetype(size));
}

bool Row::boolean(std::string_view column) const
{
    return value(column, {BooleanType}) == "t";
}

QDate Row::date(std::string_view column) const
{
    const QDate date = dateOf(value(column, {DateType}));
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
    : m_session(std::move(session)), m_name(std::move(name)), m_query(std::move(query)),
      m_rows(Session::resultOf(*m_query))
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
        m_rows = other.m_rows;
        m_at = other.m_at;
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

bool Result::next() { return ++m_at < size(); }

int Result::size() const { return m_rows ? PQntuples(m_rows) : 0; }

int Result::rowsAffected() const { return std::max(m_query->numRowsAffected(), 0); }

Row Result::only()
{
    require(size() == 1, "not exactly one row");
    return *first();
}

std::optional<Row> Result::first()
{
    m_at = 0;
    return size() > 0 ? std::optional(row()) : std::nullopt;
}

} // namespace guichet::store
