// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audittrail.h"
#include "services/seal/sealer.h"
#include "services/seal/verifier.h"
#include "tests/store/ledgerbank.h"

#include <QTemporaryDir>

namespace guichet {

/// A ledger of its own with a sealer, whose checkpoints lie in a folder of its own.
class SealBank : public LedgerBank
{
public:
    SealBank()
        : LedgerBank(withoutLimits())
    {
    }
    static ledger::PostingEngine::Options withoutLimits()
    {
        ledger::PostingEngine::Options options;
        options.terms.limitsPerDay.fill(1'000'000);
        return options;
    }

    std::unique_ptr<seal::Sealer> sealer(const seal::Sealer::Options &options = {})
    {
        return std::make_unique<seal::Sealer>(database.database(), key, folder.path(), clock, options);
    }
    /// Everything, with a checkpoint; an empty text when all went well.
    QString sealAll()
    {
        const auto all = sealer();
        all->finish();
        return all->problem();
    }
    void recordEvent(const QString &detail)
    {
        transact([&](store::Transaction &transaction) {
            audit::record(transaction, {clock.nowMicros(), teller, audit::Deed::DocumentViewed, audit::Subject::User, 1,
                                        audit::Result::Done, detail});
        });
    }
    /// As guichetctl verify does, as the reader; `reader` for another session.
    seal::Verifier::Options verifyOptions() const
    {
        seal::Verifier::Options options;
        options.outside = seal::CheckpointFile(folder.path()).read().value();
        options.publicKey = seal::CheckpointFile(folder.path()).publicKey().value();
        options.nowMicros = clock.nowMicros();
        options.isWhole = true;
        return options;
    }
    seal::Report verify() const { return verify(verifyOptions()); }
    seal::Report verify(const seal::Verifier::Options &options) const
    {
        store::CopyReader reader(database.databaseAs(QString::fromUtf16(store::ReaderRole)));
        return seal::Verifier(reader, options).run();
    }
    static QString textOf(const seal::Report &report)
    {
        return report.finding ? QStringLiteral("%1 batch %2, %3: %4").arg(report.finding->invariant).arg(report.finding->batch)
                                    .arg(report.finding->row, report.finding->what)
                              : QStringLiteral("sound");
    }

    QTemporaryDir folder;
    identity::Ed25519Key key{identity::SecureBytes(QByteArrayView("0123456789abcdef0123456789abcdef"))};
};

} // namespace guichet
