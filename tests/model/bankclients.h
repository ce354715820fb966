// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/simulateddatabase.h"

#include <random>

namespace guichet::model {

inline constexpr qint64 startMicros = 1'772'440'000'000'000;
inline const QDate firstBusinessDay(2026, 3, 2);

/// Those who ask: new commands, the same again, the same from two windows at once, a key with other content, keys that are
/// too old. They remember what they were told and hold the bank to it.
class BankClients
{
public:
    explicit BankClients(std::mt19937_64 &random)
        : m_random(random)
    {
        m_terms.limitsPerDay = {6, 6, 6, 6};
    }

    const PostingTerms &terms() const { return m_terms; }
    const Command &command(int asked) const { return m_asked[asked].command; }

    void fill(SimulatedDatabase &database) const
    {
        for (int i = 1; i <= customerCount; ++i) {
            database.customers.insert(UserId{i}, {UserId{i}, true, false, firstBusinessDay, {}, {}});
            database.accounts.insert(AccountId{i}, account(AccountId{i}, opening, AccountNature::Customer));
        }
        database.accounts.insert(tillAccount, account(tillAccount, -customerCount * opening, AccountNature::Cash));
        database.cash.insert({tillAccount, note}, customerCount * opening / note);
    }

    /// What the next batch brings; in the end what is still open.
    QList<int> nextBatch(qint64 nowMicros)
    {
        QList<int> batch;
        for (int i = 1 + below(6); i > 0; --i) {
            if (m_settling)
                takeOpen(batch);
            else
                batch.append(next(nowMicros));
        }
        return batch;
    }

    /// At Write the database itself refuses some command for a reason that no rule knows.
    static bool isPoisoned(const Batch &batch)
    {
        return batch.step() == Step::Write && std::any_of(batch.booking().begin(), batch.booking().end(), [&](int index) {
            return batch.command(index).note == poison();
        });
    }

    void hearNothing(int asked) { m_asked[asked].isOpen = true; }

    void hear(const QList<int> &batch, int index, const Settled &how, int batchNumber, const SimulatedDatabase &database)
    {
        Asked &asked = m_asked[batch[index]];
        const KeyName name(asked.command.principal, asked.command.key);
        if (!how) {
            asked.isOpen = true;
            if (how.error() != NotSettled::Unavailable || hasTwin(batch, index))
                return;
            demand(database.keyOfBatch.value(name) != batchNumber, "said to be unwritten, and its batch wrote it");
            demand(!database.mayStillCommit(batchNumber, name), "said to be unwritten, and it may still be");
            return;
        }
        if (*how)
            hearBooked(asked, **how, database);
        else
            hearRefused(asked, how->error().reason, database);
    }

    void settleTheRest() { m_settling = true; }
    int batchesToAskAgain() const { return rounds * static_cast<int>(m_asked.size()); }

    void demandAllSettled() const
    {
        for (const Asked &asked : m_asked)
            demand(asked.booked || asked.refusal || asked.command.note == poison(), "a command was never settled");
    }

    void demandInvariants(const SimulatedDatabase &database) const
    {
        demandKeys(database);
        demandBalances(database);
        demandLimits(database);
    }

private:
    struct Asked {
        Command command;
        bool isOpen = false;           ///< asked, and no definite answer yet
        std::optional<EntryId> booked; ///< the answer, once there was one
        std::optional<Refusal> refusal;
    };

    static constexpr int customerCount = 8;
    static constexpr int rounds = 10; ///< of asking again in the end
    static constexpr qint64 opening = 10'000;
    static constexpr qint64 note = 500;
    static constexpr AccountId tillAccount{50};
    static QString poison() { return QStringLiteral("poison"); }

    int below(int bound) { return static_cast<int>(m_random() % static_cast<quint64>(bound)); }

    static AccountState account(AccountId id, qint64 posted, AccountNature nature)
    {
        AccountState state;
        state.id = id;
        state.currency = Currency::euro();
        state.posted = posted;
        state.floor = nature == AccountNature::Customer ? 0 : noFloor;
        state.allowed = ActionSet::all();
        state.nature = nature;
        return state;
    }

