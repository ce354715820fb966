// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/ed25519.h"

#include <QTest>

using namespace guichet::identity;

class Ed25519Test : public QObject
{
    Q_OBJECT
private:
    const SecureBytes m_seed{QByteArrayView(
        QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))};

private Q_SLOTS:
    void test1OfRfc8032()
    {
        const Ed25519Key key(m_seed);
        QCOMPARE(key.publicKey().toHex(),
                 QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QCOMPARE(key.sign("").toHex(),
                 QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
                            "f9b46bd25bf5f0595bbe24655141438e7a100b"));
        QVERIFY(key.verify("", key.sign("")));
    }

    void jwsOfRfc8037()
    {
        const QByteArray message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        QCOMPARE(Ed25519Key(m_seed).sign(message).toBase64(QByteArray::Base64UrlEncoding
                                                           | QByteArray::OmitTrailingEquals),
                 QByteArray("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"));
    }

    void otherMessageOtherKeyOrOtherBytesFail()
    {
        const Ed25519Key key(m_seed);
        const QByteArray signature = key.sign("sealed");
        QVERIFY(ed25519Verify(key.publicKey(), "sealed", signature));
        QVERIFY(!ed25519Verify(key.publicKey(), "Sealed", signature));
        QVERIFY(!ed25519Verify(Ed25519Key(SecureBytes::random(32)).publicKey(), "sealed", signature));
        QVERIFY(!ed25519Verify("no key", "sealed", signature));
        QVERIFY(!key.verify("sealed", signature.chopped(1)));
        QVERIFY(!key.verify("sealed", signature + 'x'));
        for (qsizetype i = 0; i < signature.size(); ++i) {
            QByteArray changed = signature;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY(!key.verify("sealed", changed));
        }
    }
};

QTEST_APPLESS_MAIN(Ed25519Test)
#include "tst_ed25519.moc"
