// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace guichet::store {

// A file NNNN_what.sql.
struct Migration
{
    int number = 0;
    QString name; // "0040_ledger"
    QByteArray text;
    [[nodiscard]] QByteArray checksum() const; // SHA-256, hexadecimal
};

// The migrations linked into this program (`:/migrations`), by number.
[[nodiscard]] QList<Migration> linkedMigrations();
// One checksum over all of them.
[[nodiscard]] QByteArray schemaChecksum(const QList<Migration> &migrations = linkedMigrations());

struct MigrationProblem
{
    enum class Kind {
        Failed, // the named migration failed; nothing of it is left, those before it stand
        ChangedChecksum, // an applied migration's text isn't what it was
        NewerSchema, // the database has a migration that this program doesn't know
        Duplicate, // two linked migrations have one number
    };
    Kind kind;
    QString migration;
    QByteArray sqlState; // of Failed
    [[nodiscard]] QString sentence() const; // for the administrator, in English
};

// Applies what is missing, in order, each in a transaction of its own, under an advisory lock, as
// guichet_owner (the connection's user must be its member). Gives how many it applied.
// Faults of the connection itself are thrown.
[[nodiscard]] tl::expected<int, MigrationProblem>
migrate(Connection &migrator, const QList<Migration> &migrations = linkedMigrations());

// The same checks without applying anything: how many are missing.
[[nodiscard]] tl::expected<int, MigrationProblem>
pendingMigrations(Connection &connection, const QList<Migration> &migrations = linkedMigrations());

} // namespace guichet::store
