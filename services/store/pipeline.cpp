// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/pipeline.h"

#include "services/store/bug.h"
#include "services/store/session.h"

#include <QtEndian>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

template<typename T>
T numberFrom(std::string_view bytes)
{
    require(bytes.size() == sizeof(T), "a column of another type");
    return qFromBigEndian<T>(bytes.data());
}

bool isNamePart(QChar letter) { return letter == u'_' || letter.isLetterOrNumber(); }

} // namespace

QByteArray numbered(std::string_view name)
{
    const QString &text = statement(name);
    const QList<QByteArray> &names = statementValueNames(name);
    QString numbered;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        isQuoted = isQuoted != (text[i] == u'\'');
        const bool isValue = !isQuoted && text[i] == u':' && i + 1 < text.size() && isNamePart(text[i + 1])
            && (i == 0 || text[i - 1] != u':');
        if (!isValue) {
            numbered += text[i];
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && isNamePart(text[end]))
            ++end;
        const auto place = names.indexOf(text.sliced(i, end - i).toLatin1());
        require(place >= 0, "a value's name isn't in the statement");
        numbered += u'$' + QString::number(place + 1);
        i = end - 1;
    }
    return numbered.toUtf8();
}

PipelineResult::PipelineResult(pg_result *result, std::string_view name)
    : m_result(result, &PQclear), m_name(name)
{
}

const PipelineResult &PipelineResult::check() const
{
    const ExecStatusType status = PQresultStatus(m_result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return *this;
    const QByteArray where(m_name.data(), qsizetype(m_name.size()));
    if (status == PGRES_PIPELINE_ABORTED)
        throw Fault(Fault::Kind::Other, "25P02", where);
    throw Fault(Fault::kindOf(sqlState()), sqlState(), where,
                PQresultErrorField(m_result.get(), PG_DIAG_CONSTRAINT_NAME));
}

QByteArray PipelineResult::sqlState() const { return PQresultErrorField(m_result.get(), PG_DIAG_SQLSTATE); }

int PipelineResult::column(const char *name) const
{
    const int column = PQfnumber(m_result.get(), name);
    require(column >= 0, "no column of that name");
    return column;
}

int PipelineResult::rows() const { return PQntuples(m_result.get()); }

int PipelineResult::rowsAffected() const { return QByteArray(PQcmdTuples(m_result.get())).toInt(); }

bool PipelineResult::isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }

std::string_view PipelineResult::bytes(int row, int column) const
{
    require(!isNull(row, column), "NULL where a value is asked for");
    return {PQgetvalue(m_result.get(), row, column), std::size_t(PQgetlength(m_result.get(), row, column))};
}

qint64 PipelineResult::int64(int row, int column) const
{
    const std::string_view value = bytes(row, column);
    if (value.size() == sizeof(qint64))
        return numberFrom<qint64>(value);
    return value.size() == sizeof(qint16) ? numberFrom<qint16>(value) : numberFrom<qint32>(value);
}

int PipelineResult::integer(int row, int column) const
{
    const qint64 number = int64(row, column);
    require(number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max(),
            "a number too large for an int");
    return int(number);
}

bool PipelineResult::boolean(int row, int column) const { return numberFrom<quint8>(bytes(row, column)) != 0; }

QDate PipelineResult::date(int row, int column) const
{
    return QDate(2000, 1, 1).addDays(numberFrom<qint32>(bytes(row, column)));
}

QByteArray PipelineResult::place(int row, int column) const
{
    const std::string_view value = bytes(row, column);
    return QByteArray(value.data(), qsizetype(value.size()));
}

std::string_view PipelineResult::text(int row, int column) const { return bytes(row, column); }

void Pipeline::add(std::string_view name, std::vector<Parameter> values)
{
    require(std::size_t(statementValueNames(name).size()) == values.size(),
            "a statement has more or fewer values than given");
    m_added.push_back({std::string(name), std::move(values)});
}

std::vector<PipelineResult> Pipeline::run()
{
    if (!m_connection.isInTransaction()) // the session went while nobody looked, and the transaction with it
        lose(m_added.front().name);
    Session &session = m_connection.session();
    pg_conn *const handle = session.handle();
    prepare(session);
    if (PQenterPipelineMode(handle) != 1)
        lose(m_added.front().name);
    for (const Statement &added : m_added) {
        std::vector<const char *> values;
        std::vector<int> lengths, formats(added.values.size(), 1);
        for (const Parameter &value : added.values) {
            values.push_back(value.bytes().constData());
            lengths.push_back(int(value.bytes().size()));
        }
        if (PQsendQueryPrepared(handle, added.name.c_str(), int(values.size()), values.data(), lengths.data(),
                                formats.data(), 1)
            != 1)
            lose(added.name);
    }
    if (PQpipelineSync(handle) != 1)
        lose(m_added.front().name);
    return collect(session);
}

// Each statement gives its result and an end, the sync one of its own.
std::vector<PipelineResult> Pipeline::collect(Session &session)
{
    pg_conn *const handle = session.handle();
    std::vector<PipelineResult> results;
    for (const Statement &added : std::exchange(m_added, {})) {
        pg_result *const result = PQgetResult(handle);
        if (!result)
            lose(added.name);
        results.emplace_back(result, added.name);
        const PipelineResult end(PQgetResult(handle), added.name);
        if (PQstatus(handle) == CONNECTION_BAD)
            lose(added.name);
    }
    const PipelineResult sync(PQgetResult(handle), "sync");
    // What was prepared doesn't fit the schema, or isn't there, any more: only a new session helps.
    const bool isStale = std::any_of(results.begin(), results.end(), [](const PipelineResult &result) {
        return result.sqlState() == "0A000" || result.sqlState() == "26000";
    });
    if (isStale || PQstatus(handle) == CONNECTION_BAD || PQexitPipelineMode(handle) != 1)
        lose("sync");
    return results;
}

// Once a session: the first run takes a journey more for each.
void Pipeline::prepare(Session &session)
{
    pg_conn *const handle = session.handle();
    for (const Statement &added : m_added) {
        if (session.pipelined.contains(added.name))
            continue;
        const PipelineResult prepared(
            PQprepare(handle, added.name.c_str(), numbered(added.name).constData(), 0, nullptr), added.name);
        if (PQstatus(handle) == CONNECTION_BAD)
            lose(added.name);
        try {
            prepared.check();
        } catch (const Fault &) {
            m_added.clear();
            throw;
        }
        session.pipelined.insert(added.name);
    }
}

void Pipeline::lose(std::string_view name)
{
    const QByteArray where(name.data(), qsizetype(name.size()));
    m_added.clear();
    m_connection.close();
    throw Fault(Fault::Kind::Unknown, {}, where);
}

} // namespace guichet::store
