// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audittrail.h"
#include "services/identity/datakey.h"
#include "services/kyc/reviewcase.h"
#include "services/ledger/accountbook.h"
#include "services/store/transaction.h"

namespace guichet::kyc {

using audit::Deed;

namespace {

Outcome<void> checkDecision(const ReviewDecision &decision)
{
    const bool approves = decision.verdict == ReviewVerdict::Approve;
    if (approves != (decision.reason == ReviewReason::None))
        return refuse(Refusal::InvalidValue, "reason");
    const QString note = decision.note.trimmed();
    if (note.size() > maximumNoteCharacters || !note.isValidUtf16() || note.contains(QChar::Null)
        || (decision.verdict == ReviewVerdict::Reject && note.isEmpty()))
        return refuse(Refusal::InvalidValue, "note");
    return {};
}

ReviewStatus statusAfter(ReviewVerdict verdict)
{
    switch (verdict) {
    case ReviewVerdict::Approve:
        return ReviewStatus::Approved;
    case ReviewVerdict::Reject:
        return ReviewStatus::Rejected;
    case ReviewVerdict::AskAgain:
        return ReviewStatus::AskedAgain;
    }
    Q_UNREACHABLE();
}

Deed deedOf(ReviewVerdict verdict)
{
    switch (verdict) {
    case ReviewVerdict::Approve:
        return Deed::CaseApproved;
    case ReviewVerdict::Reject:
        return Deed::CaseRejected;
    case ReviewVerdict::AskAgain:
        return Deed::CaseAskedAgain;
    }
    Q_UNREACHABLE();
}

void recordCase(store::Transaction &transaction, qint64 now, UserId actor, Deed deed, ReviewCaseId id,
                const QString &detail)
{
    audit::record(transaction, {now, actor, deed, audit::Subject::ReviewCase, id.value,
                                audit::Result::Done, detail});
}

bool isMaker(store::Transaction &transaction, ReviewCaseId id, UserId user)
{
    auto made = transaction.run("kyc/made_by", {{":id", id}, {":user", user}});
    return made.only().boolean("made");
}

} // namespace

Outcome<Reviews::Case> Reviews::lockCase(store::Transaction &transaction, ReviewCaseId id) const
{
    auto rows = transaction.run("kyc/lock_case", {{":id", id}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::NotFound);
    return Case{id,
                row->id<UserId>("customer"),
                *enumFromName<ReviewStatus>(row->text("status")),
                row->maybeDate("expiry_date").value_or(QDate()),
                row->boolean("has_front"),
                row->int64("version")};
}

Outcome<ReviewCase> Reviews::caseById(store::Transaction &transaction, ReviewCaseId id, UserId viewer) const
{
    store::Connection &connection = transaction.connection();
    auto rows = transaction.run("kyc/case_by_id", {{":id", id}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::NotFound);
    const UserId customer = row->id<UserId>("customer");
    auto details = m_users.details(connection, customer);
    if (!details)
        return tl::unexpected(details.error());
    ReviewCase result;
    result.id = id;
    result.customer = *details;
    result.status = *enumFromName<ReviewStatus>(row->text("status"));
    result.customer.review = result.status;
    if (const auto dataKey = identity::DataKey::of(connection, *m_keys, customer))
        result.reading.machineReadableZone
            = dataKey->unsealText(readingColumn, id.value, row->maybeBytes("reading"));
    result.reading.expiryDate = row->maybeDate("expiry_date").value_or(QDate());
    result.hasFront = row->boolean("has_front");
    result.hasBack = row->boolean("has_back");
    result.submittedAtMicros = row->maybeInt64("submitted_at").value_or(0);
    result.sameIdNumber
        = m_users.customersWithIdNumber(connection, details->declared.idNumber, customer);
    result.version = row->int64("version");
    recordCase(transaction, m_clock.nowMicros(), viewer, Deed::CaseViewed, id, QString());
    return result;
}

Outcome<DocumentImage> Reviews::image(store::Transaction &transaction, ReviewCaseId id, DocumentSide side,
                                      UserId viewer) const
{
    const auto reviewed = lockCase(transaction, id);
    if (!reviewed)
        return tl::unexpected(reviewed.error());
    auto rows = transaction.run("kyc/document", {{":case", id}, {":side", enumName(side)}});
    const auto row = rows.first();
    const auto dataKey = identity::DataKey::of(transaction.connection(), *m_keys, reviewed->customer);
    if (!row || !dataKey)
        return refuse(Refusal::DocumentMissing);
    QByteArray bytes = dataKey->unseal(imageColumn(side), id.value, row->bytes("image"));
    recordCase(transaction, m_clock.nowMicros(), viewer, Deed::DocumentViewed, id, enumName(side));
    return DocumentImage{std::move(bytes), row->text("content_type").toLatin1()};
}

Outcome<void> Reviews::checkApproval(store::Transaction &transaction, const Case &reviewed) const
{
    const auto details = m_users.details(transaction.connection(), reviewed.customer);
    if (!details)
        return tl::unexpected(details.error());
    if (!m_users.customersWithIdNumber(transaction.connection(), details->declared.idNumber,
                                       reviewed.customer)
             .isEmpty())
        return refuse(Refusal::IdNumberTaken);
    if (details->status == UserStatus::Closed)
        return refuse(Refusal::CustomerClosed);
    if (!reviewed.hasFront)
        return refuse(Refusal::DocumentMissing, "front");
    if (reviewed.expiryDate.isValid() && reviewed.expiryDate < m_calendar.dateAt(m_clock.nowMicros()))
        return refuse(Refusal::DocumentExpired);
    return {};
}

// In both books at once: what a teller reads and what the ledger posts by.
Outcome<void> Reviews::setApproved(store::Transaction &transaction, const Case &reviewed, bool approved,
                                   UserId reviewer) const
{
    auto changed = m_users.setApproved(transaction, reviewed.customer, approved, reviewer);
    if (!changed)
        return changed;
    ledger::registerCustomer(transaction.connection(), reviewed.customer);
    const auto inLedger
        = ledger::setCustomerApproved(transaction.connection(), reviewed.customer, approved);
    return inLedger ? Outcome<void>() : Outcome<void>(tl::unexpected(inLedger.error()));
}

Outcome<void> Reviews::decide(store::Transaction &transaction, ReviewCaseId id,
                              const ReviewDecision &decision, UserId reviewer, qint64 version) const
{
    const auto reviewed = lockCase(transaction, id);
    if (!reviewed)
        return tl::unexpected(reviewed.error());
    const auto registeredBy = m_users.registeredBy(transaction.connection(), reviewed->customer);
    if (!registeredBy)
        return tl::unexpected(registeredBy.error());
    if (reviewer == reviewed->customer || reviewer == *registeredBy || isMaker(transaction, id, reviewer))
        return refuse(Refusal::SelfApproval);
    if (const auto checked = checkDecision(decision); !checked)
        return checked;
    if (reviewed->version != version)
        return refuse(Refusal::StaleVersion);
    if (reviewed->status != ReviewStatus::Waiting)
        return refuse(Refusal::AlreadyDecided);
    const bool approves = decision.verdict == ReviewVerdict::Approve;
    if (approves) {
        if (const auto checked = checkApproval(transaction, *reviewed); !checked)
            return checked;
    }
    const auto dataKey = identity::DataKey::of(transaction.connection(), *m_keys, reviewed->customer);
    if (!dataKey)
        return refuse(Refusal::CustomerClosed);
    const qint64 now = m_clock.nowMicros();
    transaction.run("kyc/decide",
                    {{":id", id},
                     {":status", enumName(statusAfter(decision.verdict))},
                     {":now", now},
                     {":by", reviewer},
                     {":reason", enumName(decision.reason)},
                     {":note", dataKey->sealText(noteColumn, id.value, decision.note.trimmed())}});
    recordCase(transaction, now, reviewer, deedOf(decision.verdict), id, enumName(decision.reason));
    if (decision.verdict == ReviewVerdict::AskAgain)
        return {};
    return setApproved(transaction, *reviewed, approves, reviewer);
}

Objection Reviews::objectionTo(store::Connection &connection, UserId customer) const
{
    auto rows = connection.run("kyc/newest_decision", {{":customer", customer}});
    const auto row = rows.first();
    const ReviewStatus status = row ? *enumFromName<ReviewStatus>(row->text("status")) : ReviewStatus::Missing;
    if (status != ReviewStatus::Rejected && status != ReviewStatus::AskedAgain)
        return {};
    Objection objection;
    objection.reason = enumFromName<ReviewReason>(row->text("reason")).value_or(ReviewReason::None);
    if (const auto dataKey = identity::DataKey::of(connection, *m_keys, customer))
        objection.note = dataKey->unsealText(noteColumn, row->int64("id"), row->maybeBytes("note"));
    return objection;
}

} // namespace guichet::kyc
