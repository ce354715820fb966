// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/signinproblem.h"

#include "services/http/routes/refusalproblem.h"

namespace guichet::http {
namespace {

wire::Problem make(int status, const char *code, const char *title)
{
    wire::Problem problem;
    problem.status = status;
    problem.code = QString::fromLatin1(code);
    problem.title = QString::fromLatin1(title);
    return problem;
}

const char *sentenceOf(identity::Weakness weakness)
{
    switch (weakness) {
    case identity::Weakness::TooShort: return "Too short: 15 characters are needed, 8 beside a second factor";
    case identity::Weakness::TooLong: return "Too long: 256 characters at most";
    case identity::Weakness::Unreadable: return "Holds something that is no character";
    case identity::Weakness::Common: return "One of those that are tried first";
    case identity::Weakness::HoldsName: return "Holds the name of the bank or your own";
    case identity::Weakness::Same: return "The same as before";
    }
    Q_UNREACHABLE();
}

} // namespace

wire::Problem problemOf(const identity::NotSignedIn &failure, Asker asker)
{
    const int denied = asker == Asker::Stranger ? 401 : 422;
    switch (failure.reason) {
    case identity::SignInFailure::InvalidCredentials: {
        wire::Problem problem = problemOf(Refused(Refusal::InvalidCredentials));
        problem.status = denied;
        return problem;
    }
    case identity::SignInFailure::Busy:
        return busyProblem();
    case identity::SignInFailure::CodeNeeded:
        return make(denied, "code-needed", "The code of the second factor is needed, too");
    case identity::SignInFailure::PasswordChangeNeeded:
        return make(denied, "password-change-needed", "This password is for one sign-in: a new one is needed with it");
    case identity::SignInFailure::WeakPassword:
        return weakPasswordProblem(failure.weakness.value_or(identity::Weakness::Common), "new_password");
    case identity::SignInFailure::TokenInvalid:
        return unauthorisedProblem();
    case identity::SignInFailure::TokenReused: {
        wire::Problem problem = unauthorisedProblem();
        problem.code = QStringLiteral("token-reused");
        return problem;
    }
    }
    Q_UNREACHABLE();
}

wire::Problem weakPasswordProblem(identity::Weakness weakness, const char *field)
{
    wire::Problem problem = make(422, "weak-password", "This password isn't taken");
    problem.errors = {{QString::fromLatin1(field), enumName(weakness), QString::fromLatin1(sentenceOf(weakness))}};
    return problem;
}

wire::Problem stepUpProblem()
{
    return make(403, "step-up-required", "Show again who you are: PUT user/step-up");
}

wire::Problem secondFactorProblem()
{
    return make(403, "second-factor-needed", "Set up a second factor first: PUT user/second-factor");
}

} // namespace guichet::http
