// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/bundled.h"

#include <QDir>
#include <QFile>
#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace guichet::bundled {

bool loadFonts()
{
    bool all = true;
    const QDir fonts(u":/font"_s);
    for (const QString &file : fonts.entryList({u"*.otf"_s}, QDir::Files)) {
        all = QFontDatabase::addApplicationFont(fonts.filePath(file)) >= 0 && all;
    }
    return all;
}

QStringList fontFamilies()
{
    return {u"Teller Sans"_s, u"Noto Sans"_s, u"Noto Sans Arabic"_s, u"Noto Sans CJK SC"_s,
            u"DejaVu Sans"_s};
}

QString styleTemplate()
{
    QFile file(u":/style/guichet.qss"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace guichet::bundled
