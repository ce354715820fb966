// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/cash.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/opening.h"
#include "services/accounts/transfer.h"
#include "services/identity/users.h"
#include "services/ledger/accountbook.h"
#include "services/ledger/postingengine.h"
#include "services/ledger/reads.h"
#include "services/tills/tills.h"
#include "tests/support/comparerefusal.h"
#include "tests/support/testdatabase.h"

#include <future>

namespace guichet {

/// A bank for tests of the modules above the ledger: a real database and posting engine, a teller with a till, a
/// vault, customers and accounts made by the modules themselves.
class SmallBank
{
public:
    static constexpr qint64 startMicros = 1'800'000'000'000'000; // 2027-01-15, a Friday

    store::Connection &connection() { return database.connection(); }
    template <class Body>
    auto transact(Body &&body)
    {
        return store::inTransaction(connection(), std::forward<Body>(body));
    }

    SmallBank()
    {
        startEngine();
        teller = staffMember(u"Tess Teller", Role::Teller);
        supervisor = staffMember(u"Sam Supervisor", Role::Supervisor);
        vault = internalAccount(QStringLiteral("vault:EUR"), QStringLiteral("Vault"), ledger::AccountNature::Cash);
        settlement = internalAccount(QStringLiteral("settlement:EUR"), QStringLiteral("Settlement"),
                                     ledger::AccountNature::Internal);
        till = *transact([&](store::Transaction &transaction) {
            return tills::openTill(transaction, {QStringLiteral("Till 1"), teller.user, Currency::euro(),
                                                 supervisor.user, clock.nowMicros()});
        });
    }

    IdempotencyKey newKey() { return IdempotencyKey::make(clock.nowMicros()); }

