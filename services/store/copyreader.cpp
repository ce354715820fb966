// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/copyreader.h"

#include "services/store/bug.h"
#include "services/store/fault.h"
#include "services/store/session.h"

#include <QtEndian>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

constexpr std::string_view signature("PGCOPY\n\377\r\n\0", 11);
constexpr std::size_t headerBytes = 19; // signature, flags, length of the extension (none)
constexpr std::size_t arrayHeaderBytes = 12; // dimensions, flags, type
constexpr std::size_t dimensionBytes = 8;

template<typename T>
T bigEndian(std::string_view bytes, std::size_t at)
{
    require(at + sizeof(T) <= bytes.size(), "a row of COPY is cut");
    return qFromBigEndian<T>(bytes.data() + at);
}

using OwnedResult = std::unique_ptr<pg_result, decltype(&PQclear)>;

} // namespace

CopyRow::CopyRow(std::string_view bytes) : m_bytes(bytes), m_columns(bigEndian<qint16>(bytes, 0))
{
    require(m_columns >= 0 && m_columns <= MostColumns, "a row of COPY has too many columns");
    std::size_t at = 2;
    for (std::size_t column = 0; column < std::size_t(m_columns); ++column) {
        m_lengths[column] = bigEndian<qint32>(bytes, at);
        at += 4;
        m_offsets[column] = std::uint32_t(at);
        at += std::size_t(std::max(m_lengths[column], 0));
    }
    require(at == bytes.size(), "a row of COPY has another length than its columns");
}

std::size_t CopyRow::index(int column) const
{
    require(column >= 0 && column < m_columns, "a row of COPY has no such column");
    return std::size_t(column);
}

std::string_view CopyRow::bytes(int column) const
{
    return isNull(column) ? std::string_view()
                          : m_bytes.substr(m_offsets[index(column)], std::size_t(m_lengths[index(column)]));
}

qint64 CopyRow::int64(int column) const
{
    const std::string_view value = bytes(column);
    switch (value.size()) {
    case 8:
        return bigEndian<qint64>(value, 0);
    case 4:
        return bigEndian<qint32>(value, 0);
    case 2:
        return bigEndian<qint16>(value, 0);
    case 1:
        return value.front();
    default:
        qFatal("guichet::store: a column of COPY that isn't a whole number");
    }
}

qint64 CopyRow::int64Or(int column, qint64 whenNull) const
{
    return isNull(column) ? whenNull : int64(column);
}

std::vector<qint64> CopyRow::int64s(int column) const
{
    const std::string_view value = bytes(column);
    std::vector<qint64> numbers;
    std::size_t at = arrayHeaderBytes + dimensionBytes * bigEndian<quint32>(value, 0);
    while (at + 4 <= value.size()) {
        const auto length = bigEndian<qint32>(value, at);
        at += 4;
        if (length < 0)
            continue;
        numbers.push_back(bigEndian<qint64>(value, at));
        at += std::size_t(length);
    }
    return numbers;
}

CopyReader::CopyReader(const Database &database) : m_database(database) { }

CopyReader::CopyReader(const Database &database, std::string_view setUpScript)
    : m_database(database), m_setUpScript(setUpScript)
{
}

CopyReader::~CopyReader() = default;

Session &CopyReader::session()
{
    if (!m_session) {
        m_session = std::make_unique<Session>(m_database);
        if (!m_setUpScript.empty())
            runText(substituted(statement(m_setUpScript), {}).toUtf8(), m_setUpScript);
    }
    return *m_session;
}

bool CopyReader::isInTransaction() const { return m_session && m_session->isInTransaction(); }

void CopyReader::fail(const pg_result *result, std::string_view name)
{
    const QByteArray sqlState = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QByteArray constraint = result ? PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME) : nullptr;
    Fault::Kind kind = Fault::kindOf(sqlState);
    if (PQstatus(m_session->handle()) == CONNECTION_BAD) {
        kind = Fault::Kind::Unknown;
        m_session.reset();
    }
    throw Fault(kind, sqlState, QByteArray(name.data(), qsizetype(name.size())), constraint);
}

void CopyReader::runText(const QByteArray &text, std::string_view name)
{
    const OwnedResult result(PQexec(m_session->handle(), text.constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result.get(), name);
}

void CopyReader::script(std::string_view name, std::initializer_list<IntegerBind> binds)
{
    session();
    runText(substituted(statement(name), binds).toUtf8(), name);
}

void CopyReader::read(std::string_view name, std::initializer_list<IntegerBind> binds,
                      const std::function<void(const CopyRow &)> &take)
{
    const QString text
        = QStringLiteral("COPY (%1) TO STDOUT (FORMAT binary)").arg(substituted(statement(name), binds));
    pg_conn *const handle = session().handle();
    {
        const OwnedResult result(PQexec(handle, text.toUtf8().constData()), &PQclear);
        if (PQresultStatus(result.get()) != PGRES_COPY_OUT)
            fail(result.get(), name);
    }
    try {
        copyOut(take, name);
    } catch (const Fault &) {
        throw;
    } catch (...) {
        m_session.reset(); // rows that nobody wants any more are still on their way
        throw;
    }
}

void CopyReader::copyOut(const std::function<void(const CopyRow &)> &take, std::string_view name)
{
    pg_conn *const handle = m_session->handle();
    bool isFirst = true;
    for (;;) {
        char *buffer = nullptr;
        const int length = PQgetCopyData(handle, &buffer, 0);
        if (length < 0)
            break;
        const std::unique_ptr<char, decltype(&PQfreemem)> owned(buffer, &PQfreemem);
        std::string_view bytes(buffer, std::size_t(length));
        if (isFirst) { // the header stands before the first row
            require(bytes.size() >= headerBytes && bytes.starts_with(signature), "COPY begins with another header");
            bytes.remove_prefix(headerBytes);
            isFirst = false;
        }
        if (bytes.size() > 2) // else the end's mark, or nothing
            take(CopyRow(bytes));
    }
    bool failed = false;
    for (;;) {
        const OwnedResult result(PQgetResult(handle), &PQclear);
        if (!result)
            break;
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && !std::exchange(failed, true)) {
            if (PQstatus(handle) == CONNECTION_BAD)
                fail(result.get(), name);
            const OwnedResult end(PQgetResult(handle), &PQclear);
            fail(result.get(), name);
        }
    }
}

} // namespace guichet::store
