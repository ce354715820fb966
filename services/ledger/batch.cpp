// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batch.h"

#include "services/store/bug.h"

#include <algorithm>
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
{
    Work all;
    all.commands.resize(m_commands.size());
    std::iota(all.commands.begin(), all.commands.end(), 0);
    for (const int index : std::as_const(all.commands)) {
        if (!m_commands[index].repost)
            continue;
        m_repostAt.insert(index, static_cast<int>(m_commands.size()));
        m_commands.append(repostOf(m_commands[index]));
    }
    m_verdicts.resize(static_cast<size_t>(m_commands.size()));
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
    QList<AccountId> ids = m_alsoLocked;
    for (const int index : m_work.commands) {
        const Command &command = m_commands[index];
        for (const Leg &leg : command.legs)
            ids.append(leg.account);
        if (command.hold)
            ids.append(command.hold->account);
        if (!command.repost)
            continue;
        for (const Leg &leg : command.repost->legs)
            ids.append(leg.account);
    }
    return sortedOnce(ids);
}

QList<EntryId> Batch::originals() const
{
    QList<EntryId> ids;
    for (const int index : m_work.commands) {
        if (!m_commands[index].reverses.isNull())
            ids.append(m_commands[index].reverses);
    }
    return sortedOnce(ids);
}

QList<HoldId> Batch::holds() const
{
    QList<HoldId> ids;
    for (const int index : m_work.commands) {
        if (m_commands[index].hold && !m_commands[index].hold->hold.isNull())
            ids.append(m_commands[index].hold->hold);
    }
    return sortedOnce(ids);
}

QList<AccountId> Batch::unapprovedAccounts() const
{
    QList<AccountId> ids;
    for (const AccountState &account : m_state.accounts) {
        if (account.isUnapproved())
            ids.append(account.id);
    }
    return sortedOnce(ids);
}

int Batch::idsNeeded() const
{
    const auto isPair = [this](int index) { return m_repostAt.contains(index); };
    return static_cast<int>(m_fresh.size() + std::count_if(m_fresh.begin(), m_fresh.end(), isPair));
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
    m_alsoLocked.clear();
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
    m_step = cashAccounts().isEmpty() ? afterCash() : Step::ReadCash;
}

Step Batch::afterCash() const
{
    const bool isAlone = originals().isEmpty() && holds().isEmpty() && unapprovedAccounts().isEmpty();
    return isAlone ? Step::ReadKeys : Step::ReadLinked;
}

void Batch::cashRead(const QHash<std::pair<AccountId, qint64>, qint64> &cash)
{
    expect(Step::ReadCash);
    m_state.cash = cash;
    m_step = afterCash();
}

void Batch::linkedRead(const LinkedRows &rows)
{
    expect(Step::ReadLinked);
    for (const OriginalState &original : rows.originals)
        m_state.originals.insert(original.id, original);
    for (const HoldState &hold : rows.holds)
        m_state.holds.insert(hold.id, hold);
    QList<AccountId> unlocked;
    for (const UnapprovedPair &pair : rows.unapproved) {
        m_state.unapprovedWith[pair.account].append(pair.other);
        if (!m_state.accounts.contains(pair.other))
            unlocked.append(pair.other);
    }
    if (unlocked.isEmpty()) {
        m_step = Step::ReadKeys;
        return;
    }
    // Locks are taken in one order only: once more, with these among them.
    m_alsoLocked += unlocked;
    end(Step::Rollback, ++m_try > batchTries ? After::GiveUp : After::Run);
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
    store::require(ids.size() >= idsNeeded(), "a batch got fewer entry ids than it needs");
    qsizetype used = 0;
    for (const int index : m_fresh) {
        const bool isPair = m_repostAt.contains(index);
        decide(index, ids[used], isPair ? ids[used + 1] : EntryId());
        if (*m_verdicts[static_cast<size_t>(index)])
            used += isPair ? 2 : 1;
    }
    m_storing = sortedByKey(m_fresh);
    m_step = Step::InsertKeys;
}

void Batch::decide(int index, EntryId entry, EntryId repostEntry)
{
    auto &verdict = m_verdicts[static_cast<size_t>(index)];
    verdict = apply(m_commands[index], m_state, m_terms.posting, m_moment, entry, repostEntry);
    if (!*verdict || (*verdict)->entry.isNull())
        return;
    m_booking.append(index);
    if (repostEntry.isNull())
        return;
    const Booked &both = **verdict;
    const int second = m_repostAt[index];
    m_verdicts[static_cast<size_t>(second)]
        = Booked{both.repost, both.businessDate, both.postedAtMicros, both.repostLegs, both.limit, {}, {}, {}};
    m_booking.append(second);
}

/// The order in which every batch inserts its keys.
QList<int> Batch::sortedByKey(const QList<int> &indexes) const
{
    std::vector<std::tuple<QUuid, UserId, int>> named;
    for (const int index : indexes)
        named.emplace_back(m_commands[index].key.uuid(), m_commands[index].principal, index);
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
        m_step = m_booking.isEmpty() && m_state.changedHolds.isEmpty() ? Step::Commit : Step::Write;
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
