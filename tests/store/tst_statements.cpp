// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/statements.h"

#include "tests/support/testdatabase.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace guichet;
using namespace guichet::store;

namespace {

QString firstLine(const QByteArray &name)
{
    QFile file(QStringLiteral(":/sql/%1.sql").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

bool isScript(const QByteArray &name) { return firstLine(name) == QLatin1String("-- script"); }

QString roleOf(const QByteArray &name)
{
    const QString line = firstLine(name);
    if (line == QLatin1String("-- as migrator"))
        return QStringLiteral("postgres"); // as the owner of all, whom the migrator acts as
    return line == QLatin1String("-- as reader") ? QString::fromUtf16(ReaderRole)
                                                 : QString::fromUtf16(ApplicationRole);
}

} // namespace

// Every statement linked into the server fits the migrated schema, and its role may run it.
class StatementsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    std::map<QString, std::unique_ptr<Connection>> m_connections;

    Connection &as(const QString &role)
    {
        auto &connection = m_connections[role];
        if (!connection)
            connection = m_database->databaseAs(role).connect();
        return *connection;
    }

private Q_SLOTS:
    void initTestCase() { m_database = std::make_unique<TestDatabase>(); }
    void cleanupTestCase()
    {
        m_connections.clear();
        m_database.reset();
    }

    /// Each of the server's own is in this program: what isn't linked into it isn't looked at.
    void noneIsLeftOut()
    {
        const QList<QByteArray> names = statementNames();
        QDirIterator files(QStringLiteral(GUICHET_SOURCE_DIR "/services"), {QStringLiteral("*.sql")}, QDir::Files,
                           QDirIterator::Subdirectories);
        int found = 0;
        while (files.hasNext()) {
            const QStringList path = files.next().chopped(4).split(u'/');
            const QString module = path.value(path.size() - 3);
            if (path.value(path.size() - 2) != QLatin1String("sql") || module == QLatin1String("client"))
                continue; // the desk's journal is SQLite
            ++found;
            const QString name = module + u'/' + path.last();
            QVERIFY2(names.contains(name.toLatin1()), qPrintable(name));
        }
        QVERIFY(found > 0);
    }
    void explained_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const QByteArray &name : statementNames()) {
            if (!isScript(name) && !name.startsWith("support/"))
                QTest::newRow(name.constData()) << name;
        }
    }
    void explained()
    {
        QFETCH(QByteArray, name);
        Connection &connection = as(roleOf(name));
        QString what;
        try {
            what = QStringLiteral("prepared");
            connection.check(std::string_view(name.constData(), std::size_t(name.size())));
            Result prepared = connection.run("support/last_prepared");
            const QString nulls = QStringLiteral("NULL,").repeated(prepared.only().integer("values"));
            what = QStringLiteral("explained");
            connection.runScript(
                statement("support/explain").arg(prepared.only().text("name"),
                                                 nulls.isEmpty() ? nulls : u'(' + nulls.chopped(1) + u')'),
                "explain");
        } catch (const Fault &fault) {
            QFAIL(qPrintable(QStringLiteral("can't be %1: %2").arg(
                what, QString::fromUtf8(fault.what()))));
        }
    }
    void sumsOfMoneyAreCast()
    {
        // numeric would arrive as a floating-point number (Row refuses it). What is only compared doesn't arrive, and what
        // is only computed with says so by its cast.
        static const QRegularExpression sum(
            QStringLiteral(R"(\bsum\s*\((?:[^()]|\([^()]*\))*\)(?!\s*(?:FILTER\s*\([^()]*\)\s*)?(?:OVER\s*\([^()]*\)\s*)?(?:::(?:bigint|numeric)|\)\s*::bigint|,\s*(?:0|9223372036854775807)\s*\)\s*::bigint|AS bigint|[<>=])))"),
            QRegularExpression::CaseInsensitiveOption);
        // These are larger than a bigint on their way, and cast once they have been bounded.
        static const QSet<QByteArray> bounded{"stats/figures_by_day", "stats/figures_by_week", "stats/figures_by_month", "stats/held"};
        for (const QByteArray &name : statementNames()) {
            if (bounded.contains(name))
                continue;
            const QString &text = statement(std::string_view(name.constData(),
                                                             std::size_t(name.size())));
            QVERIFY2(!sum.match(text).hasMatch(), name.constData());
        }
    }
    void namesAreLowerCase()
    {
        static const QRegularExpression form(QStringLiteral("^[a-z]+/[a-z0-9_]+$"));
        QVERIFY(!statementNames().isEmpty());
        for (const QByteArray &name : statementNames())
            QVERIFY2(form.match(QString::fromLatin1(name)).hasMatch(), name.constData());
    }
};

QTEST_GUILESS_MAIN(StatementsTest)
#include "tst_statements.moc"
