// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

/// What a desk has to know of the bank before anything else.
struct BankInfo {
    QString name;
    QDate businessDate;
    QString timeZone; ///< IANA name
    QString country;  ///< ISO 3166-1, of account numbers
    Currency currency;
    QList<Product> products;
    qint64 depositCapMinorUnits = 0;        ///< balance that unapproved customers and accounts may reach
    qint64 sourceOfFundsFromMinorUnits = 0; ///< deposits above are asked where the money comes from
    qint64 nowMicros = 0;
};

extern const Endpoint<Nothing, BankInfo> bank;

} // namespace guichet::wire
