// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace guichet::http {

inline constexpr int serverCertificateDays = 90;
inline constexpr int serverCertificateRenewalDays = 30; // made anew when fewer are left
inline constexpr int authorityCertificateDays = 3650;

// Who the server is in TLS.
struct ServerIdentity {
    QList<QSslCertificate> chain; // the server's own first
    QSslKey key;
    QByteArray authorityPem; // what clients pin; empty for an identity made elsewhere
};

// The file names below the certificate folder; the desk is given ca.pem.
inline constexpr QLatin1String authorityFile("ca.pem");
inline constexpr QLatin1String authorityKeyFile("authority.key");
inline constexpr QLatin1String serverFile("server.pem");
inline constexpr QLatin1String serverKeyFile("server.key");

// The bank's own authority and server certificate (ECDSA P-256), made on first use in `folder`
// (0700, files 0600); the server's is remade when it ends soon or lacks a name. `names` are DNS
// names or addresses besides localhost, 127.0.0.1 and ::1. Refuses, with text for the operator:
// key files others may read, names that are neither, folders that cannot be written. Any thread.
[[nodiscard]] tl::expected<ServerIdentity, QString>
ensureCertificates(const QString &folder, const QStringList &names, const QDateTime &now);

// An identity made elsewhere: PEM chain and PEM key, the key's file 0600.
[[nodiscard]] tl::expected<ServerIdentity, QString> loadCertificates(const QString &chainFile,
                                                                     const QString &keyFile);

} // namespace guichet::http
