// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/kyc/reviews.h"

#include <QLatin1StringView>

namespace guichet::store {
class Row;
} // namespace guichet::store

// The row of a case. For this folder only.
namespace guichet::kyc {

inline constexpr QLatin1StringView readingColumn("kyc.review_case.reading");
inline constexpr QLatin1StringView noteColumn("kyc.review_case.note");

/// A case locked for the transaction.
struct Reviews::Case {
    ReviewCaseId id;
    UserId customer;
    ReviewStatus status = ReviewStatus::Missing;
    QDate expiryDate;
    bool hasFront = false;
    qint64 version = 0;
};

/// What an image is bound to beside its case: front and back can't be swapped.
[[nodiscard]] inline QLatin1StringView imageColumn(DocumentSide side)
{
    return side == DocumentSide::Front ? QLatin1StringView("kyc.document.image/front")
                                       : QLatin1StringView("kyc.document.image/back");
}

/// Finds the same image on another customer.
[[nodiscard]] QByteArray fingerprintOf(const identity::KeyGeneration &keys, const QByteArray &image);

} // namespace guichet::kyc
