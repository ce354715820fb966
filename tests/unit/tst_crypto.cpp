// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/crypto.h"

#include <QTest>

using namespace guichet::identity;

class CryptoTest : public QObject
{
    Q_OBJECT
private:
    static QByteArray hex(const char *text) { return QByteArray::fromHex(text); }
    static SecureBytes key(const char *text) { return SecureBytes(QByteArrayView(hex(text))); }

private Q_SLOTS:
    void hmacOfRfc4231()
    {
        const SecureBytes jefe(QByteArrayView("Jefe"));
        QCOMPARE(hmacSha256(jefe, "what do ya want for nothing?"),
                 hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void sha256OfFips180()
    {
        QCOMPARE(sha256("abc"), hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void gcmTestCase16() // McGrew and Viega, The Galois/Counter Mode of Operation, appendix B
    {
        const SecureBytes caseKey = key("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const QByteArray sealed = hex("cafebabefacedbaddecaf888")
            + hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                  "c5f61e6393ba7a0abcc9f662")
            + hex("76fc6ece0f4e1768cddf8853bb2d551b");
        const auto plain = unseal(caseKey, sealed, hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        QVERIFY(plain);
        QCOMPARE(plain->view().toByteArray(),
                 hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                     "b16aedf5aa0de657ba637b39"));
    }

    void sealedOpensOnlyInItsPlace()
    {
        const SecureBytes own = SecureBytes::random(keyBytes);
        const QByteArray here = associatedData(QLatin1StringView("identity.users.email"), 17, 1);
        QCOMPARE(here, QByteArray("identity.users.email:17:1"));
        const QByteArray sealed = seal(own, "ana@mail.example", here);
        QCOMPARE(sealed.size(), qsizetype(12 + 16 + 16));
        QCOMPARE(unseal(own, sealed, here)->view().toByteArray(), QByteArray("ana@mail.example"));
        QVERIFY(!unseal(own, sealed, associatedData(QLatin1StringView("identity.users.email"), 18, 1)));
        QVERIFY(!unseal(own, sealed, associatedData(QLatin1StringView("identity.users.phone"), 17, 1)));
        QVERIFY(!unseal(own, sealed, associatedData(QLatin1StringView("identity.users.email"), 17, 2)));
        QVERIFY(!unseal(SecureBytes::random(keyBytes), sealed, here));
    }

    void everyChangedBitIsNoticed()
    {
        const SecureBytes own = SecureBytes::random(keyBytes);
        const QByteArray sealed = seal(own, "+33612345678", "place");
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray changed = sealed;
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!unseal(own, changed, "place"));
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!unseal(own, sealed.first(size), "place"));
    }

    void theEmptyTextAndTheSameTextTwice()
    {
        const SecureBytes own = SecureBytes::random(keyBytes);
        const auto empty = unseal(own, seal(own, "", "place"), "place");
        QVERIFY(empty && empty->isEmpty());
        QVERIFY(seal(own, "same", "place") != seal(own, "same", "place"));
    }

    void blindIndexTellsPurposeKeyAndValueApart()
    {
        const SecureBytes own = SecureBytes::random(keyBytes);
        const QByteArray index = blindIndex(own, QLatin1StringView("email"), u"ana@mail.example");
        QCOMPARE(index.size(), blindIndexBytes);
        QCOMPARE(blindIndex(own, QLatin1StringView("email"), u"ana@mail.example"), index);
        QVERIFY(blindIndex(own, QLatin1StringView("phone"), u"ana@mail.example") != index);
        QVERIFY(blindIndex(own, QLatin1StringView("email"), u"anb@mail.example") != index);
        QVERIFY(blindIndex(SecureBytes::random(keyBytes), QLatin1StringView("email"), u"ana@mail.example")
                != index);
        QVERIFY(blindIndex(own, QLatin1StringView("email"), u"").isEmpty());
    }

    void base64UrlHasOneSpelling_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("plain") << QByteArray("_-8") << true;
        QTest::newRow("none") << QByteArray("") << true;
        QTest::newRow("padded") << QByteArray("_-8=") << false;
        QTest::newRow("other alphabet") << QByteArray("/+8") << false;
        QTest::newRow("spare bits set") << QByteArray("_-9") << false;
        QTest::newRow("blank") << QByteArray("_- 8") << false;
        QTest::newRow("line break") << QByteArray("_-8\n") << false;
        QTest::newRow("one character") << QByteArray("A") << false;
    }
    void base64UrlHasOneSpelling()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isGood);
        const auto bytes = bytesOfBase64Url(text);
        QCOMPARE(bytes.has_value(), isGood);
        if (isGood)
            QCOMPARE(base64Url(*bytes), text);
    }

    void comparesWhole()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "abcd"));
        QVERIFY(equalInConstantTime("", ""));
    }
};

QTEST_APPLESS_MAIN(CryptoTest)
#include "tst_crypto.moc"
