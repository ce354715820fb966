// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/customers.h"
#include "services/accounts/directory.h"
#include "services/ledger/accountbook.h"
#include "services/ledger/reads.h"

namespace guichet::http {
namespace {

constexpr int mostMatches = 50;

Outcome<CustomerDetails> detailsOf(const BankServices &bank, store::Connection &connection, UserId user)
{
    Outcome<CustomerDetails> details = bank.users.details(connection, user);
    if (!details)
        return details;
    details->review = bank.reviews.statusOf(connection, user);
    // What was approved is no longer what is declared: an ID is needed again.
    if (details->review == ReviewStatus::Approved && !details->approved)
        details->review = ReviewStatus::Missing;
    return details;
}

Outcome<wire::RegisteredCustomer> registerOne(Context &context, store::Transaction &transaction,
                                              const wire::RegisterRequest &request)
{
    identity::NewCustomer customer{request.declared, request.emailConfirmed, {}, context.principal.user};
    const Outcome<UserId> id = context.bank.users.registerCustomer(transaction, customer);
    if (!id)
        return tl::unexpected(id.error());
    ledger::registerCustomer(transaction.connection(), *id);
    return wire::RegisteredCustomer{*id};
}

Outcome<CustomerDetails> update(Context &context, store::Transaction &transaction, const wire::UpdateRequest &request)
{
    const auto version = context.bank.users.updateCustomer(transaction, request.user, request.declared, request.version,
                                                           context.principal.user);
    if (!version)
        return tl::unexpected(version.error());
    const auto details = detailsOf(context.bank, transaction.connection(), request.user);
    if (details && !details->approved) {
        ledger::registerCustomer(transaction.connection(), request.user);
        const auto capped = ledger::setCustomerApproved(transaction.connection(), request.user, false);
        if (!capped)
            return tl::unexpected(capped.error());
    }
    return details;
}

Outcome<wire::Nothing> closeOne(Context &context, store::Transaction &transaction, const wire::CloseUserRequest &request)
{
    // The ledger first: it locks in the posting engine's order, and refuses while an account is open.
    const auto closed = ledger::closeCustomer(transaction.connection(), request.user);
    if (!closed)
        return tl::unexpected(closed.error());
    // The ledger knows whom an account goes by; a joint owner has a part in it too.
    const auto held = accounts::accountsOf(transaction.connection(), context.bank.users, request.user, context.actor());
    if (!held)
        return tl::unexpected(held.error());
    const bool isHolder = std::any_of(held->cbegin(), held->cend(), [](const AccountSummary &account) {
        return (account.status != AccountStatus::Closed && account.status != AccountStatus::Refused)
               || account.balance.minorUnits != 0;
    });
    if (isHolder)
        return refuse(Refusal::AccountNotEmpty, "customer");
    const auto erased = context.bank.users.close(transaction, request.user, context.principal.user);
    if (!erased)
        return tl::unexpected(erased.error());
    context.bank.reviews.eraseDocuments(transaction, request.user);
    return wire::Nothing{};
}

Outcome<wire::LimitList> limitsOf(Context &context, const wire::UserRequest &request)
{
    const QDate today = context.bank.calendar.dateAt(context.nowMicros());
    wire::LimitList list;
    list.items = ledger::limitUse(context.connection, request.user, today,
                                  context.bank.engine.options().terms.limitsPerDay);
    if (list.items.isEmpty())
        return refuse(Refusal::NotFound);
    return list;
}

/// A step of several that each may refuse, for a caller without content.
template <class T>
Outcome<wire::Nothing> nothingOf(const Outcome<T> &outcome)
{
    if (!outcome)
        return tl::unexpected(outcome.error());
    return wire::Nothing{};
}

Outcome<wire::Nothing> upload(Context &context, store::Transaction &transaction, const wire::DocumentUpload &upload)
{
    return nothingOf(context.bank.reviews.submitDocument(transaction, upload.user, upload.side, upload.body.bytes,
                                                         context.principal.user));
}

Outcome<wire::Nothing> submit(Context &context, store::Transaction &transaction,
                              const wire::SubmitReviewRequest &request)
{
    const kyc::Reviews &reviews = context.bank.reviews;
    const bool isRead = !request.reading.machineReadableZone.isEmpty() || request.reading.expiryDate.isValid();
    if (isRead) {
        const auto kept = reviews.submitReading(transaction, request.user, request.reading, context.principal.user);
        if (!kept)
            return tl::unexpected(kept.error());
    }
    return nothingOf(reviews.openCase(transaction, request.user, context.principal.user));
}

} // namespace

void registerCustomerRoutes(Router &router)
{
    router.write(wire::registerCustomer, registerOne);
    router.write(wire::updateCustomer, update);
    router.write(wire::closeCustomer, closeOne);
    router.read(wire::findCustomers, [](Context &context, const wire::FindRequest &request) -> Outcome<wire::CustomerList> {
        const int rows = std::min(rowsOf(request.limit), mostMatches);
        return wire::CustomerList{context.bank.users.find(context.connection, request.text, rows)};
    });
    router.read(wire::customer, [](Context &context, const wire::UserRequest &request) {
        return detailsOf(context.bank, context.connection, request.user);
    });
    router.write(wire::confirmEmail, [](Context &context, store::Transaction &transaction,
                                        const wire::UserRequest &request) {
        return nothingOf(context.bank.users.confirmEmail(transaction, request.user, context.principal.user));
    });
    router.read(wire::customerLimits, limitsOf);
    router.write(wire::uploadDocument, upload);
    router.write(wire::submitReview, submit);
}

} // namespace guichet::http
