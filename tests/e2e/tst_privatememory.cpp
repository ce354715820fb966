// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/privatememory.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/serverprocess.h"

#include <sys/prctl.h>

using namespace guichet;

/// Row P9: what a server has in its memory, keys above all, doesn't get out of it.
class TestPrivateMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyLooksIntoThisProgram();
    void theServerDumpsNothingAndLocksItsKeys();
    void theServiceIsConfined_data();
    void theServiceIsConfined();

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s can't be read", qPrintable(path));
        return file.readAll();
    }
};

void TestPrivateMemory::nobodyLooksIntoThisProgram()
{
    QVERIFY(keepMemoryPrivate());
    QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    QVERIFY(keepMemoryPrivate()); // again is as good
}

void TestPrivateMemory::theServerDumpsNothingAndLocksItsKeys()
{
    BankFixture bank({}, SystemClock().nowMicros());
    bank.shut();
    const ServerProcess server(bank.arguments);
    const QString folder = QStringLiteral("/proc/%1/").arg(server.processId());
    static const QRegularExpression noCore(QStringLiteral("Max core file size +0 +0 "));
    QVERIFY(noCore.match(QString::fromLatin1(contentOf(folder + QStringLiteral("limits")))).hasMatch());
    static const QRegularExpression locked(QStringLiteral("VmLck:\\s+([1-9]\\d*) kB"));
    QVERIFY(locked.match(QString::fromLatin1(contentOf(folder + QStringLiteral("status")))).hasMatch());
}

void TestPrivateMemory::theServiceIsConfined_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"NoNewPrivileges=yes", "ProtectSystem=strict", "MemoryMax=4G", "LimitCORE=0", "CapabilityBoundingSet=",
                             "UMask=0077"})
        QTest::newRow(line) << QByteArray(line);
}

void TestPrivateMemory::theServiceIsConfined()
{
    QFETCH(QByteArray, line);
    QVERIFY(contentOf(QStringLiteral(GUICHET_SOURCE_DIR "/resources/deploy/systemd/guichetd.service")).split('\n').contains(line));
}

QTEST_GUILESS_MAIN(TestPrivateMemory)
#include "tst_privatememory.moc"
