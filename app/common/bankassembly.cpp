// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bankassembly.h"

#include "app/common/bankdatabase.h"
#include "services/http/routes/replay.h"
#include "services/kyc/imagedecoder.h"
#include "services/seal/sealkey.h"
#include "services/store/connection.h"
#include "services/store/durability.h"
#include "services/store/migrations.h"
#include "services/store/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimeZone>

namespace guichet {
namespace {

tl::expected<BusinessCalendar, QString> calendarOf(const Configuration &configuration)
{
    const QTimeZone zone(configuration.text("time-zone").toLatin1());
    const QTime start = QTime::fromString(configuration.text("business-day-starts"), QStringLiteral("HH:mm"));
    if (!zone.isValid())
        return tl::unexpected(QStringLiteral("time-zone: there is no such zone"));
    if (!start.isValid())
        return tl::unexpected(QStringLiteral("business-day-starts: HH:MM is needed"));
    return BusinessCalendar(zone, start);
}

/// Nothing is written, not even the schema, where a power cut would lose it; unless a test says so.
tl::expected<void, QString> requireDurable(const store::Database &database, const Configuration &configuration)
{
    const QString allowed = configuration.text("allow-volatile-database");
    if (allowed != QLatin1StringView("yes") && allowed != QLatin1StringView("no"))
        return tl::unexpected(QStringLiteral("allow-volatile-database: yes or no"));
    const store::Durability found = store::durabilityOf(*database.connect());
    for (const QString &warning : found.warnings)
        qWarning("the database: %s", qPrintable(warning));
    if (found.refused.isEmpty())
        return {};
    if (allowed == QLatin1StringView("no"))
        return tl::unexpected(QStringLiteral("the database: %1").arg(found.refused.join(u' ')));
    for (const QString &reason : found.refused)
        qWarning("the database: %s ALLOWED by allow-volatile-database, FOR TESTS ONLY: no bank may run so.", qPrintable(reason));
    return {};
}

QString decoderOf(const Configuration &configuration)
{
    return configuration.isSet("image-decoder") ? configuration.text("image-decoder")
                                                : QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("guichet-decoder"));
}

identity::SignInRules signInRules(const Configuration &configuration)
{
    identity::SignInRules rules;
    rules.bankName = configuration.text("bank-name");
    rules.staffNeedSecondFactor = configuration.text("staff-second-factor") == QLatin1StringView("required");
    const bool isLimited = configuration.text("rate-limits") == QLatin1StringView("yes");
    rules.flood = isLimited ? identity::FloodLimits{static_cast<int>(configuration.number("failures-of-address")),
                                                    static_cast<int>(configuration.number("failures-of-all"))}
                            : identity::FloodLimits{0, 0};
    return rules;
}

ledger::PostingEngine::Options engineOptions(const Configuration &configuration)
{
    ledger::PostingEngine::Options options;
    options.queueCapacity = static_cast<int>(std::clamp<qint64>(configuration.number("posting-queue"), 1, 1'000'000));
    options.terms.limitsPerDay.fill(static_cast<int>(configuration.number("limit-per-day")));
    options.terms.unapprovedCapMinorUnits = configuration.number("deposit-cap");
    return options;
}

} // namespace

BankAssembly::BankAssembly(const Configuration &configuration, const Clock &clock, const BusinessCalendar &calendar)
    : m_clock(clock)
    , m_calendar(calendar)
    , m_database(store::Database::at(QString(), QString(), QString()))
{
    m_settings.name = configuration.text("bank-name");
    m_settings.currency = Currency::fromCode(configuration.text("currency")).value_or(Currency::euro());
    m_settings.identity = {configuration.text("iban-country"), configuration.text("iban-bank-code")};
    m_settings.sourceOfFundsFromMinorUnits = configuration.number("source-of-funds-from");
}

BankAssembly::~BankAssembly()
{
    stop();
}

tl::expected<std::unique_ptr<BankAssembly>, QString> BankAssembly::make(const Configuration &configuration,
                                                                        const Clock &clock)
{
    const auto calendar = calendarOf(configuration);
    if (!calendar)
        return tl::unexpected(calendar.error());
    const QString secondFactor = configuration.text("staff-second-factor");
    if (secondFactor != QLatin1StringView("required") && secondFactor != QLatin1StringView("optional"))
        return tl::unexpected(QStringLiteral("staff-second-factor: required or optional"));
    if (!Currency::fromCode(configuration.text("currency")))
        return tl::unexpected(QStringLiteral("currency: a code of ISO 4217 is needed"));
    store::loadDrivers();
    std::unique_ptr<BankAssembly> bank(new BankAssembly(configuration, clock, *calendar));
    if (auto opened = bank->openDatabase(configuration); !opened)
        return tl::unexpected(opened.error());
    try {
        if (auto durable = requireDurable(bank->m_database, configuration); !durable)
            return tl::unexpected(durable.error());
        const auto migrator = bank->m_database.withUser(QString::fromUtf16(store::MigratorRole)).connect();
        if (const auto migrated = store::migrate(*migrator); !migrated)
            return tl::unexpected(migrated.error().sentence());
        if (auto opened = bank->openKeys(configuration); !opened)
            return tl::unexpected(opened.error());
    } catch (const store::Fault &fault) {
        return tl::unexpected(QStringLiteral("the database: %1").arg(QLatin1StringView(fault.what())));
    }
    bank->assemble(configuration);
    return bank;
}

