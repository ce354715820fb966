// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/enumnames.h"

#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace guichet::identity {

inline constexpr int minimumPasswordCharacters = 15;       // NIST SP 800-63B-4, 3.1.1.2: a password alone
inline constexpr int minimumBesideSecondFactor = 8;        // the same, with a second factor
inline constexpr int maximumPasswordCharacters = 256;
inline constexpr int minimumNameCharacters = 4;            ///< shorter words of names may stand in a password

/// Why a password isn't taken.
enum class Weakness {
    TooShort,
    TooLong,
    Unreadable, ///< U+0000, or half a character
    Common,     ///< a known one, a known one with digits around it, one unit repeated, a run of the keyboard's or alphabet's
    HoldsName,  ///< of the bank, of the user, or of their address
    Same        ///< the one to be changed
};

/// Whose password it is to be.
struct PasswordOwner {
    QStringList names;            ///< of the bank and the user; their words may not stand in it
    QString email;                ///< nor what stands before its @
    bool hasSecondFactor = false;
};

/// Nothing: it is good. Characters are counted, not judged: blanks, emoji and anything else is taken as it is. Pure, any thread.
[[nodiscard]] std::optional<Weakness> weaknessOf(const QString &password, const PasswordOwner &owner);

} // namespace guichet::identity

template <>
struct guichet::EnumNames<guichet::identity::Weakness> {
    using enum identity::Weakness;
    static constexpr const char *name = "Weakness";
    static constexpr std::array values{std::pair{TooShort, "too-short"}, std::pair{TooLong, "too-long"},
                                       std::pair{Unreadable, "unreadable"}, std::pair{Common, "common"},
                                       std::pair{HoldsName, "holds-name"}, std::pair{Same, "same"}};
};
