// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <array>

using namespace Qt::StringLiterals;

namespace guichet::ui {

void useLanguage(const QLocale &locale)
{
    static std::array<QTranslator, 3> translators;
    auto &[plurals, words, ofQt] = translators;
    for (QTranslator &translator : translators)
        QCoreApplication::removeTranslator(&translator);
    QLocale::setDefault(locale);
    // The one installed last is asked first.
    if (plurals.load(u":/translations/guichet_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    if (words.load(locale, u"guichet"_s, u"_"_s, u":/translations"_s))
        QCoreApplication::installTranslator(&words);
    if (ofQt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
}

} // namespace guichet::ui