tl::expected<void, QString> BankAssembly::openDatabase(const Configuration &configuration)
{
    auto opened = BankDatabase::open(configuration);
    if (!opened)
        return tl::unexpected(opened.error());
    m_database = opened->database;
    m_cluster = std::move(opened->cluster);
    m_dataFolder = opened->dataFolder;
    return {};
}

tl::expected<void, QString> BankAssembly::openKeys(const Configuration &)
{
    const auto keys = identity::MasterKeys::loadOrCreate(QDir(m_dataFolder).filePath(QStringLiteral("keys")));
    if (!keys)
        return tl::unexpected(keys.error());
    m_keys = *keys;
    const auto sealKey = seal::loadOrCreateSealKey(QDir(m_dataFolder).filePath(QStringLiteral("keys/seal.key")));
    if (!sealKey)
        return tl::unexpected(sealKey.error());
    m_sealKey = *sealKey;
    const auto connection = m_database.connect();
    const bool fit = store::inTransaction(*connection, [&](store::Transaction &transaction) {
        return identity::keysFitDatabase(transaction, *m_keys);
    });
    if (!fit)
        return tl::unexpected(QStringLiteral("the keys in %1 aren't those the database was written with").arg(m_dataFolder));
    return {};
}

void BankAssembly::assemble(const Configuration &configuration)
{
    m_hasher = std::make_unique<identity::PasswordHasher>();
    m_users = std::make_unique<identity::Users>(m_keys, m_clock);
    m_sessions = std::make_unique<identity::Sessions>(m_keys, *m_hasher, m_clock, signInRules(configuration));
    m_secondFactors = std::make_unique<identity::SecondFactors>(m_keys, m_clock, m_settings.name);
    m_staffing = std::make_unique<identity::Staffing>(m_keys, *m_users, *m_secondFactors, m_clock);
    m_confirmations = std::make_unique<identity::EmailConfirmation>(m_keys, m_clock);
    m_reviews = std::make_unique<kyc::Reviews>(m_keys, *m_users, m_clock, m_calendar, kyc::ImageDecoder(decoderOf(configuration)));
    m_engine = std::make_unique<ledger::PostingEngine>(m_database, m_clock, m_calendar, engineOptions(configuration));
    m_housekeeping = std::make_unique<ledger::Housekeeping>(m_database, *m_engine, m_clock);
    m_statsJob = std::make_unique<stats::StatsJob>(m_database);
    m_sealJob = std::make_unique<seal::SealJob>(m_database, *m_sealKey,
                                                BankDatabase::checkpointFolder(configuration, m_dataFolder), m_clock);
    m_interestJob = std::make_unique<interest::InterestJob>(m_database, *m_engine, m_clock, m_calendar);
    store::WorkerPool::Options workers;
    workers.threads = static_cast<int>(std::clamp<qint64>(configuration.number("worker-threads"), 1, 32));
    m_workers = std::make_unique<store::WorkerPool>(m_database, workers);
    m_signIns = std::make_unique<store::WorkerPool>(m_database, store::WorkerPool::Options{2, 32});
    m_live = std::make_unique<http::LiveUpdates>(m_database, *m_sessions);
    m_services = std::make_unique<http::BankServices>(http::BankServices{
        m_settings, m_keys->requests, m_clock, m_calendar, *m_workers, *m_signIns, *m_sessions, *m_users, *m_reviews, *m_engine, *m_statsJob,
        *m_confirmations, *m_hasher, *m_live, *m_secondFactors, *m_staffing});
}

tl::expected<void, QString> BankAssembly::start()
{
    if (auto started = m_engine->start(); !started)
        return started;
    m_housekeeping->start();
    m_statsJob->start();
    m_sealJob->start();
    m_interestJob->start();
    m_live->start();
    return {};
}

void BankAssembly::keepHouse()
{
    m_interestJob->wake();
    m_keys->ring->reload(); // what a rotation has retired is forgotten
    (void)m_workers->submit([this](store::Connection &connection) {
        try {
            (void)m_sessions->removeExpired(connection);
            m_confirmations->removeOld(connection);
            http::forgetOldAnswers(connection, m_clock.nowMicros());
        } catch (const store::Fault &fault) {
            qWarning("housekeeping: %s", fault.what());
        }
    });
}

void BankAssembly::stop()
{
    if (m_live)
        m_live->stop();
    for (store::WorkerPool *pool : {m_signIns.get(), m_workers.get()}) {
        if (pool)
            pool->stop();
    }
    if (m_interestJob)
        m_interestJob->stop(); // before the engine that it posts through
    if (m_housekeeping)
        m_housekeeping->stop();
    if (m_engine)
        m_engine->stop();
    if (m_statsJob)
        m_statsJob->stop();
    if (m_sealJob)
        m_sealJob->stop(); // after all that posts: its last checkpoint says it all
    if (m_cluster)
        std::exchange(m_cluster, nullptr)->stop();
}

} // namespace guichet
