// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace guichet::chaos {

/// The program guichetd, to be killed. What it says of errors goes to a file. For the main thread.
class GuichetProcess
{
public:
    explicit GuichetProcess(const QString &logFile)
        : m_logFile(logFile)
    {
    }
    ~GuichetProcess() { end(); }

    /// Its port once it answers; 0 when it ended before.
    std::uint16_t start(const QStringList &arguments, const QString &killPoint = {});
    void kill(); ///< SIGKILL
    void end();  ///< SIGTERM: it finishes what it has, and gives its leases back
    /// False when it still runs then.
    bool waitForEnd(int milliseconds);
    bool isRunning();

private:
    const QString m_logFile;
    std::unique_ptr<QProcess> m_process;
};

/// Runs a program to its end; what it said when its exit status isn't 0, else nothing.
QString failureOf(const QString &program, const QStringList &arguments);

} // namespace guichet::chaos
