// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audittrail.h"
#include "services/identity/crypto.h"
#include "services/identity/datakey.h"
#include "services/kyc/imageheader.h"
#include "services/kyc/reviewcase.h"
#include "services/store/transaction.h"

namespace guichet::kyc {

using audit::Deed;

namespace {

constexpr int maximumZoneCharacters = 100; // TD1 has 90 and two line breaks

bool isZone(const QString &text)
{
    return text.size() <= maximumZoneCharacters
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'<' || c == u'\n';
           });
}

std::optional<UserId> orNobody(UserId user)
{
    return user.isNull() ? std::nullopt : std::optional(user);
}

void recordCase(store::Transaction &transaction, qint64 now, UserId actor, Deed deed, ReviewCaseId id,
                const QString &detail)
{
    audit::record(transaction, {now, actor, deed, audit::Subject::ReviewCase, id.value,
                                audit::Result::Done, detail});
}

} // namespace

QByteArray fingerprintOf(const identity::KeyGeneration &keys, const QByteArray &image)
{
    return identity::hmacSha256(keys.blindIndex, QByteArray("document\0", 9) + image);
}

// The customer's open case; a new one when the last was decided, or there is none. Locks the customer's
// cases by way of the unique index: of two that begin at once, one waits and joins the other.
Outcome<ReviewCaseId> Reviews::caseToFill(store::Transaction &transaction, UserId customer) const
{
    const auto details = m_users.details(transaction.connection(), customer);
    if (!details)
        return tl::unexpected(details.error());
    if (details->status == UserStatus::Closed)
        return refuse(Refusal::CustomerClosed);
    transaction.run("kyc/begin_case", {{":customer", customer}, {":now", m_clock.nowMicros()}});
    auto open = transaction.run("kyc/lock_open_case", {{":customer", customer}});
    return open.only().id<ReviewCaseId>("id");
}

Outcome<ReviewCaseId> Reviews::submitDocument(store::Transaction &transaction, UserId customer,
                                              DocumentSide side, const QByteArray &image,
                                              UserId byWhom) const
{
    const auto header = readImageHeader(image);
    if (!header)
        return tl::unexpected(header.error());
    const auto clean = m_cleaned(image, header->format);
    if (!clean)
        return tl::unexpected(clean.error());
    const auto size = readImageHeader(*clean); // turned, when the camera was
    if (!size)
        return tl::unexpected(size.error());
    const auto id = caseToFill(transaction, customer);
    if (!id)
        return id;
    auto others = transaction.run("kyc/count_other_documents",
                                  {{":customer", customer}, {":case", *id}, {":side", enumName(side)}});
    if (others.only().integer("documents") >= maximumDocuments)
        return refuse(Refusal::TooManyDocuments);
    const auto dataKey = identity::DataKey::of(transaction.connection(), *m_keys, customer);
    if (!dataKey)
        return refuse(Refusal::CustomerClosed);
    const qint64 now = m_clock.nowMicros();
    const auto keys = identity::currentKeys(transaction, *m_keys);
    transaction.run("kyc/put_document",
                    {{":case", *id},
                     {":side", enumName(side)},
                     {":content_type", contentType(size->format)},
                     {":width", size->width},
                     {":height", size->height},
                     {":image", dataKey->seal(imageColumn(side), id->value, *clean)},
                     {":fingerprint", fingerprintOf(*keys, *clean)},
                     {":key_generation", keys->number},
                     {":now", now},
                     {":by", orNobody(byWhom)}});
    transaction.run("kyc/touch_case", {{":id", *id}});
    recordCase(transaction, now, byWhom, Deed::DocumentSubmitted, *id, enumName(side));
    return id;
}

Outcome<ReviewCaseId> Reviews::submitReading(store::Transaction &transaction, UserId customer,
                                             const DocumentReading &reading, UserId byWhom) const
{
    if (!isZone(reading.machineReadableZone))
        return refuse(Refusal::InvalidValue, "machine_readable_zone");
    const auto id = caseToFill(transaction, customer);
    if (!id)
        return id;
    const auto dataKey = identity::DataKey::of(transaction.connection(), *m_keys, customer);
    if (!dataKey)
        return refuse(Refusal::CustomerClosed);
    const QDate expiry = reading.expiryDate;
    transaction.run("kyc/put_reading",
                    {{":id", *id},
                     {":reading", dataKey->sealText(readingColumn, id->value, reading.machineReadableZone)},
                     {":by", orNobody(byWhom)},
                     {":expiry_date", expiry.isValid() ? std::optional(expiry) : std::nullopt}});
    recordCase(transaction, m_clock.nowMicros(), byWhom, Deed::DocumentSubmitted, *id,
               QStringLiteral("reading"));
    return id;
}

Outcome<ReviewCaseId> Reviews::openCase(store::Transaction &transaction, UserId customer,
                                        UserId byWhom) const
{
    const auto details = m_users.details(transaction.connection(), customer);
    if (!details)
        return tl::unexpected(details.error());
    auto open = transaction.run("kyc/lock_open_case", {{":customer", customer}});
    const auto row = open.first();
    if (!row || !row->boolean("has_front"))
        return refuse(Refusal::DocumentMissing, "front");
    const ReviewCaseId id = row->id<ReviewCaseId>("id");
    const qint64 now = m_clock.nowMicros();
    transaction.run("kyc/open_case", {{":id", id}, {":now", now}, {":by", orNobody(byWhom)}});
    recordCase(transaction, now, byWhom, Deed::CaseOpened, id, QString());
    return id;
}

void Reviews::eraseDocuments(store::Transaction &transaction, UserId customer) const
{
    transaction.run("kyc/delete_documents", {{":customer", customer}});
    transaction.run("kyc/erase_cases", {{":customer", customer}});
}

} // namespace guichet::kyc
