// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/securebytes.h"

#include <QFile>
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

    // ---- services/identity/lockedmemory.cpp (row P9)

    /// What /proc says of the pages where these bytes lie: "lo" locked, "dd" in no core dump.
    static QList<QByteArray> flagsAt(const void *memory)
    {
        QFile file(QStringLiteral("/proc/self/smaps"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("this needs Linux's /proc");
        const auto wanted = quint64(reinterpret_cast<quintptr>(memory));
        bool isHere = false;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArray range = line.left(line.indexOf(' '));
            const qsizetype dash = range.indexOf('-');
            if (dash > 0 && !range.contains(':'))
                isHere = range.left(dash).toULongLong(nullptr, 16) <= wanted && wanted < range.mid(dash + 1).toULongLong(nullptr, 16);
            else if (isHere && line.startsWith("VmFlags:"))
                return line.mid(8).simplified().split(' ');
        }
        return {};
    }

    void keysAreLockedInMemory()
    {
        const SecureBytes key = SecureBytes::random(32);
        const QList<QByteArray> flags = flagsAt(key.data());
        QVERIFY(flags.contains("lo") && flags.contains("dd"));
    }

    void nothingIsLeftOfThem()
    {
        const unsigned char *where = nullptr;
        {
            const SecureBytes key = SecureBytes(QByteArrayView("a secret of twenty-nine bytes"));
            where = key.data();
        }
        QVERIFY(std::all_of(where, where + 29, [](unsigned char byte) { return byte == 0; }));
    }

    void moreThanThereIsRoomForComesFromTheHeap()
    {
        std::vector<SecureBytes> many;
        for (std::size_t i = 0; i <= guichet::identity::lockedSlots; ++i)
            many.push_back(SecureBytes::random(32));
        QCOMPARE(many.back().size(), qsizetype(32));
        QVERIFY(SecureBytes::random(1'000'000).size() == 1'000'000);
        many.clear();
        QVERIFY(flagsAt(SecureBytes::random(32).data()).contains("lo")); // they were given back
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
