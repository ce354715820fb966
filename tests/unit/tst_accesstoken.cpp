// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/accesstoken.h"

#include "services/identity/crypto.h"

#include <QTest>

using namespace guichet;
using namespace guichet::identity;

// Row A5 of the security checklist: what isn't exactly a token of ours is refused.
class AccessTokenTest : public QObject
{
    Q_OBJECT
private:
    static constexpr qint64 now = 1'800'000'000;
    const SecureBytes m_seed = SecureBytes::random(keyBytes);
    const AccessTokens m_tokens{m_seed};
    const Ed25519Key m_key{m_seed};

    // With ' for ".
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
    static AccessClaims claims()
    {
        return {UserId{17}, Role::Teller, SessionId{5}, 3, now, now + accessTokenSeconds};
    }
    QByteArray header() const { return json("{'alg':'EdDSA','typ':'at+jwt','kid':'") + m_tokens.keyId() + json("'}"); }
    static QByteArray payload()
    {
        return json("{'iss':'guichet','aud':'guichet-api','sub':'17','role':'teller','sid':'5','sv':3,'iat':1800000000,'exp':1800000600}");
    }
    // Signed with our own key, whatever it says.
    QByteArray signedToken(const QByteArray &header, const QByteArray &payload) const
    {
        const QByteArray message = base64Url(header) + '.' + base64Url(payload);
        return message + '.' + base64Url(m_key.sign(message));
    }
    bool isTaken(const QByteArray &token, qint64 at = now) const { return m_tokens.verify(token, at).has_value(); }

private Q_SLOTS:
    void whatIsSignedIsRead()
    {
        const QByteArray token = m_tokens.sign(claims());
        QCOMPARE(token, signedToken(header(), payload()));
        const auto read = m_tokens.verify(token, now);
        QVERIFY(read);
        QCOMPARE(read->user, UserId{17});
        QCOMPARE(read->role, Role::Teller);
        QCOMPARE(read->session, SessionId{5});
        QCOMPARE(read->sessionVersion, qint64(3));
        QCOMPARE(read->expiresAtSeconds, now + accessTokenSeconds);
    }

