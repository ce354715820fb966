// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDate>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace guichet {

/// What a machine-readable zone says (ICAO 9303 parts 4 and 5: TD1 identity cards, 3 × 30; TD2, 2 ×
/// 36; TD3 passports, 2 × 44).
struct MachineReadableZone {
    QString documentCode; ///< "I", "P", "ID"
    QString issuer;       ///< three-letter code ("D" for Germany)
    QString surname;
    QString givenNames;
    QString number;
    QString nationality;
    QDate birthDate;
    QDate expiryDate;
    QChar sex; ///< M, F, or X where the zone leaves it open
    /// Check digits that don't fit, by name: "number", "birth date", "expiry date", "personal
    /// number" (passports), "composite". Empty: all fit.
    QStringList failedChecks;
    /// How many check digits the zone has.
    int checkCount = 0;
};

/// Lines may be given with or without line breaks. Refuses (nullopt) other lengths and characters
/// than A–Z 0–9 <. `today` settles the century of two-digit years.
std::optional<MachineReadableZone> parseMrz(const QString &text, QDate today);
/// The zone of an identity card (TD1), check digits computed; lines joined by '\n'. Names are
/// transliterated to A–Z.
QString makeIdentityCardMrz(const MachineReadableZone &zone);
/// ICAO 9303 part 3, 4.9: weights 7 3 1, modulo 10. -1 for a character that can't stand there.
int mrzCheckDigit(QStringView characters);
/// A name as a zone writes it: Latin, Cyrillic and Greek letters as A–Z (ICAO 9303 part 3, 6), one
/// '<' between words. Other scripts have no spelling: empty.
QString mrzName(QStringView name);

} // namespace guichet
