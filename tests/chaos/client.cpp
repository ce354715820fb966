// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/client.h"

#include "models/values/idempotencykey.h"
#include "models/wire/operations.h"
#include "models/wire/problem.h"

#include <thread>

namespace guichet::chaos {

namespace {

constexpr std::chrono::seconds patience{90}; ///< then an operation is left open, for the checker to complain of
constexpr std::chrono::seconds allowedSettling{30};
constexpr std::chrono::milliseconds shortPause{10};
constexpr std::chrono::milliseconds longPause{100};

qint64 millis(Clock::duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

Heard heardFrom(const HttpReply &reply)
{
    Heard heard{reply.status, "-", 0};
    if (reply.status == 200) {
        const auto receipt = wire::transfer.decodeResponse({reply.contentType, reply.body});
        if (!receipt)
            qFatal("a receipt can't be read: %s", reply.body.constData());
        heard.entry = receipt->entry.value;
    } else if (reply.status >= 400) {
        const auto problem = wire::decodeProblem(reply.body);
        if (problem && !problem->code.isEmpty())
            heard.code = problem->code.toLatin1();
    }
    return heard;
}

} // namespace

void Tally::add(const Tally &other)
{
    operations += other.operations;
    booked += other.booked;
    refused += other.refused;
    unknown += other.unknown;
    longestSettling = std::max(longestSettling, other.longestSettling);
    problems += other.problems;
}

Client::Client(const Target &target, QList<AccountId> accounts, const QString &journalFile, quint64 seed)
    : m_target(target)
    , m_accounts(std::move(accounts))
    , m_journal(journalFile)
    , m_random(seed)
    , m_http(target)
{
}

AskedTransfer Client::draw(qint64 mostCents)
{
    const auto count = static_cast<quint64>(m_accounts.size());
    const quint64 from = m_random() % count;
    const quint64 to = (from + 1 + m_random() % (count - 1)) % count;
    AskedTransfer transfer;
    transfer.key = IdempotencyKey::make(m_clock.nowMicros()).text().toLatin1();
    transfer.from = m_accounts[static_cast<qsizetype>(from)].value;
    transfer.to = m_accounts[static_cast<qsizetype>(to)].value;
    transfer.cents = 1 + static_cast<qint64>(m_random() % static_cast<quint64>(mostCents));
    return transfer;
}

Heard Client::ask(const AskedTransfer &transfer)
{
    wire::TransferOrder order;
    order.from = AccountId{transfer.from};
    order.to = AccountId{transfer.to};
    order.amount = {transfer.cents, Currency::euro()};
    const wire::EncodedRequest encoded = wire::transfer.encodeRequest(wire::transfer.info, order);
    m_reply = m_http.send("POST", encoded.target,
                          {{"Authorization", "Bearer " + m_target.token},
                           {"Idempotency-Key", transfer.key},
                           {"Content-Type", encoded.contentType}},
                          encoded.body);
    const Heard heard = heardFrom(m_reply);
    m_journal.hears(transfer.key, heard);
    return heard;
}

void Client::settle(const AskedTransfer &transfer)
{
    m_journal.asks(transfer);
    ++tally.operations;
    if (beforeAsking)
        beforeAsking(m_http);
    Heard heard = ask(transfer);
    if (heard.isDefinite()) {
        ++(heard.status == 200 ? tally.booked : tally.refused);
        return;
    }
    ++tally.unknown;
    const auto since = Clock::now();
    for (auto pause = shortPause; !heard.isDefinite() && Clock::now() - since < patience; heard = ask(transfer)) {
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, longPause);
    }
    settled(transfer, heard, since);
}

void Client::settled(const AskedTransfer &transfer, const Heard &heard, Clock::time_point unknownSince)
{
    const QString key = QString::fromLatin1(transfer.key);
    if (!heard.isDefinite()) {
        tally.problems.append(QStringLiteral("%1: still unknown after %2 s").arg(key).arg(patience.count()));
        return;
    }
    ++(heard.status == 200 ? tally.booked : tally.refused);
    const auto recovery = m_target.recoveryAfter(unknownSince).value_or(unknownSince);
    const auto took = Clock::now() - std::min(recovery, Clock::now());
    tally.longestSettling = std::max(tally.longestSettling, millis(took));
    if (took > allowedSettling)
        tally.problems.append(QStringLiteral("%1: known only %2 ms after recovery").arg(key).arg(millis(took)));
    // Whoever asks once more is told the same, to the byte; or nothing, when the bank is gone again.
    const HttpReply first = m_reply;
    const Heard again = ask(transfer);
    const bool sameBytes = heard.status != 200 || m_reply.body == first.body;
    if (again.isDefinite() && (again != heard || !sameBytes))
        tally.problems.append(QStringLiteral("%1: another answer than before").arg(key));
}

} // namespace guichet::chaos
