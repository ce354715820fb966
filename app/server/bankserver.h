// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/bankassembly.h"
#include "services/http/httpserver.h"
#include "services/http/routes/router.h"
#include "services/http/statusserver.h"

#include <QTimer>

namespace guichet {

/// The assembled bank behind its HTTPS port.
class BankServer
{
public:
    BankServer(BankAssembly &bank, const Configuration &configuration);
    ~BankServer();

    /// Listens; gives the port. Refuses with a sentence for the administrator.
    tl::expected<quint16, QString> start();
    http::HttpServer &http() { return *m_http; }
    /// Of the status port; 0: there is none.
    quint16 statusPort() const { return m_statusPort; }

private:
    tl::expected<http::ServerOptions, QString> optionsOf() const;
    tl::expected<void, QString> startStatus();

    BankAssembly &m_bank;
    const Configuration &m_configuration;
    http::Router m_router;
    std::unique_ptr<http::HttpServer> m_http;
    std::unique_ptr<http::StatusServer> m_status;
    quint16 m_statusPort = 0;
    QTimer m_houseTimer;
};

/// Where clients find the certificate authority to pin, below the data folder.
inline constexpr QLatin1StringView tlsFolder("tls");

} // namespace guichet