    /// Another business day: a server of its own, as one whose clock is behind would be.
    void goTo(QDate date)
    {
        clock.set(QDateTime(date, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() * 1000);
        startEngine();
    }
    QDate today() const { return calendar.dateAt(clock.nowMicros()); }

    Actor staffMember(QStringView name, Role role)
    {
        identity::NewStaff member;
        member.name = name.toString();
        member.email = QStringLiteral("staff%1@bank.example").arg(++m_people);
        member.role = role;
        const auto id = transact([&](store::Transaction &t) { return users.createStaff(t, member); });
        Q_ASSERT(id);
        return {*id, role};
    }

    enum class Approval { Approved, Waiting };
    UserId customer(const QString &name, Approval approval = Approval::Approved, bool emailConfirmed = true)
    {
        identity::NewCustomer customer;
        customer.declared.name = name;
        customer.declared.birthDate = QDate(1980, 5, 17);
        customer.declared.phone = QStringLiteral("+3361234%1").arg(++m_people, 4, 10, QLatin1Char('0'));
        customer.declared.email = QStringLiteral("customer%1@mail.example").arg(m_people);
        customer.declared.idNumber = QStringLiteral("ID%1").arg(m_people, 6, 10, QLatin1Char('0'));
        customer.emailConfirmed = emailConfirmed;
        customer.registeredBy = teller.user;
        const auto id = transact([&](store::Transaction &transaction) {
            const auto registered = users.registerCustomer(transaction, customer);
            Q_ASSERT(registered);
            ledger::registerCustomer(connection(), *registered);
            if (approval == Approval::Approved) {
                Q_ASSERT(users.setApproved(transaction, *registered, true, supervisor.user));
                Q_ASSERT(ledger::setCustomerApproved(connection(), *registered, true));
            }
            return *registered;
        });
        return id;
    }
    QString emailOf(UserId customer) { return users.details(connection(), customer)->declared.email; }

    Outcome<AccountDetails> open(const QList<UserId> &customers, const QString &product = QStringLiteral("checking"))
    {
        return transact([&](store::Transaction &transaction) {
            return accounts::openAccount(transaction, users, identity, {product, Currency::euro(), customers},
                                         teller.user, clock.nowMicros());
        });
    }
    /// Opened and approved.
    AccountId account(UserId customer, const QString &product = QStringLiteral("checking"))
    {
        const auto opened = open({customer}, product);
        Q_ASSERT(opened);
        const auto approved = transact([&](store::Transaction &transaction) {
            return accounts::decideOpening(transaction, users, opened->summary.id, accounts::OpeningDecision::Approve,
                                           supervisor.user, opened->version, clock.nowMicros());
        });
        Q_ASSERT(approved);
        return approved->summary.id;
    }
    AccountId internalAccount(const QString &ledgerName, const QString &shownName, ledger::AccountNature nature)
    {
        return transact([&](store::Transaction &transaction) {
            return accounts::openInternalAccount(transaction, {ledgerName, shownName, Currency::euro(), nature});
        });
    }
    accounts::CashDesk desk() const { return {till.account, Currency::euro()}; }

    /// What the engine decides; ends the test program when it can't say.
    ledger::Verdict book(const ledger::Command &command)
    {
        std::promise<ledger::Settled> promise;
        m_engine->submit(command, [&](const ledger::Settled &settled) { promise.set_value(settled); });
        const ledger::Settled settled = promise.get_future().get();
        if (!settled)
            qFatal("the engine gave no verdict");
        return *settled;
    }
    ledger::Verdict deposit(AccountId account, qint64 cents, const QString &note = {})
    {
        const auto command = accounts::prepareDeposit(connection(), newKey(), cashRequest(account, cents, note),
                                                      teller, desk());
        return command ? book(*command) : tl::unexpected(command.error());
    }
    ledger::Verdict withdraw(AccountId account, qint64 cents)
    {
        const auto command = accounts::prepareWithdrawal(connection(), newKey(), cashRequest(account, cents), teller,
                                                         desk());
        return command ? book(*command) : tl::unexpected(command.error());
    }
    ledger::Verdict transfer(AccountId from, AccountId to, qint64 cents, const QString &reference = {})
    {
        const auto command = accounts::prepareTransfer(connection(), newKey(),
                                                       {from, to, euros(cents), reference, {}}, teller);
        return command ? book(*command) : tl::unexpected(command.error());
    }
    /// The bank's own posting: any kind, no limit.
    ledger::Verdict postInternally(EntryKind kind, AccountId account, qint64 cents)
    {
        ledger::Command command;
        command.key = newKey();
        command.principal = supervisor.user;
        command.requestHash = QByteArray(ledger::requestHashBytes, 'h');
        command.kind = kind;
        command.maker = supervisor.user;
        command.currency = Currency::euro();
        command.legs = {{account, cents}, {settlement, -cents}};
        return book(command);
    }

    static Money euros(qint64 cents) { return {cents, Currency::euro()}; }
    static CashRequest cashRequest(AccountId account, qint64 cents, const QString &note = {})
    {
        return {account, {}, euros(cents), {{looseCoins, cents}}, note, {}};
    }

    TestDatabase database;
    ManualClock clock{startMicros};
    BusinessCalendar calendar{QTimeZone("Europe/Paris"), QTime(0, 0)};
    identity::Users users{identity::MasterKeys::random(), clock};
    accounts::BankIdentity identity;
    Actor teller;
    Actor supervisor;
    AccountId vault;
    AccountId settlement;
    TillPosition till;

private:
    void startEngine()
    {
        ledger::PostingEngine::Options options;
        options.writers = 1;
        options.terms.limitsPerDay = {1000, 1000, 1000, 1000};
        m_engine.reset();
        m_engine = std::make_unique<ledger::PostingEngine>(database.database(), clock, calendar, options);
        if (const auto started = m_engine->start(); !started)
            qFatal("%s", qPrintable(started.error()));
    }

    int m_people = 0;
    std::unique_ptr<ledger::PostingEngine> m_engine;
};

} // namespace guichet
