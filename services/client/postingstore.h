// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/postingrecord.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace guichet::client {

/// The SQLite side of PostingJournal; lives in its thread. Opened at first use.
class PostingStore : public QObject
{
    Q_OBJECT

public:
    explicit PostingStore(const QString &file);
    ~PostingStore() override;

    bool keep(const PostingRecord &record);
    bool settle(const IdempotencyKey &key, PostingRecord::State state);
    QList<PostingRecord> unsettled(UserId principal);

private:
    bool open();
    bool run(QSqlQuery &query, const char *statement, const QVariantMap &values);

    QString m_file;
    QString m_connection;
    bool m_isOpen = false;
};

} // namespace guichet::client
