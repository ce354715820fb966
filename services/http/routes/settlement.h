// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/http/routes/router.h"

namespace guichet::http {

/// What the engine's answer is on the wire, where there is no verdict or it is a no.
std::optional<wire::Problem> problemOf(const ledger::Settled &settled);

/// Hands a prepared command to the engine. What couldn't be prepared is refused, unless the same request under this key
/// has a verdict already: then that stands, whatever has changed since. `whenBooked` runs in a thread of the engine: it
/// must not block.
void settle(Context &context, const Outcome<ledger::Command> &command, const QByteArray &requestHash,
            const Answer<Receipt> &answer, const std::function<void()> &whenBooked = [] {});

} // namespace guichet::http
