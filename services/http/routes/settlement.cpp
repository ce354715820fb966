// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/settlement.h"

#include "services/accounts/entries.h"

namespace guichet::http {

std::optional<wire::Problem> problemOf(const ledger::Settled &settled)
{
    if (!settled) {
        const bool isOpen = settled.error() == ledger::NotSettled::Unknown;
        return isOpen ? outcomeUnknownProblem() : busyProblem();
    }
    return *settled ? std::nullopt : std::optional(problemOf(settled->error()));
}

void settle(Context &context, const Outcome<ledger::Command> &command, const QByteArray &requestHash,
            const Answer<Receipt> &answer, const std::function<void()> &whenBooked)
{
    if (!command) {
        const auto earlier = accounts::answeredBefore(context.connection, context.principal.user, context.key, requestHash);
        const Outcome<Receipt> verdict = earlier ? *earlier : tl::unexpected(command.error());
        return verdict ? answer(*verdict) : answer(tl::unexpected(problemOf(verdict.error())));
    }
    context.bank.engine.submit(*command, [command = *command, answer, whenBooked,
                                          &job = context.bank.statsJob](const ledger::Settled &settled) {
        if (const auto problem = problemOf(settled))
            return answer(tl::unexpected(*problem));
        answer(accounts::receiptOf(command, **settled));
        job.wake();
        whenBooked();
    });
}

} // namespace guichet::http
