// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "services/store/connection.h"

namespace guichet::accounts {

/// Which part of a year a day is: always 1/365; always 1/360; 1/366 in a leap year, else 1/365 (ISDA's ACT/ACT).
enum class DayCount { Actual365Fixed, Actual360, ActualActual };
/// How an exact amount becomes whole minor units.
enum class Rounding { HalfEven, HalfUp, Down };
/// What becomes of what rounding left over (or gave too much): counted in the next month, or forgotten.
enum class Remainder { Carried, Dropped };

} // namespace guichet::accounts

template <>
struct guichet::EnumNames<guichet::accounts::DayCount> {
    static constexpr const char *name = "DayCount";
    static constexpr std::array values{std::pair{accounts::DayCount::Actual365Fixed, "ACT/365F"},
                                       std::pair{accounts::DayCount::Actual360, "ACT/360"},
                                       std::pair{accounts::DayCount::ActualActual, "ACT/ACT"}};
};
template <>
struct guichet::EnumNames<guichet::accounts::Rounding> {
    static constexpr const char *name = "Rounding";
    static constexpr std::array values{std::pair{accounts::Rounding::HalfEven, "half-even"},
                                       std::pair{accounts::Rounding::HalfUp, "half-up"},
                                       std::pair{accounts::Rounding::Down, "down"}};
};
template <>
struct guichet::EnumNames<guichet::accounts::Remainder> {
    static constexpr const char *name = "Remainder";
    static constexpr std::array values{std::pair{accounts::Remainder::Carried, "carried"},
                                       std::pair{accounts::Remainder::Dropped, "dropped"}};
};

namespace guichet::accounts {

/// What a product's row says about interest.
struct InterestTerms {
    qint64 partsPerMillion = 0; ///< a year
    DayCount dayCount = DayCount::Actual365Fixed;
    Rounding rounding = Rounding::HalfEven;
    Remainder remainder = Remainder::Carried;
};

struct BearingAccount {
    AccountId account;
    Currency currency;
    InterestTerms terms;
};

/// Accounts whose product bears interest and that weren't closed before that moment, by id, after the given one. Any
/// worker thread.
QList<BearingAccount> interestBearing(store::Connection &connection, AccountId after, qint64 openAtMicros, int limit);
/// Of these accounts, whatever they bear; unknown ones are left out.
QList<BearingAccount> interestTermsOf(store::Connection &connection, const QList<AccountId> &accounts);

} // namespace guichet::accounts
