// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/configuration.h"
#include "services/http/routes/bankservices.h"
#include "services/http/routes/liveupdates.h"
#include "services/identity/masterkeys.h"
#include "services/ledger/housekeeping.h"
#include "services/interest/interestjob.h"
#include "services/seal/sealjob.h"
#include "services/store/database.h"
#include "services/store/privatecluster.h"

namespace guichet {

/// The bank as configured, put together: database (with its own cluster where asked for), keys, and every business
/// module. Used by the server, the administrator's tool and the tests that need a whole bank.
class BankAssembly
{
public:
    /// `clock` outlives this. Starts the private cluster, unless one runs already (then it is another's to stop), and
    /// brings the schema up to date. Refuses with a sentence for the administrator.
    static tl::expected<std::unique_ptr<BankAssembly>, QString> make(const Configuration &configuration,
                                                                     const Clock &clock);
    ~BankAssembly();

    /// Starts workers, posting engine and the scheduled jobs.
    tl::expected<void, QString> start();
    /// Removes what has served its time: old sessions, old answers. In a worker; from time to time. Wakes the jobs that
    /// go by the clock.
    void keepHouse();
    /// Ends them in order; what was taken on is finished.
    void stop();

    const http::BankServices &services() const { return *m_services; }
    const store::Database &database() const { return m_database; }
    const std::shared_ptr<const identity::MasterKeys> &keys() const { return m_keys; }
    const http::BankSettings &settings() const { return m_settings; }
    const BusinessCalendar &calendar() const { return m_calendar; }
    QString dataFolder() const { return m_dataFolder; }

private:
    BankAssembly(const Configuration &configuration, const Clock &clock, const BusinessCalendar &calendar);
    tl::expected<void, QString> openDatabase(const Configuration &configuration);
    tl::expected<void, QString> openKeys(const Configuration &configuration);
    void assemble(const Configuration &configuration);

    const Clock &m_clock;
    BusinessCalendar m_calendar;
    http::BankSettings m_settings;
    QString m_dataFolder;
    std::unique_ptr<store::PrivateCluster> m_cluster; ///< only when it is ours to stop
    store::Database m_database;
    std::shared_ptr<const identity::MasterKeys> m_keys;
    std::unique_ptr<identity::PasswordHasher> m_hasher;
    std::unique_ptr<identity::Users> m_users;
    std::unique_ptr<identity::Sessions> m_sessions;
    std::unique_ptr<identity::SecondFactors> m_secondFactors;
    std::unique_ptr<identity::Staffing> m_staffing;
    std::unique_ptr<identity::EmailConfirmation> m_confirmations;
    std::unique_ptr<kyc::Reviews> m_reviews;
    std::unique_ptr<ledger::PostingEngine> m_engine;
    std::unique_ptr<ledger::Housekeeping> m_housekeeping;
    std::unique_ptr<stats::StatsJob> m_statsJob;
    std::optional<identity::Ed25519Key> m_sealKey;
    std::unique_ptr<seal::SealJob> m_sealJob;
    std::unique_ptr<interest::InterestJob> m_interestJob;
    std::unique_ptr<store::WorkerPool> m_workers;
    std::unique_ptr<store::WorkerPool> m_signIns;
    std::unique_ptr<http::LiveUpdates> m_live;
    std::unique_ptr<http::BankServices> m_services;
};

} // namespace guichet
