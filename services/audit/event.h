// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"
#include "models/values/ids.h"

#include <QString>
#include <array>

namespace guichet::audit {

/// What was done, or tried.
enum class Deed {
    SignedIn,
    SignInFailed,
    SignInLocked,
    SignInSuspended,
    SignInFlooded,
    SignedOut,
    TokenReused,
    SessionsRevoked,
    SteppedUp,
    StepUpFailed,
    AccessDenied,
    UserRegistered,
    UserUpdated,
    UserBlocked,
    UserUnblocked,
    UserClosed,
    RoleChanged,
    PasswordChanged,
    PasswordReset,
    SecondFactorSet,
    SecondFactorRemoved,
    TokenKeyRotated,
    EmailConfirmed,
    CustomerApproved,
    CustomerUnapproved,
    DocumentSubmitted,
    DocumentViewed,
    CaseOpened,
    CaseViewed,
    CaseApproved,
    CaseRejected,
    CaseAskedAgain,
    AccountOpened,
    AccountApproved,
    AccountRefused,
    AccountFrozen,
    AccountUnfrozen,
    AccountClosed,
    HolderAdded,
    TillOpened,
    TillClosed,
    EntryReversed,
    LimitRaised,
};

/// What it was done to.
enum class Subject { None, User, Account, Entry, ReviewCase, Session, Till };

enum class Result { Done, Refused };

/// One line of the audit trail. Names its people and things by id only; `detail` is a short word of
/// the program's own ("email", "front", "data-differs"), never what a person typed.
struct Event {
    qint64 atMicros = 0;
    UserId actor; ///< null: nobody was signed in, or the bank itself
    Deed deed = Deed::SignedIn;
    Subject subject = Subject::None;
    qint64 subjectId = 0;
    Result result = Result::Done;
    QString detail{};
};

} // namespace guichet::audit

namespace guichet {

template <>
struct EnumNames<audit::Deed> {
    using enum audit::Deed;
    static constexpr const char *name = "Deed";
    static constexpr std::array values{
        std::pair{SignedIn, "signed-in"},
        std::pair{SignInFailed, "sign-in-failed"},
        std::pair{SignInLocked, "sign-in-locked"},
        std::pair{SignInSuspended, "sign-in-suspended"},
        std::pair{SignInFlooded, "sign-in-flooded"},
        std::pair{SignedOut, "signed-out"},
        std::pair{TokenReused, "token-reused"},
        std::pair{SessionsRevoked, "sessions-revoked"},
        std::pair{SteppedUp, "stepped-up"},
        std::pair{StepUpFailed, "step-up-failed"},
        std::pair{AccessDenied, "access-denied"},
        std::pair{UserRegistered, "user-registered"},
        std::pair{UserUpdated, "user-updated"},
        std::pair{UserBlocked, "user-blocked"},
        std::pair{UserUnblocked, "user-unblocked"},
        std::pair{UserClosed, "user-closed"},
        std::pair{RoleChanged, "role-changed"},
        std::pair{PasswordChanged, "password-changed"},
        std::pair{PasswordReset, "password-reset"},
        std::pair{SecondFactorSet, "second-factor-set"},
        std::pair{SecondFactorRemoved, "second-factor-removed"},
        std::pair{TokenKeyRotated, "token-key-rotated"},
        std::pair{EmailConfirmed, "email-confirmed"},
        std::pair{CustomerApproved, "customer-approved"},
        std::pair{CustomerUnapproved, "customer-unapproved"},
        std::pair{DocumentSubmitted, "document-submitted"},
        std::pair{DocumentViewed, "document-viewed"},
        std::pair{CaseOpened, "case-opened"},
        std::pair{CaseViewed, "case-viewed"},
        std::pair{CaseApproved, "case-approved"},
        std::pair{CaseRejected, "case-rejected"},
        std::pair{CaseAskedAgain, "case-asked-again"},
        std::pair{AccountOpened, "account-opened"},
        std::pair{AccountApproved, "account-approved"},
        std::pair{AccountRefused, "account-refused"},
        std::pair{AccountFrozen, "account-frozen"},
        std::pair{AccountUnfrozen, "account-unfrozen"},
        std::pair{AccountClosed, "account-closed"},
        std::pair{HolderAdded, "holder-added"},
        std::pair{TillOpened, "till-opened"},
        std::pair{TillClosed, "till-closed"},
        std::pair{EntryReversed, "entry-reversed"},
        std::pair{LimitRaised, "limit-raised"}};
};

template <>
struct EnumNames<audit::Subject> {
    static constexpr const char *name = "Subject";
    static constexpr std::array values{std::pair{audit::Subject::None, "none"},
                                       std::pair{audit::Subject::User, "user"},
                                       std::pair{audit::Subject::Account, "account"},
                                       std::pair{audit::Subject::Entry, "entry"},
                                       std::pair{audit::Subject::ReviewCase, "review-case"},
                                       std::pair{audit::Subject::Session, "session"},
                                       std::pair{audit::Subject::Till, "till"}};
};

template <>
struct EnumNames<audit::Result> {
    static constexpr const char *name = "Result";
    static constexpr std::array values{std::pair{audit::Result::Done, "done"},
                                       std::pair{audit::Result::Refused, "refused"}};
};

} // namespace guichet
