// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/clusterconfig.h"

#include <QTest>

using namespace guichet::store;

class ClusterConfigTest : public QObject
{
    Q_OBJECT
private:
    const qint64 m_gigabyte = 1024 * 1024 * 1024;
    ClusterConfig config(qint64 memory, bool durable = true) const
    {
        return {QStringLiteral("/run/it's"), QStringLiteral("anna"), QStringLiteral("postgres"),
                durable, memory};
    }
private Q_SLOTS:
    void durableUnlessATest()
    {
        QVERIFY(config(m_gigabyte).settings().contains(u"\nfsync = on\n"));
        QVERIFY(config(m_gigabyte).settings().contains(u"\nsynchronous_commit = on\n"));
        QVERIFY(config(m_gigabyte, false).settings().contains(u"\nfsync = off\n"));
    }
    void noStatementTextReachesTheLog()
    {
        QVERIFY(config(m_gigabyte).settings().contains(u"\nlog_min_error_statement = panic\n"));
        QVERIFY(config(m_gigabyte).settings().contains(u"\nlog_error_verbosity = terse\n"));
    }
    void buffersFollowTheMemory()
    {
        QVERIFY(config(m_gigabyte / 4).settings().contains(u"shared_buffers = 64MB\n"));
        QVERIFY(config(2 * m_gigabyte).settings().contains(u"shared_buffers = 256MB\n"));
        QVERIFY(config(64 * m_gigabyte).settings().contains(u"shared_buffers = 2048MB\n"));
    }
    void socketOnly()
    {
        QVERIFY(config(m_gigabyte).settings().contains(u"listen_addresses = ''\n"));
        QVERIFY(config(m_gigabyte).settings().contains(u"unix_socket_directories = '/run/it''s'\n"));
        QCOMPARE(config(m_gigabyte).hostAccess(), u"local all all peer map=guichet\n");
    }
    void bothUsersSignInAsEachRoleButTheOwner()
    {
        const QString lines = config(m_gigabyte).identities();
        QVERIFY(lines.contains(u"guichet \"anna\" guichet_application\n"));
        QVERIFY(lines.contains(u"guichet \"postgres\" guichet_reader\n"));
        QVERIFY(!lines.contains(u"guichet_owner"));
        QCOMPARE(lines.count(u'\n'), 8);
    }
    void socketDirectoryIsShortAndItsOwn()
    {
        const QString deep = QStringLiteral("/a/very/deep/folder").repeated(20);
        const QString one = defaultSocketDirectory(deep);
        QVERIFY(one.toUtf8().size() < 90);
        QVERIFY(one != defaultSocketDirectory(deep + u'x'));
        QCOMPARE(defaultSocketDirectory(deep), one);
    }
};

QTEST_GUILESS_MAIN(ClusterConfigTest)
#include "tst_clusterconfig.moc"
