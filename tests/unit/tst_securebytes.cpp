// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/securebytes.h"

#include <QTest>

using guichet::identity::SecureBytes;

class SecureBytesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copiesAreApart()
    {
        SecureBytes one(QByteArrayView("secret"));
        SecureBytes other = one;
        other.data()[0] = 'S';
        QCOMPARE(one.view().toByteArray(), QByteArray("secret"));
        one = other;
        QCOMPARE(one.view().toByteArray(), QByteArray("Secret"));
        const SecureBytes moved = std::move(other);
        QCOMPARE(moved.view().toByteArray(), QByteArray("Secret"));
        one = SecureBytes(QByteArrayView("new"));
        QCOMPARE(one.view().toByteArray(), QByteArray("new"));
    }

    void randomDiffers()
    {
        QCOMPARE(SecureBytes::random(32).size(), qsizetype(32));
        QVERIFY(SecureBytes::random(32).view() != SecureBytes::random(32).view());
        QVERIFY(SecureBytes().isEmpty());
    }
};

QTEST_APPLESS_MAIN(SecureBytesTest)
#include "tst_securebytes.moc"
