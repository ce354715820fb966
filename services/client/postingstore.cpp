// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingstore.h"

#include <QFile>
#include <QSqlError>
#include <QUuid>

namespace guichet::client {
namespace {

/// How long settled operations are kept to look at.
constexpr qint64 keepSettledMicros = qint64(30) * 24 * 3600 * 1'000'000;

PostingRecord recordOf(const QSqlQuery &row)
{
    PostingRecord record;
    record.key = IdempotencyKey::fromText(row.value(0).toString()).value_or(IdempotencyKey());
    record.principal.value = row.value(1).toLongLong();
    record.endpoint = row.value(2).toString();
    record.request = {row.value(3).toByteArray(), "application/json", row.value(4).toByteArray()};
    record.kind = enumFromName<EntryKind>(row.value(5).toString()).value_or(EntryKind::Deposit);
    record.account.value = row.value(6).toLongLong();
    record.amount.minorUnits = row.value(7).toLongLong();
    record.amount.currency = Currency::fromCode(row.value(8).toString()).value_or(Currency());
    record.state = enumFromName<PostingRecord::State>(row.value(9).toString()).value_or(record.state);
    record.madeAtMicros = row.value(10).toLongLong();
    return record;
}

} // namespace

PostingStore::PostingStore(const QString &file)
    : m_file(file)
    , m_connection(QUuid::createUuid().toString())
{
}

PostingStore::~PostingStore()
{
    if (m_isOpen)
        QSqlDatabase::removeDatabase(m_connection);
}

bool PostingStore::open()
{
    if (m_isOpen)
        return true;
    QFile file(m_file);
    if (!file.open(QIODevice::Append) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return false;
    file.close();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_isOpen = true;
    database.setDatabaseName(m_file);
    if (!database.open())
        return false;
    QSqlQuery query(database);
    return query.exec(QStringLiteral("PRAGMA journal_mode=WAL")) && query.exec(QStringLiteral("PRAGMA synchronous=FULL"))
        && query.exec(QStringLiteral("PRAGMA secure_delete=ON")) // what is settled leaves no bytes of its request
        && run(query, "create_operation", {});
}

bool PostingStore::run(QSqlQuery &query, const char *statement, const QVariantMap &values)
{
    QFile file(QStringLiteral(":/sql/client/%1.sql").arg(QLatin1StringView(statement)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("unknown statement %s", statement);
    bool isDone = query.prepare(QString::fromUtf8(file.readAll()));
    for (const auto &[name, value] : values.asKeyValueRange())
        query.bindValue(name, value);
    isDone = isDone && query.exec();
    if (!isDone)
        qWarning("the desk's journal: %s: %s", statement, qPrintable(query.lastError().text()));
    return isDone;
}

bool PostingStore::keep(const PostingRecord &record)
{
    if (!open())
        return false;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    run(query, "delete_old", {{QStringLiteral(":before"), record.madeAtMicros - keepSettledMicros}});
    return run(query, "insert_operation",
               {{QStringLiteral(":key"), record.key.text()},
                {QStringLiteral(":principal"), record.principal.value},
                {QStringLiteral(":endpoint"), record.endpoint},
                {QStringLiteral(":target"), record.request.target},
                {QStringLiteral(":body"), record.request.body},
                {QStringLiteral(":kind"), QString(enumName(record.kind))},
                {QStringLiteral(":account"), record.account.value},
                {QStringLiteral(":amount"), record.amount.minorUnits},
                {QStringLiteral(":currency"), record.amount.currency.code()},
                {QStringLiteral(":state"), QString(enumName(record.state))},
                {QStringLiteral(":made_at"), record.madeAtMicros}});
}

bool PostingStore::settle(const IdempotencyKey &key, PostingRecord::State state)
{
    if (!open())
        return false;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    return run(query, "update_state",
               {{QStringLiteral(":key"), key.text()}, {QStringLiteral(":state"), QString(enumName(state))}});
}

QList<PostingRecord> PostingStore::unsettled(UserId principal)
{
    QList<PostingRecord> records;
    if (!open())
        return records;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!run(query, "select_unsettled", {{QStringLiteral(":principal"), principal.value}}))
        return records;
    while (query.next())
        records.append(recordOf(query));
    return records;
}

} // namespace guichet::client
