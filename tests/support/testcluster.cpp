// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcluster.h"

#include "services/store/clusterlock.h"

#include <QDateTime>
#include <QDir>

#include <sys/stat.h>

namespace guichet {

namespace {

const QLatin1String folderPrefix("guichet-test-");
constexpr qint64 YoungSeconds = 600; // a folder younger than that may be about to be locked

// A test that crashed left its folder: nobody holds its lock.
void removeLeftovers()
{
    const QDir temporary(QStringLiteral("/tmp"));
    for (const QFileInfo &folder :
         temporary.entryInfoList({folderPrefix + u'*'}, QDir::Dirs | QDir::NoSymLinks)) {
        const QString lockFile = folder.filePath() + QStringLiteral("/cluster/lock");
        if (folder.lastModified().secsTo(QDateTime::currentDateTime()) > YoungSeconds
            && QFile::exists(lockFile) && store::ClusterLock::take(lockFile, {}))
            QDir(folder.filePath()).removeRecursively();
    }
}

} // namespace

std::unique_ptr<QTemporaryDir> TestCluster::openFolder()
{
    removeLeftovers();
    // Short, whatever TMPDIR is: a socket's path may have 107 bytes only.
    auto folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/") + folderPrefix
                                                  + QStringLiteral("XXXXXX"));
    if (!folder->isValid() || ::chmod(folder->path().toLocal8Bit().constData(), 0711) != 0)
        qFatal("no temporary folder");
    return folder;
}

TestCluster::TestCluster() : m_folder(openFolder())
{
    store::PrivateCluster::Options options;
    options.dataDirectory = m_folder->filePath(QStringLiteral("cluster"));
    options.socketDirectory = m_folder->filePath(QStringLiteral("socket"));
    options.durable = false;
    m_cluster = std::make_unique<store::PrivateCluster>(options);
    if (const auto started = m_cluster->start(); !started)
        qFatal("the test cluster doesn't start: %s", qUtf8Printable(started.error()));
}

TestCluster::~TestCluster() = default;

} // namespace guichet
