// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/certificates.h"

#include "services/http/certificatemaker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::http {

using namespace Qt::StringLiterals;

namespace {

using Failure = std::optional<QString>;

constexpr mode_t privateFile = 0600;
constexpr mode_t privateFolder = 0700;

// Written beside and renamed: a crash leaves the old file or the new one.
Failure writePrivate(const QString &path, const QByteArray &contents)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + ".new";
    ::unlink(temporary.constData());
    const int file
        = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, privateFile);
    if (file < 0)
        return u"Cannot write %1: %2"_s.arg(path, qt_error_string());
    const bool written
        = ::write(file, contents.constData(), size_t(contents.size())) == ssize_t(contents.size())
        && ::fsync(file) == 0;
    ::close(file);
    if (!written || ::rename(temporary.constData(), target.constData()) != 0)
        return u"Cannot write %1: %2"_s.arg(path, qt_error_string());
    return std::nullopt;
}

Failure checkPrivate(const QString &path)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return u"Cannot read %1: %2"_s.arg(path, qt_error_string());
    if ((facts.st_mode & 07777) != privateFile)
        return u"%1 must be readable by its owner only (mode 0600)"_s.arg(path);
    return std::nullopt;
}

tl::expected<QByteArray, QString> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"Cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

tl::expected<CertificatePair, QString> readPair(const QString &certificate, const QString &key)
{
    if (const Failure failure = checkPrivate(key))
        return tl::unexpected(*failure);
    const auto certificateText = read(certificate);
    const auto keyText = read(key);
    if (!certificateText || !keyText)
        return tl::unexpected(certificateText ? keyText.error() : certificateText.error());
    return CertificatePair{*certificateText, *keyText};
}

Failure writePair(const CertificatePair &pair, const QString &certificate, const QString &key)
{
    if (pair.certificate.isEmpty())
        return u"OpenSSL could not make %1"_s.arg(certificate);
    if (const Failure failure = writePrivate(key, pair.key))
        return failure;
    return writePrivate(certificate, pair.certificate);
}

bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 253
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-';
           });
}

QStringList allNames(const QStringList &names)
{
    QStringList all{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    for (const QString &name : names)
        all.append(QHostAddress(name).isNull() ? name.toLower() : QHostAddress(name).toString());
    all.removeDuplicates();
    return all;
}

bool coversNames(const QSslCertificate &certificate, const QStringList &names)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    QStringList held = alternatives.values(QSsl::DnsEntry);
    for (const QString &address : alternatives.values(QSsl::IpAddressEntry))
        held.append(QHostAddress(address).toString());
    return std::all_of(names.begin(), names.end(),
                       [&](const QString &name) { return held.contains(name); });
}

// Still good: ours, of this authority, with every name, and with time left.
bool isCurrent(const CertificatePair &server, const QSslCertificate &authority,
               const QStringList &names, const QDateTime &now)
{
    const QSslCertificate certificate(server.certificate);
    const QSslKey key(server.key, QSsl::Ec);
    return !certificate.isNull() && !key.isNull()
        && certificate.issuerInfo(QSslCertificate::CommonName)
        == authority.subjectInfo(QSslCertificate::CommonName)
        && certificate.expiryDate() > now.addDays(serverCertificateRenewalDays)
        && coversNames(certificate, names);
}

tl::expected<ServerIdentity, QString> identityOf(const CertificatePair &server,
                                                 const QByteArray &authorityPem)
{
    ServerIdentity identity;
    identity.chain = QSslCertificate::fromData(server.certificate, QSsl::Pem);
    identity.key = QSslKey(server.key, QSsl::Ec);
    if (identity.key.isNull())
        identity.key = QSslKey(server.key, QSsl::Rsa);
    identity.authorityPem = authorityPem;
    if (identity.chain.isEmpty() || identity.key.isNull())
        return tl::unexpected(u"The server's certificate or key is not PEM"_s);
    return identity;
}

Failure makeFolder(const QString &folder)
{
    if (QFileInfo::exists(folder))
        return std::nullopt;
    if (!QDir().mkpath(folder)
        || ::chmod(QFile::encodeName(folder).constData(), privateFolder) != 0)
        return u"Cannot make the folder %1: %2"_s.arg(folder, qt_error_string());
    return std::nullopt;
}

tl::expected<CertificatePair, QString> ensureAuthority(const QDir &folder, const QDateTime &now)
{
    const QString certificate = folder.filePath(authorityFile);
    const QString key = folder.filePath(authorityKeyFile);
    if (!QFileInfo::exists(certificate)) {
        const CertificatePair made = makeAuthority(now, authorityCertificateDays);
        if (const Failure failure = writePair(made, certificate, key))
            return tl::unexpected(*failure);
    }
    return readPair(certificate, key);
}

} // namespace

tl::expected<ServerIdentity, QString>
ensureCertificates(const QString &folder, const QStringList &names, const QDateTime &now)
{
    for (const QString &name : names) {
        if (QHostAddress(name).isNull() && !isName(name))
            return tl::unexpected(u"\"%1\" is neither a host name nor an address"_s.arg(name));
    }
    if (const Failure failure = makeFolder(folder))
        return tl::unexpected(*failure);
    const QDir files(folder);
    const auto authority = ensureAuthority(files, now);
    if (!authority)
        return tl::unexpected(authority.error());
    const QString certificate = files.filePath(serverFile);
    const QString key = files.filePath(serverKeyFile);
    const QStringList wanted = allNames(names);
    if (QFileInfo::exists(certificate)) {
        const auto server = readPair(certificate, key);
        if (!server)
            return tl::unexpected(server.error());
        if (isCurrent(*server, QSslCertificate(authority->certificate), wanted, now))
            return identityOf(*server, authority->certificate);
    }
    const CertificatePair server = makeServer(*authority, wanted, now, serverCertificateDays);
    if (const Failure failure = writePair(server, certificate, key))
        return tl::unexpected(*failure);
    return identityOf(server, authority->certificate);
}

tl::expected<ServerIdentity, QString> loadCertificates(const QString &chainFile,
                                                       const QString &keyFile)
{
    const auto pair = readPair(chainFile, keyFile);
    if (!pair)
        return tl::unexpected(pair.error());
    return identityOf(*pair, QByteArray());
}

} // namespace guichet::http
