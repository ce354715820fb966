// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"

namespace guichet {

/// The two sides of a government photo ID.
enum class DocumentSide { Front, Back };

template <>
struct EnumNames<DocumentSide> {
    static constexpr const char *name = "DocumentSide";
    static constexpr std::array values{std::pair{DocumentSide::Front, "front"},
                                       std::pair{DocumentSide::Back, "back"}};
};

/// What was read off the ID when it was handed in, by scanner or by hand. All optional.
struct DocumentReading {
    QString machineReadableZone; ///< lines joined by '\n'; empty: not read
    QDate expiryDate;
};

/// A row of the review queue, oldest first.
struct ReviewSummary {
    ReviewCaseId id;
    UserId customer;
    QString customerName;
    qint64 submittedAtMicros = 0;
};

/// A case under review: what was declared, what the document says, which sides there are.
struct ReviewCase {
    ReviewCaseId id;
    CustomerDetails customer;
    DocumentReading reading;
    bool hasFront = false;
    bool hasBack = false;
    ReviewStatus status = ReviewStatus::Waiting;
    qint64 submittedAtMicros = 0;
    /// Other customers with the same ID number; must be empty to approve.
    QList<UserId> sameIdNumber;
    qint64 version = 0;
};

enum class ReviewVerdict { Approve, Reject, AskAgain };

template <>
struct EnumNames<ReviewVerdict> {
    static constexpr const char *name = "ReviewVerdict";
    static constexpr std::array values{std::pair{ReviewVerdict::Approve, "approve"},
                                       std::pair{ReviewVerdict::Reject, "reject"},
                                       std::pair{ReviewVerdict::AskAgain, "ask-again"}};
};

/// Why a case is rejected or asked again. `None` goes with an approval.
enum class ReviewReason { None, PhotoUnreadable, DocumentExpired, DataDiffers, SideMissing, NotAccepted, Suspicious };

template <>
struct EnumNames<ReviewReason> {
    static constexpr const char *name = "ReviewReason";
    static constexpr std::array values{
        std::pair{ReviewReason::None, "none"},
        std::pair{ReviewReason::PhotoUnreadable, "photo-unreadable"},
        std::pair{ReviewReason::DocumentExpired, "document-expired"},
        std::pair{ReviewReason::DataDiffers, "data-differs"},
        std::pair{ReviewReason::SideMissing, "side-missing"},
        std::pair{ReviewReason::NotAccepted, "not-accepted"},
        std::pair{ReviewReason::Suspicious, "suspicious"}};
};

/// What the reviewer decides.
struct ReviewDecision {
    ReviewVerdict verdict = ReviewVerdict::Approve;
    ReviewReason reason = ReviewReason::None;
    QString note; ///< needed to reject
};

} // namespace guichet
