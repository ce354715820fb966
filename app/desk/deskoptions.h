// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QUrl>
#include <chrono>
#include <tl/expected.hpp>

namespace guichet {

/// Where the desk finds its bank, and what it keeps on this computer.
struct DeskOptions {
    QUrl server{QStringLiteral("https://localhost:8443")};
    QString authorityFile;
    QList<QSslCertificate> authority; ///< the only one trusted
    QString folder;                   ///< of the posting journal
    std::chrono::minutes autoLock{10};
    QString language;                 ///< empty: the system's
    bool helpWanted = false;

    // of the tour
    QString pictures;                    ///< folder for its pictures
    QString signIns;                    ///< file with the demo's sign-ins: role, e-mail, password a line
    QString people;                     ///< file with people to look at, instead of the day
    std::chrono::milliseconds delay{0}; ///< added to the network, half of it each way

    /// Refuses with a sentence.
    static tl::expected<DeskOptions, QString> read(const QStringList &arguments);
    static QString help();
    /// Reads `authorityFile` and makes the folder; once the application is there and named. Refuses with a sentence.
    tl::expected<void, QString> prepare();
};

} // namespace guichet
