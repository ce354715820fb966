// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/verify.h"

#include "app/common/bankdatabase.h"
#include "models/values/clock.h"
#include "services/seal/receipt.h"
#include "services/seal/verifier.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <unistd.h>

namespace guichet {
namespace {

constexpr int sound = 0;
constexpr int notChecked = 1;
constexpr int notSound = 2;
constexpr qint64 progressMillis = 500;
constexpr qint64 millisASecond = 1'000;

int fail(const QString &sentence)
{
    std::fprintf(stderr, "guichetctl: %s\n", qPrintable(sentence));
    return notChecked;
}

/// Rows of a large bank take longer than a reader's statement may.
store::Database patientReader(const store::Database &database)
{
    store::SessionLimits limits;
    limits.statement = {};
    limits.idleInTransaction = {};
    return database.withUser(QString::fromUtf16(store::ReaderRole)).withLimits(limits);
}

/// A line that is written anew, on a terminal only.
class ProgressLine
{
public:
    ProgressLine() { m_timer.start(); }
    ~ProgressLine() { clear(); }
    void show(qint64 batches, qint64 all, qint64 entries)
    {
        if (!m_isTerminal || m_timer.elapsed() < m_next)
            return;
        m_next = m_timer.elapsed() + progressMillis;
        std::fprintf(stderr, "\r%3lld %%  %lld entries, %lld a second ", static_cast<long long>(batches * 100 / std::max<qint64>(1, all)),
                     static_cast<long long>(entries), static_cast<long long>(entries * millisASecond / std::max<qint64>(1, m_timer.elapsed())));
    }
    void clear() const
    {
        if (m_isTerminal)
            std::fprintf(stderr, "\r%60s\r", "");
    }

private:
    bool m_isTerminal = ::isatty(STDERR_FILENO) == 1;
    QElapsedTimer m_timer;
    qint64 m_next = progressMillis;
};

QJsonObject figuresOf(const seal::Report &report, qint64 millis)
{
    return {{QStringLiteral("batches"), report.batches},
            {QStringLiteral("entries"), report.entries},
            {QStringLiteral("postings"), report.postings},
            {QStringLiteral("accounts"), report.accounts},
            {QStringLiteral("verdicts"), report.verdicts},
            {QStringLiteral("auditEvents"), report.events},
            {QStringLiteral("checkpoints"), report.checkpoints},
            {QStringLiteral("outsideCheckpoints"), report.outsideCheckpoints},
            {QStringLiteral("unsealedBatches"), report.unsealedBatches},
            {QStringLiteral("unsealedRows"), report.unsealedRows},
            {QStringLiteral("milliseconds"), millis},
            {QStringLiteral("entriesASecond"), report.entries * millisASecond / std::max<qint64>(1, millis)}};
}

void printJson(const seal::Report &report, qint64 millis)
{
    QJsonObject object = figuresOf(report, millis);
    object.insert(QStringLiteral("sound"), report.isSound());
    if (report.finding) {
        object.insert(QStringLiteral("finding"), QJsonObject{{QStringLiteral("invariant"), report.finding->invariant},
                                                             {QStringLiteral("batch"), report.finding->batch},
                                                             {QStringLiteral("row"), report.finding->row},
                                                             {QStringLiteral("what"), report.finding->what}});
    }
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

void printText(const seal::Report &report, qint64 millis)
{
    const QJsonObject figures = figuresOf(report, millis);
    for (const QString &name : figures.keys())
        std::printf("%-20s %15lld\n", qPrintable(name), static_cast<long long>(figures.value(name).toInteger()));
    if (report.outsideCheckpoints == 0)
        std::printf("There are no checkpoints outside of the database: that its end was cut off couldn't be seen.\n");
    if (!report.finding) {
        std::printf("Sound.\n");
        return;
    }
    const QString batch = report.finding->batch == 0 ? QStringLiteral("in no batch") : QStringLiteral("first bad batch %1").arg(report.finding->batch);
    std::printf("NOT SOUND, %s, %s: %s (%s).\n", qPrintable(batch), qPrintable(report.finding->row), qPrintable(report.finding->what),
                qPrintable(report.finding->invariant));
}

int verifyReceipt(store::CopyReader &reader, const QString &code)
{
    const seal::ReceiptCheck check = seal::checkReceipt(reader, code);
    const auto entry = static_cast<long long>(check.entry);
    switch (check.state) {
    case ReceiptState::Sealed:
        std::printf("Sealed: entry %lld is what the receipt says, in batch %lld.\n", entry, static_cast<long long>(check.batch));
        return sound;
    case ReceiptState::NotSealed:
        std::printf("Entry %lld is what the receipt says; it isn't sealed yet.\n", entry);
        return sound;
    case ReceiptState::Changed:
        std::printf("NOT SOUND: entry %lld isn't what the receipt says, or not what was sealed.\n", entry);
        return notSound;
    case ReceiptState::Unknown:
        std::printf("NOT SOUND: there is no entry %lld.\n", entry);
        return notSound;
    case ReceiptState::NotACode:
        return fail(QStringLiteral("that is no receipt's code"));
    }
    Q_UNREACHABLE();
}

int verifyWhole(store::CopyReader &reader, const Configuration &configuration, const QString &checkpointFolder)
{
    const seal::CheckpointFile file(checkpointFolder);
    const auto outside = file.read();
    const auto publicKey = file.publicKey();
    if (!outside || !publicKey)
        return fail(!outside ? outside.error() : publicKey.error());
    QElapsedTimer timer;
    timer.start();
    seal::Report report;
    {
        ProgressLine line;
        seal::Verifier::Options options;
        options.outside = *outside;
        options.publicKey = *publicKey;
        options.nowMicros = SystemClock().nowMicros();
        options.isWhole = configuration.text("whole") == QLatin1StringView("yes");
        options.progress = [&](qint64 batches, qint64 all, qint64 entries) { line.show(batches, all, entries); };
        report = seal::Verifier(reader, options).run();
    }
    if (configuration.text("json") == QLatin1StringView("yes"))
        printJson(report, timer.elapsed());
    else
        printText(report, timer.elapsed());
    return report.isSound() ? sound : notSound;
}

} // namespace

int verifyBank(const Configuration &configuration)
{
    store::loadDrivers();
    const auto bank = BankDatabase::open(configuration);
    if (!bank)
        return fail(bank.error());
    int status = notChecked;
    {
        store::CopyReader reader(patientReader(bank->database), "seal/prepare_reading");
        status = configuration.isSet("receipt")
            ? verifyReceipt(reader, configuration.text("receipt"))
            : verifyWhole(reader, configuration, BankDatabase::checkpointFolder(configuration, bank->dataFolder));
    }
    if (bank->cluster)
        bank->cluster->stop();
    return status;
}

} // namespace guichet
