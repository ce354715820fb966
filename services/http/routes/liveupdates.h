// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/events.h"
#include "services/audit/changewatch.h"
#include "services/http/eventstream.h"
#include "services/identity/sessions.h"
#include "services/store/database.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace guichet::http {

/// Tells the streams of `GET events` what changes: follows the ledger's log and the audit trail in memory, each server for
/// its own streams, on a thread of its own; while there are none it reads nothing. What is told at once is one event,
/// however much was booked. Before anything is sent to a stream its session is asked about (at most once a second): a
/// revoked one hears nothing more. Any thread.
class LiveUpdates
{
public:
    struct Pace {
        std::chrono::milliseconds look{250};
        std::chrono::milliseconds beat{10'000};
    };
    static constexpr qint64 mostAccounts = 500; ///< named in one event

    LiveUpdates(const store::Database &database, identity::Sessions &sessions);
    LiveUpdates(const store::Database &database, identity::Sessions &sessions, const Pace &pace);
    ~LiveUpdates(); ///< stops

    void start();
    /// Ends all streams and the thread.
    void stop();

    /// One stream's; free again when it is gone.
    using Place = std::shared_ptr<void>;
    /// Null: there are as many as a server takes.
    [[nodiscard]] Place reserve();
    /// `after`: the position from which a client goes on; none: from now on.
    void add(EventStream stream, const QByteArray &accessToken, std::optional<qint64> after, Place place);
    [[nodiscard]] int count() const { return m_count; }

private:
    struct Reader {
        EventStream stream;
        QByteArray token;
        std::optional<qint64> after;
        Place place;
        bool isOver = false;
    };
    void work();
    void turn(store::Connection &connection);
    [[nodiscard]] QByteArray news(store::Connection &connection);
    void tell(store::Connection &connection, const QByteArray &text);
    void welcome(store::Connection &connection);

    store::Database m_database;
    identity::Sessions &m_sessions;
    const Pace m_pace;
    std::atomic<int> m_count = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::vector<Reader> m_arrivals;
    std::thread m_thread;

    // Of the thread.
    std::vector<Reader> m_readers;
    std::optional<qint64> m_position; ///< told so far; none: nobody reads
    audit::ChangeWatch m_changes;
    std::chrono::steady_clock::time_point m_lastBeat;
};

} // namespace guichet::http
