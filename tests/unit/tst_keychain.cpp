// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/keychain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::client;

// Without a keychain (a test has no session bus) everything ends in time, and nothing lies anywhere.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void noKeychainIsSaidInTime();
    void nothingIsReadFromNone();
    void theAnswerOfAGoneContextIsDropped();

private:
    static constexpr int longestMs = 5500;
    Keychain m_keychain{u"guichet-test"_s, u"session"_s};
};

void TestKeychain::noKeychainIsSaidInTime()
{
    std::optional<bool> works;
    std::optional<bool> written;
    m_keychain.probe(this, [&](bool does) { works = does; });
    m_keychain.write(u"secret"_s, this, [&](bool is) { written = is; });
    QTRY_VERIFY_WITH_TIMEOUT(works && written, longestMs);
    QVERIFY(!*works);
    QVERIFY(!*written);
}

void TestKeychain::nothingIsReadFromNone()
{
    bool isTold = false;
    std::optional<QString> secret;
    m_keychain.read(this, [&](const std::optional<QString> &value) {
        secret = value;
        isTold = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isTold, longestMs);
    QVERIFY(!secret);
    m_keychain.forget(); // nothing to forget, nothing happens
}

void TestKeychain::theAnswerOfAGoneContextIsDropped()
{
    auto context = std::make_unique<QObject>();
    bool isTold = false;
    m_keychain.probe(context.get(), [&](bool) { isTold = true; });
    context.reset();
    std::optional<bool> other;
    m_keychain.probe(this, [&](bool does) { other = does; });
    QTRY_VERIFY_WITH_TIMEOUT(other, longestMs);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
