// SPDX-License-Identifier: GPL-3.0-or-later
// guichet-tour: a day at the desk by itself, with real clicks and keys against the real server.
#include "app/desk/startup.h"
#include "app/desk/tour/delayproxy.h"
#include "app/desk/tour/tour.h"

#include <QFile>

#include <cstdio>

namespace {

using namespace guichet;

/// From process start to the first picture on the screen.
void waitForWindow(Driver &driver)
{
    driver.step(QStringLiteral("show the sign-in window"), [&] {
        driver.until(QStringLiteral("the window"), [&] { return driver.desk().window().isVisible(); });
    });
}

QString read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

int run(StallWatch &application, DeskOptions options)
{
    std::unique_ptr<DelayProxy> proxy;
    if (options.delay.count() > 0) {
        proxy = std::make_unique<DelayProxy>(options.server, options.delay / 2);
        options.server = proxy->address();
    }
    const SystemClock clock;
    Pictures pictures(options.pictures);
    Desk desk(options, clock);
    desk.window().resize(1366, 768);
    desk.show();
    QCoreApplication::processEvents();
    std::printf("      sign-in window on screen %lld ms after process start\n",
                static_cast<long long>(millisecondsSinceStart()));
    Driver driver(desk, application, pictures);
    waitForWindow(driver);
    Tour tour(driver, read(options.signIns));
    const bool isDone = options.people.isEmpty() ? tour.run() : tour.lookAt(read(options.people));
    const qint64 tenths = application.worstMicros() / 100;
    std::printf("      worst stall of the event loop: %lld.%lld ms (%s)\n", static_cast<long long>(tenths / 10),
                static_cast<long long>(tenths % 10), qPrintable(application.worstPlace()));
    return isDone && pictures.failures() == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    auto options = DeskOptions::read(arguments);
    if (!options || options->helpWanted) {
        std::fprintf(options ? stdout : stderr, "%s\n", qPrintable(options ? DeskOptions::help() : options.error()));
        return options ? 0 : 2;
    }
    StallWatch application(argc, argv);
    options->language = QStringLiteral("en");
    prepareApplication(*options);
    if (const auto prepared = options->prepare(); !prepared) {
        std::fprintf(stderr, "%s\n", qPrintable(prepared.error()));
        return 2;
    }
    return run(application, *options);
}
