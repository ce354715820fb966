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

struct Flow {
    qint64 countIn = 0;
    qint64 sumIn = 0; ///< minor units, positive
    qint64 countOut = 0;
    qint64 sumOut = 0; ///< minor units, positive
};

/// What a day moved in all, and where its postings lie: the account's sequence, or entry ids for all together.
struct DayNet {
    qint64 net = 0; ///< in less out
    qint64 firstMark = 0;
    qint64 lastMark = 0;
};

/// Sums movements per account and bank-wide. Any order of movements gives the same sums. A sum that a figure couldn't
/// hold stays at the highest one: figures never stop the bank.
class Tally
{
public:
    void add(const Movement &movement);

    const std::map<std::pair<DayKey, EntryKind>, Flow> &flows() const { return m_flows; }
    const std::map<DayKey, DayNet> &nets() const { return m_nets; }
    bool isEmpty() const { return m_nets.empty(); }

private:
    void addTo(const DayKey &day, EntryKind kind, qint64 amount, qint64 mark);
    std::map<std::pair<DayKey, EntryKind>, Flow> m_flows;
    std::map<DayKey, DayNet> m_nets;
};

} // namespace guichet::stats
