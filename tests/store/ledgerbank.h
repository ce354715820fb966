// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/accountbook.h"
#include "services/ledger/postingengine.h"
#include "services/ledger/reads.h"
#include "services/store/transaction.h"
#include "tests/support/comparerefusal.h"
#include "tests/support/testdatabase.h"

#include <QTimeZone>

#include <future>

namespace guichet {

/// The ledger alone on a real database: two customers with an account each, a till, a bank account.
class LedgerBank
{
public:
    static constexpr qint64 startMicros = 1'772'440'000'000'000; // 2026-03-02, midday in Paris
    static constexpr qint64 note50 = 5'000;
    static constexpr UserId teller{90};

    store::Connection &connection() { return database.connection(); }
    store::Connection &superuser() { return database.superuserConnection(); }
    template <class Body>
    auto transact(Body &&body)
    {
        return store::inTransaction(connection(), std::forward<Body>(body));
    }

    explicit LedgerBank(const ledger::PostingEngine::Options &options = {})
        : engine(database.database(), clock, calendar, options)
    {
        transact([&](store::Transaction &) {
            ledger::registerCustomer(connection(), ada, true);
            ledger::registerCustomer(connection(), bob, true);
            adas = open(ada);
            bobs = open(bob);
            till = ledger::bankAccount(connection(), QStringLiteral("till:1:EUR"), Currency::euro(),
                                       ledger::AccountNature::Cash);
            settlement = ledger::bankAccount(connection(), QStringLiteral("settlement:EUR"), Currency::euro());
        });
        if (const auto started = engine.start(); !started)
            qFatal("%s", qPrintable(started.error()));
    }

    AccountId open(UserId owner, AccountStatus status = AccountStatus::Active)
    {
        const auto opened = ledger::openAccount(
            connection(), {owner, Currency::euro(), 0, ledger::ActionSet::all(), status});
        if (!opened)
            qFatal("an account of the test isn't opened");
        return *opened;
    }

    ledger::Command command(EntryKind kind, std::optional<Action> action, UserId customer,
                            const QList<ledger::Leg> &legs)
    {
        ledger::Command made;
        made.key = IdempotencyKey::make(clock.nowMicros());
        made.principal = teller;
        made.requestHash = QByteArray(ledger::requestHashBytes, 'h');
        made.kind = kind;
        made.action = action;
        made.customer = customer;
        made.maker = teller;
        made.currency = Currency::euro();
        made.legs = legs;
        return made;
    }
    ledger::Command deposit(qint64 notes)
    {
        auto made = command(EntryKind::Deposit, Action::Deposit, ada, {{adas, notes * note50}, {till, -notes * note50}});
        made.cash = {{note50, notes}};
        return made;
    }
    ledger::Command withdrawal(qint64 notes)
    {
        auto made
            = command(EntryKind::Withdrawal, Action::Withdrawal, ada, {{adas, -notes * note50}, {till, notes * note50}});
        made.cash = {{note50, notes}};
        return made;
    }
    ledger::Command transfer(qint64 cents)
    {
        return command(EntryKind::Transfer, Action::Transfer, ada, {{adas, -cents}, {bobs, cents}});
    }
    /// The bank's own posting: no limit counts.
    ledger::Command grant(AccountId account, qint64 cents)
    {
        return command(EntryKind::Opening, std::nullopt, {}, {{account, cents}, {settlement, -cents}});
    }

    static std::future<ledger::Settled> ask(ledger::PostingEngine &asked, const ledger::Command &command)
    {
        auto promise = std::make_shared<std::promise<ledger::Settled>>();
        auto future = promise->get_future();
        asked.submit(command, [promise](const ledger::Settled &settled) { promise->set_value(settled); });
        return future;
    }
    ledger::Settled settle(const ledger::Command &command) { return ask(engine, command).get(); }
    ledger::Verdict book(const ledger::Command &command)
    {
        const ledger::Settled settled = settle(command);
        if (!settled)
            qFatal("the engine gave no verdict");
        return *settled;
    }
    qint64 posted(AccountId account) { return ledger::balances(connection(), {account})[account].posted; }
    qint64 count(std::string_view statement) { return superuser().run(statement).only().int64("count"); }

    TestDatabase database;
    ManualClock clock{startMicros};
    BusinessCalendar calendar{QTimeZone("Europe/Paris"), QTime(0, 0)};
    ledger::PostingEngine engine;
    UserId ada{1};
    UserId bob{2};
    AccountId adas;
    AccountId bobs;
    AccountId till;
    AccountId settlement;
};

} // namespace guichet
