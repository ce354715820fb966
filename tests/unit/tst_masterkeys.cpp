// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/masterkeys.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <thread>

using namespace guichet::identity;

class MasterKeysTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString keys() const { return m_folder->filePath(QStringLiteral("data/keys")); }
    QString file(const char *name) const { return keys() + u'/' + QLatin1String(name); }
    static int modeOf(const QString &path)
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
    }
    static void setMode(const QString &path, mode_t mode)
    {
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(out.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void areMadeOnceAndReadAgain()
    {
        const auto made = MasterKeys::loadOrCreate(keys());
        QVERIFY2(made, made ? "" : qPrintable(made.error()));
        QCOMPARE(modeOf(keys()), 0700);
        for (const char *name : {"master.key", "blind-index.key", "signing.key"})
            QCOMPARE(modeOf(file(name)), 0600);
        const auto again = MasterKeys::loadOrCreate(keys());
        QVERIFY(again);
        const auto masterOf = [](const auto &loaded) { return (*loaded)->ring->newest()->master.view(); };
        QVERIFY(masterOf(again) == masterOf(made));
        QVERIFY((*again)->ring->newest()->blindIndex.view() == (*made)->ring->newest()->blindIndex.view());
        QVERIFY((*again)->signing.view() == (*made)->signing.view());
        QVERIFY((*again)->refresh.view() == (*made)->refresh.view());
        QVERIFY(masterOf(made) != (*made)->ring->newest()->blindIndex.view());
    }

    void whatARotationDoesntReplaceIsDerivedFromWhatStays()
    {
        const auto made = *MasterKeys::loadOrCreate(keys());
        QVERIFY(made->ring->addGeneration() && made->ring->retireBefore(2));
        const auto after = *MasterKeys::loadOrCreate(keys());
        const auto secrets = [](const MasterKeys &of) {
            return QList<QByteArray>{of.signing.view().toByteArray(), of.refresh.view().toByteArray(),
                                     of.signInGuard.view().toByteArray(), of.requests.view().toByteArray()};
        };
        QCOMPARE(secrets(*after), secrets(*made));
        const QList<QByteArray> all = secrets(*made);
        QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), all.size()); // of one, but none tells another
    }

    void twoFirstStartsAtOnceAgree()
    {
        constexpr int many = 8;
        std::vector<QByteArray> keysFound(many);
        std::vector<std::thread> threads;
        QDir().mkpath(keys()); // an empty folder is there already
        for (int i = 0; i < many; ++i)
            threads.emplace_back([&, i] {
                const auto loaded = MasterKeys::loadOrCreate(keys());
                keysFound[std::size_t(i)] = loaded ? (*loaded)->ring->newest()->blindIndex.view().toByteArray() : QByteArray();
            });
        for (std::thread &thread : threads)
            thread.join();
        const auto last = MasterKeys::loadOrCreate(keys());
        QVERIFY2(last, last ? "" : qPrintable(last.error()));
        for (const QByteArray &key : keysFound)
            QVERIFY(key.isEmpty() || key == (*last)->ring->newest()->blindIndex.view());
    }

    void aFileThatOthersMayReadIsRefused()
    {
        QVERIFY(MasterKeys::loadOrCreate(keys()));
        for (const mode_t mode : {0640, 0604, 0660, 0400, 0700}) {
            setMode(file("master.key"), mode);
            const auto refused = MasterKeys::loadOrCreate(keys());
            QVERIFY(!refused);
            QVERIFY(refused.error().contains(QLatin1String("0600")));
        }
        setMode(file("master.key"), 0600);
        QVERIFY(MasterKeys::loadOrCreate(keys()));
    }

    void aFolderThatOthersMayWriteIsRefused()
    {
        QVERIFY(MasterKeys::loadOrCreate(keys()));
        setMode(keys(), 0770);
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
    }

    void aMissingKeyIsNotMadeAnew()
    {
        QVERIFY(MasterKeys::loadOrCreate(keys()));
        QVERIFY(QFile::remove(file("blind-index.key")));
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
        QVERIFY(!QFile::exists(file("blind-index.key")));
    }

    void aWeakOrCutOrLinkedKeyIsRefused()
    {
        QVERIFY(MasterKeys::loadOrCreate(keys()));
        write(file("master.key"), QByteArray(32, '\0'));
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
        write(file("master.key"), QByteArray(31, 'x') + 'y');
        QVERIFY(MasterKeys::loadOrCreate(keys()));
        write(file("master.key"), QByteArray(30, 'x') + 'y');
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
        QVERIFY(QFile::rename(file("master.key"), m_folder->filePath(QStringLiteral("elsewhere"))));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("elsewhere")), file("master.key")));
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
    }
};

QTEST_APPLESS_MAIN(MasterKeysTest)
#include "tst_masterkeys.moc"
