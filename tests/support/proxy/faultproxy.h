// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace guichet {

/// A TCP proxy on 127.0.0.1 that spoils what goes through it. Lives in the test's thread.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Pass,
        CutRequest,     ///< the next bytes of a client are dropped, its connection cut: the server never hears of it
        CutReply,       ///< all that a client sends arrives; the server's next bytes are dropped, the connection cut
        CutInsideReply, ///< the same, but half of the server's next bytes arrive
        Stall,          ///< nothing moves any more; connections stay
        Down            ///< nobody gets a connection, those there are cut
    };

    explicit FaultProxy(quint16 target, QObject *parent = nullptr);

    quint16 port() const { return m_server.serverPort(); }
    void setTarget(quint16 port) { m_target = port; }
    /// A mode that cuts does so once, then `after` holds.
    void setMode(Mode mode, Mode after = Mode::Down);
    /// Each piece arrives so much later, in either direction.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    int cuts() const { return m_cuts; }

private:
    struct Pair;
    void accept();
    void onClientBytes(const std::shared_ptr<Pair> &pair);
    void onServerBytes(const std::shared_ptr<Pair> &pair);
    void deliver(QTcpSocket *to, const QByteArray &bytes);
    void cut(const std::shared_ptr<Pair> &pair);
    void cutAll();

    QTcpServer m_server;
    quint16 m_target;
    Mode m_mode = Mode::Pass;
    Mode m_after = Mode::Down;
    std::chrono::milliseconds m_delay{0};
    int m_cuts = 0;
    QList<std::shared_ptr<Pair>> m_pairs;
};

} // namespace guichet
