// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/clock.h"
#include "services/ledger/command.h"
#include "services/store/database.h"

#include <functional>
#include <memory>

namespace guichet::ledger {

/// The one way to change a balance. Commands from every source enter one bounded queue; each of a few writer threads
/// takes what is waiting and books it in one transaction (README of this folder). Several engines, also of several
/// processes, may post at once: PostgreSQL is the truth.
class PostingEngine
{
public:
    struct Options {
        int writers = 2;
        int queueCapacity = 4096; ///< commands waiting
        int batchCap = 256;       ///< commands a transaction; larger ones meet each other at the same accounts
        PostingTerms terms;
        int settleSeconds = 30;   ///< how long an unknown commit is asked about
    };
    using Done = std::function<void(const Settled &)>;

    /// The clock must outlive the engine. loadDrivers() must have been called. Nothing is opened before start().
    PostingEngine(const store::Database &database, const Clock &clock, const BusinessCalendar &calendar, const Options &options);
    ~PostingEngine(); ///< stops
    PostingEngine(const PostingEngine &) = delete;
    PostingEngine &operator=(const PostingEngine &) = delete;

    /// Makes the key partitions of these days, checks that enough entry partitions stand ahead (refuses with a sentence
    /// for the administrator) and starts the writers. Throws store::Fault.
    [[nodiscard]] tl::expected<void, QString> start();

    /// Any thread; never blocks on the database. `done` is called exactly once: on a writer's thread; or before this
    /// returns, on the caller's, when nothing was queued (Busy; malformed: InvalidValue). It must not block or throw.
    void submit(Command command, Done done);

    /// Takes no more commands (Busy), finishes those it has, ends the threads.
    void stop();

    /// Commands waiting.
    [[nodiscard]] int waiting() const;
    /// Started, and not stopped.
    [[nodiscard]] bool isRunning() const;
    /// What was taken out of the queue since start().
    struct Taken {
        qint64 batches = 0;
        qint64 commands = 0;
    };
    [[nodiscard]] Taken taken() const;
    [[nodiscard]] const Options &options() const;

private:
    struct Core;
    std::unique_ptr<Core> m_core;
};

} // namespace guichet::ledger
