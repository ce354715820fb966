// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "tests/model/simulation.h"
#include "tests/support/longrun.h"

#include <QTest>

using namespace guichet;
using namespace guichet::model;

namespace {

constexpr int batchesPerSeed = 300;
constexpr quint64 replayedSeeds = 50;

} // namespace

// Batches of three servers against a simulated database where anything fails anywhere, from a seed.
// GUICHET_SEED=n plays that one alone, and prints what happened.
class BatchSimulationTest : public QObject
{
    Q_OBJECT
private:
    Simulation::Counts m_counts;

    void play(quint64 seed, QByteArray *trace = nullptr)
    {
        try {
            Simulation(seed, m_counts, trace).run(batchesPerSeed);
        } catch (const std::exception &finding) {
            if (trace)
                qInfo("%s", trace->right(4'000).constData());
            QFAIL(qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromUtf8(finding.what()))));
        }
    }

private Q_SLOTS:
    void everySeedKeepsEveryPromise()
    {
        if (const int seed = qEnvironmentVariableIntValue("GUICHET_SEED"); seed > 0) {
            QByteArray trace;
            return play(static_cast<quint64>(seed), &trace);
        }
        const auto seeds = static_cast<quint64>(ofCampaign(2'000, 60));
        for (quint64 seed = 1; seed <= seeds && !QTest::currentTestFailed(); ++seed)
            play(seed);
        qInfo("%d seeds: %d batches, %d commands; %d failures, %d of them lost commits, %d lock timeouts; %d crashes; "
              "%d runs lost to a twin; %d unknown",
              static_cast<int>(seeds), m_counts.batches, m_counts.commands, m_counts.failures, m_counts.lostCommits,
              m_counts.lockTimeouts, m_counts.crashes, m_counts.twinsWon, m_counts.unknowns);
    }

    void everyStepHasFailedInEveryWay()
    {
        if (qEnvironmentVariableIsSet("GUICHET_SEED"))
            return; // one seed alone needn't
        for (const Step step : {Step::LockCustomers, Step::LockAccounts, Step::ReadCash, Step::ReadKeys, Step::TakeIds,
                                Step::InsertKeys, Step::Write, Step::Commit}) {
            for (const Failure failure : {Failure::Retryable, Failure::Lost, Failure::Timeout})
                QVERIFY((m_counts.failuresAt[{step, static_cast<int>(failure)}] > 0));
            QVERIFY(m_counts.crashesAt[step] > 0);
        }
        QVERIFY(m_counts.crashesAt[Step::Begin] > 0 && m_counts.crashesAt[Step::Rollback] > 0);
        QVERIFY(m_counts.unknowns > 0 && m_counts.twinsWon > 0 && m_counts.lockTimeouts > 0);
    }

    void sameSeedSameTrace()
    {
        for (quint64 seed = 1; seed <= static_cast<quint64>(ofCampaign(replayedSeeds, 5)); ++seed) {
            QByteArray first, second;
            play(seed, &first);
            play(seed, &second);
            QVERIFY(first.size() > 10'000);
            QVERIFY2(first == second, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(BatchSimulationTest)
#include "tst_batchsimulation.moc"
