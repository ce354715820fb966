// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"
#include "models/values/ids.h"
#include "models/values/role.h"

#include <QtCore/QDate>
#include <QtCore/QString>
#include <array>

namespace guichet {

/// A user's standing. Approval of the ID is apart from it (`approved`).
enum class UserStatus { Active, Blocked, Closed };

template <>
struct EnumNames<UserStatus> {
    static constexpr const char *name = "UserStatus";
    static constexpr std::array values{std::pair{UserStatus::Active, "active"},
                                       std::pair{UserStatus::Blocked, "blocked"},
                                       std::pair{UserStatus::Closed, "closed"}};
};

/// Where the review of a customer's government ID stands.
enum class ReviewStatus { Missing, Waiting, AskedAgain, Approved, Rejected };

template <>
struct EnumNames<ReviewStatus> {
    static constexpr const char *name = "ReviewStatus";
    static constexpr std::array values{
        std::pair{ReviewStatus::Missing, "missing"}, std::pair{ReviewStatus::Waiting, "waiting"},
        std::pair{ReviewStatus::AskedAgain, "asked-again"}, std::pair{ReviewStatus::Approved, "approved"},
        std::pair{ReviewStatus::Rejected, "rejected"}};
};

/// What a customer declares about themself. Text is trimmed, NFC, without control characters.
struct CustomerDeclaration {
    QString name;         ///< 1 to 200 characters, as the customer writes it
    QDate birthDate;
    QString email;        ///< may be empty for a customer registered at the desk
    QString phone;        ///< E.164
    QString address;
    QString idNumber;     ///< of the government ID
};

/// A row of the finder: enough to recognise a person, personal numbers by their tail only.
struct CustomerSummary {
    UserId id;
    QString name;
    QDate birthDate;
    QString phoneTail;    ///< last three digits
    QString idNumberTail; ///< last three characters
    UserStatus status = UserStatus::Active;
    bool approved = false;
};

/// All that staff see of a customer.
struct CustomerDetails {
    UserId id;
    CustomerDeclaration declared;
    bool emailConfirmed = false;
    UserStatus status = UserStatus::Active;
    bool approved = false;
    ReviewStatus review = ReviewStatus::Missing;
    qint64 createdAtMicros = 0;
    qint64 version = 0;
};

/// Who is signed in.
struct SignedInUser {
    UserId id;
    QString name;
    QString email;
    Role role = Role::Customer;
};

} // namespace guichet
