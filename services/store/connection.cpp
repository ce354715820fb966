// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/connection.h"

#include "services/store/arrays.h"
#include "services/store/bug.h"
#include "services/store/session.h"

#include <QSqlError>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

constexpr Oid BigintType = 20; // pg_type.h: INT8OID

void noteResult(const pg_result *result, Connection::ScriptOutcome &outcome)
{
    if (!result)
        return;
    outcome.committed = qstrcmp(PQcmdStatus(const_cast<pg_result *>(result)), "COMMIT") == 0;
    const int rows = PQntuples(result);
    for (int column = 0; rows > 0 && column < PQnfields(result); ++column) {
        if (PQftype(result, column) == BigintType && !PQgetisnull(result, rows - 1, column)) {
            outcome.number = QByteArray(PQgetvalue(result, rows - 1, column)).toLongLong();
            return;
        }
    }
}

} // namespace

Connection::Connection(const Database &database) : m_database(database) { }

Connection::~Connection() = default;

Session &Connection::session()
{
    if (m_session && m_session->isLost())
        m_session.reset();
    if (!m_session)
        m_session = std::make_shared<Session>(m_database);
    return *m_session;
}

Result Connection::run(std::string_view name, std::initializer_list<Bind> binds)
{
    return runBound(name, binds.begin(), binds.size());
}

Result Connection::run(std::string_view name, const std::vector<Bind> &binds)
{
    return runBound(name, binds.data(), binds.size());
}

Result Connection::runBound(std::string_view name, const Bind *binds, std::size_t count)
{
    Session &open = session();
    auto query = taken(name);
    const QList<QByteArray> &names = statementValueNames(name);
    // A value forgotten would be the last call's: Qt keeps them.
    require(std::size_t(names.size()) == count, "a statement has more or fewer values than given");
    for (std::size_t i = 0; i < count; ++i) {
        const QByteArray bindName(binds[i].name.data(), qsizetype(binds[i].name.size()));
        require(names.contains(bindName), "a value's name isn't in the statement");
        const QVariant &value = binds[i].value.variant();
        if (value.metaType() == QMetaType::fromType<QString>())
            requireStorable(value.toString());
        query->bindValue(QString::fromLatin1(bindName), value);
    }
    const QByteArray ownName(name.data(), qsizetype(name.size()));
    if (!query->exec()) {
        const Fault fault = open.faultOf(*query, name);
        if (open.isLost())
            m_session.reset(); // before the query, which would send DEALLOCATE
        else
            open.giveBack(ownName, std::move(query));
        throw fault;
    }
    return Result(m_session, ownName, std::move(query));
}

std::unique_ptr<QSqlQuery> Connection::taken(std::string_view name)
{
    try {
        return session().take(name);
    } catch (const Fault &) {
        if (m_session && m_session->isLost())
            m_session.reset();
        throw;
    }
}

void Connection::check(std::string_view name)
{
    auto query = taken(name);
    m_session->giveBack(QByteArray(name.data(), qsizetype(name.size())), std::move(query));
}

Connection::ScriptOutcome Connection::runScript(const QString &text, std::string_view what)
{
    requireStorable(text);
    Session &open = session();
    open.warned = false;
    QSqlQuery query(open.database());
    ScriptOutcome outcome;
    // QPSQL has read all results when exec() returns; a failed one stops nextResult().
    for (bool isDone = query.exec(text);; isDone = query.nextResult()) {
        if (!isDone && query.lastError().isValid())
            throw open.faultOf(query, what);
        if (!isDone)
            break;
        noteResult(Session::resultOf(query), outcome);
    }
    outcome.warned = open.warned;
    return outcome;
}

Connection::ScriptOutcome Connection::runScriptNamed(std::string_view name,
                                                     std::initializer_list<IntegerBind> binds)
{
    return runScript(substituted(statement(name), binds), name);
}

bool Connection::isInTransaction() const
{
    return m_session && !m_session->isLost() && m_session->isInTransaction();
}

void Connection::reopenIfLost()
{
    if (m_session && m_session->isClosedByServer())
        m_session.reset();
}

void Connection::close()
{
    m_session.reset();
}

} // namespace guichet::store
