// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/checkpoint.h"

#include "services/seal/sealkey.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace guichet;
using namespace guichet::seal;

class CheckpointTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString path(const char *name) { return m_folder.filePath(QLatin1StringView(name)); }
    identity::Ed25519Key m_key{identity::SecureBytes(QByteArrayView("0123456789abcdef0123456789abcdef"))};

    Checkpoint made(qint64 number)
    {
        Checkpoint checkpoint;
        checkpoint.number = number;
        checkpoint.madeAtMicros = 1'772'440'000'000'000;
        checkpoint.position = number * 10;
        checkpoint.batchSeal.fill(7);
        checkpoint.auditNumber = 3;
        checkpoint.unpostedSeal[31] = 1;
        checkpoint.sign(m_key);
        return checkpoint;
    }
    QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void aLineIsReadAsItWasWritten()
    {
        const Checkpoint checkpoint = made(1);
        QCOMPARE(Checkpoint::fromLine(checkpoint.line()), std::optional(checkpoint));
        QVERIFY(checkpoint.text().startsWith("guichet-checkpoint 1 1 1772440000000000 10 0707"));
    }
    void otherLinesAreRefused()
    {
        const QByteArray line = made(1).line();
        for (const QByteArray &bad : {QByteArray(), line + ' ', line.toUpper(), QByteArray(line).replace(" 10 ", " 010 "),
                                      QByteArray(line).replace("07", "7"), QByteArray(line).replace("t 1", "t 2")})
            QVERIFY2(!Checkpoint::fromLine(bad), bad.constData());
    }
    void everyPartIsSigned()
    {
        const Checkpoint checkpoint = made(1);
        QVERIFY(checkpoint.isSignedBy(m_key.publicKey()));
        QVERIFY(!checkpoint.isSignedBy(QByteArray(32, 'x')));
        QList<Checkpoint> changed(8, checkpoint);
        ++changed[0].number;
        ++changed[1].madeAtMicros;
        ++changed[2].position;
        ++changed[3].batchSeal[0];
        ++changed[4].auditNumber;
        ++changed[5].auditSeal[0];
        ++changed[6].unpostedNumber;
        ++changed[7].unpostedSeal[0];
        for (const Checkpoint &one : changed)
            QVERIFY(!one.isSignedBy(m_key.publicKey()));
    }

    void theFileGrowsLineByLine()
    {
        const CheckpointFile file(path("grows"));
        QCOMPARE(*file.newestNumber(), 0);
        QVERIFY(file.append({made(1), made(2)}));
        QVERIFY(file.append({made(3)}));
        const auto read = file.read();
        QVERIFY(read);
        QCOMPARE(*read, (QList<Checkpoint>{made(1), made(2), made(3)}));
        QCOMPARE(*file.newestNumber(), 3);
        for (int i = 4; i < 40; ++i)
            QVERIFY(file.append({made(i)}));
        QCOMPARE(*file.newestNumber(), 39);
    }
    void aCutLineIsLeftOutAndReplaced()
    {
        const CheckpointFile file(path("cut"));
        QVERIFY(file.append({made(1)}));
        QFile raw(path("cut/checkpoints"));
        QVERIFY(raw.open(QIODevice::Append));
        raw.write(made(2).line().first(40));
        raw.close();
        QCOMPARE(file.read()->size(), 1);
        QCOMPARE(*file.newestNumber(), 1);
        QVERIFY(file.append({made(2)}));
        QCOMPARE(*file.read(), (QList<Checkpoint>{made(1), made(2)}));
    }
    void aSpoiltLineIsSaid()
    {
        const CheckpointFile file(path("spoilt"));
        QVERIFY(file.append({made(1)}));
        QFile raw(path("spoilt/checkpoints"));
        QVERIFY(raw.open(QIODevice::Append));
        raw.write("something else\n");
        raw.close();
        QVERIFY(!file.read());
        QVERIFY(!file.newestNumber());
    }
    void thePublicKeyStays()
    {
        const CheckpointFile file(path("key"));
        QVERIFY(!*file.publicKey());
        QVERIFY(file.keepPublicKey(m_key.publicKey()));
        QVERIFY(file.keepPublicKey(m_key.publicKey()));
        QCOMPARE(**file.publicKey(), m_key.publicKey());
        QVERIFY(!file.keepPublicKey(QByteArray(32, 'x')));
    }

    void theSealKeyIsMadeOnce()
    {
        const QString name = path("keys/seal.key");
        const auto first = loadOrCreateSealKey(name);
        QVERIFY(first);
        QCOMPARE(loadOrCreateSealKey(name)->publicKey(), first->publicKey());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(name).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0600));
        QCOMPARE(contentOf(name).size(), 32);
    }
    void anOpenOrSpoiltSealKeyIsRefused()
    {
        const QString name = path("keys/other.key");
        QVERIFY(loadOrCreateSealKey(name));
        QVERIFY(QFile::link(name, path("keys/link.key")));
        QVERIFY(!loadOrCreateSealKey(path("keys/link.key")));
        QVERIFY(QFile::resize(name, 31));
        QVERIFY(!loadOrCreateSealKey(name));
        QVERIFY(QFile::resize(name, 32));
        QVERIFY(loadOrCreateSealKey(name));
        QCOMPARE(::chmod(QFile::encodeName(name).constData(), 0644), 0);
        QVERIFY(!loadOrCreateSealKey(name));
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
