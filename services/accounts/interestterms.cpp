// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/interestterms.h"

#include "services/accounts/rows.h"
#include "services/store/arrays.h"

namespace guichet::accounts {

static QList<BearingAccount> bearingFrom(store::Result rows)
{
    QList<BearingAccount> found;
    for (const store::Row &row : rows) {
        BearingAccount one;
        one.account = row.id<AccountId>("id");
        one.currency = currencyFrom(row, "currency");
        one.terms.partsPerMillion = row.int64("interest_ppm");
        one.terms.dayCount = enumFromName<DayCount>(row.text("day_count")).value();
        one.terms.rounding = enumFromName<Rounding>(row.text("interest_rounding")).value();
        one.terms.remainder = enumFromName<Remainder>(row.text("interest_remainder")).value();
        found.append(one);
    }
    return found;
}

QList<BearingAccount> interestBearing(store::Connection &connection, AccountId after, qint64 openAtMicros, int limit)
{
    return bearingFrom(connection.run("accounts/interest_bearing",
                                      {{":after", after}, {":open_at", openAtMicros}, {":limit", limit}}));
}

QList<BearingAccount> interestTermsOf(store::Connection &connection, const QList<AccountId> &accounts)
{
    return bearingFrom(connection.run("accounts/interest_terms", {{":ids", store::arrayOfIds(accounts)}}));
}

} // namespace guichet::accounts
