// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace guichet::demo {

/// A name as it is written and, after '|', in Latin letters where that differs.
struct Culture {
    int percent;
    const char *nationality;
    bool surnameFirst;
    const char16_t *given; ///< by blanks; '_' stands for a blank within
    const char16_t *surnames;
    char sex; ///< of these given names
};

/// Their percents sum to 100.
const QList<Culture> &cultures();
extern const QStringList streets;
extern const QStringList cities;

} // namespace guichet::demo
