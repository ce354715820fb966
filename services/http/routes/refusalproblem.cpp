// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/refusalproblem.h"

namespace guichet::http {
namespace {

struct Words {
    int status;
    const char *title;
};

Words wordsOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::KeyExpired: return {409, "The idempotency key is too old or lies in the future"};
    case Refusal::KeyReused: return {422, "The idempotency key was used for another request"};
    case Refusal::KeyInFlight: return {409, "A request with this idempotency key is being worked on"};
    case Refusal::NotFound: return {404, "Not found"};
    case Refusal::Forbidden: return {403, "Not allowed"};
    case Refusal::InvalidCredentials: return {401, "E-mail address and password don't fit"};
    case Refusal::SelfApproval: return {403, "Nobody approves their own work"};
    case Refusal::InvalidAmount: return {422, "The amount isn't allowed"};
    case Refusal::CurrencyMismatch: return {422, "The currencies differ"};
    case Refusal::SameAccount: return {422, "Payer and payee are the same account"};
    case Refusal::CashMismatch: return {422, "The notes don't sum to the amount"};
    case Refusal::InvalidValue: return {422, "A value isn't allowed"};
    case Refusal::StaleVersion: return {412, "Changed by somebody else meanwhile"};
    case Refusal::AlreadyDecided: return {409, "Decided already"};
    case Refusal::EmailTaken: return {422, "The e-mail address belongs to somebody else"};
    case Refusal::IdNumberTaken: return {422, "The ID number belongs to somebody else"};
    case Refusal::PayeeNotFound: return {422, "There is no such payee"};
    case Refusal::PayeeUnconfirmed: return {422, "The payee's e-mail address isn't confirmed"};
    case Refusal::PayeeWithoutAccount: return {422, "The payee has no account to receive transfers"};
    case Refusal::CustomerClosed: return {422, "The relationship with this customer has ended"};
    case Refusal::CustomerNotApproved: return {422, "The customer's ID isn't approved"};
    case Refusal::AccountNotApproved: return {422, "The account isn't approved"};
    case Refusal::AccountFrozen: return {422, "The account is frozen"};
    case Refusal::AccountClosed: return {422, "The account is closed"};
    case Refusal::ActionNotAllowed: return {422, "The account's product doesn't allow this"};
    case Refusal::AccountNotEmpty: return {422, "The account still holds money"};
    case Refusal::DocumentMissing: return {422, "A photo of the ID is missing"};
    case Refusal::DocumentUnsupported: return {422, "Only JPEG and PNG photos are taken"};
    case Refusal::DocumentExpired: return {422, "The ID has expired"};
    case Refusal::DocumentTooLarge: return {413, "The photo is too large"};
    case Refusal::TooManyDocuments: return {422, "No further photo of this customer is kept"};
    case Refusal::TillMissing: return {422, "No till is open for you in this currency"};
    case Refusal::TillShort: return {422, "The till doesn't have these notes"};
    case Refusal::DepositCapExceeded: return {422, "Over what may be held before approval"};
    case Refusal::LimitReached: return {422, "The daily limit is reached"};
    case Refusal::InsufficientFunds: return {422, "The available balance is too low"};
    case Refusal::BalanceOverflow: return {422, "The balance would become too large"};
    case Refusal::AlreadyReversed: return {422, "Reversed already"};
    }
    Q_UNREACHABLE();
}

wire::Problem make(int status, const char *code, const char *title, const char *detail = "")
{
    wire::Problem problem;
    problem.status = status;
    problem.code = QString::fromLatin1(code);
    problem.title = QString::fromLatin1(title);
    problem.detail = QString::fromLatin1(detail);
    return problem;
}

} // namespace

wire::Problem problemOf(const Refused &refused)
{
    const Words words = wordsOf(refused.reason);
    wire::Problem problem = make(words.status, enumName(refused.reason).data(), words.title);
    if (refused.field)
        problem.errors.append({QString::fromLatin1(refused.field), problem.code, problem.title});
    return problem;
}

wire::Problem problemOf(const store::Fault &fault, bool mayHaveHappened)
{
    switch (fault.kind()) {
    case store::Fault::Kind::Unknown:
        return mayHaveHappened ? outcomeUnknownProblem() : busyProblem();
    case store::Fault::Kind::Retryable:
    case store::Fault::Kind::Timeout:
    case store::Fault::Kind::Unavailable:
        return busyProblem();
    case store::Fault::Kind::Constraint:
    case store::Fault::Kind::Other:
        break;
    }
    return make(500, "internal-error", "Something went wrong", "The operator finds it under the instance's id.");
}

wire::Problem problemOf(const wire::DecodeFailure &failure)
{
    if (failure.isMalformed) {
        wire::Problem problem = make(400, "malformed-json", "The body can't be read");
        problem.detail = failure.detail;
        return problem;
    }
    wire::Problem problem = make(422, "validation-failed", "Some fields don't hold");
    problem.errors = failure.fields;
    return problem;
}

wire::Problem busyProblem()
{
    return make(503, "busy", "The bank is busy", "Nothing was done. Try again in a moment.");
}

wire::Problem outcomeUnknownProblem()
{
    return make(503, "outcome-unknown", "Not known yet whether it happened",
                "Ask again with the same key; it can't happen twice.");
}

wire::Problem unauthorisedProblem()
{
    return make(401, "invalid-token", "Sign in");
}

wire::Problem forbiddenProblem()
{
    return make(403, "forbidden", "Not allowed");
}

wire::Problem preconditionProblem()
{
    return make(428, "precondition-required", "An If-Match header with the version read is needed");
}

wire::Problem rateLimitedProblem()
{
    return make(429, "rate-limited", "Too many requests", "Wait as long as Retry-After says.");
}

wire::Problem methodProblem()
{
    return make(405, "method-not-allowed", "This method isn't known here");
}

wire::Problem notAcceptableProblem()
{
    return make(406, "not-acceptable", "Accept excludes what this endpoint answers");
}

wire::Problem keyProblem()
{
    return make(400, "key-missing", "An Idempotency-Key header with a UUIDv7 is needed");
}

} // namespace guichet::http
