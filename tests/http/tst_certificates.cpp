// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/certificatemaker.h"
#include "services/http/certificates.h"

#include <QtTest>

#include <sys/stat.h>

using namespace guichet::http;

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void madeOnFirstUse();
    void filesArePrivate();
    void keptWhileCurrent();
    void remadeWhenItEndsSoon();
    void remadeForAnotherName();
    void remadeForAnotherAuthority();
    void keyOthersCanReadIsRefused_data();
    void keyOthersCanReadIsRefused();
    void badNamesAreRefused_data();
    void badNamesAreRefused();
    void unwritableFolderIsRefused();
    void damagedKeyIsRemade();
    void loadsForeignPair();
    void foreignKeyMustBePrivate();

private:
    QString folder() const { return m_directory->filePath(QStringLiteral("tls")); }
    QString file(QLatin1String name) const { return folder() + u'/' + name; }
    static mode_t mode(const QString &path);

    std::unique_ptr<QTemporaryDir> m_directory;
    const QDateTime m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
};

void TestCertificates::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

mode_t TestCertificates::mode(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777 : 0;
}

void TestCertificates::madeOnFirstUse()
{
    const auto made = ensureCertificates(
        folder(), {QStringLiteral("bank.example"), QStringLiteral("192.0.2.7")}, m_now);
    QVERIFY2(made, made ? "" : qPrintable(made.error()));
    const QSslCertificate server = made->chain.constFirst();
    const auto names = server.subjectAlternativeNames();
    for (const char *name : {"localhost", "bank.example"})
        QVERIFY2(names.contains(QSsl::DnsEntry, QLatin1String(name)), name);
    for (const char *address : {"127.0.0.1", "192.0.2.7"})
        QVERIFY2(names.contains(QSsl::IpAddressEntry, QLatin1String(address)), address);
    QCOMPARE(made->key.algorithm(), QSsl::Ec);
    QCOMPARE(made->key.length(), 256);
    QVERIFY(server.effectiveDate().daysTo(server.expiryDate()) <= 90);
    QVERIFY(server.effectiveDate() <= m_now && server.expiryDate() > m_now.addDays(85));
    const QSslCertificate authority(made->authorityPem);
    QVERIFY(authority.isSelfSigned());
    QVERIFY(!server.isSelfSigned());
    QCOMPARE(server.issuerInfo(QSslCertificate::CommonName),
             authority.subjectInfo(QSslCertificate::CommonName));
}

void TestCertificates::filesArePrivate()
{
    QVERIFY(ensureCertificates(folder(), {}, m_now));
    QCOMPARE(mode(folder()), mode_t(0700));
    for (QLatin1String name : {authorityFile, authorityKeyFile, serverFile, serverKeyFile})
        QCOMPARE(mode(file(name)), mode_t(0600));
}

void TestCertificates::keptWhileCurrent()
{
    const auto first = ensureCertificates(folder(), {}, m_now);
    const auto second = ensureCertificates(folder(), {}, m_now.addDays(59));
    QVERIFY(first && second);
    QCOMPARE(second->chain, first->chain);
    QCOMPARE(second->authorityPem, first->authorityPem);
}

void TestCertificates::remadeWhenItEndsSoon()
{
    const auto first = ensureCertificates(folder(), {}, m_now);
    const auto second = ensureCertificates(folder(), {}, m_now.addDays(61));
    QVERIFY(first && second);
    QVERIFY(second->chain != first->chain);
    QCOMPARE(second->authorityPem, first->authorityPem); // what the desks pin stays
    QVERIFY(second->chain.constFirst().expiryDate() > m_now.addDays(140));
    QCOMPARE(mode(file(serverKeyFile)), mode_t(0600));
}

void TestCertificates::remadeForAnotherName()
{
    const auto first = ensureCertificates(folder(), {}, m_now);
    const auto second = ensureCertificates(folder(), {QStringLiteral("bank.example")}, m_now);
    const auto third = ensureCertificates(folder(), {QStringLiteral("BANK.example")}, m_now);
    QVERIFY(first && second && third);
    QVERIFY(second->chain != first->chain);
    QCOMPARE(third->chain, second->chain);
}

void TestCertificates::remadeForAnotherAuthority()
{
    const auto first = ensureCertificates(folder(), {}, m_now);
    QVERIFY(QFile::remove(file(authorityFile)));
    const auto second = ensureCertificates(folder(), {}, m_now);
    QVERIFY(first && second);
    QVERIFY(second->authorityPem != first->authorityPem);
    QVERIFY(second->chain != first->chain);
}

void TestCertificates::keyOthersCanReadIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("permissions");
    for (QLatin1String key : {authorityKeyFile, serverKeyFile}) {
        for (int permissions : {0640, 0604, 0400, 0700, 0666})
            QTest::addRow("%s %o", key.data(), unsigned(permissions))
                << QString(key) << permissions;
    }
}

void TestCertificates::keyOthersCanReadIsRefused()
{
    QFETCH(QString, key);
    QFETCH(int, permissions);
    QVERIFY(ensureCertificates(folder(), {}, m_now));
    const QString path = folder() + u'/' + key;
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(permissions)), 0);
    const auto refused = ensureCertificates(folder(), {}, m_now);
    QVERIFY(!refused);
    QVERIFY(refused.error().contains(key) && refused.error().contains(QLatin1String("0600")));
}

void TestCertificates::badNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("injection") << QStringLiteral("a,DNS:evil.example");
    QTest::newRow("space") << QStringLiteral("a b");
    QTest::newRow("letters beyond ASCII") << QString::fromUtf8("bänk.example");
    QTest::newRow("long") << QString(254, u'a');
}

void TestCertificates::badNamesAreRefused()
{
    QFETCH(QString, name);
    QVERIFY(!ensureCertificates(folder(), {name}, m_now));
    QVERIFY(!QFileInfo::exists(folder()));
}

void TestCertificates::unwritableFolderIsRefused()
{
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto refused = ensureCertificates(folder(), {}, m_now);
    QVERIFY(!refused);
    QVERIFY(!refused.error().isEmpty());
}

void TestCertificates::damagedKeyIsRemade()
{
    const auto first = ensureCertificates(folder(), {}, m_now);
    QFile key(file(serverKeyFile));
    QVERIFY(key.open(QIODevice::WriteOnly | QIODevice::Truncate));
    key.close();
    const auto second = ensureCertificates(folder(), {}, m_now);
    QVERIFY(first && second);
    QVERIFY(!second->key.isNull());
    QVERIFY(second->chain != first->chain);
}

void TestCertificates::loadsForeignPair()
{
    const auto made = ensureCertificates(folder(), {}, m_now);
    const auto loaded = loadCertificates(file(serverFile), file(serverKeyFile));
    QVERIFY(made && loaded);
    QCOMPARE(loaded->chain, made->chain);
    QVERIFY(loaded->authorityPem.isEmpty());
    QVERIFY(!loadCertificates(file(serverKeyFile), file(serverKeyFile)));
    QVERIFY(!loadCertificates(file(serverFile), file(QLatin1String("absent.key"))));
}

void TestCertificates::foreignKeyMustBePrivate()
{
    QVERIFY(ensureCertificates(folder(), {}, m_now));
    QCOMPARE(::chmod(QFile::encodeName(file(serverKeyFile)).constData(), 0644), 0);
    QVERIFY(!loadCertificates(file(serverFile), file(serverKeyFile)));
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
