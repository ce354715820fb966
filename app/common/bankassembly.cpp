// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bankassembly.h"

#include "services/http/routes/replay.h"
#include "services/store/connection.h"
#include "services/store/durability.h"
#include "services/store/migrations.h"
#include "services/store/transaction.h"

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

bool answers(const store::Database &database)
{
    try {
        database.connect()->check("store/migration_table_exists");
        return true;
    } catch (const store::Fault &) {
        return false;
    }
}

ledger::PostingEngine::Options engineOptions(const Configuration &configuration)
{
    ledger::PostingEngine::Options options;
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
    if (!Currency::fromCode(configuration.text("currency")))
        return tl::unexpected(QStringLiteral("currency: a code of ISO 4217 is needed"));
    store::loadDrivers();
    std::unique_ptr<BankAssembly> bank(new BankAssembly(configuration, clock, *calendar));
    if (auto opened = bank->openDatabase(configuration); !opened)
        return tl::unexpected(opened.error());
    try {
        const auto migrator = bank->m_database.withUser(QString::fromUtf16(store::MigratorRole)).connect();
        if (const auto migrated = store::migrate(*migrator); !migrated)
            return tl::unexpected(migrated.error().sentence());
        if (auto opened = bank->openKeys(configuration); !opened)
            return tl::unexpected(opened.error());
        const QStringList problems = store::durabilityProblems(*bank->m_database.connect());
        for (const QString &problem : problems)
            qWarning("the database: %s", qPrintable(problem));
    } catch (const store::Fault &fault) {
        return tl::unexpected(QStringLiteral("the database: %1").arg(QLatin1StringView(fault.what())));
    }
    bank->assemble(configuration);
    return bank;
}

tl::expected<void, QString> BankAssembly::openDatabase(const Configuration &configuration)
{
    m_dataFolder = configuration.isSet("data") ? configuration.text("data") : configuration.text("private-cluster");
    if (configuration.isSet("database")) {
        const auto database = store::Database::fromConnectionString(configuration.text("database"));
        if (!database)
            return tl::unexpected(database.error());
        m_database = database->withUser(QString::fromUtf16(store::ApplicationRole));
    } else if (configuration.isSet("private-cluster")) {
        store::PrivateCluster::Options options;
        options.dataDirectory = QDir(configuration.text("private-cluster")).filePath(QStringLiteral("cluster"));
        auto cluster = std::make_unique<store::PrivateCluster>(options);
        m_database = cluster->database();
        if (!answers(m_database)) {
            if (auto started = cluster->start(); !started)
                return started;
            m_database = cluster->database();
            m_cluster = std::move(cluster);
        }
    } else {
        return tl::unexpected(QStringLiteral("say --private-cluster DIR or --database CONNECTION"));
    }
    if (m_dataFolder.isEmpty())
        return tl::unexpected(QStringLiteral("say --data DIR: where keys and certificates are kept"));
    return {};
}

tl::expected<void, QString> BankAssembly::openKeys(const Configuration &)
{
    const auto keys = identity::MasterKeys::loadOrCreate(QDir(m_dataFolder).filePath(QStringLiteral("keys")));
    if (!keys)
        return tl::unexpected(keys.error());
    m_keys = *keys;
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
    m_sessions = std::make_unique<identity::Sessions>(m_keys, *m_hasher, m_clock);
    m_reviews = std::make_unique<kyc::Reviews>(m_keys, *m_users, m_clock, m_calendar);
    m_engine = std::make_unique<ledger::PostingEngine>(m_database, m_clock, m_calendar, engineOptions(configuration));
    m_statsJob = std::make_unique<stats::StatsJob>(m_database);
    store::WorkerPool::Options workers;
    workers.threads = static_cast<int>(std::clamp<qint64>(configuration.number("worker-threads"), 1, 32));
    m_workers = std::make_unique<store::WorkerPool>(m_database, workers);
    m_signIns = std::make_unique<store::WorkerPool>(m_database, store::WorkerPool::Options{2, 32});
    m_services = std::make_unique<http::BankServices>(http::BankServices{
        m_settings, m_clock, m_calendar, *m_workers, *m_signIns, *m_sessions, *m_users, *m_reviews, *m_engine, *m_statsJob});
}

tl::expected<void, QString> BankAssembly::start()
{
    if (auto started = m_engine->start(); !started)
        return started;
    m_statsJob->start();
    return {};
}

void BankAssembly::keepHouse()
{
    (void)m_workers->submit([this](store::Connection &connection) {
        try {
            (void)m_sessions->removeExpired(connection);
            http::forgetOldAnswers(connection, m_clock.nowMicros());
        } catch (const store::Fault &fault) {
            qWarning("housekeeping: %s", fault.what());
        }
    });
}

void BankAssembly::stop()
{
    for (store::WorkerPool *pool : {m_signIns.get(), m_workers.get()}) {
        if (pool)
            pool->stop();
    }
    if (m_engine)
        m_engine->stop();
    if (m_statsJob)
        m_statsJob->stop();
    if (m_cluster)
        std::exchange(m_cluster, nullptr)->stop();
}

} // namespace guichet
