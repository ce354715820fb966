// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QThread>
#include <QUrl>
#include <chrono>

namespace guichet {

/// Stands between desk and server and holds back every byte, so that the desk meets a slow network. In a thread of its
/// own; ends with this object.
class DelayProxy : public QObject
{
    Q_OBJECT

public:
    DelayProxy(const QUrl &server, std::chrono::milliseconds delayEachWay);
    ~DelayProxy() override;
    /// Where the desk connects instead.
    QUrl address() const { return m_address; }

private:
    void accept(QTcpServer &listener);

    QUrl m_server;
    std::chrono::milliseconds m_delay;
    QUrl m_address;
    QThread m_thread;
};

} // namespace guichet
