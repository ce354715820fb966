// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealjob.h"

#include "services/ledger/reads.h"

namespace guichet::seal {

using Turn = events::LeasedJob::Turn;
using namespace std::chrono_literals;

namespace {

/// What the job's thread keeps.
struct Sealing {
    Sealer sealer;
    bool hasComplained = false;
};

/// Whether there may be more. What is posted meanwhile goes first.
bool sealStep(Sealer &sealer, Turn &turn)
{
    const auto begun = std::chrono::steady_clock::now();
    const qint64 end = ledger::logEnd(turn.connection());
    if (sealer.step() == 0)
        return false;
    if (ledger::logEnd(turn.connection()) != end)
        turn.giveWay(std::chrono::steady_clock::now() - begun, sealer.sealedTo() < end);
    return true;
}

void seal(Sealing &sealing, Turn &turn)
{
    Sealer &sealer = sealing.sealer;
    if (turn.isLast()) {
        sealer.finish();
    } else {
        while (sealStep(sealer, turn) && turn.goesOn()) {
        }
    }
    if (!sealer.problem().isEmpty() && !std::exchange(sealing.hasComplained, true))
        qCritical("seal: nothing is sealed any more: %s", qPrintable(sealer.problem()));
}

} // namespace

SealJob::SealJob(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
                 const Clock &clock)
    : m_job(database, {QStringLiteral("seal"), 1s, 30s, true},
            [=, &clock, sealing = std::shared_ptr<Sealing>()](Turn &turn) mutable {
                if (!sealing)
                    sealing.reset(new Sealing{Sealer(database, key, checkpointFolder, clock)});
                seal(*sealing, turn);
            })
{
}

} // namespace guichet::seal
