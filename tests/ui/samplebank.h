// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/accounts.h"
#include "models/wire/customers.h"
#include "models/wire/operations.h"
#include "tests/support/scripted/scriptedserver.h"
#include "ui/common/deskcontext.h"

// A small bank behind a real TLS port, a desk signed in to it: what pages under test are given.
namespace guichet::testing {

class SampleBank
{
public:
    // Signs in, unless told not to; waits until it is done.
    enum class SignIn { Yes, No };
    explicit SampleBank(SignIn signIn = SignIn::Yes, Role role = Role::Teller);

    ui::DeskContext context() { return {api, session, journal, clock, bank, navigator}; }

    static constexpr UserId amelie{100'482};
    static constexpr AccountId current{7001};
    static constexpr AccountId savings{7002};
    static Money euro(qint64 minorUnits) { return {minorUnits, Currency::euro()}; }
    static CustomerSummary summary(UserId id, const QString &name, bool approved = true);
    static CustomerDetails details();
    static wire::AccountList accounts();
    static wire::LimitList limits(int used = 1);
    static wire::TillView till();
    // Of a deposit into `current` unless told otherwise.
    static Receipt receipt(EntryKind kind = EntryKind::Deposit, qint64 minorUnits = 125'000);

private:
    QTemporaryDir m_folder;

public:
    ManualClock clock;
    ScriptedServer server;
    client::ApiClient api;
    client::Keychain keychain;
    client::Session session;
    QString journalFile;
    client::PostingJournal journal;
    wire::BankInfo bank;
    ui::Navigator navigator;
};

// Turns the event loop until `condition` holds; false after `milliseconds`.
bool waitUntil(const std::function<bool()> &condition, int milliseconds = 5000);

} // namespace guichet::testing
