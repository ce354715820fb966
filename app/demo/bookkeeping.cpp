// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/bookkeeping.h"

#include "services/accounts/requests.h"
#include "services/accounts/transfer.h"
#include "services/tills/tills.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

static const QStringList sourcesOfFunds{u"Sale of a car"_s, u"Savings kept at home"_s, u"Rent received"_s, u"Inheritance"_s,
                                        u"Wedding gifts"_s, u"Shop takings of the week"_s, u"Sale of furniture"_s};

void Bookkeeping::setMoment(qint64 micros)
{
    m_momentMicros = micros;
    const QDate date = m_world.bank.calendar.dateAt(micros);
    if (date != m_businessDate)
        m_used.clear();
    m_businessDate = date;
}

void Bookkeeping::settle()
{
    for (auto it = m_coming.cbegin(); it != m_coming.cend(); ++it)
        m_balances[it.key()] += it.value();
    m_coming.clear();
    for (Counter &counter : m_counters)
        counter.cash.settle();
}

IdempotencyKey Bookkeeping::nextKey()
{
    return IdempotencyKey::derive(m_momentMicros, "demo " + QByteArray::number(++m_keys));
}

bool Bookkeeping::mayStill(UserId customer, Action action) const
{
    const auto limits = m_world.bank.engine.options().terms.limitsPerDay;
    return m_used.value({customer, int(action)}) < limits[static_cast<size_t>(action)];
}

void Bookkeeping::deposit(const Client &client, AccountId account, qint64 minorUnits, const QString &note)
{
    if (!mayStill(client.id, Action::Deposit))
        return;
    Counter &counter = anyCounter();
    const Currency currency = m_world.currency();
    CashRequest request{account, client.id, {minorUnits, currency},
                        broughtAs(minorUnits, currency, m_world.random), note, {}};
    if (minorUnits >= m_world.bank.settings.sourceOfFundsFromMinorUnits)
        request.sourceOfFunds = m_world.random.pick(sourcesOfFunds);
    m_commands.append(must(accounts::prepareDeposit(m_world.connection, nextKey(), request, counter.teller, counter.desk),
                           "a deposit"));
    counter.cash.takeIn(request.cash);
    m_coming[account] += minorUnits;
    count(client.id, Action::Deposit);
}

void Bookkeeping::withdraw(const Client &client, AccountId account, qint64 minorUnits)
{
    if (!mayStill(client.id, Action::Withdrawal) || m_balances.value(account) < minorUnits)
        return;
    Counter &counter = anyCounter();
    const auto cash = counter.cash.payOut(minorUnits);
    if (!cash)
        return;
    const CashRequest request{account, client.id, {minorUnits, m_world.currency()}, *cash, {}, {}};
    m_commands.append(must(accounts::prepareWithdrawal(m_world.connection, nextKey(), request, counter.teller,
                                                       counter.desk),
                           "a withdrawal"));
    m_balances[account] -= minorUnits;
    count(client.id, Action::Withdrawal);
}

void Bookkeeping::transfer(const Client &client, AccountId from, AccountId to, qint64 minorUnits,
                           const QString &reference, bool atCounter)
{
    if (from == to || !mayStill(client.id, Action::Transfer) || m_balances.value(from) < minorUnits)
        return;
    const Actor actor = atCounter ? anyCounter().teller : Actor{client.id, Role::Customer};
    const TransferRequest request{from, to, {minorUnits, m_world.currency()}, reference, client.id};
    m_commands.append(must(accounts::prepareTransfer(m_world.connection, nextKey(), request, actor), "a transfer"));
    m_balances[from] -= minorUnits;
    m_coming[to] += minorUnits;
    count(client.id, Action::Transfer);
}

void Bookkeeping::credit(AccountId from, AccountId to, EntryKind kind, qint64 minorUnits, const QString &note)
{
    ledger::Command command;
    command.key = nextKey();
    command.principal = m_world.staff.administrator.user;
    command.maker = command.principal;
    command.kind = kind;
    command.currency = m_world.currency();
    command.legs = {{from, -minorUnits}, {to, minorUnits}};
    command.note = note;
    accounts::RequestHash hash;
    hash << enumName(kind) << from.value << to.value << minorUnits << note;
    command.requestHash = hash.result();
    m_commands.append(command);
    m_coming[to] += minorUnits;
}

void Bookkeeping::moveCash(AccountId from, AccountId to, const CashCount &cash)
{
    const tills::CashMove move{from, to, m_world.currency(), cash, m_world.staff.supervisor.user};
    if (!cash.isEmpty())
        m_commands.append(must(tills::prepareCashMove(nextKey(), move), "moving cash"));
}

} // namespace guichet::demo
