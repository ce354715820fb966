// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <map>
#include <tuple>

namespace guichet::stats {

/// One posting on a customer's account, as far as figures need it.
struct Movement {
    EntryId entry;
    AccountId account;
    qint64 sequence = 0; ///< of the account's postings
    QDate businessDate;
    EntryKind kind = EntryKind::Deposit;
    Money amount; ///< signed
};

/// Account id 0 stands for the customers' accounts together.
struct DayKey {
    AccountId account;
    QString currency;
    QDate businessDate;

    friend bool operator<(const DayKey &a, const DayKey &b)
    {
        return std::tie(a.account, a.currency, a.businessDate) < std::tie(b.account, b.currency, b.businessDate);
    }
};

/// What moved on a day by entries of a kind, and where its postings lie: between these of the account's sequence, or of
/// the entry ids for all together.
struct Flow {
    qint64 countIn = 0;
    qint64 sumIn = 0; ///< minor units, positive
    qint64 countOut = 0;
    qint64 sumOut = 0; ///< minor units, positive
    qint64 firstMark = 0;
    qint64 lastMark = 0;
};

/// Sums movements per account and bank-wide. Any order of movements gives the same sums. A sum that a figure couldn't
/// hold stays at the highest one: figures never stop the bank.
class Tally
{
public:
    using Flows = std::map<std::pair<DayKey, EntryKind>, Flow>;

    void add(const Movement &movement);

    const Flows &flows() const { return m_flows; }
    bool isEmpty() const { return m_flows.empty(); }

private:
    void addTo(const DayKey &day, EntryKind kind, qint64 amount, qint64 mark);
    Flows m_flows;
};

} // namespace guichet::stats
