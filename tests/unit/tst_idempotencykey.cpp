// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/idempotencykey.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace guichet;

namespace {

constexpr qint64 moment = 1'741'950'000'123'456; // microseconds

} // namespace

class TestIdempotencyKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheLayoutOfVersion7()
    {
        static const QRegularExpression layout(QStringLiteral(
            "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        for (int i = 0; i < 1000; ++i)
            QVERIFY(layout.match(IdempotencyKey::make(moment).text()).hasMatch());
    }

    void carriesItsMillisecond()
    {
        QCOMPARE(IdempotencyKey::make(moment).madeAtMicros(), moment / 1000 * 1000);
        // RFC 9562, A.6: 2022-02-22T19:22:22Z.
        const auto key = IdempotencyKey::fromText(u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        QVERIFY(key);
        QCOMPARE(key->madeAtMicros(), 1'645'557'742'000'000);
    }

    void noTwoAreAlike()
    {
        QSet<IdempotencyKey> keys;
        QSet<QString> references;
        for (int i = 0; i < 1000; ++i) {
            const auto key = IdempotencyKey::make(moment);
            keys.insert(key);
            references.insert(key.shortReference());
        }
        QCOMPARE(keys.size(), 1000);
        QCOMPARE(references.size(), 1000);
    }

    void readAgainFromItsText()
    {
        const auto key = IdempotencyKey::make(moment);
        QVERIFY(IdempotencyKey::fromText(key.text()) == std::optional(key));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("null") << QStringLiteral("00000000-0000-0000-0000-000000000000");
        QTest::newRow("version 4") << QStringLiteral("017f22e2-79b0-4cc3-98c4-dc0c0c07398f");
        QTest::newRow("other variant") << QStringLiteral("017f22e2-79b0-7cc3-c8c4-dc0c0c07398f");
        QTest::newRow("upper case") << QStringLiteral("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
        QTest::newRow("braces") << QStringLiteral("{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}");
        QTest::newRow("no dashes") << QStringLiteral("017f22e279b07cc398c4dc0c0c07398f");
        QTest::newRow("too long") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f0");
        QTest::newRow("too short") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398");
        QTest::newRow("not hexadecimal") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398g");
    }
    void refused()
    {
        QFETCH(QString, text);
        QVERIFY(!IdempotencyKey::fromText(text));
    }

    void derivedFromItsCause()
    {
        const auto key = IdempotencyKey::derive(moment, "interest/2025-03-14/17");
        QVERIFY(key == IdempotencyKey::derive(moment, "interest/2025-03-14/17"));
        QVERIFY(!(key == IdempotencyKey::derive(moment, "interest/2025-03-14/18")));
        QVERIFY(!(key == IdempotencyKey::derive(moment + 1000, "interest/2025-03-14/17")));
        QCOMPARE(key.madeAtMicros(), moment / 1000 * 1000);
        QVERIFY(IdempotencyKey::fromText(key.text()));
    }

    void hasAShortReference()
    {
        static const QRegularExpression form(
            QStringLiteral("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"));
        const auto key = IdempotencyKey::fromText(u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        QVERIFY(form.match(key->shortReference()).hasMatch());
        // The last 40 bits, five at a time: 0c0c07398f.
        QCOMPARE(key->shortReference(), QStringLiteral("1G60-EECF"));
    }

    void noneIsNull()
    {
        QVERIFY(IdempotencyKey().isNull());
        QVERIFY(!IdempotencyKey::make(moment).isNull());
    }
};

QTEST_APPLESS_MAIN(TestIdempotencyKey)
#include "tst_idempotencykey.moc"
