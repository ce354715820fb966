// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/clock.h"
#include "services/accounts/opening.h"
#include "services/identity/emailconfirmation.h"
#include "services/identity/securebytes.h"
#include "services/identity/sessions.h"
#include "services/identity/staffing.h"
#include "services/identity/users.h"
#include "services/kyc/reviews.h"
#include "services/ledger/postingengine.h"
#include "services/stats/statsjob.h"
#include "services/store/workerpool.h"

namespace guichet::http {

class LiveUpdates;

/// What the bank calls itself and where its configurable rules stand.
struct BankSettings {
    QString name = QStringLiteral("Northgate Bank");
    Currency currency = Currency::euro();
    accounts::BankIdentity identity;
    qint64 sourceOfFundsFromMinorUnits = 100'000;
};

/// The business modules behind the routes, made by the program; each outlives the router.
struct BankServices {
    const BankSettings &settings;
    const identity::SecureBytes &requestKey; ///< what is kept of requests is hashed by it
    const Clock &clock;
    const BusinessCalendar &calendar;
    store::WorkerPool &workers;
    store::WorkerPool &signIns; ///< apart: passwords take long, and anybody may try one; photos too
    identity::Sessions &sessions;
    const identity::Users &users;
    const kyc::Reviews &reviews;
    ledger::PostingEngine &engine;
    stats::StatsJob &statsJob;
    const identity::EmailConfirmation &confirmations;
    identity::PasswordHasher &hasher; ///< blocks: in the pool of signIns only
    LiveUpdates &live;
    const identity::SecondFactors &secondFactors;
    const identity::Staffing &staffing;
};

} // namespace guichet::http
