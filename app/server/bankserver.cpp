// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/bankserver.h"

#include "app/server/statuspages.h"
#include "services/http/routes/routes.h"

#include <QDir>

#include <cstdio>

namespace guichet {
namespace {

constexpr std::chrono::hours houseInterval{1};
constexpr qint64 burstSeconds = 4; // so much of a rate may come at once after a pause

http::TrafficLimits limitsOf(const Configuration &configuration)
{
    if (configuration.text("rate-limits") == QLatin1StringView("no"))
        return {};
    const auto rate = [&](const char *name, qint64 seconds) {
        const qint64 perSecond = configuration.number(name);
        return http::Rate{perSecond, perSecond * seconds};
    };
    return {rate("rate-of-address", burstSeconds), rate("rate-of-staff", burstSeconds),
            rate("rate-of-customer", burstSeconds), rate("rate-of-sign-in", 2)};
}

/// One write a line, so that lines of several threads don't mix.
void writeLine(const http::RequestLine &request)
{
    const QByteArray line = http::logLine(request);
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

tl::expected<std::pair<QHostAddress, quint16>, QString> endpointOf(const Configuration &configuration, const char *name)
{
    const QString listen = configuration.text(name);
    const qsizetype colon = listen.lastIndexOf(u':');
    bool ok = false;
    const quint16 port = listen.mid(colon + 1).toUShort(&ok);
    QHostAddress address;
    if (colon < 0 || !ok || !address.setAddress(listen.left(colon)))
        return tl::unexpected(QLatin1StringView(name) + QStringLiteral(": ADDRESS:PORT is needed"));
    return std::pair{address, port};
}

} // namespace

BankServer::BankServer(BankAssembly &bank, const Configuration &configuration)
    : m_bank(bank)
    , m_configuration(configuration)
    , m_router(bank.services())
{
    http::registerAllRoutes(m_router);
    m_router.setLimits(limitsOf(configuration));
    if (configuration.text("request-log") == QLatin1StringView("yes"))
        m_router.setRequestLog(writeLine);
    m_houseTimer.setInterval(houseInterval);
    QObject::connect(&m_houseTimer, &QTimer::timeout, &m_houseTimer, [this] { m_bank.keepHouse(); });
}

BankServer::~BankServer() = default;

tl::expected<http::ServerOptions, QString> BankServer::optionsOf() const
{
    http::ServerOptions options;
    const auto listen = endpointOf(m_configuration, "listen");
    if (!listen)
        return tl::unexpected(listen.error());
    std::tie(options.address, options.port) = *listen;
    const QStringList names = m_configuration.text("certificate-names").split(u',', Qt::SkipEmptyParts);
    const auto identity = http::ensureCertificates(QDir(m_bank.dataFolder()).filePath(tlsFolder), names,
                                                   QDateTime::currentDateTimeUtc());
    if (!identity)
        return tl::unexpected(identity.error());
    options.identity = *identity;
    const QStringList proxies = m_configuration.text("trusted-proxies").split(u',', Qt::SkipEmptyParts);
    for (const QString &proxy : proxies) {
        const QHostAddress address(proxy.trimmed());
        if (address.isNull())
            return tl::unexpected(QStringLiteral("trusted-proxies: %1 isn't an address").arg(proxy));
        options.trustedProxies.append(address);
    }
    return options;
}

tl::expected<quint16, QString> BankServer::start()
{
    const auto options = optionsOf();
    if (!options)
        return tl::unexpected(options.error());
    m_bank.keepHouse();
    m_houseTimer.start();
    m_http = std::make_unique<http::HttpServer>(m_router, *options);
    const auto port = m_http->start();
    if (!port)
        return port;
    if (const auto started = startStatus(); !started)
        return tl::unexpected(started.error());
    return port;
}

tl::expected<void, QString> BankServer::startStatus()
{
    if (!m_configuration.isSet("status-listen"))
        return {};
    const auto listen = endpointOf(m_configuration, "status-listen");
    if (!listen)
        return tl::unexpected(listen.error());
    m_status = std::make_unique<http::StatusServer>([this](const QByteArray &path) {
        return statusPage(path, {m_bank.database(), m_bank.services(), m_router.metrics(), m_http->connectionCount()});
    });
    const auto port = m_status->start(listen->first, listen->second);
    if (!port)
        return tl::unexpected(port.error());
    m_statusPort = *port;
    return {};
}

} // namespace guichet
