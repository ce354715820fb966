// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <vector>

#include <tl/expected.hpp>

#include <sys/types.h>

namespace guichet::store {

// PostgreSQL's own programs (initdb, pg_ctl, postgres), run as an OS user that they accept: they refuse
// root, so for root as the user `postgres` that Debian's package makes.
class PostgresPrograms
{
public:
    static constexpr int OldestMajor = 15;

    // Those of the given major version, 0 for the newest there is. $PG_BINDIR wins. The problem is a
    // sentence for the administrator.
    [[nodiscard]] static tl::expected<PostgresPrograms, QString> find(int major = 0);

    [[nodiscard]] int major() const { return m_major; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    // The OS user the programs run as, and the one who runs us: both sign in to the cluster.
    [[nodiscard]] const QString &user() const { return m_user; }
    [[nodiscard]] static QString ownUser();

    // Runs a program to its end; the problem holds the last of what it said.
    [[nodiscard]] tl::expected<void, QString> run(const QString &program,
                                                  const QStringList &arguments) const;
    // Makes the process, when started, run as user(), in a session of its own (Ctrl+C in our terminal
    // isn't for it), and get SIGINT when the thread that starts it ends, however that happens.
    void prepare(QProcess &process) const;
    // Gives a file or folder to user().
    void own(const QString &path) const;

private:
    PostgresPrograms() = default;
    [[nodiscard]] bool chooseUser();
    QString m_folder;
    int m_major = 0;
    QString m_user;
    bool m_drop = false;
    uid_t m_userId = 0;
    std::vector<gid_t> m_groups; // the first is the main one
};

} // namespace guichet::store
