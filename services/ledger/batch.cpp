// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "services/store/bug.h"

#include <numeric>

namespace guichet::ledger {

namespace {

using KeyName = std::pair<UserId, IdempotencyKey>;

KeyName keyNameOf(const Command &command)
{
    return {command.principal, command.key};
}

template <class Id>
QList<Id> sortedOnce(QList<Id> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Verdict replay(const StoredVerdict &stored, const Command &command)
{
    if (stored.requestHash != command.requestHash)
        return refuse(Refusal::KeyReused, field::key);
    return stored.verdict;
}

} // namespace

Batch::Batch(QList<Command> commands, const Terms &terms, qint64 acceptedAtMicros)
    : m_commands(std::move(commands))
    , m_terms(terms)
    , m_acceptedAtMicros(acceptedAtMicros)
    , m_random(terms.seed)
    , m_verdicts(static_cast<size_t>(m_commands.size()))
{
    Work all;
    all.commands.resize(m_commands.size());
    std::iota(all.commands.begin(), all.commands.end(), 0);
    if (!all.commands.isEmpty())
        m_waiting.push_back(all);
    startNextWork();
}

QList<UserId> Batch::customers() const
{
    QList<UserId> ids;
    for (const int index : m_work.commands) {
        if (!m_commands[index].customer.isNull())
            ids.append(m_commands[index].customer);
    }
    return sortedOnce(ids);
}

QList<AccountId> Batch::accounts() const
{
    QList<AccountId> ids;
    for (const int index : m_work.commands) {
        for (const Leg &leg : m_commands[index].legs)
            ids.append(leg.account);
    }
    return sortedOnce(ids);
}

QList<AccountId> Batch::cashAccounts() const
{
    QList<AccountId> ids;
    for (const AccountState &account : m_state.accounts) {
        if (account.nature == AccountNature::Cash)
            ids.append(account.id);
    }
    return sortedOnce(ids);
}

QList<KeyName> Batch::keys() const
{
    QList<KeyName> names;
    for (const int index : m_work.commands)
        names.append(keyNameOf(m_commands[index]));
    return names;
}

QList<std::pair<int, Settled>> Batch::takeSettled()
{
    return std::exchange(m_settled, {});
}

void Batch::startNextWork()
{
    if (m_waiting.empty()) {
        m_step = Step::Finished;
        return;
    }
    m_work = m_waiting.back();
    m_waiting.pop_back();
    m_try = 1;
    startAgain();
}

void Batch::startAgain()
{
    m_state = {};
    m_fresh.clear();
    m_twinOf.clear();
    m_storing.clear();
    m_booking.clear();
    for (const int index : m_work.commands)
        m_verdicts[static_cast<size_t>(index)].reset();
    m_step = Step::Begin;
}

void Batch::done()
{
    switch (m_step) {
    case Step::Begin:
        m_step = Step::LockCustomers;
        return;
    case Step::Write:
        m_step = Step::Commit;
        return;
    case Step::Commit:
        settleWork();
        return;
    case Step::Pause:
        startAgain();
        return;
    case Step::Rollback:
    case Step::Disconnect:
        transactionEnded();
        return;
    default:
        qFatal("ledger: a batch's step has an event of its own");
    }
}

void Batch::expect(Step step) const
{
    store::require(m_step == step, "a batch was told of a step that it didn't ask for");
}

void Batch::customersLocked(const QList<CustomerState> &rows)
{
    expect(Step::LockCustomers);
    for (const CustomerState &row : rows)
        m_state.customers.insert(row.id, row);
    m_step = Step::LockAccounts;
}

void Batch::accountsLocked(const QList<AccountState> &rows, const Moment &moment)
{
    expect(Step::LockAccounts);
    m_moment = moment;
    for (const AccountState &row : rows)
        m_state.accounts.insert(row.id, row);
    m_step = cashAccounts().isEmpty() ? Step::ReadKeys : Step::ReadCash;
}

void Batch::cashRead(const QHash<std::pair<AccountId, qint64>, qint64> &cash)
{
    expect(Step::ReadCash);
    m_state.cash = cash;
    m_step = Step::ReadKeys;
}

void Batch::keysRead(const QList<StoredVerdict> &stored)
{
    expect(Step::ReadKeys);
    QHash<KeyName, StoredVerdict> storedByKey;
    for (const StoredVerdict &verdict : stored)
        storedByKey.insert({verdict.principal, verdict.key}, verdict);
    QHash<KeyName, int> firsts;
    for (const int index : m_work.commands) {
        const KeyName name = keyNameOf(m_commands[index]);
        auto &verdict = m_verdicts[static_cast<size_t>(index)];
        const auto known = storedByKey.constFind(name);
        if (known != storedByKey.constEnd()) {
            verdict = replay(*known, m_commands[index]);
        } else if (firsts.contains(name)) {
            m_twinOf.insert(index, firsts[name]);
        } else if (const auto trouble = keyTrouble(name.second, m_acceptedAtMicros)) {
            verdict = tl::unexpected(*trouble);
        } else {
            firsts.insert(name, index);
            m_fresh.append(index);
        }
    }
    if (m_fresh.isEmpty())
        end(Step::Rollback, After::Settle);
    else
        m_step = Step::TakeIds;
}

void Batch::idsTaken(const QList<EntryId> &ids)
{
    expect(Step::TakeIds);
    store::require(ids.size() >= m_fresh.size(), "a batch got fewer entry ids than it needs");
    qsizetype used = 0;
    for (const int index : m_fresh) {
        auto &verdict = m_verdicts[static_cast<size_t>(index)];
        verdict = apply(m_commands[index], m_state, m_terms.posting, m_moment, ids[used]);
        if (*verdict) {
            m_booking.append(index);
            ++used;
        }
    }
    m_storing = sortedByKey(m_fresh);
    m_step = Step::InsertKeys;
}

/// The order in which every batch inserts its keys.
QList<int> Batch::sortedByKey(const QList<int> &indexes) const
{
    std::vector<std::tuple<QString, UserId, int>> named;
    for (const int index : indexes)
        named.emplace_back(m_commands[index].key.text(), m_commands[index].principal, index);
    std::sort(named.begin(), named.end());
    QList<int> sorted;
    for (const auto &name : named)
        sorted.append(std::get<int>(name));
    return sorted;
}

void Batch::keysInserted(int count)
{
    expect(Step::InsertKeys);
    if (count < m_storing.size()) // a twin won meanwhile: the next run reads its verdict
        end(Step::Rollback, ++m_try > batchTries ? After::GiveUp : After::Run);
    else
        m_step = m_booking.isEmpty() ? Step::Commit : Step::Write;
}

void Batch::settleWork()
{
    const auto settle = [this](int index, const Verdict &verdict) { m_settled.append({index, Settled(verdict)}); };
    for (const int index : std::as_const(m_work.commands)) {
        const int first = m_twinOf.value(index, index);
        if (m_commands[index].requestHash == m_commands[first].requestHash)
            settle(index, verdict(first));
        else
            settle(index, refuse(Refusal::KeyReused, field::key));
    }
    startNextWork();
}

} // namespace guichet::ledger