    /// The next one that is still open; round and round, since somebody else may just hold what it needs.
    void takeOpen(QList<int> &batch)
    {
        const int all = static_cast<int>(m_asked.size());
        while (m_nextOpen < rounds * all) {
            const int candidate = m_nextOpen++ % all;
            const Asked &asked = m_asked[candidate];
            if (asked.booked || asked.refusal || asked.command.note == poison())
                continue;
            batch.append(candidate);
            return;
        }
    }

    int next(qint64 nowMicros)
    {
        const int known = static_cast<int>(m_asked.size());
        const int what = below(20);
        if (known > 0 && what < 6) // again, or from a second window; mostly something recent
            return below(4) == 0 ? below(known) : std::max(0, known - 1 - below(12));
        Asked asked;
        asked.command = newCommand(nowMicros);
        if (known > 0 && what == 6) { // another content under a key that is taken
            asked.command.key = m_asked[std::max(0, known - 1 - below(12))].command.key;
        } else if (what == 7 && below(3) == 0) {
            asked.command.key = keyMadeAt(nowMicros - 8 * 24 * 3600 * 1'000'000LL);
        } else if (what == 8 && below(6) == 0) {
            asked.command.note = poison();
        }
        asked.command.requestHash = QByteArray::number(known).rightJustified(requestHashBytes, '0');
        m_asked.append(asked);
        return known;
    }

    IdempotencyKey keyMadeAt(qint64 micros) { return IdempotencyKey::derive(micros, QByteArray::number(++m_lastKey)); }

    Command newCommand(qint64 nowMicros)
    {
        const int actor = 1 + below(customerCount);
        Command command;
        command.key = keyMadeAt(nowMicros);
        command.principal = UserId{90};
        command.customer = UserId{actor};
        command.maker = UserId{90};
        command.currency = Currency::euro();
        const int kind = below(6);
        if (kind < 4) {
            const qint64 cents = 1 + below(kind == 0 ? 12'000 : 3'000);
            const int payee = 1 + (actor + below(customerCount - 1)) % customerCount;
            command.kind = EntryKind::Transfer;
            command.action = Action::Transfer;
            command.legs = {{AccountId{actor}, -cents}, {AccountId{payee}, cents}};
            return command;
        }
        const qint64 notes = 1 + below(10);
        const qint64 sign = kind == 4 ? 1 : -1;
        command.kind = kind == 4 ? EntryKind::Deposit : EntryKind::Withdrawal;
        command.action = kind == 4 ? Action::Deposit : Action::Withdrawal;
        command.legs = {{AccountId{actor}, sign * notes * note}, {tillAccount, -sign * notes * note}};
        command.cash = {{note, notes}};
        return command;
    }

    bool hasTwin(const QList<int> &batch, int index) const
    {
        return std::count_if(batch.begin(), batch.end(), [&](int other) {
            return m_asked[other].command.key == m_asked[batch[index]].command.key;
        }) > 1;
    }

    static void hearBooked(Asked &asked, const Booked &told, const SimulatedDatabase &database)
    {
        const KeyName name(asked.command.principal, asked.command.key);
        const auto entry = std::find_if(database.entries.crbegin(), database.entries.crend(),
                                        [&](const SimulatedEntry &one) { return one.id == told.entry; });
        demand(entry != database.entries.crend(), "said to be booked, and it isn't committed");
        demand(entry->key == name && database.keys[name].requestHash == asked.command.requestHash, "another one's entry");
        demand(!asked.refusal && (!asked.booked || *asked.booked == told.entry), "another answer than before");
        qint64 moved = 0;
        for (const LegResult &leg : entry->legs)
            moved += leg.account == asked.command.legs.first().account ? leg.minorUnits : 0;
        demand(moved == asked.command.legs.first().minorUnits, "booked with another amount");
        demand(told.limit.used == entry->limit.used, "told another limit than was counted");
        asked.booked = told.entry;
        asked.isOpen = false;
    }

