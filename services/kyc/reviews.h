// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/clock.h"
#include "models/values/page.h"
#include "models/values/refusal.h"
#include "models/values/review.h"
#include "services/identity/users.h"
#include "services/kyc/imageheader.h"

#include <functional>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::kyc {

inline constexpr int maximumNoteCharacters = 1000;
inline constexpr int maximumDocuments = 20; ///< photos kept of a customer, over all cases

/// One side of an ID, as it was handed in.
struct DocumentImage {
    QByteArray bytes;
    QByteArray contentType; ///< "image/jpeg" or "image/png"
};

/// How many cases wait, and since when the oldest (0: none).
struct Waiting {
    qint64 count = 0;
    qint64 oldestMicros = 0;
};

/// Why an ID was rejected or asked for again.
struct Objection {
    ReviewReason reason = ReviewReason::None; ///< None: there is none
    QString note;                             ///< the reviewer's, for staff
};

/// Makes of an image whose header is in order one that holds the picture and nothing else. DocumentUnsupported.
using ImageCleaner = std::function<Outcome<QByteArray>(const QByteArray &image, ImageFormat format)>;

/// The review of government IDs. A customer has at most one open case: documents are handed in (the case
/// is `missing` until it is opened), openCase puts it into the queue (`waiting`), a reviewer approves,
/// rejects or asks again (`asked-again`: hand in and open once more). Images, reading and note are sealed
/// under the customer's data key. Whoever registered the customer or handed something in never decides;
/// the database refuses it too. Unchangeable after construction; any thread, with its connection.
class Reviews
{
public:
    Reviews(std::shared_ptr<const identity::MasterKeys> keys, const identity::Users &users,
            const Clock &clock, const BusinessCalendar &calendar, ImageCleaner cleaned);

    /// Stores or replaces a side, cleaned: blocks for as long as that takes. DocumentUnsupported, DocumentTooLarge,
    /// NotFound (no such customer), CustomerClosed, TooManyDocuments. Gives the case.
    [[nodiscard]] Outcome<ReviewCaseId> submitDocument(store::Transaction &transaction,
                                                       UserId customer, DocumentSide side,
                                                       const QByteArray &image, UserId byWhom) const;
    /// What was read off the ID. InvalidValue ("machine_readable_zone": over 100 characters or none of
    /// A–Z 0–9 <), NotFound, CustomerClosed.
    [[nodiscard]] Outcome<ReviewCaseId> submitReading(store::Transaction &transaction, UserId customer,
                                                      const DocumentReading &reading,
                                                      UserId byWhom) const;
    /// Puts the customer's case into the queue. DocumentMissing without a front; NotFound.
    [[nodiscard]] Outcome<ReviewCaseId> openCase(store::Transaction &transaction, UserId customer,
                                                 UserId byWhom) const;

    /// Cases that wait, oldest first. InvalidValue ("cursor").
    [[nodiscard]] Outcome<Page<ReviewSummary>> queue(store::Connection &connection,
                                                     const PageRequest &page) const;
    [[nodiscard]] Waiting waiting(store::Connection &connection) const;
    /// Everything a reviewer needs; that it was seen is in the audit trail. NotFound.
    [[nodiscard]] Outcome<ReviewCase> caseById(store::Transaction &transaction, ReviewCaseId id,
                                               UserId viewer) const;
    /// Audited too. NotFound; DocumentMissing when that side wasn't handed in.
    [[nodiscard]] Outcome<DocumentImage> image(store::Transaction &transaction, ReviewCaseId id,
                                               DocumentSide side, UserId viewer) const;
    /// Approves, rejects or asks again; approval sets the customer's `approved` here and in the ledger. In
    /// this order: NotFound, SelfApproval, InvalidValue ("reason": needed, but to approve; "note": needed to
    /// reject, at most 1000), StaleVersion, AlreadyDecided (or not in the queue), IdNumberTaken,
    /// CustomerClosed, DocumentMissing (approve without a front), DocumentExpired (before the bank's today).
    [[nodiscard]] Outcome<void> decide(store::Transaction &transaction, ReviewCaseId id,
                                       const ReviewDecision &decision, UserId reviewer,
                                       qint64 version) const;

    /// Where the customer's newest case stands; Missing when there is none.
    [[nodiscard]] ReviewStatus statusOf(store::Connection &connection, UserId customer) const;
    /// Why it stands there, when the newest case was rejected or asked again.
    [[nodiscard]] Objection objectionTo(store::Connection &connection, UserId customer) const;
    /// Removes a closed customer's documents (the key is gone already). Facts of decisions stay.
    void eraseDocuments(store::Transaction &transaction, UserId customer) const;
    struct Renewed {
        int documents = 0; ///< 0: none was left
        ReviewCaseId last; ///< where to go on
    };
    /// For a rotation of keys: gives some documents that are known by an old one, of the case `from` or later ones, their
    /// fingerprint anew.
    [[nodiscard]] Renewed renewFingerprints(store::Connection &connection, ReviewCaseId from) const;

private:
    struct Case;
    [[nodiscard]] Outcome<Case> lockCase(store::Transaction &transaction, ReviewCaseId id) const;
    [[nodiscard]] Outcome<ReviewCaseId> caseToFill(store::Transaction &transaction, UserId customer) const;
    [[nodiscard]] Outcome<void> checkApproval(store::Transaction &transaction, const Case &reviewed) const;
    [[nodiscard]] Outcome<void> setApproved(store::Transaction &transaction, const Case &reviewed,
                                            bool approved, UserId reviewer) const;
    std::shared_ptr<const identity::MasterKeys> m_keys;
    const identity::Users &m_users;
    const Clock &m_clock;
    BusinessCalendar m_calendar;
    ImageCleaner m_cleaned;
};

} // namespace guichet::kyc
