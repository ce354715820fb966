// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/verifier.h"

#include "services/seal/stretchahead.h"

namespace guichet::seal {

using store::CopyRow;

Report Verifier::run()
{
    Report report;
    report.finding = check(report);
    report.batches = m_done;
    report.entries = m_book.entries;
    report.postings = m_book.postings;
    report.accounts = m_book.accounts();
    report.verdicts += m_book.verdicts;
    report.outsideCheckpoints = m_options.outside.size();
    report.unsealedBatches = std::max<qint64>(0, m_totals.logEnd - m_totals.sealedEnd);
    return report;
}

Found Verifier::check(Report &report)
{
    Found holds = readFinalState();
    KeptKeys keys(m_options.nowMicros);
    if (Found trouble = checkLog(keys))
        return trouble;
    if (Found trouble = checkEnd())
        return trouble;
    if (Found trouble = m_book.finish())
        return trouble;
    if (Found trouble = checkStrays())
        return trouble;
    if (holds)
        return holds;
    LooseCheck loose(m_reader, keys);
    Found trouble = loose.audit();
    if (!trouble)
        trouble = loose.unposted();
    if (!trouble)
        trouble = loose.checkpoints(m_options.outside, m_options.publicKey);
    report.events = loose.events;
    report.verdicts = loose.verdicts;
    report.checkpoints = loose.checkpointCount;
    report.unsealedRows = loose.unsealedEvents + loose.unsealedVerdicts;
    return trouble ? trouble : checkUnsealed(report);
}

Found Verifier::readFinalState()
{
    const bool isOurs = !m_reader.isInTransaction();
    if (isOurs)
        m_reader.script("seal/begin_snapshot");
    m_reader.script("seal/scan_whole");
    m_reader.read("seal/totals", {}, [&](const CopyRow &row) {
        m_totals = {row.int64(0), row.int64(1), row.int64(2), row.int64(3), row.int64(4),
                    row.int64(5), row.int64(6), row.int64(7)};
    });
    m_book.readFinalState(m_reader);
    Found trouble;
    m_reader.read("seal/holds", {}, [&](const CopyRow &row) {
        const QString name = QString::fromUtf8(row.bytes(0).data(), qsizetype(row.bytes(0).size()));
        trouble = found("I11", 0, QStringLiteral("%1 %2").arg(name).arg(row.int64(1)),
                        QStringLiteral("what is held isn't what was reserved less what was captured and released"));
    });
    m_reader.script("seal/prepare_reading");
    if (isOurs)
        m_reader.script("seal/end_snapshot");
    return trouble;
}

Found Verifier::checkLog(KeptKeys &keys)
{
    SealCheck seals(keys, m_options.outside);
    StretchAhead ahead(m_reader, m_totals.logEnd);
    while (const StretchAhead::Part *part = ahead.next()) {
        keys.set(part->keptDays);
        if (Found trouble = checkStretch(seals, part->stretch, part->seals))
            return trouble;
        if (m_done != part->last)
            return found("I9", m_done + 1, QStringLiteral("log, position %1").arg(m_done + 1), QStringLiteral("it isn't there"));
        if (m_options.progress)
            m_options.progress(m_done, m_totals.logEnd, m_book.entries);
    }
    return std::nullopt;
}

Found Verifier::checkStretch(SealCheck &seals, const Stretch &stretch, const QList<BatchSeal> &stored)
{
    auto seal = stored.cbegin();
    for (const LogRow &batch : stretch.log) {
        if (batch.position != m_done + 1)
            return found("I9", m_done + 1, QStringLiteral("log, position %1").arg(m_done + 1), QStringLiteral("it isn't there"));
        const bool isThere = seal != stored.cend() && seal->position == batch.position;
        // What the books say first: it names the row more closely.
        if (Found trouble = m_book.take(stretch, batch))
            return trouble;
        if (batch.position <= m_totals.sealedEnd) {
            if (Found trouble = seals.take(stretch, batch, isThere ? &*seal : nullptr))
                return trouble;
        }
        if (isThere)
            ++seal;
        m_done = batch.position;
    }
    return std::nullopt;
}

Found Verifier::checkEnd() const
{
    if (m_totals.sealedEnd > m_totals.logEnd)
        return found("I9", m_totals.logEnd + 1, QStringLiteral("log, position %1").arg(m_totals.logEnd + 1),
                     QStringLiteral("it was sealed and isn't there any more"));
    for (const Checkpoint &checkpoint : m_options.outside) {
        if (checkpoint.position > m_totals.sealedEnd)
            return found("I9", m_totals.sealedEnd + 1, QStringLiteral("seal of batch %1").arg(m_totals.sealedEnd + 1),
                         QStringLiteral("checkpoint %1 outside of the database goes up to batch %2: the end was cut off")
                             .arg(checkpoint.number).arg(checkpoint.position));
    }
    return std::nullopt;
}

Found Verifier::checkStrays()
{
    const bool isComplete = m_totals.batches == m_done && m_totals.entries == m_book.entries
        && m_totals.postings == m_book.postings && m_totals.cashLines == m_book.cashLines
        && m_totals.reversals == m_book.reversals && m_totals.verdicts <= m_book.verdicts;
    if (isComplete)
        return std::nullopt;
    m_reader.script("seal/scan_whole");
    Found trouble;
    m_reader.read("seal/strays", {}, [&](const CopyRow &row) {
        if (trouble)
            return;
        const QString kind = QString::fromUtf8(row.bytes(0).data(), qsizetype(row.bytes(0).size()));
        trouble = found(kind == QLatin1StringView("key") ? "I5" : "I9", 0, QStringLiteral("%1 of entry %2").arg(kind).arg(row.int64(1)),
                        QStringLiteral("it belongs to no batch"));
    });
    m_reader.script("seal/prepare_reading");
    if (!trouble && m_totals.batches != m_done)
        trouble = found("I9", 0, QStringLiteral("log"), QStringLiteral("it has rows before its first position"));
    if (trouble) {
        const qint64 entry = trouble->row.section(u' ', -1).toLongLong();
        m_reader.read("seal/position_near", {{":entry", entry}}, [&](const CopyRow &row) { trouble->batch = row.int64(0); });
    }
    return trouble;
}

Found Verifier::checkUnsealed(const Report &report) const
{
    const qint64 batches = m_totals.logEnd - m_totals.sealedEnd;
    if (!m_options.isWhole || (batches <= 0 && report.unsealedRows == 0))
        return std::nullopt;
    return found("I9", m_totals.sealedEnd + 1, QStringLiteral("what isn't sealed"),
                 QStringLiteral("%1 batches and %2 verdicts and events have no seal").arg(std::max<qint64>(0, batches)).arg(report.unsealedRows));
}

} // namespace guichet::seal
