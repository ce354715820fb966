// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/mrz.h"

#include <QtCore/QList>

namespace guichet {

/// How what a customer declared fits what the document's machine-readable zone says. It helps the eye of a reviewer and
/// decides nothing. Pure functions, any thread.
enum class Likeness {
    Same,         ///< but for case, accents and the spelling of ICAO 9303
    Close,        ///< a slip of the pen, a middle name less, a name cut off: to be looked at
    Different,
    NotComparable ///< one side is missing, or written in letters that have no spelling in a zone
};

/// Characters of a text: from where, how many.
struct TextRange {
    qsizetype from = 0;
    qsizetype length = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

struct Comparison {
    Likeness likeness = Likeness::NotComparable;
    QString document;           ///< as to be shown beside the declared one
    QList<TextRange> differing; ///< characters of `document` that the declared one doesn't have there
};

/// Either order of given names and surname is the same name; `document` shows given names first.
Comparison compareNames(const QString &declared, const MachineReadableZone &zone);
/// Blanks, dashes and case don't count.
Comparison compareIdNumbers(const QString &declared, const QString &document);
/// Close: day and month exchanged, or one of day, month and year differs.
Likeness compareDates(QDate declared, QDate document);

enum class Validity { Unknown, Valid, Expired };
/// The earlier of what was entered and what was read counts; invalid when neither is there.
QDate expiryOf(QDate entered, QDate read);
/// A document is valid on its last day too.
Validity validityOf(QDate expiry, QDate today);

} // namespace guichet
