// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/corrections.h"
#include "services/accounts/directory.h"
#include "services/accounts/holds.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/reversals.h"
#include "services/http/routes/settlement.h"
#include "services/ledger/linkedreads.h"
#include "services/store/fault.h"

namespace guichet::http {
namespace {

Outcome<ReversalRequest> ask(Context &context, store::Transaction &transaction, const wire::AskReversalRequest &request)
{
    return accounts::requestReversal(transaction, context.bank.users,
                                     {request.entry, request.reason, request.corrected, request.cash},
                                     context.principal.user, context.nowMicros());
}

Outcome<wire::ReversalPage> waiting(Context &context, const wire::ReversalPageRequest &request)
{
    const auto page = accounts::waitingReversals(context.connection, context.bank.users,
                                                 {request.cursor, rowsOf(request.limit)});
    if (!page)
        return tl::unexpected(page.error());
    return wire::ReversalPage{page->items, page->nextCursor};
}

/// Notes, where time allows, that it is done: the list would find out by itself.
void noteBooked(store::WorkerPool &workers, ReversalRequestId id)
{
    (void)workers.submit([id](store::Connection &connection) {
        try {
            accounts::endReversal(connection, id);
        } catch (const store::Fault &fault) {
            qWarning("a booked correction isn't marked: %s", fault.what());
        }
    });
}

void approve(Context &context, const wire::ReversalIdRequest &request, const Answer<Receipt> &answer)
{
    const auto command = store::inTransaction(context.connection, [&](store::Transaction &transaction) {
        return accounts::approveReversal(transaction, request.reversal, context.actor(), context.key,
                                         context.nowMicros());
    });
    settle(context, command, accounts::reversalHash(request.reversal), answer,
           [&workers = context.bank.workers, id = request.reversal] { noteBooked(workers, id); });
}

/// As settle(), for commands that end as a hold: `after` is the hold once the command is done.
void settleHold(Context &context, const Outcome<ledger::Command> &command, const Hold &after, const Answer<Hold> &answer)
{
    if (!command)
        return answer(tl::unexpected(problemOf(command.error())));
    context.bank.engine.submit(*command, [after, answer](const ledger::Settled &settled) {
        if (const auto problem = problemOf(settled))
            return answer(tl::unexpected(*problem));
        Hold hold = after;
        hold.id = (*settled)->hold;
        if (hold.last == HoldVerb::Reserve)
            hold.reservedAtMicros = (*settled)->postedAtMicros;
        answer(hold);
    });
}

void reserve(Context &context, const wire::ReserveRequest &request, const Answer<Hold> &answer)
{
    const auto command = accounts::prepareReserve(
        context.connection, context.key,
        {request.account, request.customer, request.amount, request.expiresAtMicros, request.note}, context.actor());
    Hold hold;
    hold.account = request.account;
    hold.customer = command ? command->customer : UserId();
    hold.amount = request.amount;
    hold.captured.currency = hold.released.currency = request.amount.currency;
    hold.expiresAtMicros = request.expiresAtMicros;
    hold.note = request.note;
    settleHold(context, command, hold, answer);
}

void capture(Context &context, const wire::CaptureRequest &request, const Answer<Receipt> &answer)
{
    const accounts::CaptureOrder order{request.hold, request.amount, request.to, request.note};
    const QString name = QStringLiteral("settlement:") + request.amount.currency.code();
    const AccountId settlement = store::inTransaction(context.connection, [&](store::Transaction &transaction) {
        return accounts::openInternalAccount(transaction, {name, QStringLiteral("Settlement"), request.amount.currency});
    });
    settle(context, accounts::prepareCapture(context.connection, context.key, order, settlement, context.actor()),
           accounts::requestHash(order), answer);
}

void release(Context &context, const wire::HoldIdRequest &request, const Answer<Hold> &answer)
{
    const QList<Hold> found = ledger::holdsById(context.connection, {request.hold});
    Hold hold = found.value(0);
    if (hold.last == HoldVerb::Reserve) {
        hold.last = HoldVerb::Release;
        hold.released = hold.amount;
    }
    settleHold(context, accounts::prepareRelease(context.connection, context.key, request.hold, context.actor()), hold,
               answer);
}

Outcome<wire::HoldList> holds(Context &context, const wire::HoldsRequest &request)
{
    const auto account = accounts::details(context.connection, context.bank.users, request.account, context.actor());
    if (!account)
        return tl::unexpected(account.error());
    return wire::HoldList{ledger::openHoldsOf(context.connection, request.account)};
}

} // namespace

void registerCorrectionRoutes(Router &router)
{
    router.write(wire::askReversal, ask);
    router.read(wire::waitingReversals, waiting);
    router.read(wire::reversal, [](Context &context, const wire::ReversalIdRequest &request) {
        return accounts::reversalById(context.connection, context.bank.users, request.reversal);
    });
    router.post(wire::approveReversal, approve);
    router.write(wire::refuseReversal, [](Context &context, store::Transaction &transaction,
                                          const wire::ReversalIdRequest &request) {
        return accounts::refuseReversal(transaction, context.bank.users, request.reversal, context.principal.user,
                                        context.nowMicros());
    });
    router.post(wire::reserve, reserve);
    router.post(wire::capture, capture);
    router.post(wire::releaseHold, release);
    router.read(wire::holds, holds);
}

} // namespace guichet::http
