// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/reviews.h"

#include "tests/store/reviewfixture.h"

using namespace guichet;
using audit::Deed;

class ReviewsTest : public ReviewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void fromHandingInToApproval()
    {
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Missing);
        const auto handedIn = handIn(m_ana);
        QVERIFY(handedIn);
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Missing);
        QCOMPARE(*handIn(m_ana, DocumentSide::Back, photo('b')), *handedIn);
        QVERIFY(read(m_ana, {QStringLiteral("IDFRA<<<\nABC"), QDate(2030, 1, 1)}, m_teller));
        QCOMPARE(*open(m_ana), *handedIn);
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Waiting);
        const auto shown = caseOf(*handedIn);
        QVERIFY(shown);
        QVERIFY(shown->hasFront && shown->hasBack && shown->sameIdNumber.isEmpty());
        QCOMPARE(shown->customer.declared.name, QStringLiteral("Ana Fontaine"));
        QCOMPARE(shown->reading.machineReadableZone, QStringLiteral("IDFRA<<<\nABC"));
        QCOMPARE(shown->reading.expiryDate, QDate(2030, 1, 1));
        QVERIFY(decide(*handedIn, m_approve));
        QVERIFY(details(m_ana).approved);
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Approved);
        auto inLedger = connection().run("teststore/ledger_approved", {{":customer", m_ana}});
        QVERIFY(inLedger.only().boolean("approved"));
        QCOMPARE(m_reviews->waiting(connection()).count, qint64(0));
    }

    void whatWasViewedAndDecidedIsInTheTrail()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(caseOf(id));
        QVERIFY(image(id, DocumentSide::Front));
        QVERIFY(decide(id, m_reject));
        const auto deeds = m_bank->deeds(audit::Subject::ReviewCase, id.value);
        QCOMPARE(deeds, QList<Deed>({Deed::CaseRejected, Deed::CaseViewed, Deed::DocumentViewed, Deed::CaseViewed,
                                     Deed::CaseOpened, Deed::DocumentSubmitted}));
        const auto last = audit::events(connection(), {audit::Subject::ReviewCase, id.value}, {})->items.first();
        QCOMPARE(last.event.actor, m_reviewer);
        QCOMPARE(last.event.detail, QStringLiteral("data-differs"));
    }

    void theQueueIsOldestFirstAndPaged()
    {
        QList<ReviewCaseId> cases;
        for (int i = 0; i < 5; ++i) {
            cases.append(waitingCase(m_bank->customer(QStringLiteral("Customer%1").arg(i))));
            m_bank->pass(i % 2);
        }
        QCOMPARE(m_reviews->waiting(connection()).count, qint64(5));
        QCOMPARE(m_reviews->waiting(connection()).oldestMicros, IdentityBank::startMicros);
        QList<ReviewCaseId> seen;
        PageRequest request{QString(), 2};
        do {
            const auto page = m_reviews->queue(connection(), request);
            QVERIFY(page);
            for (const ReviewSummary &summary : page->items)
                seen.append(summary.id);
            request.cursor = page->nextCursor;
        } while (!request.cursor.isEmpty());
        QCOMPARE(seen, cases);
        QCOMPARE(m_reviews->queue(connection(), {})->items.first().customerName, QStringLiteral("Customer0"));
        for (const char *cursor : {"x", "1", "1-", "1-2-3", "-1--2"})
            COMPARE_REFUSAL(m_reviews->queue(connection(), {QString::fromLatin1(cursor), 2}), InvalidValue);
    }
};

QTEST_GUILESS_MAIN(ReviewsTest)
#include "tst_reviews.moc"
