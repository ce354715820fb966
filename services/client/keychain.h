// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

namespace guichet::client {

/// One secret in the desktop's keychain (QtKeychain), where there is one. Asynchronous, each call bounded by five
/// seconds, since a locked keyring waits for a human. Anything but success counts as no keychain; nothing is ever
/// written in plain text.
class Keychain : public QObject
{
    Q_OBJECT

public:
    /// `service` and `entry` name the secret.
    Keychain(const QString &service, const QString &entry, QObject *parent = nullptr);

    /// Writes, reads and deletes a trial entry: whether remembering works here.
    void probe(QObject *context, std::function<void(bool)> done);
    void read(QObject *context, std::function<void(std::optional<QString>)> done);
    void write(const QString &secret, QObject *context, std::function<void(bool)> done);
    void forget();

private:
    QString m_service;
    QString m_entry;
};

} // namespace guichet::client
