// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/failure.h"

namespace guichet::ui {

/// The one table from refusals to sentences a teller reads out: what is wrong and what to do next.
QString sentenceOf(Refusal refusal);
/// The same for any failed call.
QString sentenceOf(const client::Failure &failure);
/// Of an attempt to unlock the desk, where nobody typed an e-mail address.
QString unlockSentenceOf(const client::Failure &failure);
/// The field a refusal is about ("email", "amount"); empty when it is about none.
QString fieldOf(const client::Failure &failure);

} // namespace guichet::ui
