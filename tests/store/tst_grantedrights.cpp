// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdatabase.h"

#include <QFile>
#include <QTest>

using namespace guichet;

/// Row P8: what server and reports may do in the database, exactly. Whoever grants more changes `rights.txt`, too.
class GrantedRightsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;

    QStringList found(std::string_view statement, const char *column, const std::vector<store::Bind> &binds = {})
    {
        QStringList lines;
        for (const store::Row &row : m_database->superuserConnection().run(statement, binds))
            lines.append(row.text(column));
        return lines;
    }

private Q_SLOTS:
    void initTestCase() { m_database = std::make_unique<TestDatabase>(); }
    void cleanupTestCase() { m_database.reset(); }

    void whatIsGrantedIsWhatIsWrittenDown()
    {
        QFile file(QStringLiteral(GUICHET_SOURCE_DIR "/tests/store/rights.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList written = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        const QStringList granted = found("teststore/rights", "granted");
        for (const QString &line : granted)
            QVERIFY2(written.contains(line), qPrintable(QStringLiteral("granted, but not written down: ") + line));
        for (const QString &line : written)
            QVERIFY2(granted.contains(line), qPrintable(QStringLiteral("not granted any more: ") + line));
    }

    void nothingBesideRights_data()
    {
        QTest::addColumn<QString>("role");
        QTest::newRow("application") << QString::fromUtf16(store::ApplicationRole);
        QTest::newRow("reader") << QString::fromUtf16(store::ReaderRole);
    }
    void nothingBesideRights()
    {
        QFETCH(QString, role);
        QCOMPARE(found("teststore/more_than_rights", "found", {{":role", role}}), QStringList());
    }
};

QTEST_GUILESS_MAIN(GrantedRightsTest)
#include "tst_grantedrights.moc"
