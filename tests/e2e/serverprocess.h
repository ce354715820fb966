// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QUrl>

namespace guichet {

/// The program guichetd, as an administrator would start it; gone with the object.
class ServerProcess
{
public:
    /// Returns when it answers; ends the test program when it doesn't.
    explicit ServerProcess(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(GUICHETD), arguments);
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(startMilliseconds))
                qFatal("guichetd says nothing: %s", qPrintable(m_process.errorString()));
        }
        const QByteArray line = m_process.readLine().trimmed();
        m_port = static_cast<quint16>(QUrl(QString::fromUtf8(line.mid(line.indexOf("https")))).port(0));
    }
    ~ServerProcess() { kill(); }

    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    /// SIGKILL: nothing is finished.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// SIGTERM; gives the exit status.
    int end()
    {
        m_process.terminate();
        m_process.waitForFinished(startMilliseconds);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    static constexpr int startMilliseconds = 60'000;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace guichet
