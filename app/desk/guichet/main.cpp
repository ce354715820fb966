// SPDX-License-Identifier: GPL-3.0-or-later
// guichet: the desk.
#include "app/desk/desk.h"
#include "app/desk/startup.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace guichet;
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    auto options = DeskOptions::read(arguments);
    if (!options || options->helpWanted) {
        std::fprintf(options ? stdout : stderr, "%s\n", qPrintable(options ? DeskOptions::help() : options.error()));
        return options ? 0 : 2;
    }
    QApplication application(argc, argv);
    prepareApplication(*options);
    if (const auto prepared = options->prepare(); !prepared) {
        std::fprintf(stderr, "%s\n", qPrintable(prepared.error()));
        return 2;
    }
    const SystemClock clock;
    Desk desk(*options, clock);
    desk.show();
    return application.exec();
}
