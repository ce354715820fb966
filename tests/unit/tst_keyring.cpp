// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/keyring.h"

#include "services/identity/keyfiles.h"
#include "services/identity/masterkeys.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace guichet::identity;

class KeyRingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<const MasterKeys> m_keys;

    QString keys() const { return m_folder->filePath(QStringLiteral("keys")); }
    QString file(const char *name) const { return keys() + u'/' + QLatin1String(name); }
    static QList<int> numbers(const KeyRing &ring)
    {
        QList<int> found;
        const auto generations = ring.all();
        for (const KeyRing::Generation &generation : generations)
            found.append(generation->number);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keys = *MasterKeys::loadOrCreate(keys());
    }

    void theFirstIsTheFolderItself()
    {
        QCOMPARE(numbers(*m_keys->ring), QList<int>{1});
        const auto again = KeyRing::read(keys());
        QVERIFY(again);
        QVERIFY((*again)->newest()->master.view() == m_keys->ring->newest()->master.view());
        QVERIFY(!KeyRing::read(m_folder->filePath(QStringLiteral("elsewhere"))));
    }

    void theNextComesBesideIt()
    {
        const auto added = m_keys->ring->addGeneration();
        QVERIFY(added);
        QCOMPARE((*added)->number, 2);
        QVERIFY((*added)->master.view() != m_keys->ring->generation(1)->master.view());
        QVERIFY((*added)->blindIndex.view() != m_keys->ring->generation(1)->blindIndex.view());
        QCOMPARE(numbers(*m_keys->ring), (QList<int>{2, 1}));
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(file("generation-2/master.key")).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0600);
        QVERIFY(MasterKeys::loadOrCreate(keys()));
    }

    void anotherProgramLearnsOfIt()
    {
        const auto other = *KeyRing::read(keys());
        QVERIFY(m_keys->ring->addGeneration());
        QVERIFY(!other->generation(3));
        QVERIFY(other->generation(2));
        QCOMPARE(numbers(*other), (QList<int>{2, 1}));
    }

    void whatIsRetiredIsReadNoMore()
    {
        QVERIFY(m_keys->ring->addGeneration());
        QCOMPARE(m_keys->ring->retireBefore(2).value_or(QStringList()), QStringList{QStringLiteral("retired-1")});
        QVERIFY(QFile::exists(file("retired-1/master.key")) && QFile::exists(file("retired-1/blind-index.key")));
        QVERIFY(!QFile::exists(file("master.key")) && QFile::exists(file("signing.key")));
        QCOMPARE(numbers(*m_keys->ring), QList<int>{2});
        QVERIFY(m_keys->ring->addGeneration());
        QCOMPARE(m_keys->ring->retireBefore(3).value_or(QStringList()), QStringList{QStringLiteral("retired-2")});
        const auto again = MasterKeys::loadOrCreate(keys());
        QVERIFY(again);
        QCOMPARE(numbers(*(*again)->ring), QList<int>{3});
    }

    void retiringThatWasCutOffIsTakenUp()
    {
        QVERIFY(m_keys->ring->addGeneration());
        QVERIFY(QDir(keys()).mkdir(QStringLiteral("retired-1")));
        QVERIFY(QFile::rename(file("master.key"), file("retired-1/master.key")));
        const auto half = MasterKeys::loadOrCreate(keys());
        QVERIFY(half);
        QCOMPARE(numbers(*(*half)->ring), QList<int>{2});
        QVERIFY((*half)->ring->retireBefore(2));
        QVERIFY(QFile::exists(file("retired-1/blind-index.key")));
    }

    void aBadNewKeyIsRefused()
    {
        QVERIFY(m_keys->ring->addGeneration());
        QCOMPARE(::chmod(QFile::encodeName(file("generation-2/master.key")).constData(), 0644), 0);
        QVERIFY(!MasterKeys::loadOrCreate(keys()));
        m_keys->ring->reload(); // says so, and keeps what it has
        QCOMPARE(numbers(*m_keys->ring), (QList<int>{2, 1}));
    }

    void foldersAreMadeAsAWhole()
    {
        const QString folder = m_folder->filePath(QStringLiteral("new"));
        QVERIFY(makeKeyFolder(folder, {QStringLiteral("a"), QStringLiteral("b")}));
        const auto first = readKeyFile(folder + QStringLiteral("/a"));
        QVERIFY(first);
        QVERIFY(makeKeyFolder(folder, {QStringLiteral("a")})); // is there already
        QVERIFY(readKeyFile(folder + QStringLiteral("/a"))->view() == first->view());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
        QVERIFY(!makeKeyFolder(m_folder->filePath(QStringLiteral("no/such")), {QStringLiteral("a")}));
    }
};

QTEST_APPLESS_MAIN(KeyRingTest)
#include "tst_keyring.moc"
