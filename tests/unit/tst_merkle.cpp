// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/merkle.h"

#include "services/seal/digest.h"

#include <QCryptographicHash>
#include <QTest>

using namespace guichet::seal;

// The vectors of RFC 6962's reference implementation (certificate-transparency, merkle_tree_test).
class MerkleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void piecesOfAnyLengthHashAsOne()
    {
        Sha256 sha;
        for (const int first : {0, 1, 63, 64, 1'000, 1'022, 1'023, 1'024, 1'025, 3'000}) {
            for (const int second : {0, 1, 24, 1'023, 1'024, 5'000}) {
                const QByteArray a(first, 'a'), b(second, 'b');
                const Digest digest = sha.begin(7).add({a.constData(), std::size_t(first)}).add({b.constData(), std::size_t(second)})
                                          .add({a.constData(), std::size_t(first)}).end();
                QCOMPARE(bytesOf(digest), QCryptographicHash::hash(QByteArray(1, 7) + a + b + a, QCryptographicHash::Sha256));
            }
        }
    }
    void rootsOfTheReference_data()
    {
        QTest::addColumn<int>("leaves");
        QTest::addColumn<QByteArray>("root");
        const QList<QByteArray> roots{
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
        for (int i = 0; i < roots.size(); ++i)
            QTest::addRow("%d leaves", i) << i << roots[i];
    }
    void rootsOfTheReference()
    {
        QFETCH(int, leaves);
        QFETCH(QByteArray, root);
        const QList<QByteArray> data{"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                     "606162636465666768696a6b6c6d6e6f"};
        Sha256 sha;
        MerkleTree tree(sha);
        for (const QByteArray &hex : data.first(leaves)) {
            const QByteArray bytes = QByteArray::fromHex(hex);
            tree.add(sha.begin(leafPrefix).add(std::string_view(bytes.constData(), std::size_t(bytes.size()))).end());
        }
        QCOMPARE(tree.size(), leaves);
        QCOMPARE(bytesOf(tree.root()).toHex(), root);
    }

    void digestsKeepTheirBytes()
    {
        Sha256 sha;
        const Digest digest = sha.begin(1).addNumber(-2).addBytes("three").end();
        QCOMPARE(digestFrom(bytesOf(digest)), digest);
        QCOMPARE(digestFrom("short"), Digest{});
        QVERIFY(sha.begin(1).addNumber(-2).addBytes("thre").end() != digest);
    }
};

QTEST_GUILESS_MAIN(MerkleTest)
#include "tst_merkle.moc"
