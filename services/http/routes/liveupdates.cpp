// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/liveupdates.h"

#include "services/http/limits.h"
#include "services/ledger/logstretch.h"
#include "services/ledger/reads.h"
#include "services/store/connection.h"

namespace guichet::http {
namespace {

constexpr char beat[] = ":\n\n"; // a comment: shows both ends that the other lives
constexpr char patience[] = "retry: 2000\n\n";

/// What lists a deed concerns; none: what nobody looks at while it happens.
std::optional<ChangeSubject> changeOf(audit::Deed deed)
{
    switch (deed) {
    case audit::Deed::UserRegistered:
    case audit::Deed::UserUpdated:
    case audit::Deed::UserBlocked:
    case audit::Deed::UserUnblocked:
    case audit::Deed::UserClosed:
    case audit::Deed::RoleChanged:
    case audit::Deed::EmailConfirmed:
    case audit::Deed::CustomerApproved:
    case audit::Deed::CustomerUnapproved:
        return ChangeSubject::Customer;
    case audit::Deed::DocumentSubmitted:
    case audit::Deed::CaseOpened:
    case audit::Deed::CaseApproved:
    case audit::Deed::CaseRejected:
    case audit::Deed::CaseAskedAgain:
        return ChangeSubject::ReviewCase;
    case audit::Deed::AccountOpened:
    case audit::Deed::AccountApproved:
    case audit::Deed::AccountRefused:
    case audit::Deed::AccountFrozen:
    case audit::Deed::AccountUnfrozen:
    case audit::Deed::AccountClosed:
    case audit::Deed::HolderAdded:
        return ChangeSubject::Account;
    case audit::Deed::TillOpened:
    case audit::Deed::TillClosed:
        return ChangeSubject::Till;
    case audit::Deed::EntryReversed:
        return ChangeSubject::Reversal;
    default:
        return std::nullopt;
    }
}

/// Empty: nothing. `end` is where the log ends now.
QByteArray postedSince(store::Connection &connection, qint64 after, qint64 &end)
{
    const ledger::LogStretch stretch = ledger::logStretch(connection, after, LiveUpdates::mostAccounts);
    end = stretch.position;
    if (stretch.position == after)
        return {};
    return wire::encodeEvent(wire::PostedEvent{stretch.position, stretch.accounts, stretch.isLarge});
}

} // namespace

LiveUpdates::LiveUpdates(const store::Database &database, identity::Sessions &sessions)
    : LiveUpdates(database, sessions, Pace())
{
}

LiveUpdates::LiveUpdates(const store::Database &database, identity::Sessions &sessions, const Pace &pace)
    : m_database(database)
    , m_sessions(sessions)
    , m_pace(pace)
{
}

LiveUpdates::~LiveUpdates()
{
    stop();
}

void LiveUpdates::start()
{
    m_thread = std::thread([this] { work(); });
}

void LiveUpdates::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

LiveUpdates::Place LiveUpdates::reserve()
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_count >= limits::streams)
        return nullptr;
    ++m_count;
    return {this, [](LiveUpdates *updates) { --updates->m_count; }};
}

void LiveUpdates::add(EventStream stream, const QByteArray &accessToken, std::optional<qint64> after, Place place)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return; // dropped: the stream ends
        m_arrivals.push_back({std::move(stream), accessToken, after, std::move(place)});
    }
    m_wake.notify_all();
}

void LiveUpdates::work()
{
    const auto connection = m_database.connect();
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const auto isCalled = [this] { return m_stopping || !m_arrivals.empty(); };
        if (m_readers.empty())
            m_wake.wait(lock, isCalled);
        else
            m_wake.wait_for(lock, m_pace.look, isCalled);
        if (m_stopping)
            break;
        lock.unlock();
        try {
            connection->reopenIfLost();
            turn(*connection);
        } catch (const store::Fault &fault) {
            // What was to be told may be lost: who reads comes again and says how far they were.
            qWarning("live updates: %s", fault.what());
            m_readers.clear();
            lock.lock();
            m_arrivals.clear(); // or the next turn would fail at once, and the next
            continue;
        }
        lock.lock();
    }
    m_arrivals.clear();
    m_readers.clear(); // each stream ends
}

// Everybody has been told up to the same position, so that one reading serves all.
void LiveUpdates::turn(store::Connection &connection)
{
    std::erase_if(m_readers, [](const Reader &reader) { return !reader.stream.isOpen(); });
    if (m_readers.empty())
        m_position.reset();
    QByteArray text = news(connection);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastBeat >= m_pace.beat) {
        m_lastBeat = now;
        text += beat;
    }
    tell(connection, text);
    welcome(connection);
}

QByteArray LiveUpdates::news(store::Connection &connection)
{
    QByteArray text;
    if (m_position) {
        text = postedSince(connection, *m_position, *m_position);
    } else {
        m_changes = {};
        m_position = ledger::logEnd(connection);
    }
    wire::ChangedEvent changed;
    for (const audit::Deed deed : m_changes.look(connection)) {
        const auto subject = changeOf(deed);
        if (subject && !changed.subjects.contains(*subject))
            changed.subjects.append(*subject);
    }
    return changed.subjects.isEmpty() ? text : text + wire::encodeEvent(changed);
}

void LiveUpdates::tell(store::Connection &connection, const QByteArray &text)
{
    if (text.isEmpty())
        return;
    for (Reader &reader : m_readers)
        reader.isOver = !m_sessions.verifyAccess(connection, reader.token);
    std::erase_if(m_readers, [](const Reader &reader) { return reader.isOver; });
    for (Reader &reader : m_readers)
        reader.stream.send(text);
}

void LiveUpdates::welcome(store::Connection &connection)
{
    std::vector<Reader> arrivals;
    {
        const std::lock_guard lock(m_mutex);
        arrivals = std::exchange(m_arrivals, {});
    }
    for (Reader &reader : arrivals) {
        qint64 after = reader.after.value_or(*m_position);
        QByteArray text = patience + wire::encodeEvent(wire::ReadyEvent{after});
        if (reader.after)
            text += postedSince(connection, after, after);
        reader.stream.send(text);
        m_readers.push_back(std::move(reader));
    }
}

} // namespace guichet::http