    static void hearRefused(Asked &asked, Refusal why, const SimulatedDatabase &database)
    {
        const KeyName name(asked.command.principal, asked.command.key);
        if (why == Refusal::KeyInFlight) {
            asked.isOpen = true;
            return;
        }
        demand(!asked.booked && (!asked.refusal || *asked.refusal == why), "another answer than before");
        const bool isStored = database.keys.contains(name);
        if (why == Refusal::KeyReused) {
            demand(isStored && database.keys[name].requestHash != asked.command.requestHash, "the key isn't another's");
        } else if (why == Refusal::KeyExpired) {
            demand(!isStored, "an expired key was stored");
        } else {
            demand(isStored && !database.keys[name].verdict && database.keys[name].verdict.error().reason == why,
                   "said to be refused, and that isn't what is stored");
        }
        asked.refusal = why;
        asked.isOpen = false;
    }

    static void demandKeys(const SimulatedDatabase &database)
    {
        QSet<KeyName> booked;
        for (const SimulatedEntry &entry : database.entries) {
            demand(!booked.contains(entry.key), "a key moved money twice");
            booked.insert(entry.key);
            demand(database.keys.contains(entry.key), "an entry without its key");
            const Verdict &stored = database.keys[entry.key].verdict;
            demand(stored && stored->entry == entry.id, "a key that says something else than its entry");
        }
        for (const StoredVerdict &stored : database.keys)
            demand(!stored.verdict || booked.contains({stored.principal, stored.key}), "a key without its entry");
    }

    void demandBalances(const SimulatedDatabase &database) const
    {
        SimulatedDatabase start;
        fill(start);
        for (const SimulatedEntry &entry : database.entries) {
            qint64 sum = 0;
            for (const LegResult &leg : entry.legs) {
                AccountState &row = start.accounts[leg.account];
                row.posted += leg.minorUnits;
                sum += leg.minorUnits;
                demand(leg.balanceAfter == row.posted && leg.sequence == ++row.sequence, "a history with a gap");
                demand(row.floor == noFloor || row.posted >= row.floor, "an account was below its floor");
                for (const CashLine &line : entry.cash)
                    start.cash[{tillAccount, line.faceMinorUnits}]
                        += row.nature != AccountNature::Cash ? 0 : leg.minorUnits < 0 ? line.count : -line.count;
            }
            demand(sum == 0, "an entry that makes or loses money");
        }
        for (const AccountState &row : database.accounts)
            demand(start.accounts[row.id].posted == row.posted && start.accounts[row.id].sequence == row.sequence,
                   "a balance that isn't the sum of its postings");
        demand(start.cash == database.cash, "notes that no entry moved");
    }

    void demandLimits(const SimulatedDatabase &database) const
    {
        QHash<UserId, QDate> latest;
        std::map<std::tuple<UserId, Action, QDate>, int> counts;
        for (const SimulatedEntry &entry : database.entries) {
            QDate &date = latest[entry.customer];
            date = date.isValid() ? std::max(date, entry.businessDate) : entry.businessDate;
            const int count = ++counts[{entry.customer, *entry.action, date}];
            demand(count <= m_terms.limitsPerDay[static_cast<size_t>(*entry.action)], "a limit was exceeded");
            demand(count == entry.limit.used, "a limit that counts something else");
        }
        for (const CustomerState &row : database.customers) {
            for (const Action action : {Action::Deposit, Action::Withdrawal, Action::Transfer}) {
                const int used = row.used[static_cast<size_t>(action)];
                demand(used == counts[{row.id, action, row.businessDate}], "a limit row that isn't what was done");
            }
        }
    }

    std::mt19937_64 &m_random;
    PostingTerms m_terms;
    QList<Asked> m_asked;
    bool m_settling = false;
    int m_nextOpen = 0;
    int m_lastKey = 0;
};

} // namespace guichet::model
