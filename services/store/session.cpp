// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/session.h"

#include "services/store/bug.h"
#include "services/store/statements.h"

#include <QLoggingCategory>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>

#include <atomic>

#include <libpq-fe.h>
#include <poll.h>

namespace guichet::store {

namespace {

Q_LOGGING_CATEGORY(log, "guichet.store")

// A result held for later is given back to the server's memory and ours beyond this.
constexpr std::size_t KeptResultBytes = 256 * 1024;

QString freshName()
{
    static std::atomic<qint64> count{0};
    return QStringLiteral("guichet-%1").arg(++count);
}

// The pointer within a handle() of QtSql; its type's name differs between Qt versions.
template<typename T>
T *handleOf(const QVariant &handle, const char *name, const char *other)
{
    if (!handle.isValid() || (qstrcmp(handle.typeName(), name) != 0
                              && qstrcmp(handle.typeName(), other) != 0))
        return nullptr;
    return *static_cast<T *const *>(handle.constData());
}

} // namespace

Session::Session(const Database &database) : m_name(freshName())
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    m_database.setHostName(database.host());
    m_database.setPort(database.port());
    m_database.setDatabaseName(database.databaseName());
    m_database.setUserName(database.user());
    m_database.setConnectOptions(database.connectOptions());
    if (!m_database.open()) {
        drop();
        throw Fault(Fault::Kind::Unavailable, {},
                    "opening a connection to " + database.description().toUtf8());
    }
    m_handle = handleOf<pg_conn>(m_database.driver()->handle(), "PGconn*", "pg_conn*");
    require(m_handle, "the driver isn't QPSQL");
    watchWarnings();
    hideStatementsFromLog();
}

Session::~Session()
{
    // The driver goes first: queries that have lost it send no DEALLOCATE each.
    drop();
    m_idle.clear();
}

void Session::drop()
{
    m_handle = nullptr;
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void Session::watchWarnings()
{
    PQsetNoticeReceiver(
        m_handle,
        [](void *session, const PGresult *notice) {
            const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (qstrcmp(severity, "WARNING") != 0)
                return;
            static_cast<Session *>(session)->warned = true;
            qCWarning(log, "the server warned: SQLSTATE %s",
                      PQresultErrorField(notice, PG_DIAG_SQLSTATE));
        },
        this);
}

void Session::hideStatementsFromLog()
{
    QByteArray sqlState;
    {
        QSqlQuery query(m_database);
        if (query.exec(statement("store/open_session")))
            return;
        sqlState = query.lastError().nativeErrorCode().toLatin1();
    }
    drop();
    throw Fault(Fault::Kind::Unavailable, sqlState, "store/open_session");
}

std::unique_ptr<QSqlQuery> Session::take(std::string_view name)
{
    if (const auto idle = m_idle.find(name); idle != m_idle.end() && !idle->second.empty()) {
        auto query = std::move(idle->second.back());
        idle->second.pop_back();
        return query;
    }
    auto query = std::make_unique<QSqlQuery>(m_database);
    if (!query->prepare(statement(name)))
        throw faultOf(*query, name);
    return query;
}

void Session::giveBack(const QByteArray &name, std::unique_ptr<QSqlQuery> query)
{
    const pg_result *result = resultOf(*query);
    const bool isLarge = result && PQresultMemorySize(result) > KeptResultBytes;
    // Dropping a query sends DEALLOCATE, which a failed transaction refuses.
    if (isLarge && !m_lost && PQtransactionStatus(m_handle) != PQTRANS_INERROR)
        return;
    query->finish();
    m_idle[std::string(name.constData(), std::size_t(name.size()))].push_back(std::move(query));
}

Fault Session::faultOf(const QSqlQuery &query, std::string_view where)
{
    const QByteArray sqlState = query.lastError().nativeErrorCode().toLatin1();
    QByteArray constraint;
    if (const pg_result *result = resultOf(query))
        constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    Fault::Kind kind = Fault::kindOf(sqlState);
    // Without an SQLSTATE the error may also come from QtSql itself on a sound connection.
    const bool isBroken = PQstatus(m_handle) == CONNECTION_BAD;
    if (isBroken && kind == Fault::Kind::Other)
        kind = Fault::Kind::Unknown;
    // 0A000, 26000: prepared statements don't fit the schema, or aren't there, any more.
    m_lost = m_lost || isBroken || kind == Fault::Kind::Unknown || sqlState == "0A000"
        || sqlState == "26000";
    return Fault(kind, sqlState, QByteArray(where.data(), qsizetype(where.size())), constraint);
}

bool Session::isClosedByServer()
{
    // Two looks: the first may read the server's last words, the second the end of the stream.
    for (int look = 0; look < 2 && PQstatus(m_handle) == CONNECTION_OK; ++look) {
        pollfd socket{PQsocket(m_handle), POLLIN, 0};
        if (::poll(&socket, 1, 0) <= 0)
            return false;
        if (PQconsumeInput(m_handle) == 0)
            return true;
    }
    return PQstatus(m_handle) != CONNECTION_OK;
}

bool Session::isInTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

const pg_result *Session::resultOf(const QSqlQuery &query)
{
    return query.result() ? handleOf<pg_result>(query.result()->handle(), "PGresult*", "pg_result*")
                          : nullptr;
}

} // namespace guichet::store
