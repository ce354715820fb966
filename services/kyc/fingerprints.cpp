// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/datakey.h"
#include "services/kyc/reviewcase.h"
#include "services/store/transaction.h"

namespace guichet::kyc {

namespace {

constexpr int documentsATime = 10; // each of up to some megabytes

} // namespace

Reviews::Renewed Reviews::renewFingerprints(store::Connection &connection, ReviewCaseId from) const
{
    return store::inTransaction(connection, [&](store::Transaction &transaction) {
        const auto keys = identity::currentKeys(transaction, *m_keys);
        struct Document {
            ReviewCaseId id;
            DocumentSide side;
            UserId customer;
            QByteArray sealed;
        };
        QList<Document> documents;
        auto rows = transaction.run("kyc/lock_documents_on_old_keys",
                                    {{":from", from}, {":current", keys->number}, {":limit", documentsATime}});
        for (const store::Row &row : rows)
            documents.append({row.id<ReviewCaseId>("case_id"), *enumFromName<DocumentSide>(row.text("side")),
                              row.id<UserId>("customer"), row.bytes("image")});
        for (const Document &document : std::as_const(documents)) {
            const auto dataKey = identity::DataKey::of(connection, *m_keys, document.customer);
            // Without its key it can't be read any more, nor found.
            const QByteArray fingerprint = dataKey
                ? fingerprintOf(*keys, dataKey->unseal(imageColumn(document.side), document.id.value, document.sealed))
                : QByteArray("");
            transaction.run("kyc/renew_fingerprint", {{":case", document.id},
                                                      {":side", enumName(document.side)},
                                                      {":fingerprint", fingerprint},
                                                      {":current", keys->number}});
        }
        return Renewed{int(documents.size()), documents.isEmpty() ? ReviewCaseId() : documents.last().id};
    });
}

} // namespace guichet::kyc
