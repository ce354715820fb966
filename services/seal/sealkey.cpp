// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealkey.h"

#include "services/identity/crypto.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::seal {

namespace {

tl::unexpected<QString> problem(const QString &path, const char *why)
{
    return tl::unexpected(QStringLiteral("%1: %2").arg(path, QLatin1StringView(why)));
}

/// Written beside and linked there whole: of two first starts at once, one's key is both's.
bool makeKey(const QString &path)
{
    const QByteArray beside = QFile::encodeName(QStringLiteral("%1.new-%2").arg(path).arg(::getpid()));
    const identity::SecureBytes seed = identity::SecureBytes::random(identity::keyBytes);
    const int file = ::open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool done = file >= 0 && ::write(file, seed.data(), std::size_t(seed.size())) == seed.size() && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    done = done && (::link(beside.constData(), QFile::encodeName(path).constData()) == 0 || errno == EEXIST);
    ::unlink(beside.constData());
    return done;
}

tl::expected<identity::SecureBytes, QString> readKey(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return problem(path, "can't be read as a file of its own (a link isn't taken)");
    struct stat status = {};
    identity::SecureBytes seed(identity::keyBytes);
    const bool isOurs = ::fstat(file, &status) == 0 && (status.st_mode & 07777) == 0600 && status.st_uid == ::geteuid();
    const bool isWhole = status.st_size == identity::keyBytes && ::read(file, seed.data(), std::size_t(seed.size())) == seed.size();
    ::close(file);
    if (!isOurs)
        return problem(path, "must belong to the server's user with mode 0600");
    if (!isWhole)
        return problem(path, "must hold exactly 32 bytes");
    return seed;
}

} // namespace

tl::expected<identity::Ed25519Key, QString> loadOrCreateSealKey(const QString &path)
{
    if (!QFile::exists(path) && (!QDir().mkpath(QFileInfo(path).path()) || !makeKey(path)))
        return problem(path, "can't be written");
    const auto seed = readKey(path);
    if (!seed)
        return tl::unexpected(seed.error());
    return identity::Ed25519Key(*seed);
}

} // namespace guichet::seal
