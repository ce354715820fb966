// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/apiclient.h"

#include "models/wire/session.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <chrono>

namespace guichet::client {
namespace {

/// Longest wait for an answer; a posting settles on the server within 30 s.
constexpr std::chrono::milliseconds transferTimeout{35'000};

QSslConfiguration trusting(const QList<QSslCertificate> &authority)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(authority);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return tls;
}

} // namespace

struct ApiClient::Exchange {
    wire::EndpointInfo info;
    wire::EncodedRequest request;
    IdempotencyKey key;
    QPointer<QObject> context;
    std::function<void(Result<wire::RawBody>)> done;
    int signOuts = 0; ///< as it stood when this was asked
    QByteArray sentToken{};
    bool wasRenewed = false;
    bool wasConfirmed = false;

    void deliver(Result<wire::RawBody> result) const
    {
        if (context)
            done(std::move(result));
    }
};

ApiClient::ApiClient(const QUrl &server, const QList<QSslCertificate> &authority, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_clock(clock)
    , m_tls(trusting(authority))
{
    for (QNetworkAccessManager *network : {&m_network, &m_streams}) {
        network->setProxy(QNetworkProxy::NoProxy);
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        network->setCookieJar(nullptr);
    }
}

Failure ApiClient::unreadable(const QString &detail)
{
    Failure failure{Failure::Kind::Rejected, std::nullopt, {}};
    failure.problem.title = QStringLiteral("Unreadable answer");
    failure.problem.detail = detail;
    return failure;
}

void ApiClient::send(const wire::EndpointInfo &info, const wire::EncodedRequest &request, const IdempotencyKey &key,
                     QObject *context, std::function<void(Result<wire::RawBody>)> done)
{
    Q_ASSERT(context);
    auto exchange = std::make_shared<Exchange>(Exchange{info, request, key, context, std::move(done), m_signOuts});
    if (info.keyed == wire::Keyed::Yes && key.isNull())
        exchange->key = IdempotencyKey::make(m_clock.nowMicros());
    start(std::move(exchange));
}

void ApiClient::setAccessToken(const QByteArray &token)
{
    if (token.isEmpty())
        ++m_signOuts;
    m_accessToken = token;
}

QNetworkRequest ApiClient::requestFor(const QByteArray &target) const
{
    QUrl url = m_server;
    const qsizetype question = target.indexOf('?');
    url.setPath(QString::fromLatin1(question < 0 ? target : target.left(question)), QUrl::StrictMode);
    if (question >= 0)
        url.setQuery(QString::fromLatin1(target.mid(question + 1)), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    return request;
}

QNetworkReply *ApiClient::openStream(const wire::EndpointInfo &info, const QByteArray &lastId)
{
    QNetworkRequest request = requestFor("/api/v1/" + QByteArray(info.path));
    request.setRawHeader("Authorization", "Bearer " + m_accessToken);
    request.setRawHeader("Accept", "text/event-stream");
    if (!lastId.isEmpty())
        request.setRawHeader("Last-Event-ID", lastId);
    return m_streams.get(request);
}

void ApiClient::start(std::shared_ptr<Exchange> exchange)
{
    QNetworkRequest request = requestFor(exchange->request.target);
    request.setTransferTimeout(static_cast<int>(transferTimeout.count()));
    exchange->sentToken = m_accessToken;
    if (!m_accessToken.isEmpty() && !exchange->info.access.isOpen())
        request.setRawHeader("Authorization", "Bearer " + m_accessToken);
    if (!exchange->key.isNull())
        request.setRawHeader("Idempotency-Key", exchange->key.text().toLatin1());
    if (!exchange->request.contentType.isEmpty())
        request.setRawHeader("Content-Type", exchange->request.contentType);

    QNetworkReply *reply = m_network.sendCustomRequest(
        request, QByteArray(wire::methodName(exchange->info.method).data()), exchange->request.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, exchange = std::move(exchange)] {
        reply->deleteLater();
        finish(exchange, reply);
    });
}

void ApiClient::finish(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->readAll();
    const bool isWhole = reply->error() == QNetworkReply::NoError || status >= 400;
    if (status >= 200 && status < 300 && isWhole) {
        setConnection(Connection::Online);
        exchange->deliver(wire::RawBody{reply->rawHeader("Content-Type"), body});
        return;
    }
    // A sign-out is of the session it was sent in: sent again it would end the one after it.
    const bool isSameSignIn = exchange->signOuts == m_signOuts && std::string_view(exchange->info.name) != wire::logout.info.name;
    if (status == 401 && !exchange->info.access.isOpen() && !exchange->wasRenewed && m_renewal && isSameSignIn) {
        renewAndRepeat(exchange);
        return;
    }
    const Failure failure = failureOf(*exchange, *reply, body);
    if (failure.problem.code == QLatin1StringView("step-up-required") && !exchange->wasConfirmed && m_confirmation && isSameSignIn)
        confirmAndRepeat(exchange, failure);
    else
        exchange->deliver(tl::unexpected(failure));
}

void ApiClient::renewAndRepeat(const std::shared_ptr<Exchange> &exchange)
{
    exchange->wasRenewed = true;
    if (exchange->sentToken != m_accessToken) { // renewed for another call while this one was on its way
        start(exchange);
        return;
    }
    m_renewal([this, exchange](bool isRenewed) {
        if (isRenewed && exchange->signOuts == m_signOuts)
            start(exchange);
        else
            exchange->deliver(tl::unexpected(Failure{Failure::Kind::SignedOut, std::nullopt, {}}));
    });
}

void ApiClient::confirmAndRepeat(const std::shared_ptr<Exchange> &exchange, const Failure &refused)
{
    exchange->wasConfirmed = true;
    m_unconfirmed.emplace_back(exchange, refused);
    if (m_unconfirmed.size() > 1)
        return;
    m_confirmation([this](bool isConfirmed) {
        const auto waiting = std::exchange(m_unconfirmed, {});
        for (const auto &[waits, why] : waiting) {
            if (isConfirmed && waits->signOuts == m_signOuts)
                start(waits);
            else
                waits->deliver(tl::unexpected(why));
        }
    });
}

Failure ApiClient::failureOf(const Exchange &exchange, QNetworkReply &reply, const QByteArray &body)
{
    Failure failure;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isCommand = exchange.info.method != wire::Method::Get && !exchange.info.access.isOpen();
    const auto problem = status >= 400 ? wire::decodeProblem(body) : std::nullopt;
    if (problem) {
        setConnection(Connection::Online);
        failure.problem = *problem;
        failure.refusal = enumFromName<Refusal>(problem->code);
        failure.kind = Failure::Kind::Rejected;
        if (failure.refusal)
            failure.kind = Failure::Kind::Refused;
        else if (status == 401)
            failure.kind = Failure::Kind::SignedOut;
        else if (problem->code == QLatin1StringView("outcome-unknown") || (status == 500 && isCommand))
            failure.kind = Failure::Kind::Unknown;
        else if (status == 503 || status == 429)
            failure.kind = Failure::Kind::Busy;
    } else {
        const bool isUntrusted = reply.error() == QNetworkReply::SslHandshakeFailedError;
        setConnection(isUntrusted ? Connection::Untrusted : Connection::Reconnecting);
        failure.kind = isUntrusted ? Failure::Kind::Untrusted : Failure::Kind::Unreachable;
        // A refused connection doesn't show that nothing was sent: it may be the second attempt that
        // QNetworkAccessManager made by itself, after the first had arrived. Signing in again does no harm.
        if (isCommand)
            failure.kind = Failure::Kind::Unknown;
    }
    return failure;
}

void ApiClient::setConnection(Connection connection)
{
    if (m_connection == connection)
        return;
    m_connection = connection;
    Q_EMIT connectionChanged(connection);
}

} // namespace guichet::client
