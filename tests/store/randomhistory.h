// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/stats.h"
#include "tests/store/smallbank.h"

#include <QRandomGenerator>
#include <algorithm>
#include <map>

namespace guichet {

/// Posts at random, from a seed, over days in any order, and remembers in the plainest way what moved.
class RandomHistory
{
public:
    struct Moved {
        QDate date;
        AccountId account;
        EntryKind kind;
        qint64 cents;
    };

    RandomHistory(SmallBank &bank, quint32 seed)
        : m_bank(bank)
        , m_random(seed)
    {
        for (int i = 0; i < 3; ++i)
            accounts.append(bank.account(bank.customer(QStringLiteral("Customer %1").arg(i))));
    }

    /// Every booked operation of `count` tries on this date.
    void post(QDate date, int count)
    {
        m_bank.goTo(date);
        for (int i = 0; i < count; ++i)
            postOne();
    }

    /// The figures as they must be, made from scratch.
    QList<StatsRow> expected(const StatsQuery &query, const std::function<QDate(QDate)> &periodOf) const
    {
        std::map<QDate, StatsRow> rows;
        for (const Moved &one : moved) {
            const bool isCounted = query.kinds.isEmpty() || query.kinds.contains(one.kind);
            if (!isAsked(query, one) || !isCounted || one.date < query.from || one.date > query.to)
                continue;
            StatsRow &row = rows[periodOf(one.date)];
            (one.cents > 0 ? row.countIn : row.countOut) += 1;
            (one.cents > 0 ? row.sumIn : row.sumOut) += qAbs(one.cents);
        }
        QList<StatsRow> list;
        for (auto &[start, row] : rows) {
            row.periodStart = start;
            row.currency = query.currency;
            for (const Moved &one : moved) {
                if (!isAsked(query, one))
                    continue;
                row.opening += periodOf(one.date) < start ? one.cents : 0;
                row.closing += periodOf(one.date) <= start ? one.cents : 0;
            }
            list.append(row);
        }
        return list;
    }

    int between(int low, int high) { return int(m_random.bounded(low, high)); }

    QList<AccountId> accounts;
    QList<Moved> moved;

private:
    static bool isAsked(const StatsQuery &query, const Moved &one)
    {
        return query.account.isNull() || query.account == one.account;
    }
    void postOne()
    {
        const AccountId account = accounts.at(between(0, 3));
        const AccountId other = accounts.at(between(0, 3));
        const qint64 cents = between(1, 100'000);
        ledger::Verdict verdict = refuse(Refusal::SameAccount);
        EntryKind kind = EntryKind::Deposit;
        switch (between(0, 4)) {
        case 0:
            verdict = m_bank.deposit(account, cents);
            break;
        case 1:
            kind = EntryKind::Withdrawal;
            verdict = m_bank.withdraw(account, cents);
            break;
        case 2:
            kind = EntryKind::Transfer;
            if (account != other)
                verdict = m_bank.transfer(account, other, cents);
            break;
        default:
            kind = EntryKind::Interest;
            verdict = m_bank.postInternally(kind, account, cents);
        }
        if (!verdict)
            return;
        for (const ledger::LegResult &leg : verdict->legs) {
            if (accounts.contains(leg.account))
                moved.append({m_bank.today(), leg.account, kind, leg.minorUnits});
        }
    }

    SmallBank &m_bank;
    QRandomGenerator m_random;
};

inline QByteArray textOf(const QList<StatsRow> &rows)
{
    QString text;
    for (const StatsRow &row : rows) {
        text += QStringLiteral("%1 %2 in %3 %4 out %5 %6 from %7 to %8\n")
                    .arg(row.periodStart.toString(Qt::ISODate), row.currency.code())
                    .arg(row.countIn).arg(row.sumIn).arg(row.countOut).arg(row.sumOut).arg(row.opening).arg(row.closing);
    }
    return text.toUtf8();
}

} // namespace guichet
