// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/startup.h"

#include "ui/common/languages.h"
#include "ui/common/savedappearance.h"

#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QSettings>
#include <QSqlDatabase>

#include <ctime>
#include <unistd.h>

namespace guichet {
namespace {

/// Names come in many scripts; looking for a script's font takes tens of milliseconds the first time. Better now than
/// when the first such name is painted.
void findFontsOfNames()
{
    const QString names = QStringLiteral("Ωμέγα Дмитрий عمر 周强 たろう 김");
    QFont font = QApplication::font();
    for (const QFont::Weight weight : {QFont::Normal, QFont::Medium, QFont::DemiBold}) {
        font.setWeight(weight);
        (void)QFontMetrics(font).horizontalAdvance(names);
    }
}

} // namespace

void prepareApplication(const DeskOptions &options)
{
    QApplication::setApplicationName(QStringLiteral("guichet"));
    QApplication::setApplicationDisplayName(QStringLiteral("Guichet"));
    QApplication::setOrganizationName(QStringLiteral("guichet"));
    QApplication::setDesktopFileName(QStringLiteral("org.guichet.Guichet"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSqlDatabase::drivers(); // before the journal's thread opens its connection
    ui::useLanguage(options.language.isEmpty() ? QLocale::system() : QLocale(options.language));
    ui::theme::apply(ui::savedAppearance());
    findFontsOfNames();
}

qint64 millisecondsSinceStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    // Behind the command's name in brackets the fields begin with the third.
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr int startTime = 22 - 3;
    if (fields.size() <= startTime)
        return -1;
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const qint64 startedMs = fields[startTime].toLongLong() * 1000 / ::sysconf(_SC_CLK_TCK);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - startedMs;
}

} // namespace guichet
