// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/pictures.h"

#include <QDir>

namespace guichet {

Pictures::Pictures(const QString &folder)
    : m_folder(folder)
{
    m_pool.setMaxThreadCount(1);
    QDir().mkpath(folder);
}

Pictures::~Pictures()
{
    m_pool.waitForDone();
}

void Pictures::take(QWidget &window, const QString &what)
{
    QString name;
    for (const QChar c : what.toLower())
        name += c.isLetterOrNumber() && c.unicode() < 128 ? c : QChar(u'-');
    const QString file = QStringLiteral("%1-%2.png").arg(++m_number, 2, 10, QLatin1Char('0')).arg(name);
    const QImage image = window.grab().toImage();
    m_pool.start([this, image, path = QDir(m_folder).filePath(file)] {
        if (!image.save(path))
            ++m_failures;
    });
}

} // namespace guichet
