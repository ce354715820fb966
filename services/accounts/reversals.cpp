// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/reversals.h"

#include "services/accounts/cursor.h"
#include "services/accounts/requests.h"
#include "services/audit/audittrail.h"
#include "services/ledger/linkedreads.h"
#include "services/ledger/reads.h"
#include "services/store/arrays.h"

#include <algorithm>

namespace guichet::accounts {

using ledger::Command;
using store::Connection;
using store::Row;
using store::Transaction;

/// How long an approved correction may be on its way to the books.
static constexpr qint64 underWayMicros = 2LL * 60 * 1'000'000;

static bool isCorrectable(const ledger::Entry &entry)
{
    return entry.action || entry.kind == EntryKind::Interest || entry.kind == EntryKind::Fee;
}

static bool movesCash(const Command &command)
{
    return !command.cash.isEmpty();
}

static Outcome<void> checkCorrection(const ReversalOrder &order, const Command &opposite, const ledger::Entry &entry)
{
    if (order.corrected.minorUnits == 0)
        return order.cash.isEmpty() ? Outcome<void>() : refuse(Refusal::CashMismatch, "cash");
    const bool isSame = order.corrected.minorUnits == qAbs(opposite.legs.first().minorUnits);
    if (order.corrected.minorUnits < 0 || order.corrected.minorUnits > ledger::maximumMinorUnits
        || (isSame && !movesCash(opposite)))
        return refuse(Refusal::InvalidAmount, "amount");
    if (order.corrected.currency != entry.currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    const std::optional<qint64> cash = totalOf(order.cash, entry.currency);
    if (cash != (movesCash(opposite) ? order.corrected.minorUnits : 0))
        return refuse(Refusal::CashMismatch, "cash");
    if (opposite.legs.size() != 2)
        return refuse(Refusal::ActionNotAllowed, "amount");
    return {};
}

static Outcome<void> check(Connection &connection, const ReversalOrder &order)
{
    const auto entry = ledger::entryById(connection, order.entry);
    if (!entry)
        return refuse(Refusal::NotFound, "entry");
    const auto opposite = ledger::reversalCommand(connection, order.entry);
    const auto correction = checkCorrection(order, *opposite, *entry);
    if (!correction)
        return correction;
    if (order.reason.trimmed().isEmpty() || !isNote(order.reason))
        return refuse(Refusal::InvalidValue, "reason");
    if (!isCorrectable(*entry))
        return refuse(Refusal::ActionNotAllowed, "entry");
    if (ledger::reversalsOf(connection, {order.entry}).contains(order.entry))
        return refuse(Refusal::AlreadyReversed, "entry");
    return {};
}

static ReversalRequest requestFrom(const Row &row)
{
    ReversalRequest request;
    request.id = row.id<ReversalRequestId>("id");
    request.entry = row.id<EntryId>("entry_id");
    request.reason = row.text("reason");
    request.corrected.minorUnits = row.maybeInt64("corrected").value_or(0);
    const QList<qint64> faces = row.int64s("faces");
    const QList<qint64> counts = row.int64s("counts");
    for (qsizetype i = 0; i < std::min(faces.size(), counts.size()); ++i)
        request.correctedCash.append({faces[i], counts[i]});
    request.requestedBy = row.id<UserId>("requested_by");
    request.requestedAtMicros = row.int64("requested_at");
    request.state = enumFromName<ReversalState>(row.text("state")).value_or(ReversalState::Waiting);
    request.decidedBy = row.maybeId<UserId>("decided_by").value_or(UserId());
    return request;
}

// What the ledger says of their entries, and people's names.
static void complete(Connection &connection, const identity::Users &users, QList<ReversalRequest> &requests)
{
    QList<EntryId> entries;
    QList<UserId> people;
    for (ReversalRequest &request : requests) {
        const auto opposite = ledger::reversalCommand(connection, request.entry);
        const auto entry = ledger::entryById(connection, request.entry);
        if (!opposite || !entry)
            qFatal("an entry to be corrected is gone");
        request.kind = entry->kind;
        request.account = opposite->legs.first().account;
        request.customer = entry->customer;
        request.amount = {qAbs(opposite->legs.first().minorUnits), entry->currency};
        if (request.corrected.minorUnits > 0)
            request.corrected.currency = entry->currency;
        entries.append(request.entry);
        people << request.requestedBy << request.customer;
    }
    const auto names = users.namesOf(connection, people);
    const auto links = ledger::reversalsOf(connection, entries);
    for (ReversalRequest &request : requests) {
        request.customerName = names.value(request.customer);
        request.requestedByName = names.value(request.requestedBy);
        if (request.state == ReversalState::Refused || !links.contains(request.entry))
            continue;
        request.reversal = links[request.entry].reversal;
        request.repost = links[request.entry].repost;
        request.state = ReversalState::Booked;
    }
}

Outcome<ReversalRequest> reversalById(Connection &connection, const identity::Users &users, ReversalRequestId id)
{
    auto found = connection.run("accounts/reversal_request", {{":id", id}});
    const auto row = found.first();
    if (!row)
        return refuse(Refusal::NotFound, "reversal");
    QList<ReversalRequest> requests{requestFrom(*row)};
    complete(connection, users, requests);
    return requests.first();
}

Outcome<ReversalRequest> requestReversal(Transaction &transaction, const identity::Users &users,
                                         const ReversalOrder &order, UserId maker, qint64 nowMicros)
{
    Connection &connection = transaction.connection();
    const auto checked = check(connection, order);
    if (!checked)
        return tl::unexpected(checked.error());
    QList<qint64> faces, counts;
    for (const CashLine &line : order.cash) {
        faces.append(line.faceMinorUnits);
        counts.append(line.count);
    }
    const bool corrects = order.corrected.minorUnits > 0;
    auto inserted = transaction.run("accounts/insert_reversal_request",
        {{":entry", order.entry}, {":reason", order.reason.trimmed()},
         {":corrected", corrects ? std::optional(order.corrected.minorUnits) : std::nullopt},
         {":faces", store::arrayOfInt64(faces)}, {":counts", store::arrayOfInt64(counts)},
         {":requested_by", maker}, {":requested_at", nowMicros}});
    const auto row = inserted.first();
    if (!row)
        return refuse(Refusal::AlreadyDecided, "entry");
    return reversalById(connection, users, row->id<ReversalRequestId>("id"));
}

Outcome<Page<ReversalRequest>> waitingReversals(Connection &connection, const identity::Users &users,
                                                const PageRequest &page)
{
    const auto after = positionFrom(page.cursor);
    if (!after)
        return refuse(Refusal::InvalidValue, "cursor");
    const int limit = rowsOf(page);
    Page<ReversalRequest> waiting;
    for (const Row &row : connection.run("accounts/waiting_reversals", {{":after", *after}, {":limit", limit + 1}})) {
        if (waiting.items.size() == limit) {
            waiting.nextCursor = QString::number(waiting.items.last().id.value);
            break;
        }
        waiting.items.append(requestFrom(row));
    }
    complete(connection, users, waiting.items);
    waiting.items.removeIf([](const ReversalRequest &request) { return request.state == ReversalState::Booked; });
    return waiting;
}

namespace {

struct LockedRequest {
    ReversalRequest request;
    std::optional<IdempotencyKey> key; ///< of the approval before
    qint64 decidedAtMicros = 0;
};

} // namespace

// Locked for a decision of somebody who may take it.
static Outcome<LockedRequest> lockFor(Transaction &transaction, ReversalRequestId id, UserId decider)
{
    auto found = transaction.run("accounts/lock_reversal_request", {{":id", id}});
    const auto row = found.first();
    if (!row)
        return refuse(Refusal::NotFound, "reversal");
    LockedRequest locked{requestFrom(*row), std::nullopt, row->maybeInt64("decided_at").value_or(0)};
    if (const auto key = row->maybeText("key"))
        locked.key = IdempotencyKey::fromText(*key);
    if (locked.request.requestedBy == decider)
        return refuse(Refusal::SelfApproval);
    const bool isOver = locked.request.state == ReversalState::Booked || locked.request.state == ReversalState::Refused;
    const EntryId entry = locked.request.entry;
    if (isOver || ledger::reversalsOf(transaction.connection(), {entry}).contains(entry))
        return refuse(Refusal::AlreadyDecided);
    return locked;
}

static void decide(Transaction &transaction, ReversalRequestId id, ReversalState state, UserId decider,
                   const std::optional<IdempotencyKey> &key, qint64 nowMicros)
{
    transaction.run("accounts/decide_reversal",
        {{":id", id}, {":state", enumName(state)}, {":decider", decider}, {":now", nowMicros},
         {":key", key ? std::optional(key->text()) : std::nullopt}});
}

// The entry as it should have been: the original's sides, the right amount.
static ledger::Repost repostOf(const ReversalRequest &request, const Command &opposite, const ledger::Entry &entry)
{
    ledger::Repost repost;
    repost.kind = entry.kind;
    repost.action = entry.action;
    for (const ledger::Leg &leg : opposite.legs) {
        const qint64 amount = request.corrected.minorUnits;
        repost.legs.append({leg.account, leg.minorUnits < 0 ? amount : -amount});
    }
    repost.cash = request.correctedCash;
    repost.note = entry.note;
    return repost;
}

Outcome<Command> approveReversal(Transaction &transaction, ReversalRequestId id, const Actor &actor,
                                 const IdempotencyKey &key, qint64 nowMicros)
{
    const auto locked = lockFor(transaction, id, actor.user);
    if (!locked)
        return tl::unexpected(locked.error());
    const ReversalRequest &request = locked->request;
    const auto entry = ledger::entryById(transaction.connection(), request.entry);
    auto command = ledger::reversalCommand(transaction.connection(), request.entry);
    if (!entry || !command)
        qFatal("an entry to be corrected is gone");
    command->key = key;
    command->principal = actor.user;
    command->requestHash = reversalHash(id);
    command->maker = request.requestedBy;
    command->approver = actor.user;
    command->note = request.reason;
    if (request.corrected.minorUnits > 0)
        command->repost = repostOf(request, *command, *entry);
    decide(transaction, id, ReversalState::Approved, actor.user, key, nowMicros);
    audit::record(transaction, {nowMicros, actor.user, audit::Deed::EntryReversed, audit::Subject::Entry,
                                request.entry.value, audit::Result::Done, QStringLiteral("approved")});
    return *command;
}

void endReversal(Connection &connection, ReversalRequestId id)
{
    connection.run("accounts/end_reversal", {{":id", id}});
}

QByteArray reversalHash(ReversalRequestId id)
{
    RequestHash hash;
    hash << enumName(EntryKind::Reversal) << id.value;
    return hash.result();
}

Outcome<ReversalRequest> refuseReversal(Transaction &transaction, const identity::Users &users, ReversalRequestId id,
                                        UserId decider, qint64 nowMicros)
{
    const auto locked = lockFor(transaction, id, decider);
    if (!locked)
        return tl::unexpected(locked.error());
    // Approved before: only once the ledger has said no to it, or would have long ago, may it be refused here.
    const bool mayBeUnderWay = locked->request.state == ReversalState::Approved && locked->key
        && nowMicros - locked->decidedAtMicros < underWayMicros
        && !ledger::verdictOf(transaction.connection(), locked->request.decidedBy, *locked->key);
    if (mayBeUnderWay)
        return refuse(Refusal::AlreadyDecided);
    decide(transaction, id, ReversalState::Refused, decider, std::nullopt, nowMicros);
    audit::record(transaction, {nowMicros, decider, audit::Deed::EntryReversed, audit::Subject::Entry,
                                locked->request.entry.value, audit::Result::Refused, QStringLiteral("refused")});
    return reversalById(transaction.connection(), users, id);
}

} // namespace guichet::accounts
