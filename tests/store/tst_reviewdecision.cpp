// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/reviewfixture.h"

using namespace guichet;
using audit::Deed;

class ReviewDecisionTest : public ReviewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void rejectedAndHandedInAnew()
    {
        const ReviewCaseId first = waitingCase(m_ana);
        QVERIFY(decide(first, m_reject));
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Rejected);
        QVERIFY(!details(m_ana).approved);
        const ReviewCaseId second = waitingCase(m_ana);
        QVERIFY(second != first);
        QVERIFY(decide(second, m_approve));
        QVERIFY(details(m_ana).approved);
        QVERIFY(decide(waitingCase(m_ana), m_reject)); // a later one takes the approval away
        QVERIFY(!details(m_ana).approved);
    }

    void askedAgainComesBackToTheQueue()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(decide(id, m_askAgain));
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::AskedAgain);
        COMPARE_REFUSAL(decide(id, m_approve), AlreadyDecided);
        QCOMPARE(*handIn(m_ana, DocumentSide::Front, photo('c')), id);
        QCOMPARE(*open(m_ana), id);
        QCOMPARE(m_reviews->statusOf(connection(), m_ana), ReviewStatus::Waiting);
        QCOMPARE(image(id, DocumentSide::Front)->bytes, photo('c'));
        QVERIFY(decide(id, m_approve));
    }

    void theMakerNeverDecides()
    {
        const UserId reader = m_bank->staff(QStringLiteral("Rob Reader"), Role::Compliance);
        QVERIFY(read(m_ana, {QStringLiteral("ABC"), {}}, reader));
        const ReviewCaseId id = waitingCase(m_ana);
        const qint64 version = caseOf(id)->version;
        COMPARE_REFUSAL(decide(id, m_approve, m_teller, version), SelfApproval); // registered and handed in
        COMPARE_REFUSAL(decide(id, m_approve, reader, version), SelfApproval);
        COMPARE_REFUSAL(decide(id, m_approve, m_ana, version), SelfApproval);
        QVERIFY(decide(id, m_approve, m_reviewer, version));
    }

    void theDatabaseRefusesTheMakerToo()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        const auto decideAs = [&](UserId user) {
            connection().run("kyc/decide", {{":id", id},
                                            {":status", QStringLiteral("approved")},
                                            {":now", 1},
                                            {":by", user},
                                            {":reason", QStringLiteral("none")},
                                            {":note", std::nullopt}});
        };
        QVERIFY_THROWS_EXCEPTION(store::Fault, decideAs(m_teller));
        connection().run("teststore/forget_submitter", {{":id", id}});
        QVERIFY_THROWS_EXCEPTION(store::Fault, decideAs(m_teller)); // the document still names them
        decideAs(m_reviewer);
    }

    void aDecisionNeedsItsWords()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        const auto fieldOf = [&](const ReviewDecision &decision) {
            const auto refused = decide(id, decision);
            return refused ? QByteArray("accepted") : QByteArray(refused.error().field);
        };
        QCOMPARE(fieldOf({ReviewVerdict::Reject, ReviewReason::Suspicious, QStringLiteral("  ")}), QByteArray("note"));
        QCOMPARE(fieldOf({ReviewVerdict::Reject, ReviewReason::None, QStringLiteral("note")}), QByteArray("reason"));
        QCOMPARE(fieldOf({ReviewVerdict::AskAgain, ReviewReason::None, {}}), QByteArray("reason"));
        QCOMPARE(fieldOf({ReviewVerdict::Approve, ReviewReason::DataDiffers, {}}), QByteArray("reason"));
        QCOMPARE(fieldOf({ReviewVerdict::Approve, ReviewReason::None, QString(1001, u'x')}), QByteArray("note"));
        QCOMPARE(fieldOf({ReviewVerdict::Approve, ReviewReason::None, QString(QChar::Null)}), QByteArray("note"));
    }

    void whyIsKnownUntilTheIdIsHandedInAgain()
    {
        const auto objection = [&] { return m_reviews->objectionTo(connection(), m_ana); };
        QCOMPARE(objection().reason, ReviewReason::None);
        const ReviewCaseId id = waitingCase(m_ana);
        QCOMPARE(objection().reason, ReviewReason::None);
        QVERIFY(decide(id, {ReviewVerdict::AskAgain, ReviewReason::PhotoUnreadable, QStringLiteral(" Glare on the name ")}));
        QCOMPARE(objection().reason, ReviewReason::PhotoUnreadable);
        QCOMPARE(objection().note, QStringLiteral("Glare on the name"));
        QCOMPARE(waitingCase(m_ana), id);
        QCOMPARE(objection().reason, ReviewReason::None);
    }

    void staleAndDecidedCases()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        const qint64 version = caseOf(id)->version;
        QVERIFY(handIn(m_ana, DocumentSide::Front, photo('z'))); // changed while somebody looks at it
        COMPARE_REFUSAL(decide(id, m_approve, m_reviewer, version), StaleVersion);
        QVERIFY(decide(id, m_approve));
        COMPARE_REFUSAL(decide(id, m_reject), AlreadyDecided);
        COMPARE_REFUSAL(decide(ReviewCaseId{4711}, m_approve, m_reviewer, 1), NotFound);
        COMPARE_REFUSAL(caseOf(ReviewCaseId{4711}), NotFound);
    }

    void anExpiredDocumentIsNotApproved()
    {
        QVERIFY(read(m_ana, {{}, QDate(2027, 1, 14)}, m_teller)); // yesterday
        const ReviewCaseId id = waitingCase(m_ana);
        COMPARE_REFUSAL(decide(id, m_approve), DocumentExpired);
        QVERIFY(read(m_ana, {{}, QDate(2027, 1, 15)}, m_teller));
        QVERIFY(decide(id, m_approve));
    }

    void theSameIdNumberIsNotApproved()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        identity::NewCustomer twin = m_bank->person(QStringLiteral("Twin"));
        const UserId other = *m_bank->registerCustomer(twin);
        // Taken over from another bank, where nobody asked.
        m_bank->database.superuserConnection().run("teststore/copy_id_number_index", {{":from", m_ana}, {":to", other}});
        QCOMPARE(caseOf(id)->sameIdNumber, QList<UserId>{other});
        COMPARE_REFUSAL(decide(id, m_approve), IdNumberTaken);
        QVERIFY(decide(id, m_reject));
    }

    void aFrontThatIsGoneIsNotApproved()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        m_bank->transact([&](store::Transaction &t) { t.run("kyc/delete_documents", {{":customer", m_ana}}); });
        COMPARE_REFUSAL(decide(id, m_approve), DocumentMissing);
    }

    void aClosedCustomerIsNotApproved()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, m_ana, m_teller); }));
        COMPARE_REFUSAL(decide(id, m_approve), CustomerClosed);
    }
};

QTEST_GUILESS_MAIN(ReviewDecisionTest)
#include "tst_reviewdecision.moc"
