// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/bankserver.h"
#include "tests/support/testdatabase.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace guichet;

/// A bank is put together, or the administrator reads why not.
class TestBankAssembly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStops();
    void migratesAnEmptyDatabase();
    void optionsThatDontHold_data();
    void optionsThatDontHold();
    void theFolderOfKeysIsNeeded();
    void keysOfAnotherBank();
    void addressesThatDontHold_data();
    void addressesThatDontHold();

private:
    QStringList whole() const
    {
        return {QStringLiteral("--database"), m_database.database().description(),
                QStringLiteral("--allow-volatile-database=yes"), QStringLiteral("--data"), m_folder.path()};
    }
    /// The sentence, or nothing when the bank is there.
    QString make(const QStringList &arguments)
    {
        const auto configuration = Configuration::read(arguments, {});
        if (!configuration)
            return configuration.error();
        const auto bank = BankAssembly::make(*configuration, m_clock);
        return bank ? QString() : bank.error();
    }

    SystemClock m_clock;
    TestDatabase m_database;
    QTemporaryDir m_folder;
};

void TestBankAssembly::startsAndStops()
{
    const auto configuration = Configuration::read(whole() + QStringList{QStringLiteral("--bank-name=Zoë's")}, {});
    auto bank = BankAssembly::make(*configuration, m_clock);
    QVERIFY2(bank.has_value(), bank ? "" : qPrintable(bank.error()));
    QCOMPARE((*bank)->settings().name, QStringLiteral("Zoë's"));
    const auto started = (*bank)->start();
    QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error()));
    (*bank)->stop();
    (*bank)->stop(); // twice is once
    bank->reset();
    QCOMPARE(make(whole()), QString()); // and again, with the keys there are
}

void TestBankAssembly::migratesAnEmptyDatabase()
{
    const TestDatabase empty(TestDatabase::Content::Empty);
    const QTemporaryDir folder;
    const QStringList arguments{QStringLiteral("--database"), empty.database().description(), QStringLiteral("--data"),
                                folder.path(), QStringLiteral("--allow-volatile-database=yes")};
    QCOMPARE(make(arguments), QString());
    QCOMPARE(make(arguments), QString());
}

void TestBankAssembly::optionsThatDontHold_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("time zone") << "--time-zone=Mars/Olympus" << "time-zone: there is no such zone";
    QTest::newRow("day's start") << "--business-day-starts=25:00" << "business-day-starts: HH:MM is needed";
    QTest::newRow("currency") << "--currency=euro" << "currency: a code of ISO 4217 is needed";
    QTest::newRow("database") << "--database=dbname" << "The connection string is malformed.";
    QTest::newRow("volatile") << "--allow-volatile-database=perhaps" << "allow-volatile-database: yes or no";
}

void TestBankAssembly::optionsThatDontHold()
{
    QFETCH(QString, option);
    QFETCH(QString, sentence);
    QCOMPARE(make(whole() + QStringList{option}), sentence);
}

void TestBankAssembly::theFolderOfKeysIsNeeded()
{
    QCOMPARE(make({}), QStringLiteral("say --private-cluster DIR or --database CONNECTION"));
    QCOMPARE(make(whole().mid(0, 2)), QStringLiteral("say --data DIR: where keys and certificates are kept"));
    const QString nowhere = make({QStringLiteral("--data"), m_folder.path(), QStringLiteral("--database"),
                                  m_database.database().withDatabaseName(QStringLiteral("nowhere")).description()});
    QVERIFY2(nowhere.startsWith(QStringLiteral("the database: ")), qPrintable(nowhere));
}

// What was sealed with the old keys couldn't be read, and new data would be lost to them.
void TestBankAssembly::keysOfAnotherBank()
{
    QCOMPARE(make(whole()), QString());
    const QTemporaryDir other;
    QStringList arguments = whole();
    arguments.last() = other.path();
    const QString sentence = make(arguments);
    QVERIFY2(sentence.contains(QStringLiteral("aren't those the database was written with")), qPrintable(sentence));
    QFile key(m_folder.filePath(QStringLiteral("keys/master.key")));
    QVERIFY(key.exists());
    QVERIFY(key.setPermissions(key.permissions() | QFile::ReadOther));
    QVERIFY(!make(whole()).isEmpty()); // others may read it
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(make(whole()), QString());
}

void TestBankAssembly::addressesThatDontHold_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no port") << "--listen=127.0.0.1" << "listen: ADDRESS:PORT is needed";
    QTest::newRow("no address") << "--listen=nowhere:8443" << "listen: ADDRESS:PORT is needed";
    QTest::newRow("too high a port") << "--listen=127.0.0.1:99999" << "listen: ADDRESS:PORT is needed";
    QTest::newRow("proxy") << "--trusted-proxies=10.0.0.1, gateway" << "trusted-proxies:  gateway isn't an address";
}

void TestBankAssembly::addressesThatDontHold()
{
    QFETCH(QString, option);
    QFETCH(QString, sentence);
    const auto configuration = Configuration::read(whole() + QStringList{option}, {});
    const auto bank = BankAssembly::make(*configuration, m_clock);
    QVERIFY2(bank.has_value(), bank ? "" : qPrintable(bank.error()));
    BankServer server(**bank, *configuration);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error(), sentence);
}

QTEST_GUILESS_MAIN(TestBankAssembly)
#include "tst_bankassembly.moc"
