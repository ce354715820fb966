// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <map>
#include <tuple>

namespace guichet::stats {

/// One posting on a customer's account, as far as figures need it.
struct Movement {
    AccountId account;
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

/// Sums movements per account and bank-wide. Any order of movements gives the same sums; an overflow ends the program
/// (std::bad_optional_access): it would take more money than there is.
class Tally
{
public:
    void add(const Movement &movement);

    const std::map<std::pair<DayKey, EntryKind>, Flow> &flows() const { return m_flows; }
    /// What each day moved in all: in less out.
    const std::map<DayKey, qint64> &nets() const { return m_nets; }
    bool isEmpty() const { return m_nets.empty(); }

private:
    void addTo(const DayKey &day, EntryKind kind, qint64 amount);
    std::map<std::pair<DayKey, EntryKind>, Flow> m_flows;
    std::map<DayKey, qint64> m_nets;
};

} // namespace guichet::stats
