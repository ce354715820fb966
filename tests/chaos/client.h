// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/ids.h"
#include "tests/chaos/tlsclient.h"
#include "tests/support/faults/operationjournal.h"

#include <functional>
#include <random>

namespace guichet::chaos {

/// What a client, or several together, did. Times in milliseconds.
struct Tally {
    qint64 operations = 0;
    qint64 booked = 0;
    qint64 refused = 0;
    qint64 unknown = 0;        ///< of them: those whose outcome wasn't known at first
    qint64 longestSettling = 0; ///< from recovery to the answer
    QStringList problems;

    void add(const Tally &other);
};

/// One client with a connection and a journal: asks for transfers among the accounts, and asks again with the same key until
/// it knows how each ended. For one thread.
class Client
{
public:
    Client(const Target &target, QList<AccountId> accounts, const QString &journalFile, quint64 seed);

    /// A transfer of up to so much between two of the accounts, under a key of its own.
    AskedTransfer draw(qint64 mostCents);
    /// Until the outcome is known; an outcome that was unknown is asked for once more, and must be the same.
    void settle(const AskedTransfer &transfer);
    /// One try. Journalled.
    Heard ask(const AskedTransfer &transfer);
    /// Of the last try.
    const HttpReply &lastReply() const { return m_reply; }

    /// Called before the first try of each operation.
    std::function<void(TlsClient &)> beforeAsking;
    std::mt19937_64 &random() { return m_random; }
    Tally tally;

private:
    void settled(const AskedTransfer &transfer, const Heard &heard, Clock::time_point unknownSince);
    const Target &m_target;
    const QList<AccountId> m_accounts;
    OperationJournal m_journal;
    std::mt19937_64 m_random;
    const SystemClock m_clock;
    TlsClient m_http;
    HttpReply m_reply;
};

} // namespace guichet::chaos
