// SPDX-License-Identifier: GPL-3.0-or-later
// services/kyc/fingerprints.cpp
#include "services/identity/keyrotation.h"
#include "tests/store/reviewfixture.h"

using namespace guichet;

class FingerprintsTest : public ReviewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void aRotationMakesThemAnew()
    {
        const UserId ben = m_bank->customer(QStringLiteral("Ben Moreau"), m_teller);
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(handIn(m_ana, DocumentSide::Back, photo('b')));
        QCOMPARE(m_reviews->renewFingerprints(connection(), {}).documents, 0);

        const identity::KeyRotation rotation(m_bank->keys);
        QCOMPARE(rotation.begin(connection()).value_or(0), 2);
        QVERIFY(handIn(ben)); // the same photo, by the new keys
        const auto renewed = m_reviews->renewFingerprints(connection(), {});
        QCOMPARE(renewed.documents, 2);
        QCOMPARE(renewed.last, id);
        QCOMPARE(m_reviews->renewFingerprints(connection(), renewed.last).documents, 0);
        QCOMPARE(m_reviews->renewFingerprints(connection(), {}).documents, 0);
        auto counted = connection().run("teststore/document_generations");
        const auto row = counted.only();
        QCOMPARE(row.integer("key_generation"), 2);
        QCOMPARE(row.int64("documents"), qint64(3));
        QCOMPARE(row.int64("fingerprints"), qint64(2)); // two show the same
        for (UserId last = rotation.renew(connection(), {}); !last.isNull();)
            last = rotation.renew(connection(), last);
        QVERIFY(rotation.finish(connection()));
        QCOMPARE(image(id, DocumentSide::Front)->bytes, photo());
    }

    /// What is behind the cursor is looked at no more: each document once, however many there are.
    void itGoesOnWhereItWas()
    {
        const ReviewCaseId first = waitingCase(m_ana);
        const ReviewCaseId second = waitingCase(m_bank->customer(QStringLiteral("Ben Moreau"), m_teller));
        QVERIFY(identity::KeyRotation(m_bank->keys).begin(connection()));
        QVERIFY(first.value < second.value);
        const auto renewed = m_reviews->renewFingerprints(connection(), second);
        QCOMPARE(renewed.documents, 1);
        QCOMPARE(renewed.last, second);
        QCOMPARE(m_reviews->renewFingerprints(connection(), {}).last, first);
    }

    void withoutItsKeyADocumentIsFoundNoMore()
    {
        QVERIFY(handIn(m_ana));
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, m_ana, m_teller); }));
        QVERIFY(identity::KeyRotation(m_bank->keys).begin(connection()));
        QCOMPARE(m_reviews->renewFingerprints(connection(), {}).documents, 1);
        QCOMPARE(m_reviews->renewFingerprints(connection(), {}).documents, 0);
    }
};

QTEST_GUILESS_MAIN(FingerprintsTest)
#include "tst_fingerprints.moc"
