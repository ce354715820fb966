// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/masterkeys.h"

#include "services/identity/crypto.h"
#include "services/store/transaction.h"

#include <QDir>
#include <QFile>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::identity {

namespace {

constexpr std::array keyFiles{"master.key", "blind-index.key", "signing.key"};

using Failure = tl::unexpected<QString>;

Failure failure(const QString &path, const char *why)
{
    return Failure(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(why)));
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

tl::expected<SecureBytes, QString> readKey(const QString &path)
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

bool writeKey(const QString &path, const SecureBytes &key)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return file.get() >= 0 && ::write(file.get(), key.data(), std::size_t(key.size())) == key.size()
        && ::fchmod(file.get(), 0600) == 0 && ::fsync(file.get()) == 0;
}

// All three or none: written beside and moved there as a whole, so that two first starts at once agree.
tl::expected<void, QString> makeKeys(const QString &directory)
{
    const QString beside = QStringLiteral("%1.new-%2").arg(directory).arg(::getpid());
    const QByteArray besideName = QFile::encodeName(beside);
    if (::mkdir(besideName.constData(), 0700) != 0)
        return failure(beside, "can't be made");
    bool written = true;
    for (const char *const name : keyFiles)
        written = written
            && writeKey(beside + u'/' + QLatin1String(name), SecureBytes::random(keyBytes));
    const Descriptor folder(::open(besideName.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    written = written && ::fsync(folder.get()) == 0;
    const bool moved
        = written && ::rename(besideName.constData(), QFile::encodeName(directory).constData()) == 0;
    const bool another = written && !moved && (errno == ENOTEMPTY || errno == EEXIST);
    if (!moved)
        QDir(beside).removeRecursively();
    if (!moved && !another)
        return failure(directory, "the keys can't be written there");
    return {};
}

tl::expected<void, QString> checkDirectory(const QString &directory)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(directory).constData(), &status) != 0 || !S_ISDIR(status.st_mode))
        return failure(directory, "is no folder");
    if ((status.st_mode & 0022) != 0 || status.st_uid != ::geteuid())
        return failure(directory, "must belong to the server's user, and nobody else may write there");
    return {};
}

int keyFilesIn(const QString &directory)
{
    return int(std::count_if(keyFiles.begin(), keyFiles.end(), [&](const char *name) {
        return QFileInfo::exists(directory + u'/' + QLatin1String(name));
    }));
}

std::shared_ptr<const MasterKeys> assembled(SecureBytes master, SecureBytes blindIndex, SecureBytes signing)
{
    MasterKeys keys{std::move(master), std::move(blindIndex), std::move(signing), {}};
    keys.refresh = SecureBytes(QByteArrayView(hmacSha256(keys.master, "guichet refresh successor")));
    return std::make_shared<const MasterKeys>(std::move(keys));
}

} // namespace

tl::expected<std::shared_ptr<const MasterKeys>, QString> MasterKeys::loadOrCreate(const QString &directory)
{
    const QString path = QDir::cleanPath(directory);
    if (keyFilesIn(path) == 0) {
        if (!QDir().mkpath(QFileInfo(path).path()))
            return failure(path, "can't be made");
        if (auto made = makeKeys(path); !made)
            return Failure(made.error());
    }
    if (auto checked = checkDirectory(path); !checked)
        return Failure(checked.error());
    if (keyFilesIn(path) != int(keyFiles.size()))
        return failure(path, "some keys are there and some are missing: restore them from your copy");
    std::array<SecureBytes, keyFiles.size()> keys;
    for (std::size_t i = 0; i < keyFiles.size(); ++i) {
        auto key = readKey(path + u'/' + QLatin1String(keyFiles[i]));
        if (!key)
            return Failure(key.error());
        keys[i] = std::move(*key);
    }
    return assembled(std::move(keys[0]), std::move(keys[1]), std::move(keys[2]));
}

std::shared_ptr<const MasterKeys> MasterKeys::random()
{
    return assembled(SecureBytes::random(keyBytes), SecureBytes::random(keyBytes),
                     SecureBytes::random(keyBytes));
}

bool keysFitDatabase(store::Transaction &transaction, const MasterKeys &keys)
{
    // Both that make stored data: what is wrapped, and what is looked up.
    const QByteArray fingerprint
        = hmacSha256(keys.master, "guichet fingerprint") + hmacSha256(keys.blindIndex, "guichet fingerprint");
    transaction.run("identity/remember_master_key",
                    {{":id", MasterKeys::masterKeyId}, {":fingerprint", fingerprint}});
    auto known = transaction.run("identity/master_key", {{":id", MasterKeys::masterKeyId}});
    return known.only().bytes("fingerprint") == fingerprint;
}

} // namespace guichet::identity
