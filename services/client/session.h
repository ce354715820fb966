// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/session.h"
#include "services/client/apiclient.h"
#include "services/client/keychain.h"

#include <QTimer>
#include <vector>

namespace guichet::client {

/// Who is signed in at this desk. Keeps the access token fresh, hands it to the ApiClient, and keeps the refresh token in
/// memory or, when asked to and when there is one, in the keychain. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(ApiClient &api, Keychain &keychain, QObject *parent = nullptr);

    enum class Remember { No, Yes };
    /// `done` gets nothing for success, or why not.
    void signIn(const QString &email, const QString &password, Remember remember, QObject *context,
                std::function<void(std::optional<Failure>)> done);
    /// Signs in again with what the keychain holds; `done` says whether that worked.
    void resume(QObject *context, std::function<void(bool)> done);
    /// Whether this is the signed-in user's password; for the lock.
    void unlock(const QString &password, QObject *context, std::function<void(std::optional<Failure>)> done);
    void signOut();

    bool isSignedIn() const { return !m_user.id.isNull(); }
    const SignedInUser &user() const { return m_user; }

Q_SIGNALS:
    void signedIn();
    /// Also when the server ended the session.
    void signedOut();

private:
    void accept(const wire::SessionReply &reply);
    void renew(std::function<void(bool)> done);
    void end();

    ApiClient &m_api;
    Keychain &m_keychain;
    SignedInUser m_user;
    QString m_refreshToken;
    Remember m_remember = Remember::No;
    int m_generation = 0; ///< counts up with each sign-in and sign-out
    QTimer m_renewal;
    std::vector<std::function<void(bool)>> m_waiting; ///< for the renewal under way
};

} // namespace guichet::client
