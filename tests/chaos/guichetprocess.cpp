// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/guichetprocess.h"

#include <QUrl>

#include <csignal>
#include <sys/prctl.h>

namespace guichet::chaos {

namespace {

constexpr int startMilliseconds = 60'000;
constexpr int programMilliseconds = 300'000;

} // namespace

std::uint16_t GuichetProcess::start(const QStringList &arguments, const QString &killPoint)
{
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(m_logFile, QIODevice::Append);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!killPoint.isEmpty())
        environment.insert(QStringLiteral("GUICHET_KILL_POINT"), killPoint);
    m_process->setProcessEnvironment(environment);
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // nothing is left behind
    m_process->start(QStringLiteral(GUICHETD), arguments);
    while (!m_process->canReadLine()) {
        if (!m_process->waitForReadyRead(startMilliseconds))
            return 0;
    }
    const QString line = QString::fromUtf8(m_process->readLine().trimmed());
    return static_cast<std::uint16_t>(QUrl(line.mid(line.indexOf(QLatin1String("https")))).port(0));
}

void GuichetProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(startMilliseconds);
    m_process.reset();
}

void GuichetProcess::end()
{
    if (m_process)
        m_process->terminate();
    if (!waitForEnd(startMilliseconds))
        kill();
    m_process.reset();
}

bool GuichetProcess::waitForEnd(int milliseconds)
{
    return !m_process || m_process->state() == QProcess::NotRunning || m_process->waitForFinished(milliseconds);
}

bool GuichetProcess::isRunning()
{
    return !waitForEnd(0);
}

QString failureOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(programMilliseconds))
        return QStringLiteral("%1 doesn't end").arg(program);
    const bool isFine = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isFine ? QString() : QStringLiteral("%1 %2: %3").arg(program, arguments.last(), QString::fromUtf8(process.readAll()));
}

} // namespace guichet::chaos
