// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"
#include "models/values/customer.h"

namespace guichet::demo {

/// Somebody who doesn't exist, and what their ID says of them.
struct Person {
    CustomerDeclaration declared;
    QString givenNames;  ///< in Latin letters, as on the ID
    QString surname;     ///< the same
    QString nationality; ///< three letters, as in a machine-readable zone
    QChar sex;
};

/// Names of several languages and scripts, mostly Latin. E-mail domains are those of RFC 2606, phone numbers those kept
/// for fiction (ARCEP) or of a country code that there isn't; `number` makes e-mail, phone and ID number unique.
Person makePerson(Random &random, qint64 number, QDate today);
/// The customer of the pictures.
Person amelie();

} // namespace guichet::demo
