// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"

#include <map>
#include <stdexcept>

// PostgreSQL as far as batches of several servers see it: sessions, row locks that are waited for, keys in flight, commits
// whose answer is lost and sessions that live on after their client has gone.
namespace guichet::model {

using namespace ledger;

using KeyName = std::pair<UserId, IdempotencyKey>;
using CashPlace = std::pair<AccountId, qint64>;

struct SimulatedEntry {
    EntryId id;
    KeyName key;
    int batch = 0; ///< which batch committed it
    std::optional<Action> action;
    UserId customer;
    QDate businessDate;
    LimitUse limit;
    QList<LegResult> legs;
    CashCount cash;
};

/// What a simulation must never see.
inline void demand(bool holds, const char *what)
{
    if (!holds)
        throw std::runtime_error(what);
}

class SimulatedDatabase
{
public:
    struct Session {
        int batch = 0;
        int transaction = 0; ///< each has another
        bool inTransaction = false;
        bool failed = false; ///< a statement failed: only ROLLBACK is left
        bool written = false;
        QList<std::pair<KeyName, StoredVerdict>> keys;
        QList<SimulatedEntry> entries;
        QHash<AccountId, AccountState> accounts;
        QHash<UserId, CustomerState> customers;
        QHash<CashPlace, qint64> cash;
    };
    /// A session whose client has gone: it holds its locks until then, and may commit.
    struct Ghost {
        int session = 0;
        qint64 untilMicros = 0;
        bool commits = false;
    };

    QHash<AccountId, AccountState> accounts;
    QHash<UserId, CustomerState> customers;
    QHash<CashPlace, qint64> cash;
    QHash<KeyName, StoredVerdict> keys;
    QHash<KeyName, int> keyOfBatch; ///< which batch committed it
    QList<SimulatedEntry> entries;  ///< in the order of commit
    std::map<int, Session> sessions;
    std::vector<Ghost> ghosts;

    int open(int batch)
    {
        sessions[++m_lastSession].batch = batch;
        return m_lastSession;
    }

    void begin(int session)
    {
        demand(!sessions.at(session).inTransaction, "a transaction was begun within another");
        sessions[session].inTransaction = true;
        sessions[session].transaction = ++m_lastTransaction;
    }

    /// Takes the locks one by one in the order asked for. Gives the session that stands in the way, 0 for none.
    template <class Id>
    static int lock(int session, const QList<Id> &ids, QHash<Id, int> &locks)
    {
        for (const Id id : ids) {
            const int holder = locks.value(id);
            if (holder != 0 && holder != session)
                return holder;
            locks.insert(id, session);
        }
        return 0;
    }
    int lockCustomers(int session, const QList<UserId> &ids) { return lock(session, ids, m_customerLocks); }
    int lockAccounts(int session, const QList<AccountId> &ids) { return lock(session, ids, m_accountLocks); }

    /// Keys wait for a twin in flight; those that are stored are left out. `inserted` counts the others.
    int insertKeys(int session, const Batch &batch, int &inserted)
    {
        Session &own = sessions.at(session);
        own.keys.clear();
        inserted = 0;
        for (const int index : batch.storing()) {
            const Command &command = batch.command(index);
            const KeyName name(command.principal, command.key);
            if (keys.contains(name))
                continue;
            const int holder = m_keyLocks.value(name);
            if (holder != 0 && holder != session)
                return holder;
            m_keyLocks.insert(name, session);
            own.keys.append({name, {command.principal, command.key, command.requestHash, batch.verdict(index)}});
            ++inserted;
        }
        return 0;
    }

    void write(int session, const Batch &batch)
    {
        Session &own = sessions.at(session);
        for (const int index : batch.booking())
            own.entries.append(entryOf(batch, index, own.batch));
        for (const AccountId id : batch.state().changedAccounts) {
            demand(m_accountLocks.value(id) == session, "an account was written without its lock");
            own.accounts.insert(id, batch.state().accounts[id]);
        }
        for (const UserId id : batch.state().changedCustomers) {
            demand(m_customerLocks.value(id) == session, "a limit was written without its lock");
            own.customers.insert(id, batch.state().customers[id]);
        }
        for (const CashPlace &place : batch.state().changedCash)
            own.cash.insert(place, batch.state().cash[place]);
        own.written = true;
    }

    void commit(int session)
    {
        Session &own = sessions.at(session);
        demand(own.inTransaction && !own.failed, "a transaction was committed that isn't open");
        for (const auto &[name, verdict] : std::as_const(own.keys)) {
            demand(!keys.contains(name), "a key was stored twice");
            keys.insert(name, verdict);
            keyOfBatch.insert(name, own.batch);
        }
        entries += own.entries;
        accounts.insert(own.accounts);
        customers.insert(own.customers);
        cash.insert(own.cash);
        end(session);
    }

    /// Rolls back what isn't committed, and lets go of all locks.
    void end(int session)
    {
        const auto letGo = [session](auto &locks) { locks.removeIf([session](auto lock) { return lock.value() == session; }); };
        letGo(m_customerLocks);
        letGo(m_accountLocks);
        letGo(m_keyLocks);
        const int batch = sessions.at(session).batch;
        sessions[session] = {};
        sessions[session].batch = batch;
    }

    void haunt(int session, qint64 untilMicros, bool commits) { ghosts.push_back({session, untilMicros, commits}); }

    /// The ghosts whose time has come commit or roll back.
    void passTime(qint64 nowMicros)
    {
        for (size_t i = 0; i < ghosts.size();) {
            if (ghosts[i].untilMicros > nowMicros) {
                ++i;
                continue;
            }
            endGhost(ghosts[i]);
            ghosts.erase(ghosts.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// The database dies: what isn't committed is gone, and so are all sessions.
    void crash()
    {
        for (auto &[number, session] : sessions)
            end(number);
        sessions.clear();
        ghosts.clear();
    }

    bool mayStillCommit(int batch, const KeyName &name) const
    {
        return std::any_of(ghosts.begin(), ghosts.end(), [&](const Ghost &ghost) {
            const Session &session = sessions.at(ghost.session);
            return ghost.commits && session.batch == batch
                && std::any_of(session.keys.begin(), session.keys.end(), [&](const auto &key) { return key.first == name; });
        });
    }

private:
    static SimulatedEntry entryOf(const Batch &batch, int index, int number)
    {
        const Command &command = batch.command(index);
        const Booked &booked = *batch.verdict(index);
        return {booked.entry, {command.principal, command.key}, number, command.action, command.customer,
                booked.businessDate, booked.limit, booked.legs, command.cash};
    }

    void endGhost(const Ghost &ghost)
    {
        if (ghost.commits)
            commit(ghost.session);
        else
            end(ghost.session);
        sessions.erase(ghost.session);
    }

    int m_lastSession = 0;
    int m_lastTransaction = 0;
    QHash<UserId, int> m_customerLocks;
    QHash<AccountId, int> m_accountLocks;
    QHash<KeyName, int> m_keyLocks;
};

} // namespace guichet::model
