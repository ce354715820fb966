// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"
#include "services/store/database.h"

#include <memory>

namespace guichet {

// A database of a test's own on a real PostgreSQL, with all linked migrations applied; gone with the
// object. The cluster is the one that `test-cluster` runs (GUICHET_TEST_CLUSTER names its socket
// directory), else one made for this process. Make it after the QCoreApplication, in the main thread.
class TestDatabase
{
public:
    enum class Content { Migrated, Empty };
    explicit TestDatabase(Content content = Content::Migrated);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    // As guichet_application: what the server may do.
    [[nodiscard]] store::Database database() const { return m_database; }
    [[nodiscard]] store::Database databaseAs(const QString &role) const;
    [[nodiscard]] store::Database superuser() const;
    // A connection as guichet_application for the main thread, made at first use.
    [[nodiscard]] store::Connection &connection();
    // The same as superuser, for what a test must look at or spoil.
    [[nodiscard]] store::Connection &superuserConnection();

private:
    store::Database m_database;
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<store::Connection> m_superuserConnection;
};

} // namespace guichet
