// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/reviewfixture.h"

using namespace guichet;
using audit::Deed;

class ReviewSubmissionTest : public ReviewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void imagesComeBackAndLieSealed()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        const auto front = image(id, DocumentSide::Front);
        QVERIFY(front);
        QCOMPARE(front->bytes, photo());
        QCOMPARE(front->contentType, QByteArray("image/png"));
        COMPARE_REFUSAL(image(id, DocumentSide::Back), DocumentMissing);
        COMPARE_REFUSAL(image(ReviewCaseId{4711}, DocumentSide::Front), NotFound);
        auto rows = connection().run("teststore/document_rows");
        QVERIFY(!rows.only().text("rows").contains(QString::fromLatin1(photo().toHex().left(40))));
    }

    void frontAndBackCanNotBeSwapped()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(handIn(m_ana, DocumentSide::Back, photo('b')));
        m_bank->database.superuserConnection().run("teststore/swap_sides", {{":case", id}});
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)image(id, DocumentSide::Front));
    }

    void refusalsOfHandingIn()
    {
        COMPARE_REFUSAL(handIn(m_ana, DocumentSide::Front, "GIF89a"), DocumentUnsupported);
        COMPARE_REFUSAL(handIn(m_ana, DocumentSide::Front, QByteArray(5 * 1024 * 1024 + 1, 'x')), DocumentTooLarge);
        COMPARE_REFUSAL(handIn(UserId{4711}), NotFound);
        COMPARE_REFUSAL(handIn(m_reviewer), NotFound);
        COMPARE_REFUSAL(open(m_ana), DocumentMissing);
        QVERIFY(handIn(m_ana, DocumentSide::Back));
        COMPARE_REFUSAL(open(m_ana), DocumentMissing);
        COMPARE_REFUSAL(open(UserId{4711}), NotFound);
        COMPARE_REFUSAL(read(m_ana, {QStringLiteral("lower case"), {}}, m_teller), InvalidValue);
        COMPARE_REFUSAL(read(m_ana, {QString(101, u'<'), {}}, m_teller), InvalidValue);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, m_ana, m_teller); }));
        COMPARE_REFUSAL(handIn(m_ana), CustomerClosed);
        COMPARE_REFUSAL(read(m_ana, {}, m_teller), CustomerClosed);
    }

    /// Row P5: however often somebody hands in, the bank keeps so many photos and no more.
    void twentyPhotosAreKeptOfACustomer()
    {
        for (int i = 0; i < kyc::maximumDocuments / 2; ++i) {
            const ReviewCaseId id = waitingCase(m_ana);
            QVERIFY(handIn(m_ana, DocumentSide::Back));
            QVERIFY(handIn(m_ana, DocumentSide::Back, photo('c'))); // in its place
            QVERIFY(decide(id, m_reject));
        }
        COMPARE_REFUSAL(handIn(m_ana), TooManyDocuments);
        QVERIFY(handIn(m_bank->customer(QStringLiteral("Ben Moreau"), m_teller)));
    }

    void aClosedCustomersDocumentsGo()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(m_bank->transact([&](store::Transaction &t) {
            const auto closed = m_bank->users.close(t, m_ana, m_teller);
            m_reviews->eraseDocuments(t, m_ana);
            return closed;
        }));
        QCOMPARE(m_reviews->waiting(connection()).count, qint64(0));
        COMPARE_REFUSAL(image(id, DocumentSide::Front), DocumentMissing);
        COMPARE_REFUSAL(decide(id, m_approve, m_reviewer, caseOf(id)->version), AlreadyDecided);
    }
};

QTEST_GUILESS_MAIN(ReviewSubmissionTest)
#include "tst_reviewsubmission.moc"
