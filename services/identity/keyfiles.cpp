// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/keyfiles.h"

#include "services/identity/crypto.h"

#include <QDir>
#include <QFile>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::identity {

namespace {

tl::unexpected<QString> failure(const QString &path, const char *why)
{
    return tl::unexpected(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(why)));
}

class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

bool writeKeyFile(const QString &path, const SecureBytes &key)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return file.get() >= 0 && ::write(file.get(), key.data(), std::size_t(key.size())) == key.size()
        && ::fchmod(file.get(), 0600) == 0 && ::fsync(file.get()) == 0;
}

} // namespace

tl::expected<SecureBytes, QString> readKeyFile(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return failure(path, "can't be read as a file of its own (a link isn't taken)");
    if ((status.st_mode & 07777) != 0600 || status.st_uid != ::geteuid())
        return failure(path, "must belong to the server's user with mode 0600");
    if (status.st_size != keyBytes)
        return failure(path, "must hold exactly 32 bytes");
    SecureBytes key(keyBytes);
    if (::read(file.get(), key.data(), std::size_t(keyBytes)) != keyBytes)
        return failure(path, "can't be read");
    const QByteArrayView bytes = key.view();
    if (std::all_of(bytes.begin(), bytes.end(), [&](char byte) { return byte == bytes.front(); }))
        return failure(path, "holds no secret: all its bytes are alike");
    return key;
}

tl::expected<void, QString> checkKeyFolder(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISDIR(status.st_mode))
        return failure(path, "is no folder");
    if ((status.st_mode & 0022) != 0 || status.st_uid != ::geteuid())
        return failure(path, "must belong to the server's user, and nobody else may write there");
    return {};
}

// Written beside and moved there as a whole.
tl::expected<void, QString> makeKeyFolder(const QString &path, const QStringList &names)
{
    const QString beside = QStringLiteral("%1.new-%2").arg(path).arg(::getpid());
    const QByteArray besideName = QFile::encodeName(beside);
    if (::mkdir(besideName.constData(), 0700) != 0)
        return failure(beside, "can't be made");
    bool written = true;
    for (const QString &name : names)
        written = written && writeKeyFile(beside + u'/' + name, SecureBytes::random(keyBytes));
    const Descriptor folder(::open(besideName.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    written = written && ::fsync(folder.get()) == 0;
    const bool moved
        = written && ::rename(besideName.constData(), QFile::encodeName(path).constData()) == 0;
    const bool another = written && !moved && (errno == ENOTEMPTY || errno == EEXIST);
    if (!moved)
        QDir(beside).removeRecursively();
    if (!moved && !another)
        return failure(path, "the keys can't be written there");
    return {};
}

} // namespace guichet::identity
