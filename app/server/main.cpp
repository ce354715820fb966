// SPDX-License-Identifier: GPL-3.0-or-later
// guichetd: the bank server.
#include "app/common/privatememory.h"
#include "app/server/bankserver.h"
#include "app/server/notify.h"
#include "app/server/signals.h"
#include "services/http/requestlog.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QSaveFile>

#include <cstdio>

namespace {

using namespace guichet;

int fail(const QString &sentence)
{
    std::fprintf(stderr, "guichetd: %s\n", qPrintable(sentence));
    return 1;
}

bool writeReadyFile(const QString &file, const QString &address)
{
    if (file.isEmpty())
        return true;
    QSaveFile ready(file);
    return ready.open(QIODevice::WriteOnly) && ready.write(address.toUtf8() + '\n') > 0 && ready.commit();
}

QHash<QString, QString> environment()
{
    QHash<QString, QString> variables;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    const QStringList names = system.keys();
    for (const QString &name : names)
        variables.insert(name, system.value(name));
    return variables;
}

const char *levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

/// The log is for programs: a line of JSON a message, whatever stands in it.
void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = http::logLine(SystemClock().nowMicros(), levelOf(type), context.category, message);
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

int run(QCoreApplication &application, const Configuration &configuration)
{
    const SystemClock clock;
    Signals signals;
    const auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return fail(bank.error());
    if (const auto started = (*bank)->start(); !started)
        return fail(started.error());
    BankServer server(**bank, configuration);
    const auto port = server.start();
    if (!port)
        return fail(port.error());
    const QString host = configuration.text("listen").section(u':', 0, -2);
    const QString address = QStringLiteral("https://%1:%2").arg(host).arg(*port);
    if (!writeReadyFile(configuration.text("ready-file"), address))
        return fail(QStringLiteral("the ready file can't be written"));
    std::printf("guichetd: %s\n", qPrintable(address));
    std::fflush(stdout);
    notifySupervisor("READY=1");

    QObject::connect(&signals, &Signals::endRequested, &server.http(), [&server] {
        notifySupervisor("STOPPING=1");
        server.http().stop();
    });
    QObject::connect(&server.http(), &http::HttpServer::stopped, &application, &QCoreApplication::quit);
    const int status = application.exec();
    (*bank)->stop();
    return status;
}

} // namespace

int main(int argc, char **argv)
{
    if (!keepMemoryPrivate())
        return fail(QStringLiteral("the system writes our keys into its core dumps"));
    QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    if (arguments.contains(QStringLiteral("--help"))) {
        std::printf("guichetd: the bank server\n%s", qPrintable(Configuration::help()));
        return 0;
    }
    const bool onlyCheck = arguments.removeAll(QStringLiteral("--check-config")) > 0;
    const bool onlyPrint = arguments.removeAll(QStringLiteral("--print-config")) > 0;
    const auto configuration = Configuration::read(arguments, environment());
    if (!configuration)
        return fail(configuration.error());
    if (!configuration->words().isEmpty())
        return fail(QStringLiteral("what is %1?").arg(configuration->words().first()));
    if (onlyPrint)
        std::printf("%s", qPrintable(configuration->print()));
    if (onlyPrint || onlyCheck)
        return 0;
    qInstallMessageHandler(writeMessage);
    return run(application, *configuration);
}
