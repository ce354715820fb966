// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/totp.h"

#include <QTest>
#include <QUrlQuery>

using namespace guichet::identity;

class TotpTest : public QObject
{
    Q_OBJECT
private:
    const SecureBytes m_secret{QByteArrayView("12345678901234567890")}; // RFC 6238's
    static constexpr qint64 now = 1'800'000'010;
    static constexpr qint64 step = now / totpStepSeconds;

private Q_SLOTS:
    void knownAnswersOfRfc6238_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << QStringLiteral("94287082");
        QTest::newRow("2005") << qint64(1'111'111'109) << QStringLiteral("07081804");
        QTest::newRow("2005, later") << qint64(1'111'111'111) << QStringLiteral("14050471");
        QTest::newRow("2009") << qint64(1'234'567'890) << QStringLiteral("89005924");
        QTest::newRow("2033") << qint64(2'000'000'000) << QStringLiteral("69279037");
        QTest::newRow("2603") << qint64(20'000'000'000) << QStringLiteral("65353130");
    }
    void knownAnswersOfRfc6238()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);
        QCOMPARE(totpCode(m_secret, seconds / totpStepSeconds, 8), code);
        QCOMPARE(totpCode(m_secret, seconds / totpStepSeconds), code.right(6));
    }

    void theStepBeforeAndAfterAreTaken()
    {
        for (int off = -3; off <= 3; ++off) {
            const auto found = totpStepOf(m_secret, totpCode(m_secret, step + off), now, 0);
            QCOMPARE(found.has_value(), qAbs(off) <= 1);
            QVERIFY(!found || *found == step + off);
        }
    }

    void aStepThatWasTakenIsNotTakenAgain()
    {
        const QString code = totpCode(m_secret, step);
        QVERIFY(totpStepOf(m_secret, code, now, step - 1));
        QVERIFY(!totpStepOf(m_secret, code, now, step));
        QVERIFY(!totpStepOf(m_secret, totpCode(m_secret, step - 1), now, step));
    }

    void blanksDontCountAndNothingElseIsACode()
    {
        const QString code = totpCode(m_secret, step);
        QVERIFY(totpStepOf(m_secret, code.left(3) + u' ' + code.mid(3), now, 0));
        for (const QString &other : {QString(), QStringLiteral("000000"), code.chopped(1), code + u'0', QString(9'000, u'1'),
                                     QStringLiteral("-") + code.mid(1), QString(6, QChar(0x0661))})
            QVERIFY2(!totpStepOf(m_secret, other, now, 0), qPrintable(other.left(20)));
        QVERIFY(!totpStepOf(SecureBytes::random(totpSecretBytes), code, now, 0));
    }

    void base32IsRfc4648s()
    {
        QCOMPARE(base32(""), QString());
        QCOMPARE(base32("f"), QStringLiteral("MY"));
        QCOMPARE(base32("fo"), QStringLiteral("MZXQ"));
        QCOMPARE(base32("foo"), QStringLiteral("MZXW6"));
        QCOMPARE(base32("foob"), QStringLiteral("MZXW6YQ"));
        QCOMPARE(base32("fooba"), QStringLiteral("MZXW6YTB"));
        QCOMPARE(base32("foobar"), QStringLiteral("MZXW6YTBOI"));
        QCOMPARE(base32(QByteArrayView("\xff\x00\xff", 3)), QStringLiteral("74AP6"));
    }

    void theUriSaysWhatAnAuthenticatorNeeds()
    {
        const QUrl uri(otpauthUri(QStringLiteral("Bank & Söhne"), QStringLiteral("a+b@bank.example"), m_secret));
        QVERIFY(uri.isValid());
        QCOMPARE(uri.scheme(), QStringLiteral("otpauth"));
        QCOMPARE(uri.host(), QStringLiteral("totp"));
        QCOMPARE(uri.path(QUrl::FullyDecoded), QStringLiteral("/Bank & Söhne:a+b@bank.example"));
        const QUrlQuery query(uri);
        QCOMPARE(query.queryItemValue(QStringLiteral("secret")), base32(m_secret.view()));
        QCOMPARE(query.queryItemValue(QStringLiteral("issuer"), QUrl::FullyDecoded), QStringLiteral("Bank & Söhne"));
        QCOMPARE(query.queryItemValue(QStringLiteral("digits")), QStringLiteral("6"));
        QCOMPARE(query.queryItemValue(QStringLiteral("period")), QStringLiteral("30"));
    }
};

QTEST_APPLESS_MAIN(TotpTest)
#include "tst_totp.moc"
