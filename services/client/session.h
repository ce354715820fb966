// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/security.h"
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
    /// Gets nothing for success, or why not.
    using Done = std::function<void(std::optional<Failure>)>;
    void signIn(const wire::LoginRequest &request, Remember remember, QObject *context, Done done);
    /// Signs in again with what the keychain holds; `done` says whether that worked.
    void resume(QObject *context, std::function<void(bool)> done);
    /// Whether this is the signed-in user's password (and, of those who have a second factor, its code); for the lock.
    /// The server begins a session for that; the one before is ended.
    void unlock(const QString &password, const QString &code, QObject *context, Done done);
    /// The server ends all sessions of this user; this one goes on with new tokens.
    void changePassword(const wire::ChangePasswordRequest &request, QObject *context, Done done);
    /// Asks for new tokens now: what the server says of this session has changed.
    void renew() { renew([](bool) {}); }
    void signOut();

    bool isSignedIn() const { return !m_user.id.isNull(); }
    const SignedInUser &user() const { return m_user; }
    SecondFactorState secondFactor() const { return m_secondFactor; }

Q_SIGNALS:
    void signedIn();
    /// Also when the server ended the session.
    void signedOut();
    /// While signed in.
    void secondFactorChanged();

private:
    void accept(const wire::SessionReply &reply);
    void renew(std::function<void(bool)> done);
    void end();

    ApiClient &m_api;
    Keychain &m_keychain;
    SignedInUser m_user;
    SecondFactorState m_secondFactor = SecondFactorState::None;
    QString m_refreshToken;
    Remember m_remember = Remember::No;
    int m_generation = 0; ///< counts up with each sign-in and sign-out
    QTimer m_renewal;
    std::vector<std::function<void(bool)>> m_waiting; ///< for the renewal under way
};

} // namespace guichet::client
