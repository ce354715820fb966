// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/firstpassword.h"

#include <QRandomGenerator>

namespace guichet::ui {

namespace {

constexpr char letters[] = "abcdefghjkmnpqrstuvwxyz23456789"; // none that is taken for another
constexpr quint32 letterCount = sizeof letters - 1;
constexpr int groups = 5;
constexpr int lettersAGroup = 4;

} // namespace

QString firstPassword()
{
    QString password;
    for (int i = 0; i < groups * lettersAGroup; ++i) {
        if (i > 0 && i % lettersAGroup == 0)
            password += u'-';
        password += QLatin1Char(letters[QRandomGenerator::system()->bounded(letterCount)]);
    }
    return password;
}

} // namespace guichet::ui
