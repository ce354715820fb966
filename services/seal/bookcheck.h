// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/finding.h"
#include "services/seal/stretch.h"

#include <QtCore/QHash>
#include <unordered_map>

namespace guichet::seal {

/// Books all entries again, batch by batch from the first, and compares: each balances with two postings or more (I1, I2),
/// follows on its accounts' sequences and balances (I3) and never below their floors (I4), is what its key's verdict says
/// (I5) within the limit (I10), and nobody approved what they had made (I13). Memory is what the accounts and the days'
/// customers take, however many entries there are.
class BookCheck
{
public:
    /// What the accounts and cash positions hold at the log's end; call it in the snapshot that the end is read in.
    void readFinalState(store::CopyReader &reader);

    [[nodiscard]] Found take(const Stretch &stretch, const LogRow &batch);
    /// After the last batch: what is stored is what was booked.
    [[nodiscard]] Found finish() const;

    qint64 accounts() const { return m_accountCount; }
    qint64 entries = 0;
    qint64 postings = 0;
    qint64 cashLines = 0;
    qint64 reversals = 0;
    qint64 verdicts = 0;

private:
    struct Account {
        qint64 posted = 0;
        qint64 sequence = 0;
        qint64 finalPosted = 0;
        qint64 finalSequence = 0;
        qint64 floor = 0;
        quint32 currency = 0; ///< three letters; 0: there is no such account
    };
    struct Usage {
        qint64 date = -1;
        std::array<qint64, 4> counts{};
    };
    Found takeEntry(const Stretch &stretch, qint64 position, qint64 entry);
    Found takePosting(const store::CopyRow &posting, qint64 position, quint32 currency);
    Found takeVerdict(const store::CopyRow &entry, const store::CopyRow &verdict, qint64 position);
    Found takeCash(const Stretch &stretch, qint64 entry, qint64 position);

    std::vector<Account> m_accounts; ///< by id: they rise by one
    qint64 m_accountCount = 0;
    std::unordered_map<qint64, Usage> m_usage; ///< by customer, of the newest date
    QHash<std::pair<qint64, qint64>, qint64> m_cash;      ///< account and face: as booked
    QHash<std::pair<qint64, qint64>, qint64> m_finalCash; ///< as stored
};

} // namespace guichet::seal
