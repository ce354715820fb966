// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/loglegs.h"

#include <QSet>

namespace guichet::ledger {

namespace {

using store::PipelineResult;

/// Reads the rows of ledger/log_legs. An entry's columns stand beside each of its legs and are read once.
class Rows
{
public:
    explicit Rows(const PipelineResult &result)
        : m_result(result)
        , m_position(result.column("position"))
        , m_entry(result.column("entry"))
        , m_postedAt(result.column("posted_at"))
        , m_businessDate(result.column("business_date"))
        , m_kind(result.column("kind"))
        , m_currency(result.column("currency"))
        , m_account(result.column("account_id"))
        , m_minorUnits(result.column("minor_units"))
        , m_sequence(result.column("sequence"))
    {
    }

    LogLegs read(const QSet<qint64> &banksOwn)
    {
        LogLegs stretch;
        stretch.legs.reserve(static_cast<size_t>(m_result.rows()));
        for (int row = 0; row < m_result.rows(); ++row) {
            if (const qint64 position = m_result.int64(row, m_position); position != stretch.position) {
                stretch.position = position;
                ++stretch.batches;
            }
            if (m_result.isNull(row, m_entry))
                continue; // a batch without entries
            if (const EntryId entry{m_result.int64(row, m_entry)}; entry != m_leg.entry)
                begin(row, entry);
            if (!m_result.isNull(row, m_account)) {
                m_leg.account = AccountId{m_result.int64(row, m_account)};
                m_leg.isCustomers = !banksOwn.contains(m_leg.account.value);
                m_leg.minorUnits = m_result.int64(row, m_minorUnits);
                m_leg.sequence = m_result.int64(row, m_sequence);
            }
            stretch.legs.push_back(m_leg);
        }
        return stretch;
    }

private:
    QString textAt(int row, int column) const
    {
        const std::string_view text = m_result.text(row, column);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    void begin(int row, EntryId entry)
    {
        m_leg = {};
        m_leg.entry = entry;
        if (m_result.isNull(row, m_postedAt))
            return; // the log names it, and it isn't there
        m_leg.postedAtMicros = m_result.int64(row, m_postedAt);
        m_leg.businessDate = m_result.date(row, m_businessDate);
        const auto kind = enumFromName<EntryKind>(textAt(row, m_kind));
        const auto currency = Currency::fromCode(textAt(row, m_currency));
        if (!kind || !currency)
            qFatal("ledger: unknown kind or currency in the database");
        m_leg.kind = *kind;
        m_leg.currency = *currency;
    }

    const PipelineResult &m_result;
    const int m_position, m_entry, m_postedAt, m_businessDate, m_kind, m_currency, m_account, m_minorUnits, m_sequence;
    LogLeg m_leg;
};

} // namespace

LogLegs logLegsAfter(store::Pipeline &pipeline, qint64 position, int limit)
{
    pipeline.add("ledger/log_legs", {store::Parameter::bigint(position), store::Parameter::bigint(limit)});
    pipeline.add("ledger/bank_accounts", {});
    const auto results = pipeline.run();
    const PipelineResult &legs = results[0].check();
    const PipelineResult &accounts = results[1].check();
    QSet<qint64> banksOwn;
    for (int row = 0; row < accounts.rows(); ++row)
        banksOwn.insert(accounts.int64(row, 0));
    return Rows(legs).read(banksOwn);
}

} // namespace guichet::ledger
