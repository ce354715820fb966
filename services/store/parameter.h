// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace guichet::store {

// A value of a statement in PostgreSQL's binary form ("Binary Format", 55.2.2; arrays as array_send writes them), for
// Pipeline: nothing is quoted, printed or parsed. The statement casts it to the type named here.
class Parameter
{
public:
    static Parameter bigint(qint64 number);
    static Parameter integer(int number);
    static Parameter date(QDate date);
    // bigint[], integer[], date[], text[], bytea[], uuid[]; an empty optional is a NULL entry. Texts with U+0000 or a
    // lone surrogate are refused with Fault 22021.
    static Parameter bigints(const QList<qint64> &entries);
    static Parameter bigints(const QList<std::optional<qint64>> &entries);
    static Parameter integers(const QList<qint64> &entries);
    static Parameter integers(const QList<std::optional<qint64>> &entries);
    static Parameter dates(const QList<QDate> &entries);
    static Parameter texts(const QList<QString> &entries);
    static Parameter texts(const QList<std::optional<QString>> &entries);
    static Parameter blobs(const QList<QByteArray> &entries);
    static Parameter uuids(const QList<QUuid> &entries);
    // tid[]: where rows stand, as PipelineResult::place gives it.
    static Parameter places(const QList<QByteArray> &entries);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    explicit Parameter(QByteArray bytes) : m_bytes(std::move(bytes)) { }
    QByteArray m_bytes;
};

} // namespace guichet::store
