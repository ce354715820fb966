// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/kyc/reviews.h"
#include "tests/store/identitybank.h"

namespace guichet {

/// A bank with a teller, a reviewer and a customer whose ID is to be reviewed.
class ReviewFixture : public QObject
{
protected:
    void prepare()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_reviews = std::make_unique<kyc::Reviews>(m_bank->keys, m_bank->users, m_bank->clock,
                                              BusinessCalendar(QTimeZone("Europe/Paris"), QTime(0, 0)), &asItIs);
        m_teller = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
        m_reviewer = m_bank->staff(QStringLiteral("Cora Compliance"), Role::Compliance);
        m_ana = m_bank->customer(QStringLiteral("Ana Fontaine"), m_teller);
    }
    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<kyc::Reviews> m_reviews;
    UserId m_teller;
    UserId m_reviewer;
    UserId m_ana;

    // Decoding has tests of its own (unit/imagedecoder).
    static Outcome<QByteArray> asItIs(const QByteArray &photo, kyc::ImageFormat) { return photo; }

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
    Outcome<kyc::DocumentImage> image(ReviewCaseId id, DocumentSide side)
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
};

} // namespace guichet
