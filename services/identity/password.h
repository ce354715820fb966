// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace guichet::identity {

/// scrypt's cost (RFC 7914): 2^logN × r × 128 bytes of memory. The default takes about 230 ms.
struct ScryptCost {
    int logN = 15;
    int r = 8;
    int p = 3;
};

/// For tests, which hash by the thousand.
inline constexpr ScryptCost cheapScryptCost{4, 1, 1};

/// "$scrypt$ln=15,r=8,p=3$<salt>$<hash>" (PHC string format, base64 without padding).
[[nodiscard]] QString hashPassword(const QString &password, const ScryptCost &cost);
/// Same, with a given salt; for known answers.
[[nodiscard]] QString hashPassword(const QString &password, const ScryptCost &cost, QByteArrayView salt);
/// Compares in constant time; false too for a string that isn't one.
[[nodiscard]] bool verifyPassword(const QString &password, const QString &phc);
/// Made at a lower cost than this one: to be made again when the password is at hand.
[[nodiscard]] bool isCheaper(const QString &phc, const ScryptCost &cost);

} // namespace guichet::identity