    void otherHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        const QByteArray kid = m_tokens.keyId();
        QTest::newRow("alg none") << QByteArray(json("{'alg':'none','typ':'at+jwt','kid':'") + kid + json("'}"));
        QTest::newRow("alg HS256") << QByteArray(json("{'alg':'HS256','typ':'at+jwt','kid':'") + kid + json("'}"));
        QTest::newRow("alg eddsa") << QByteArray(json("{'alg':'eddsa','typ':'at+jwt','kid':'") + kid + json("'}"));
        QTest::newRow("other kid") << QByteArray(json("{'alg':'EdDSA','typ':'at+jwt','kid':'AAAAAAAAAAA'}"));
        QTest::newRow("no kid") << QByteArray(json("{'alg':'EdDSA','typ':'at+jwt'}"));
        QTest::newRow("typ JWT") << QByteArray(json("{'alg':'EdDSA','typ':'JWT','kid':'") + kid + json("'}"));
        QTest::newRow("no typ") << QByteArray(json("{'alg':'EdDSA','kid':'") + kid + json("'}"));
        const QByteArray open = json("{'alg':'EdDSA','typ':'at+jwt','kid':'") + kid + json("'");
        QTest::newRow("jku") << QByteArray(open + json(",'jku':'https://evil.example/keys'}"));
        QTest::newRow("jwk") << QByteArray(open + json(",'jwk':{'kty':'OKP'}}"));
        QTest::newRow("x5u") << QByteArray(open + json(",'x5u':'https://evil.example/cert'}"));
        QTest::newRow("crit") << QByteArray(open + json(",'crit':['exp']}"));
        QTest::newRow("alg twice") << QByteArray(open + json(",'alg':'none'}"));
        QTest::newRow("blank") << QByteArray(open + " }");
        QTest::newRow("encrypted") << QByteArray(json("{'alg':'dir','enc':'A256GCM'}"));
    }
    void otherHeadersAreRefused()
    {
        QFETCH(QByteArray, header);
        QVERIFY(!isTaken(signedToken(header, payload())));
    }

    void hmacWithThePublicKeyIsRefused()
    {
        const QByteArray message = base64Url(json("{'alg':'HS256','typ':'at+jwt','kid':'") + m_tokens.keyId() + json("'}"))
            + '.' + base64Url(payload());
        const SecureBytes publicKey{QByteArrayView(m_tokens.publicKey())};
        QVERIFY(!isTaken(message + '.' + base64Url(hmacSha256(publicKey, message))));
        const QByteArray ours = base64Url(header()) + '.' + base64Url(payload());
        QVERIFY(!isTaken(ours + '.' + base64Url(hmacSha256(publicKey, ours))));
        QVERIFY(!isTaken(ours + '.'));
    }

    void otherClaimsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, const QByteArray &from, const QByteArray &to) {
            QTest::newRow(name) << from << to;
        };
        row("other issuer", json("'iss':'guichet'"), json("'iss':'other'"));
        row("other audience", json("'aud':'guichet-api'"), json("'aud':'other'"));
        row("audience list", json("'aud':'guichet-api'"), json("'aud':['guichet-api']"));
        row("duplicated claim", json("'role':'teller'"), json("'role':'teller','role':'administrator'"));
        row("duplicated exp", json("'exp':1800000600"), json("'exp':1800000600,'exp':1900000000"));
        row("further claim", json("'exp':1800000600"), json("'exp':1800000600,'nbf':1"));
        row("unknown role", "teller", "owner");
        row("subject not a number", json("'sub':'17'"), json("'sub':'x'"));
        row("subject with sign", json("'sub':'17'"), json("'sub':'-17'"));
        row("subject with zero", json("'sub':'17'"), json("'sub':'017'"));
        row("subject zero", json("'sub':'17'"), json("'sub':'0'"));
        row("subject too long", json("'sub':'17'"), json("'sub':'12345678901234567'"));
        row("exp a fraction", "1800000600", "1800000600.5");
        row("exp with exponent", "1800000600", "18000006e2");
        row("exp missing", json(",'exp':1800000600"), "");
        row("life over ten minutes", "1800000600", "1800000601");
        row("over before it began", json("'exp':1800000600"), json("'exp':1800000000"));
        row("blank", json("'sv':3"), json("'sv': 3"));
        row("rest", "600}", "600}}");
    }
    void otherClaimsAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray changed = payload();
        QVERIFY(changed.contains(from));
        changed.replace(from, to);
        QVERIFY(!isTaken(signedToken(header(), changed)));
    }

    void timeWithThirtySecondsOfSkew()
    {
        const QByteArray token = m_tokens.sign(claims());
        QVERIFY(!isTaken(token, now - clockSkewSeconds - 1));
        QVERIFY(isTaken(token, now - clockSkewSeconds));
        QVERIFY(isTaken(token, now + accessTokenSeconds + clockSkewSeconds - 1));
        QVERIFY(!isTaken(token, now + accessTokenSeconds + clockSkewSeconds));
    }

    void anyChangedCharacterIsNoticed()
    {
        const QByteArray token = m_tokens.sign(claims());
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!isTaken(changed), QByteArray::number(i).constData());
        }
    }

    void otherShapesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray token = m_tokens.sign(claims());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("dots") << QByteArray("...");
        QTest::newRow("header alone") << token.left(token.indexOf('.') + 1);
        QTest::newRow("no signature") << token.left(token.lastIndexOf('.'));
        QTest::newRow("four parts") << QByteArray(token + ".AAAA");
        QTest::newRow("five parts") << QByteArray(token + ".AAAA.AAAA");
        QTest::newRow("padded") << QByteArray(token + '=');
        QTest::newRow("blank before") << QByteArray(' ' + token);
        QTest::newRow("line break behind") << QByteArray(token + '\n');
        QTest::newRow("nine kilobytes") << QByteArray(token + '.' + QByteArray(9 * 1024, 'A'));
        QTest::newRow("NUL") << QByteArray(token + '\0');
    }
    void otherShapesAreRefused()
    {
        QFETCH(QByteArray, token);
        QVERIFY(!isTaken(token));
    }

    void anotherBanksTokenIsRefused()
    {
        const AccessTokens other(SecureBytes::random(keyBytes));
        QVERIFY(!isTaken(other.sign(claims())));
        QVERIFY(other.keyId() != m_tokens.keyId());
    }
};

QTEST_APPLESS_MAIN(AccessTokenTest)
#include "tst_accesstoken.moc"
