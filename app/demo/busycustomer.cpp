// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/busycustomer.h"

#include "app/demo/loading.h"
#include "app/demo/poster.h"
#include "services/accounts/requests.h"
#include "services/ledger/partitions.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

const QString busyCustomer = u"Zéphyrine Grandlivre"_s;

namespace {

constexpr qint64 dayMicros = 24LL * 3600 * microsPerSecond;

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

} // namespace

tl::expected<void, QString> makeBusyCustomer(BankAssembly &bank, ManualClock &clock, const Plan &plan,
                                             const Staff &staff, store::Connection &connection)
{
    constexpr int days = 100;
    Random random(plan.seed);
    Person person = makePerson(random, firstLoadedNumber - 1, bank.calendar().dateAt(plan.nowMicros));
    person.declared.name = busyCustomer;
    person.declared.email = u"zephyrine@example.com"_s;
    const qint64 start = plan.nowMicros - days * dayMicros;
    clock.set(start);
    const auto terms = loadingTerms(bank, staff, connection, start);
    const AccountId account = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return loadWithAccounts(transaction, bank, clock, terms, {{person.declared, true, true, start}}, random).first();
    });
    const AccountId settlement
        = ledger::bankAccount(connection, u"settlement:"_s + terms.currency.code(), terms.currency);
    ledger::keepKeys(connection);
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

} // namespace guichet::demo
