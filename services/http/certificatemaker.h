// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace guichet::http {

// A key and its certificate, both PEM. Empty if OpenSSL refused.
struct CertificatePair {
    QByteArray certificate;
    QByteArray key;
};

// A self-signed authority that may sign servers only (pathlen 0).
[[nodiscard]] CertificatePair makeAuthority(const QDateTime &now, int days);

// A server's certificate signed by `authority`; `names` are DNS names or addresses, already checked.
[[nodiscard]] CertificatePair makeServer(const CertificatePair &authority, const QStringList &names,
                                         const QDateTime &now, int days);

} // namespace guichet::http
