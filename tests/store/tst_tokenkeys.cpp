// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/tokenkeys.h"

#include "services/identity/crypto.h"
#include "tests/store/identitybank.h"

using namespace guichet;
using namespace guichet::identity;

// Another key for access tokens while the bank runs: what was signed before holds until it expires.
class TokenKeysTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    SecureBytes m_root = SecureBytes::random(keyBytes);

    qint64 now() const { return m_bank->clock.nowMicros() / microsPerSecond; }
    AccessClaims claims() const
    {
        return {UserId{17}, Role::Teller, SessionId{5}, 3, now(), now() + accessTokenSeconds};
    }
    void rotate()
    {
        m_bank->transact([&](store::Transaction &t) { rotateTokenKey(t, m_bank->clock.nowMicros()); });
    }
    void refresh(TokenKeys &keys) { keys.refresh(m_bank->connection(), m_bank->clock.nowMicros()); }
    static QByteArray header(const QByteArray &token) { return token.left(token.indexOf('.')); }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<IdentityBank>(); }

    void withoutAChangeTheFileSigns()
    {
        TokenKeys keys(m_root);
        refresh(keys);
        QCOMPARE(header(keys.sign(claims())), header(AccessTokens(m_root).sign(claims())));
        QVERIFY(keys.verify(keys.sign(claims()), now()));
    }

    void whatWasSignedBeforeHoldsUntilItExpires()
    {
        TokenKeys keys(m_root);
        refresh(keys);
        const QByteArray before = keys.sign(claims());
        rotate();
        m_bank->pass(tokenKeyReadSeconds);
        refresh(keys);
        QCOMPARE(header(keys.sign(claims())), header(before)); // its minute isn't over
        m_bank->pass(tokenKeyLeadSeconds - tokenKeyReadSeconds);
        const QByteArray after = keys.sign(claims());
        QVERIFY(header(after) != header(before)); // another kid
        QVERIFY(keys.verify(after, now()));
        QVERIFY(keys.verify(before, now()));
        m_bank->pass(accessTokenSeconds - tokenKeyLeadSeconds + clockSkewSeconds - 1);
        QVERIFY(keys.verify(before, now()));
        m_bank->pass(1);
        QVERIFY(!keys.verify(before, now()));
        QVERIFY(keys.verify(after, now()));
    }

    void anotherServerReadsIt()
    {
        TokenKeys here(m_root);
        TokenKeys there(m_root);
        refresh(there);
        rotate();
        m_bank->pass(tokenKeyLeadSeconds);
        refresh(here);
        const QByteArray token = here.sign(claims());
        QVERIFY(!there.verify(token, now()));
        refresh(there); // as it does every 20 s
        QVERIFY(there.verify(token, now()));
        TokenKeys stranger(SecureBytes::random(keyBytes));
        refresh(stranger);
        QVERIFY(!stranger.verify(token, now()));
    }

    void anOldKeySignsNothingNew()
    {
        TokenKeys behind(m_root); // or a thief who has it
        refresh(behind);
        rotate();
        m_bank->pass(tokenKeyLeadSeconds);
        TokenKeys keys(m_root);
        refresh(keys);
        QVERIFY(keys.verify(behind.sign(claims()), now())); // a server that hasn't read yet
        m_bank->pass(clockSkewSeconds + 1);
        QVERIFY(!keys.verify(behind.sign(claims()), now()));
    }

    void aNewKeySignsNothingOfBefore()
    {
        rotate();
        TokenKeys keys(m_root);
        refresh(keys);
        m_bank->pass(tokenKeyLeadSeconds);
        AccessClaims early = claims();
        early.issuedAtSeconds -= 5 * clockSkewSeconds;
        const QByteArray signedByNew = [&] {
            TokenKeys only(m_root);
            refresh(only);
            return only.sign(claims());
        }();
        QVERIFY(keys.verify(signedByNew, now()));
        QVERIFY(header(keys.sign(early)) != header(signedByNew));
    }

    void whatHasExpiredIsForgotten()
    {
        rotate();
        m_bank->pass(tokenKeyLeadSeconds);
        rotate();
        m_bank->pass(tokenKeyLeadSeconds + accessTokenSeconds + 2 * clockSkewSeconds + 1);
        rotate();
        int left = 0;
        for (const store::Row &row : m_bank->connection().run("identity/token_keys"))
            left += row.bytes("salt").size() == tokenSaltBytes ? 1 : 0;
        QCOMPARE(left, 2); // the one that signs and the one to come
    }

    void sessionsGoOn()
    {
        m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller, QStringLiteral("window at the counter"));
        const auto session = m_bank->sessions.signIn(m_bank->connection(), {QStringLiteral("tess@bank.example"),
                                                                            QStringLiteral("window at the counter"), {}});
        rotate();
        m_bank->pass(tokenKeyLeadSeconds + 1);
        QVERIFY(m_bank->sessions.verifyAccess(m_bank->connection(), session->accessToken));
        const auto renewed = m_bank->sessions.refresh(m_bank->connection(), session->refreshToken);
        QVERIFY(header(renewed->accessToken) != header(session->accessToken));
        QVERIFY(m_bank->sessions.verifyAccess(m_bank->connection(), renewed->accessToken));
        QVERIFY(m_bank->sessions.verifyAccess(m_bank->connection(), session->accessToken));
    }
};

QTEST_GUILESS_MAIN(TokenKeysTest)
#include "tst_tokenkeys.moc"
