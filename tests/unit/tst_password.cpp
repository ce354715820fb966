// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/password.h"

#include <QTest>

using namespace guichet;
using namespace guichet::identity;

class PasswordTest : public QObject
{
    Q_OBJECT
private:
    static QByteArray hashOf(const QString &phc)
    {
        return QByteArray::fromBase64(phc.section(u'$', -1).toLatin1(),
                                      QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals)
            .toHex();
    }

private Q_SLOTS:
    void knownAnswersOfRfc7914()
    {
        QCOMPARE(hashOf(hashPassword(QString(), {4, 1, 1}, "")),
                 QByteArray("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"));
        QCOMPARE(hashOf(hashPassword(QStringLiteral("password"), {10, 8, 16}, "NaCl")),
                 QByteArray("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"));
        QCOMPARE(hashOf(hashPassword(QStringLiteral("pleaseletmein"), {14, 8, 1}, "SodiumChloride")),
                 QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"));
    }

    void thePhcStringNamesItsCost()
    {
        const QString phc = hashPassword(QStringLiteral("a day at the desk"), ScryptCost());
        QVERIFY(phc.startsWith(QLatin1String("$scrypt$ln=15,r=8,p=3$")));
        QVERIFY(verifyPassword(QStringLiteral("a day at the desk"), phc));
        QVERIFY(!verifyPassword(QStringLiteral("a day at the Desk"), phc));
    }

    void longBlanksAndEmojiAreTakenAsTheyAre()
    {
        const QString password = QStringLiteral(" ünï 🏦 ") + QString(120, u'x');
        const QString phc = hashPassword(password, cheapScryptCost);
        QVERIFY(verifyPassword(password, phc));
        QVERIFY(!verifyPassword(password.trimmed(), phc));
        QVERIFY(!verifyPassword(password.chopped(1), phc));
    }

    void theSameWordTwiceGivesTwoHashes()
    {
        QVERIFY(hashPassword(QStringLiteral("same"), cheapScryptCost)
                != hashPassword(QStringLiteral("same"), cheapScryptCost));
    }

    void aStringThatIsNoHashFitsNothing_data()
    {
        QTest::addColumn<QString>("phc");
        for (const char *text : {"", "$", "$scrypt$", "$argon2id$ln=4,r=1,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=4,r=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=0,r=1,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=-4,r=1,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=24,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=63,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
                                 "$scrypt$ln=4,r=1,p=1$!!!!$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=4,r=1,p=1$AAAA$AAAA"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void aStringThatIsNoHashFitsNothing()
    {
        QFETCH(QString, phc);
        QVERIFY(!verifyPassword(QStringLiteral("whatever"), phc));
    }

    void aCheaperHashIsKnownAsOne()
    {
        const QString phc = hashPassword(QStringLiteral("a day at the desk"), {5, 2, 2});
        QVERIFY(!isCheaper(phc, {5, 2, 2}));
        QVERIFY(!isCheaper(phc, {4, 1, 1}));
        for (const ScryptCost &cost : {ScryptCost{6, 2, 2}, ScryptCost{5, 3, 2}, ScryptCost{5, 2, 3}})
            QVERIFY(isCheaper(phc, cost));
        QVERIFY(!isCheaper(QStringLiteral("no hash"), {}));
    }
};

QTEST_APPLESS_MAIN(PasswordTest)
#include "tst_password.moc"
