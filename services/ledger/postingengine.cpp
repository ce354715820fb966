// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/postingengine.h"

#include "services/ledger/batchwriter.h"
#include "services/ledger/partitions.h"
#include "services/ledger/upkeep.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace guichet::ledger {

namespace {

// What is the same for each batch costs as much as some eighty commands. While another writer is at work, fewer than
// this wait for more; but not for long, as that one may itself be waiting for somebody's lock.
constexpr size_t worthABatch = 64;
constexpr std::chrono::milliseconds longestWait{10};

} // namespace

struct PostingEngine::Core {
    struct Waiting {
        Command command;
        Done done;
    };

    Core(const store::Database &d, const Clock &clock, const BusinessCalendar &calendar, const Options &o)
        : database(d.withApplicationName(QStringLiteral("guichet posting")))
        , time(clock, calendar)
        , options(o)
    {
    }

    bool enqueue(Command &command, Done &done);
    std::vector<Waiting> take();
    [[nodiscard]] bool isTimeToTake() const;
    void write();
    void writeOne(BatchWriter &writer, std::vector<Waiting> taken, quint64 seed);

    const store::Database database;
    Timekeeper time;
    Upkeep upkeep;
    const Options options;

    mutable std::mutex mutex;
    std::condition_variable wake;
    std::deque<Waiting> queue;
    int writing = 0; ///< writers at work
    bool running = false;
    Taken total;
    std::vector<std::thread> threads;
};

PostingEngine::PostingEngine(const store::Database &database, const Clock &clock, const BusinessCalendar &calendar,
                             const Options &options)
    : m_core(std::make_unique<Core>(database, clock, calendar, options))
{
}

PostingEngine::~PostingEngine()
{
    stop();
}

tl::expected<void, QString> PostingEngine::start()
{
    store::Connection connection(m_core->database);
    m_core->upkeep.start(connection, m_core->time.now().postedAtMicros);
    const int ahead = entryPartitionsFree(connection);
    if (ahead < entryPartitionsAhead) {
        return tl::unexpected(QStringLiteral("The ledger has %1 entry partitions ahead and needs %2.")
                                  .arg(ahead)
                                  .arg(entryPartitionsAhead));
    }
    const std::lock_guard lock(m_core->mutex);
    m_core->running = true;
    for (int i = 0; i < m_core->options.writers; ++i)
        m_core->threads.emplace_back([core = m_core.get()] { core->write(); });
    return {};
}

void PostingEngine::submit(Command command, Done done)
{
    if (const auto trouble = malformed(command))
        done(Settled(Verdict(tl::unexpected(*trouble))));
    else if (!m_core->enqueue(command, done))
        done(tl::unexpected(NotSettled::Busy));
}

void PostingEngine::stop()
{
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->running = false;
    }
    m_core->wake.notify_all();
    for (std::thread &thread : m_core->threads)
        thread.join();
    m_core->threads.clear();
}

int PostingEngine::waiting() const
{
    const std::lock_guard lock(m_core->mutex);
    return static_cast<int>(m_core->queue.size());
}

bool PostingEngine::isRunning() const
{
    const std::lock_guard lock(m_core->mutex);
    return m_core->running;
}

PostingEngine::Taken PostingEngine::taken() const
{
    const std::lock_guard lock(m_core->mutex);
    return m_core->total;
}

const PostingEngine::Options &PostingEngine::options() const
{
    return m_core->options;
}

bool PostingEngine::Core::enqueue(Command &command, Done &done)
{
    size_t waiting = 0;
    {
        const std::lock_guard lock(mutex);
        if (!running || queue.size() >= static_cast<size_t>(options.queueCapacity))
            return false;
        queue.push_back({std::move(command), std::move(done)});
        waiting = queue.size();
    }
    if (waiting == 1 || waiting >= worthABatch) // between the two no writer would do anything
        wake.notify_one();
    return true;
}

bool PostingEngine::Core::isTimeToTake() const
{
    return queue.empty() || queue.size() >= worthABatch || writing == 0 || !running;
}

std::vector<PostingEngine::Core::Waiting> PostingEngine::Core::take()
{
    std::unique_lock lock(mutex);
    do {
        wake.wait(lock, [this] { return !queue.empty() || !running; });
        wake.wait_for(lock, longestWait, [this] { return isTimeToTake(); });
    } while (queue.empty() && running);
    const size_t count = std::min(queue.size(), static_cast<size_t>(options.batchCap));
    const auto end = queue.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<Waiting> taken(std::make_move_iterator(queue.begin()), std::make_move_iterator(end));
    queue.erase(queue.begin(), end);
    total.batches += taken.empty() ? 0 : 1;
    total.commands += static_cast<qint64>(taken.size());
    writing += taken.empty() ? 0 : 1;
    if (!queue.empty())
        wake.notify_one();
    return taken;
}

void PostingEngine::Core::write()
{
    store::Connection connection(database);
    BatchWriter writer(connection, time);
    std::random_device seeds;
    for (;;) {
        std::vector<Waiting> taken = take();
        if (taken.empty())
            return; // stopped, and nothing is left
        writeOne(writer, std::move(taken), seeds());
        const std::lock_guard lock(mutex);
        --writing;
    }
}

void PostingEngine::Core::writeOne(BatchWriter &writer, std::vector<Waiting> taken, quint64 seed)
{
    const qint64 acceptedAt = time.now().postedAtMicros;
    upkeep.keep(database, acceptedAt, static_cast<int>(taken.size()));
    QList<Command> commands;
    for (Waiting &waiting : taken)
        commands.append(std::move(waiting.command));
    Batch::Terms terms;
    terms.posting = options.terms;
    terms.settleMicros = options.settleSeconds * microsPerSecond;
    terms.seed = seed;
    Batch batch(std::move(commands), terms, acceptedAt);
    writer.run(batch, [&taken](int index, const Settled &settled) {
        taken[static_cast<size_t>(index)].done(settled);
    });
}

} // namespace guichet::ledger
