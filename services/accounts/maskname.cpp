// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/maskname.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace guichet::accounts {

QString maskName(const QString &name)
{
    QStringList masked;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        // By grapheme, so that a letter keeps its marks.
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const qsizetype end = finder.toNextBoundary();
        masked.append(word.left(end > 0 ? end : 1) + QString(5, QChar(u'\u2022')));
    }
    return masked.join(u' ');
}

} // namespace guichet::accounts
