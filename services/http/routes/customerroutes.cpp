// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/customers.h"
#include "models/wire/selfservice.h"
#include "services/accounts/directory.h"
#include "services/http/routes/signinproblem.h"
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

/// Somebody registers themself. Nobody learns so whether the bank knows an address or an ID number: the answer is the
/// same, and what there is to say goes to the address that the bank knows.
Reply<wire::RegisteredCustomer> registerThemself(Context &context, store::Transaction &transaction,
                                                 const wire::RegisterRequest &request)
{
    const auto no = [](Refusal refusal, const char *field) { return tl::unexpected(problemOf(Refused(refusal, field))); };
    if (request.emailConfirmed)
        return no(Refusal::InvalidValue, "email_confirmed");
    if (request.declared.email.isEmpty())
        return no(Refusal::InvalidValue, "email");
    const identity::PasswordOwner registering{{context.bank.settings.name, request.declared.name}, request.declared.email};
    if (const auto weakness = identity::weaknessOf(request.password, registering))
        return tl::unexpected(weakPasswordProblem(*weakness, "password"));
    const auto hash = context.bank.hasher.hash(request.password);
    if (!hash)
        return tl::unexpected(busyProblem());
    const Outcome<UserId> id = context.bank.users.registerCustomer(transaction, {request.declared, false, *hash, {}});
    if (id) {
        ledger::registerCustomer(transaction.connection(), *id);
        if (const auto sent = context.bank.confirmations.send(transaction, *id); !sent)
            return tl::unexpected(problemOf(sent.error()));
        return wire::RegisteredCustomer{{}, true};
    }
    const Refusal reason = id.error().reason;
    if (reason != Refusal::EmailTaken && reason != Refusal::IdNumberTaken)
        return tl::unexpected(problemOf(id.error()));
    const identity::Users &users = context.bank.users;
    if (const auto owner = users.emailOwner(transaction.connection(), request.declared.email))
        context.bank.confirmations.notice(transaction, owner->id);
    for (const UserId owner : users.customersWithIdNumber(transaction.connection(), request.declared.idNumber, {}))
        context.bank.confirmations.notice(transaction, owner);
    return wire::RegisteredCustomer{{}, true};
}

Reply<wire::RegisteredCustomer> registerOne(Context &context, store::Transaction &transaction,
                                            const wire::RegisterRequest &request)
{
    if (context.isStranger())
        return registerThemself(context, transaction, request);
    if (!request.password.isEmpty())
        return tl::unexpected(problemOf(Refused(Refusal::InvalidValue, "password")));
    identity::NewCustomer customer{request.declared, request.emailConfirmed, {}, context.principal.user};
    const Outcome<UserId> id = context.bank.users.registerCustomer(transaction, customer);
    if (!id)
        return tl::unexpected(problemOf(id.error()));
    ledger::registerCustomer(transaction.connection(), *id);
    return wire::RegisteredCustomer{*id, false};
}

Outcome<CustomerDetails> updated(Context &context, store::Transaction &transaction, UserId user,
                                 const CustomerDeclaration &declared, qint64 version)
{
    const auto changed = context.bank.users.updateCustomer(transaction, user, declared, version, context.principal.user);
    if (!changed)
        return tl::unexpected(changed.error());
    const auto details = detailsOf(context.bank, transaction.connection(), user);
    if (details && !details->approved) {
        ledger::registerCustomer(transaction.connection(), user);
        const auto capped = ledger::setCustomerApproved(transaction.connection(), user, false);
        if (!capped)
            return tl::unexpected(capped.error());
    }
    return details;
}

Reply<CustomerDetails> update(Context &context, store::Transaction &transaction, const wire::UpdateRequest &request)
{
    const auto user = subjectOf(context, request.user);
    if (!user)
        return tl::unexpected(problemOf(user.error()));
    const auto version = versionOf(context, request.version);
    if (!version)
        return tl::unexpected(version.error());
    const bool isOwn = *user == context.principal.user;
    if (isOwn && request.declared.email.isEmpty()) // it is what they sign in with
        return tl::unexpected(problemOf(Refused(Refusal::InvalidValue, "email")));
    const auto before = context.bank.users.details(transaction.connection(), *user);
    const bool changesContact = before
        && (before->declared.email != request.declared.email || before->declared.phone != request.declared.phone);
    if (changesContact && !context.bank.sessions.isFresh(context.connection, context.principal))
        return tl::unexpected(stepUpProblem());
    const auto details = updated(context, transaction, *user, request.declared, *version);
    if (!details)
        return tl::unexpected(problemOf(details.error()));
    if (isOwn && before && before->declared.email != details->declared.email) {
        if (const auto sent = context.bank.confirmations.send(transaction, *user); !sent)
            return tl::unexpected(problemOf(sent.error()));
    }
    tagWith(context, details->version);
    return *details;
}

