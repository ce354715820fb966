// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/session.h"

namespace guichet::client {
namespace {

/// How long before its end an access token is renewed.
constexpr qint64 renewBeforeMs = 60'000;
constexpr qint64 soonestRenewalMs = 5'000;

} // namespace

Session::Session(ApiClient &api, Keychain &keychain, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_keychain(keychain)
{
    m_api.setRenewal([this](std::function<void(bool)> done) { renew(std::move(done)); });
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, [this] { renew([](bool) {}); });
}

void Session::signIn(const wire::LoginRequest &request, Remember remember, QObject *context, Done done)
{
    m_remember = remember;
    const auto take = [this, done = std::move(done)](Result<wire::SessionReply> reply) {
        if (!reply)
            return done(reply.error());
        ++m_generation;
        accept(*reply);
        done(std::nullopt);
        Q_EMIT signedIn();
    };
    m_api.call<wire::LoginRequest, wire::SessionReply>(wire::login, request, context, take);
}

void Session::resume(QObject *context, std::function<void(bool)> done)
{
    m_keychain.read(context, [this, done = std::move(done)](const std::optional<QString> &token) {
        if (!token || token->isEmpty())
            return done(false);
        m_remember = Remember::Yes;
        m_refreshToken = *token;
        renew([this, done](bool isRenewed) {
            done(isRenewed);
            if (isRenewed)
                Q_EMIT signedIn();
        });
    });
}

void Session::unlock(const QString &password, const QString &code, QObject *context, Done done)
{
    const auto take = [this, done = std::move(done)](Result<wire::SessionReply> reply) {
        if (!reply)
            return done(reply.error());
        m_api.call<wire::Nothing, wire::Nothing>(wire::logout, {}, this, [](const Result<wire::Nothing> &) {});
        ++m_generation; // a renewal under way asks for the session that ends here
        accept(*reply);
        done(std::nullopt);
    };
    m_api.call<wire::LoginRequest, wire::SessionReply>(wire::login, {m_user.email, password, code, {}}, context, take);
}

void Session::changePassword(const wire::ChangePasswordRequest &request, QObject *context, Done done)
{
    const auto take = [this, done = std::move(done)](Result<wire::SessionReply> reply) {
        if (!reply)
            return done(reply.error());
        ++m_generation; // a renewal under way asks for a session that has ended
        accept(*reply);
        done(std::nullopt);
    };
    m_api.call<wire::ChangePasswordRequest, wire::SessionReply>(wire::changePassword, request, context, take);
}

void Session::signOut()
{
    m_api.call<wire::Nothing, wire::Nothing>(wire::logout, {}, this, [](const Result<wire::Nothing> &) {});
    m_keychain.forget();
    end();
}

void Session::accept(const wire::SessionReply &reply)
{
    m_user = reply.user;
    const SecondFactorState before = std::exchange(m_secondFactor, reply.secondFactor);
    m_refreshToken = reply.refreshToken;
    m_api.setAccessToken(reply.accessToken.toLatin1());
    const qint64 lifeMs = (reply.accessExpiresAtMicros - m_api.clock().nowMicros()) / 1000;
    m_renewal.start(static_cast<int>(std::max(lifeMs - renewBeforeMs, soonestRenewalMs)));
    if (m_remember == Remember::Yes)
        m_keychain.write(m_refreshToken, this, [](bool) {});
    if (before != m_secondFactor)
        Q_EMIT secondFactorChanged();
}

void Session::renew(std::function<void(bool)> done)
{
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1)
        return;
    const auto take = [this, asked = m_generation](Result<wire::SessionReply> reply) {
        if (asked != m_generation) { // an earlier sign-in's tokens must not take the place of today's
            const auto waiting = std::exchange(m_waiting, {});
            for (const auto &tell : waiting)
                tell(false);
            return;
        }
        const bool isOver = !reply
            && (reply.error().kind == Failure::Kind::Refused || reply.error().kind == Failure::Kind::SignedOut
                || reply.error().kind == Failure::Kind::Rejected);
        if (reply)
            accept(*reply);
        else if (isSignedIn() && !isOver)
            m_renewal.start(static_cast<int>(soonestRenewalMs));
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &tell : waiting)
            tell(reply.has_value());
        if (isOver && isSignedIn())
            end();
    };
    m_api.call<wire::RefreshRequest, wire::SessionReply>(wire::refresh, {m_refreshToken}, this, take);
}

void Session::end()
{
    ++m_generation;
    m_renewal.stop();
    m_user = {};
    m_secondFactor = SecondFactorState::None;
    m_refreshToken.clear();
    m_api.setAccessToken({});
    Q_EMIT signedOut();
}

} // namespace guichet::client
