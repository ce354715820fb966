// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/configuration.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace guichet;

namespace {

QString errorOf(const QStringList &arguments, const QHash<QString, QString> &environment = {})
{
    const auto read = Configuration::read(arguments, environment);
    return read ? QString() : read.error();
}

} // namespace

class TestConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void flagsWinOverEnvironmentOverFileOverDefaults();
    void bothFormsOfAFlag();
    void theFileMayBeNamedByTheEnvironment();
    void theFilesForm();
    void wordsAreLeft();
    void unknownNames();
    void numbersThatAreNone();
    void valuesThatAreMissing();
    void filesThatCantBeRead();
    void printsWhatItWouldRead();
    void helpNamesEveryOption();

private:
    QString fileWith(const QByteArray &text)
    {
        const QString name = m_folder.filePath(QStringLiteral("file%1").arg(++m_files));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return name;
    }
    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestConfiguration::defaults()
{
    const auto read = Configuration::read({}, {});
    QVERIFY(read.has_value());
    QCOMPARE(read->text("bank-name"), QStringLiteral("Northgate Bank"));
    QCOMPARE(read->number("limit-per-day"), 4);
    QVERIFY(!read->isSet("database"));
}

void TestConfiguration::flagsWinOverEnvironmentOverFileOverDefaults()
{
    const QString file = fileWith("bank-name = Of the file\ncurrency = JPY\ntime-zone = Asia/Tokyo\n");
    const auto read = Configuration::read({QStringLiteral("--config"), file, QStringLiteral("--bank-name=Of the flag")},
                                          {{QStringLiteral("GUICHET_BANK_NAME"), QStringLiteral("Of the environment")},
                                           {QStringLiteral("GUICHET_CURRENCY"), QStringLiteral("USD")},
                                           {QStringLiteral("PATH"), QStringLiteral("/bin")}});
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error()));
    QCOMPARE(read->text("bank-name"), QStringLiteral("Of the flag"));
    QCOMPARE(read->text("currency"), QStringLiteral("USD"));
    QCOMPARE(read->text("time-zone"), QStringLiteral("Asia/Tokyo"));
    QCOMPARE(read->text("iban-country"), QStringLiteral("FR"));
}

void TestConfiguration::bothFormsOfAFlag()
{
    for (const QStringList &arguments : {QStringList{QStringLiteral("--deposit-cap"), QStringLiteral("5")},
                                         QStringList{QStringLiteral("--deposit-cap=5")}})
        QCOMPARE(Configuration::read(arguments, {})->number("deposit-cap"), 5);
    QCOMPARE(Configuration::read({QStringLiteral("--database=host=/run dbname=b")}, {})->text("database"),
             QStringLiteral("host=/run dbname=b"));
    QCOMPARE(Configuration::read({QStringLiteral("--reset")}, {})->text("reset"), QStringLiteral("yes"));
}

void TestConfiguration::theFileMayBeNamedByTheEnvironment()
{
    const QString file = fileWith("limit-per-day = 9");
    QCOMPARE(Configuration::read({}, {{QStringLiteral("GUICHET_CONFIG"), file}})->number("limit-per-day"), 9);
}

void TestConfiguration::theFilesForm()
{
    const QString file = fileWith("# the bank\n\n  bank-name =  Zoë = Søn  \n\tlisten=[::1]:1\r\n");
    const auto read = Configuration::read({QStringLiteral("--config"), file}, {});
    QCOMPARE(read->text("bank-name"), QStringLiteral("Zoë = Søn"));
    QCOMPARE(read->text("listen"), QStringLiteral("[::1]:1"));
}

void TestConfiguration::wordsAreLeft()
{
    const auto read = Configuration::read({QStringLiteral("demo"), QStringLiteral("--customers"), QStringLiteral("10"),
                                           QStringLiteral("again")}, {});
    QCOMPARE(read->words(), (QStringList{QStringLiteral("demo"), QStringLiteral("again")}));
}

void TestConfiguration::unknownNames()
{
    QCOMPARE(errorOf({QStringLiteral("--bank-nmae=x")}), QStringLiteral("--bank-nmae=x: there is no such option"));
    QVERIFY(errorOf({QStringLiteral("--")}).contains(QStringLiteral("no such option")));
    const QString file = fileWith("bank-name = x\nlimit = 4\n");
    QCOMPARE(errorOf({QStringLiteral("--config"), file}), file + QStringLiteral(", line 2: there is no such option"));
}

void TestConfiguration::numbersThatAreNone()
{
    for (const char *value : {"four", "4.0", "4e1", "", "99999999999999999999", "-1", "+4"})
        QVERIFY2(!errorOf({QStringLiteral("--limit-per-day=") + QLatin1StringView(value)}).isEmpty(), value);
    QVERIFY(errorOf({}, {{QStringLiteral("GUICHET_WORKER_THREADS"), QStringLiteral("many")}})
                .startsWith(QStringLiteral("GUICHET_WORKER_THREADS: ")));
}

void TestConfiguration::valuesThatAreMissing()
{
    QVERIFY(!errorOf({QStringLiteral("--data")}).isEmpty());
    QVERIFY(!errorOf({QStringLiteral("--data"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}).isEmpty());
    QCOMPARE(errorOf({QStringLiteral("--data=")}), QString()); // said to be empty
}

void TestConfiguration::filesThatCantBeRead()
{
    const QString missing = m_folder.filePath(QStringLiteral("missing"));
    QCOMPARE(errorOf({QStringLiteral("--config"), missing}), missing + QStringLiteral(" can't be read"));
    const QString file = fileWith("bank-name\n");
    QCOMPARE(errorOf({QStringLiteral("--config"), file}), file + QStringLiteral(", line 1: name = value is needed"));
}

void TestConfiguration::printsWhatItWouldRead()
{
    const auto read = Configuration::read({QStringLiteral("--bank-name=Zoë's"), QStringLiteral("--limit-per-day=7")}, {});
    const QString file = fileWith(read->print().toUtf8());
    const auto again = Configuration::read({QStringLiteral("--config"), file}, {});
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QCOMPARE(again->text("bank-name"), QStringLiteral("Zoë's"));
    QCOMPARE(again->number("limit-per-day"), 7);
}

void TestConfiguration::helpNamesEveryOption()
{
    const QString help = Configuration::help();
    for (const QString &line : Configuration::read({}, {})->print().split(u'\n', Qt::SkipEmptyParts)) {
        const QString name = line.section(u' ', 0, 0);
        QVERIFY2(help.contains(QStringLiteral("--") + name + u' '), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
