// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/keyranges.h"

#include <QTest>

using namespace guichet;
using namespace guichet::seal;

class KeyRangesTest : public QObject
{
    Q_OBJECT
private:
    static NamedKey key(qint64 milliseconds, quint64 low, qint64 entry, qint64 principal = 7)
    {
        return {quint64(milliseconds) << 16 | 0x7000, low, principal, entry};
    }
    /// `count` keys from that moment on, one a millisecond.
    static std::vector<NamedKey> row(qint64 from, int count, qint64 firstEntry = 1)
    {
        std::vector<NamedKey> keys;
        for (int i = 0; i < count; ++i)
            keys.push_back(key(from + i, 5, firstEntry + i));
        return keys;
    }

private Q_SLOTS:
    void aKeyIsReadFromItsBytes()
    {
        const NamedKey read = NamedKey::of(std::string_view("\x01\x02\x03\x04\x05\x06\x70\x07\x80\x09\x0a\x0b\x0c\x0d\x0e\xff", 16), 3, 4);
        QCOMPARE(read.high, quint64(0x0102030405067007));
        QCOMPARE(read.low, quint64(0x80090a0b0c0d0eff));
        QCOMPARE(read.principal, 3);
        QCOMPARE(read.entry, 4);
    }
    void fewKeysAreLookedUp()
    {
        const KeyRanges ranges(row(1'000, 15));
        QVERIFY(ranges.firsts.isEmpty());
        QCOMPARE(ranges.left().size(), 15U);
        QCOMPARE(ranges.left().front(), 1);
    }
    void manyAreARange()
    {
        std::vector<NamedKey> keys = row(1'000, 32);
        std::reverse(keys.begin(), keys.end());
        KeyRanges ranges(keys);
        QCOMPARE(ranges.firsts, QList<qint64>{1'000});
        QCOMPARE(ranges.lasts, QList<qint64>{1'031});
        QCOMPARE(ranges.mosts, QList<qint64>{32 + 8 + 16});
        for (int i = 0; i < 32; ++i) {
            const auto found = ranges.take(0, key(1'000 + i, 5, 0));
            QCOMPARE(found.size(), 1U);
            QCOMPARE(found.front().entry, 1 + i);
        }
        QVERIFY(ranges.left().empty());
    }
    void inAnyOrder()
    {
        KeyRanges ranges(row(1'000, 20));
        for (int i = 19; i >= 0; --i)
            QCOMPARE(ranges.take(0, key(1'000 + i, 5, 0)).front().entry, 1 + i);
        QVERIFY(ranges.left().empty());
    }
    void aPauseParts()
    {
        std::vector<NamedKey> keys = row(1'000, 16);
        const std::vector<NamedKey> later = row(1'015 + 1'001, 16, 100), alone = row(100'000, 1, 500);
        keys.insert(keys.end(), later.begin(), later.end());
        keys.insert(keys.end(), alone.begin(), alone.end());
        const KeyRanges ranges(keys);
        QCOMPARE(ranges.firsts, (QList<qint64>{1'000, 2'016}));
        QCOMPARE(ranges.lasts, (QList<qint64>{1'015, 2'031}));
        QCOMPARE(ranges.left(), std::vector<qint64>{500});
    }
    void strangersAreNobodys()
    {
        KeyRanges ranges(row(1'000, 16));
        QVERIFY(ranges.take(0, key(1'000, 4, 0)).empty());
        QVERIFY(ranges.take(0, key(1'000, 5, 0, 8)).empty());
        QCOMPARE(ranges.take(0, key(1'000, 5, 0)).size(), 1U);
        QVERIFY(ranges.take(0, key(99'000, 5, 0)).empty());
    }
    void oneKeyOfTwoEntries()
    {
        std::vector<NamedKey> keys = row(1'000, 16);
        keys.push_back(key(1'003, 5, 50));
        KeyRanges ranges(keys);
        const auto found = ranges.take(0, key(1'003, 5, 0));
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].entry, 4);
        QCOMPARE(found[1].entry, 50);
    }
    void whatARangeReadToItsEndLacksIsntThere()
    {
        KeyRanges ranges(row(1'000, 16));
        for (int i = 0; i < 15; ++i)
            (void)ranges.take(0, key(1'000 + i, 5, 0));
        QVERIFY(ranges.left().empty());
    }
    void theRestOfARangeThatWasCutIsLeft()
    {
        KeyRanges ranges(row(1'000, 16));
        QCOMPARE(ranges.mosts, QList<qint64>{16 + 4 + 16});
        (void)ranges.take(0, key(1'000, 5, 0));
        for (quint64 stranger = 6; stranger < 6 + 35; ++stranger)
            QVERIFY(ranges.take(0, key(1'000, stranger, 0)).empty());
        const std::vector<qint64> left = ranges.left();
        QCOMPARE(left.size(), 15U);
        QCOMPARE(left.front(), 2);
    }
};

QTEST_APPLESS_MAIN(KeyRangesTest)
#include "tst_keyranges.moc"
