// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/bankserver.h"

#include "services/http/routes/routes.h"

#include <QDir>

namespace guichet {
namespace {

constexpr std::chrono::hours houseInterval{1};

} // namespace

BankServer::BankServer(BankAssembly &bank, const Configuration &configuration)
    : m_bank(bank)
    , m_configuration(configuration)
    , m_router(bank.services())
{
    http::registerAllRoutes(m_router);
    m_houseTimer.setInterval(houseInterval);
    QObject::connect(&m_houseTimer, &QTimer::timeout, &m_houseTimer, [this] { m_bank.keepHouse(); });
}

BankServer::~BankServer() = default;

tl::expected<http::ServerOptions, QString> BankServer::optionsOf() const
{
    http::ServerOptions options;
    const QString listen = m_configuration.text("listen");
    const qsizetype colon = listen.lastIndexOf(u':');
    bool ok = false;
    options.port = listen.mid(colon + 1).toUShort(&ok);
    if (colon < 0 || !ok || !options.address.setAddress(listen.left(colon)))
        return tl::unexpected(QStringLiteral("listen: ADDRESS:PORT is needed"));
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
    return m_http->start();
}

} // namespace guichet
