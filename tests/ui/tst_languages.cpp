// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLocaleBecomesTheDefault();
    void pluralsAreEnglishWhateverTheLocale_data();
    void pluralsAreEnglishWhateverTheLocale();
    void everyPluralOfTheSourcesIsInTheCatalogue();
};

void TestLanguages::theLocaleBecomesTheDefault()
{
    useLanguage(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(QLocale().language(), QLocale::German);
    useLanguage(QLocale(QLocale::English));
    QCOMPARE(QLocale().language(), QLocale::English);
}

void TestLanguages::pluralsAreEnglishWhateverTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("C") << QLocale::c();
    QTest::newRow("a language without words of ours") << QLocale(QLocale::Welsh);
}

void TestLanguages::pluralsAreEnglishWhateverTheLocale()
{
    QFETCH(QLocale, locale);
    useLanguage(locale);
    const auto results = [](int n) {
        return QCoreApplication::translate("guichet::ui::FindBox", "%n result(s)", nullptr, n);
    };
    QCOMPARE(results(1), u"1 result"_s);
    QCOMPARE(results(2), u"2 results"_s);
    QCOMPARE(results(0), u"0 results"_s);
}

void TestLanguages::everyPluralOfTheSourcesIsInTheCatalogue()
{
    const QDir root(QStringLiteral(GUICHET_SOURCE_DIR));
    QFile file(root.filePath(u"translations/guichet_en.ts"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString catalogue = QString::fromUtf8(file.readAll());
    QVERIFY2(!catalogue.contains(u"unfinished"_s), "fill in the plural forms, see translations/README.md");
    static const QRegularExpression plural(uR"re(tr\("([^"]*%n[^"]*)")re"_s);
    int seen = 0;
    for (const QString &folder : {u"ui"_s, u"app/desk"_s, u"models/items"_s}) {
        QDirIterator sources(root.filePath(folder), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile source(sources.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(source.readAll());
            for (auto found = plural.globalMatch(text); found.hasNext(); ++seen) {
                const QString wanted = found.next().captured(1).toHtmlEscaped().replace(u"'"_s, u"&apos;"_s);
                QVERIFY2(catalogue.contains(u"<source>%1</source>"_s.arg(wanted)), qPrintable(wanted));
            }
        }
    }
    QVERIFY(seen > 0);
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