Outcome<wire::Nothing> closeOne(Context &context, store::Transaction &transaction, const wire::CloseUserRequest &request)
{
    const auto user = subjectOf(context, request.user);
    if (!user)
        return tl::unexpected(user.error());
    // The ledger first: it locks in the posting engine's order, and refuses while an account is open.
    const auto closed = ledger::closeCustomer(transaction.connection(), *user);
    if (!closed)
        return tl::unexpected(closed.error());
    // The ledger knows whom an account goes by; a joint owner has a part in it too.
    const auto held = accounts::accountsOf(transaction.connection(), context.bank.users, *user, context.actor());
    if (!held)
        return tl::unexpected(held.error());
    const bool isHolder = std::any_of(held->cbegin(), held->cend(), [](const AccountSummary &account) {
        return (account.status != AccountStatus::Closed && account.status != AccountStatus::Refused)
               || account.balance.minorUnits != 0;
    });
    if (isHolder)
        return refuse(Refusal::AccountNotEmpty, "customer");
    const auto erased = context.bank.users.close(transaction, *user, context.principal.user);
    if (!erased)
        return tl::unexpected(erased.error());
    context.bank.reviews.eraseDocuments(transaction, *user);
    return wire::Nothing{};
}

Outcome<wire::LimitList> limitsOf(Context &context, const wire::UserRequest &request)
{
    const auto user = subjectOf(context, request.user);
    if (!user)
        return tl::unexpected(user.error());
    const QDate today = context.bank.calendar.dateAt(context.nowMicros());
    wire::LimitList list;
    list.items = ledger::limitUse(context.connection, *user, today,
                                  context.bank.engine.options().terms.limitsPerDay);
    if (list.items.isEmpty())
        return refuse(Refusal::NotFound);
    return list;
}

/// Why the ID isn't approved, as far as the asker may know it. That somebody is suspected is compliance's alone.
kyc::Objection objectionFor(Context &context, UserId user)
{
    kyc::Objection objection = context.bank.reviews.objectionTo(context.connection, user);
    const bool isCompliance = context.principal.role == Role::Compliance;
    if (objection.reason == ReviewReason::Suspicious && !isCompliance)
        return {ReviewReason::NotAccepted, {}};
    if (context.principal.role == Role::Customer)
        objection.note.clear();
    return objection;
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
    const auto user = subjectOf(context, upload.user);
    if (!user)
        return tl::unexpected(user.error());
    return nothingOf(context.bank.reviews.submitDocument(transaction, *user, upload.side, upload.body.bytes,
                                                         context.principal.user));
}

Outcome<wire::Nothing> submit(Context &context, store::Transaction &transaction,
                              const wire::SubmitReviewRequest &request)
{
    const auto user = subjectOf(context, request.user);
    if (!user)
        return tl::unexpected(user.error());
    const kyc::Reviews &reviews = context.bank.reviews;
    const bool isRead = !request.reading.machineReadableZone.isEmpty() || request.reading.expiryDate.isValid();
    if (isRead) {
        const auto kept = reviews.submitReading(transaction, *user, request.reading, context.principal.user);
        if (!kept)
            return tl::unexpected(kept.error());
    }
    return nothingOf(reviews.openCase(transaction, *user, context.principal.user));
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
    router.read(wire::customer, [](Context &context, const wire::UserRequest &request) -> Outcome<CustomerDetails> {
        const auto user = subjectOf(context, request.user);
        if (!user)
            return tl::unexpected(user.error());
        const auto details = detailsOf(context.bank, context.connection, *user);
        if (details)
            tagWith(context, details->version);
        return details;
    });
    router.write(wire::confirmEmail, [](Context &context, store::Transaction &transaction,
                                        const wire::UserRequest &request) {
        return nothingOf(context.bank.users.confirmEmail(transaction, request.user, context.principal.user));
    });
    router.read(wire::customerLimits, limitsOf);
    router.read(wire::reviewStanding, [](Context &context,
                                         const wire::ReviewStandingRequest &request) -> Outcome<wire::ReviewStanding> {
        const auto user = subjectOf(context, request.user);
        if (!user)
            return tl::unexpected(user.error());
        const auto details = detailsOf(context.bank, context.connection, *user);
        if (!details)
            return tl::unexpected(details.error());
        const kyc::Objection objection = objectionFor(context, *user);
        return wire::ReviewStanding{details->review, details->approved, details->emailConfirmed, objection.reason,
                                    objection.note};
    });
    router.write(wire::uploadDocument, upload);
    router.write(wire::submitReview, submit);
}

} // namespace guichet::http
