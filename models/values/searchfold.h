// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace guichet {

/// The words of a name as the finder compares them: lower case, accents and marks off (NFKD), letters with no
/// decomposition spelled out (ø → o, đ → d, ß → ss, ł → l, æ → ae), split at everything that isn't a letter or digit.
QStringList searchWords(QStringView text);

/// Comparable forms of what is matched whole. Empty when it can't be one.
QString normalisedEmail(QStringView text);   ///< trimmed, lower case, exactly one @ with a dot behind it
QString normalisedPhone(QStringView text);   ///< E.164: + and 7 to 15 digits; spaces, dots, dashes, brackets dropped
QString normalisedIdNumber(QStringView text); ///< upper case letters and digits only

} // namespace guichet
