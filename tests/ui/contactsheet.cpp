// SPDX-License-Identifier: GPL-3.0-or-later
// contactsheet DIR [NAME…]: every picture of contactpictures.cpp as DIR/NAME-STATE.png, and
// DIR/index.html that shows them side by side. Run it with QT_QPA_PLATFORM=offscreen, and a second
// time with QT_SCALE_FACTOR=2 for the pictures at twice the pixels.
#include "tests/ui/contactsheet.h"

#include "ui/common/languages.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

namespace {

struct State {
    QString name;
    Appearance appearance;
    Qt::LayoutDirection direction;
};

const QList<State> &states()
{
    static const QList<State> all = {
        {u"light"_s, Appearance::Light, Qt::LeftToRight},
        {u"dark"_s, Appearance::Dark, Qt::LeftToRight},
        {u"rtl"_s, Appearance::Light, Qt::RightToLeft},
    };
    static const QList<State> scaled = {{u"2x"_s, Appearance::Light, Qt::LeftToRight}};
    return qApp->devicePixelRatio() > 1 ? scaled : all;
}

// Timers that start at show (focus, delayed states) get their turn before the picture is taken.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

bool take(const Picture &picture, const State &state, const QDir &folder)
{
    QApplication::setLayoutDirection(state.direction);
    theme::apply(state.appearance);
    const std::unique_ptr<QWidget> widget(picture.make());
    widget->resize(picture.size);
    widget->show();
    widget->activateWindow();
    settle();
    return widget->grab().save(folder.filePath(u"%1-%2.png"_s.arg(picture.name, state.name)));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    useLanguage(QLocale(QLocale::English));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "Usage: contactsheet DIR [NAME...]\n";
        return 2;
    }
    const QDir folder(arguments.at(1));
    const QStringList wanted = arguments.mid(2);
    bool all = folder.mkpath(u"."_s);
    QFile page(folder.filePath(qApp->devicePixelRatio() > 1 ? u"index-2x.html"_s : u"index.html"_s));
    all = page.open(QIODevice::WriteOnly) && all;
    QTextStream html(&page);
    for (const Picture &picture : pictures()) {
        if (!wanted.isEmpty() && !wanted.contains(picture.name))
            continue;
        html << "<h2>" << picture.name << "</h2>\n";
        for (const State &state : states()) {
            all = take(picture, state, folder) && all;
            html << "<img width=\"48%\" src=\"" << picture.name << '-' << state.name << ".png\">\n";
        }
    }
    return all ? 0 : 1;
}
