// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/bulkload.h"

#include "app/demo/marker.h"
#include "app/demo/poster.h"
#include "services/accounts/accountload.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/requests.h"
#include "services/identity/customerload.h"

#include <QElapsedTimer>

namespace guichet::demo {

using namespace Qt::StringLiterals;

const QString busyCustomer = u"Zéphyrine Grandlivre"_s;

namespace {

constexpr qint64 customersAChunk = 7'000; ///< with a savings account each third: below accounts::loadChunk
constexpr qint64 firstNumber = 100'000;   ///< of their e-mails and IDs: above those of the demo bank itself
constexpr qint64 dayMicros = 24LL * 3600 * microsPerSecond;
constexpr int chunksAProgressLine = 20;

/// Sessions that may take their time: a chunk is one statement.
store::Database patient(const store::Database &database)
{
    using namespace std::chrono_literals;
    return database.withLimits({.lock = 60s, .statement = 300s, .idleInTransaction = 300s});
}

accounts::LoadingTerms termsOf(const BankAssembly &bank, const Staff &staff, store::Connection &connection,
                               qint64 nowMicros)
{
    const Currency currency = bank.settings().currency;
    const AccountId opening = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return accounts::openInternalAccount(transaction, {u"opening:"_s + currency.code(), u"Opening balances"_s,
                                                           currency, ledger::AccountNature::Internal});
    });
    return {bank.settings().identity, currency,           opening, staff.tellers.first().user,
            staff.supervisor.user,    bank.calendar().dateAt(nowMicros), nowMicros};
}

QList<AccountId> load(store::Transaction &transaction, const BankAssembly &bank, const Clock &clock,
                      const accounts::LoadingTerms &terms, const QList<identity::LoadedCustomer> &customers,
                      Random &random)
{
    const QList<UserId> ids = identity::loadCustomers(transaction, bank.keys(), clock, customers);
    ledger::registerCustomers(transaction.connection(), ids, true);
    QList<accounts::LoadedAccount> loaded;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        loaded.append({ids[i], u"checking"_s, random.between(1'000, 900'000), true});
        if (i % 3 == 0)
            loaded.append({ids[i], u"savings"_s, random.between(10'000, 4'000'000), false});
    }
    return accounts::loadAccounts(transaction, bank.services().users, terms, loaded);
}

/// Entries of the bank's own: a customer may only do four a day.
QList<ledger::Command> movements(AccountId account, AccountId settlement, UserId maker, Currency currency,
                                 qint64 momentMicros, int first, int count)
{
    QList<ledger::Command> commands;
    for (int i = first; i < first + count; ++i) {
        const qint64 amount = i % 3 == 0 ? -(100 + i % 4000) : 50 + i % 3000;
        ledger::Command command;
        command.key = IdempotencyKey::derive(momentMicros, "busy " + QByteArray::number(i));
        command.principal = maker;
        command.maker = maker;
        command.kind = EntryKind::Transfer;
        command.currency = currency;
        command.legs = {{account, amount}, {settlement, -amount}};
        command.note = u"Card settlement %1"_s.arg(i);
        command.requestHash = (accounts::RequestHash() << account.value << amount << i).result();
        commands.append(command);
    }
    return commands;
}

tl::expected<void, QString> makeBusyCustomer(BankAssembly &bank, ManualClock &clock, const Plan &plan,
                                             const Staff &staff, store::Connection &connection)
{
    constexpr int days = 100;
    Random random(plan.seed);
    Person person = makePerson(random, firstNumber - 1, bank.calendar().dateAt(plan.nowMicros));
    person.declared.name = busyCustomer;
    person.declared.email = u"zephyrine@example.com"_s;
    const qint64 start = plan.nowMicros - days * dayMicros;
    clock.set(start);
    const auto terms = termsOf(bank, staff, connection, start);
    const AccountId account = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return load(transaction, bank, clock, terms, {{person.declared, true, true, start}}, random).first();
    });
    const AccountId settlement
        = ledger::bankAccount(connection, u"settlement:"_s + terms.currency.code(), terms.currency);
    ledger::PostingEngine engine(bank.database(), clock, bank.calendar(), {});
    if (const auto started = engine.start(); !started)
        return started;
    Poster poster(engine);
    for (int day = 0; day < days; ++day) {
        const qint64 moment = start + day * dayMicros;
        const int first = plan.busyEntries * day / days;
        const int share = plan.busyEntries * (day + 1) / days - first;
        clock.set(moment);
        poster.post(movements(account, settlement, staff.administrator.user, terms.currency, moment, first, share));
        poster.finish();
    }
    return {};
}

} // namespace

tl::expected<void, QString> loadCustomers(BankAssembly &bank, ManualClock &clock, const Plan &plan, qint64 loaded,
                                          qint64 wanted, const Say &say)
{
    QElapsedTimer timer;
    timer.start();
    const auto connection = patient(bank.database()).connect();
    const Staff staff = findStaff(*connection, bank.services().users);
    if (loaded == 0) {
        if (const auto made = makeBusyCustomer(bank, clock, plan, staff, *connection); !made)
            return made;
        say(u"%1 has an account with %2 entries (%3 s)"_s
                .arg(busyCustomer)
                .arg(plan.busyEntries)
                .arg(timer.elapsed() / 1000));
    }
    clock.set(plan.nowMicros);
    const QDate today = bank.calendar().dateAt(plan.nowMicros);
    const auto terms = termsOf(bank, staff, *connection, plan.nowMicros);
    for (int chunk = 1; loaded < wanted; ++chunk) {
        Random random(plan.seed + quint64(loaded));
        QList<identity::LoadedCustomer> customers;
        for (qint64 i = loaded; i < std::min(wanted, loaded + customersAChunk); ++i)
            customers.append({makePerson(random, firstNumber + i, today).declared, true, true, 0});
        store::inTransaction(*connection, [&](store::Transaction &transaction) {
            (void)load(transaction, bank, clock, terms, customers, random);
            markLoaded(*connection, loaded + customers.size());
        });
        loaded += customers.size();
        if (chunk % chunksAProgressLine == 0 || loaded >= wanted)
            say(u"%1 customers loaded (%2 s)"_s.arg(loaded).arg(timer.elapsed() / 1000));
    }
    return {};
}

} // namespace guichet::demo
