// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/sessioncache.h"

#include "models/values/clock.h"

#include <QTest>

using namespace guichet;
using namespace guichet::identity;

class SessionCacheTest : public QObject
{
    Q_OBJECT
private:
    static constexpr qint64 nowMicros = 1'800'000'000 * microsPerSecond;
    static SessionCache::Entry entry(qint64 session, qint64 expiresIn)
    {
        AccessClaims claims;
        claims.user = UserId{1};
        claims.session = SessionId{session};
        claims.expiresAtSeconds = nowMicros / microsPerSecond + expiresIn;
        return {claims, nowMicros};
    }

private Q_SLOTS:
    void keepsUntilTheTokenIsOver()
    {
        SessionCache cache;
        cache.put("one", entry(1, 600));
        QVERIFY(cache.find("one", nowMicros));
        QVERIFY(!cache.find("two", nowMicros));
        QVERIFY(cache.find("one", nowMicros + 629 * microsPerSecond));
        QVERIFY(!cache.find("one", nowMicros + 630 * microsPerSecond));
    }

    void forgetsATokenOrAWholeSession()
    {
        SessionCache cache;
        cache.put("one", entry(1, 600));
        cache.put("two", entry(1, 600));
        cache.put("three", entry(2, 600));
        cache.forget("one");
        QVERIFY(!cache.find("one", nowMicros));
        cache.forgetSession(SessionId{1});
        QVERIFY(!cache.find("two", nowMicros));
        QVERIFY(cache.find("three", nowMicros));
    }

    void staysBounded()
    {
        SessionCache cache;
        for (int i = 0; i < maximumCachedTokens; ++i)
            cache.put(QByteArray::number(i), entry(i + 1, i % 2 == 0 ? -60 : 600));
        QCOMPARE(cache.size(), maximumCachedTokens);
        cache.put("new", entry(1, 600));
        QCOMPARE(cache.size(), maximumCachedTokens / 2 + 1);
        for (int i = 0; i < 2 * maximumCachedTokens; ++i)
            cache.put("again" + QByteArray::number(i), entry(i + 1, 600));
        QVERIFY(cache.size() <= maximumCachedTokens);
    }
};

QTEST_APPLESS_MAIN(SessionCacheTest)
#include "tst_sessioncache.moc"
