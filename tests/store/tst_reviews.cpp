// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/reviews.h"

#include "services/kyc/reviewcase.h"
#include "services/ledger/accountbook.h"
#include "tests/store/identitybank.h"

using namespace guichet;
using namespace guichet::kyc;
using audit::Deed;

class ReviewsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<Reviews> m_reviews;
    UserId m_teller;
    UserId m_reviewer;
    UserId m_ana;

    // The smallest PNG that says its size, with something of its own in it.
    static QByteArray photo(char mark = 'a')
    {
        return QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000004000000028008020000000000000000000000"
                                   "4944415400000000")
            + mark;
    }
    store::Connection &connection() { return m_bank->connection(); }
    Outcome<ReviewCaseId> handIn(UserId customer, DocumentSide side = DocumentSide::Front,
                                 const QByteArray &image = photo())
    {
        return m_bank->transact(
            [&](store::Transaction &t) { return m_reviews->submitDocument(t, customer, side, image, m_teller); });
    }
    Outcome<ReviewCaseId> read(UserId customer, const DocumentReading &reading, UserId byWhom)
    {
        return m_bank->transact(
            [&](store::Transaction &t) { return m_reviews->submitReading(t, customer, reading, byWhom); });
    }
    Outcome<ReviewCaseId> open(UserId customer)
    {
        return m_bank->transact([&](store::Transaction &t) { return m_reviews->openCase(t, customer, m_teller); });
    }
    ReviewCaseId waitingCase(UserId customer)
    {
        if (!handIn(customer))
            qFatal("a document was refused");
        return *open(customer);
    }
    Outcome<ReviewCase> caseOf(ReviewCaseId id)
    {
        return m_bank->transact([&](store::Transaction &t) { return m_reviews->caseById(t, id, m_reviewer); });
    }
    Outcome<DocumentImage> image(ReviewCaseId id, DocumentSide side)
    {
        return m_bank->transact([&](store::Transaction &t) { return m_reviews->image(t, id, side, m_reviewer); });
    }
    Outcome<void> decide(ReviewCaseId id, const ReviewDecision &decision, UserId reviewer, qint64 version)
    {
        return m_bank->transact(
            [&](store::Transaction &t) { return m_reviews->decide(t, id, decision, reviewer, version); });
    }
    Outcome<void> decide(ReviewCaseId id, const ReviewDecision &decision)
    {
        return decide(id, decision, m_reviewer, caseOf(id)->version);
    }
    CustomerDetails details(UserId id) { return *m_bank->users.details(connection(), id); }

    const ReviewDecision m_approve{ReviewVerdict::Approve, ReviewReason::None, {}};
    const ReviewDecision m_reject{ReviewVerdict::Reject, ReviewReason::DataDiffers, QStringLiteral("other name")};
    const ReviewDecision m_askAgain{ReviewVerdict::AskAgain, ReviewReason::PhotoUnreadable, {}};

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_reviews = std::make_unique<Reviews>(m_bank->keys, m_bank->users, m_bank->clock,
                                              BusinessCalendar(QTimeZone("Europe/Paris"), QTime(0, 0)));
        m_teller = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
        m_reviewer = m_bank->staff(QStringLiteral("Cora Compliance"), Role::Compliance);
        m_ana = m_bank->customer(QStringLiteral("Ana Fontaine"), m_teller);
    }

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

    void aClosedCustomerIsNotApproved()
    {
        const ReviewCaseId id = waitingCase(m_ana);
        QVERIFY(m_bank->transact([&](store::Transaction &t) { return m_bank->users.close(t, m_ana, m_teller); }));
        COMPARE_REFUSAL(decide(id, m_approve), CustomerClosed);
    }
};

QTEST_GUILESS_MAIN(ReviewsTest)
#include "tst_reviews.moc"
