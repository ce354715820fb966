// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edgeclient.h"
#include "services/http/httpserver.h"
#include "testgate.h"

#include <QtTest>

// A server on a real TLS port with a gate of its own, and clients that may send anything.
class EdgeFixture
{
public:
    struct Running {
        std::unique_ptr<guichet::http::HttpServer> server;
        quint16 port = 0; // 0: it could not listen
    };

    EdgeFixture()
    {
        const auto made = guichet::http::ensureCertificates(
            m_directory.filePath(QStringLiteral("tls")), {}, QDateTime::currentDateTimeUtc());
        if (!made)
            qFatal("%s", qPrintable(made.error()));
        identity = *made;
        shared = start(options());
    }

    guichet::http::ServerOptions options() const
    {
        guichet::http::ServerOptions options;
        options.identity = identity;
        return options;
    }

    // The same limits in a hurry.
    guichet::http::ServerOptions hastyOptions() const
    {
        using namespace std::chrono_literals;
        guichet::http::ServerOptions options = this->options();
        options.timeouts = {3s, 300ms, 900ms, 300ms, 1s, 500ms, 300ms, 400ms, 20ms};
        return options;
    }

    Running start(const guichet::http::ServerOptions &options)
    {
        Running running{std::make_unique<guichet::http::HttpServer>(gate, options), 0};
        running.port = running.server->start().value_or(0);
        return running;
    }

    EdgeClient client(const Running &running) { return {running.port, identity.authorityPem}; }
    EdgeClient client() { return client(shared); }

    TestGate gate;
    guichet::http::ServerIdentity identity;
    Running shared; // with the limits of a real server

private:
    QTemporaryDir m_directory;
};

inline const QByteArray edgeHost = "Host: localhost\r\n";

inline QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\n" + edgeHost + fields + "\r\n";
}

inline QByteArray post(const QByteArray &path, const QByteArray &fields,
                       const QByteArray &body = {})
{
    return "POST " + path + " HTTP/1.1\r\n" + edgeHost + fields + "\r\n" + body;
}
