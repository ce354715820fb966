// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcluster.h"

#include <sys/stat.h>

namespace guichet {

std::unique_ptr<QTemporaryDir> TestCluster::openFolder()
{
    // Short, whatever TMPDIR is: a socket's path may have 107 bytes only.
    auto folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/guichet-test-XXXXXX"));
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
