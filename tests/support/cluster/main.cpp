// SPDX-License-Identifier: GPL-3.0-or-later
// test-cluster -- COMMAND…: runs the command with GUICHET_TEST_CLUSTER naming a running PostgreSQL, and
// ends that with it. Gives the command's exit status.
#include "services/store/database.h"
#include "tests/support/testcluster.h"

#include <QCoreApplication>
#include <QProcess>

#include <csignal>
#include <cstdio>

namespace {

volatile std::sig_atomic_t requestedSignal = 0;

void request(int number) { requestedSignal = number; }

constexpr int LookAgainMs = 100;
constexpr int UsageStatus = 2;
constexpr int NotStartedStatus = 127;
constexpr int SignalStatus = 128;

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList command = QCoreApplication::arguments().mid(1);
    if (command.size() < 2 || command.takeFirst() != QLatin1String("--")) {
        std::fputs("usage: test-cluster -- COMMAND…\n", stderr);
        return UsageStatus;
    }
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, request);
    guichet::store::loadDrivers();
    guichet::TestCluster cluster;
    qputenv(guichet::TestCluster::environmentName,
            cluster.cluster().socketDirectory().toLocal8Bit());
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(command.takeFirst(), command);
    if (!process.waitForStarted()) {
        std::fprintf(stderr, "test-cluster: %s\n", qPrintable(process.errorString()));
        return NotStartedStatus;
    }
    while (!process.waitForFinished(LookAgainMs) && process.state() != QProcess::NotRunning) {
        if (requestedSignal != 0) {
            ::kill(pid_t(process.processId()), requestedSignal);
            requestedSignal = 0;
        }
    }
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                        : SignalStatus + process.exitCode();
}
