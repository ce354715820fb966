// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/routes/context.h"
#include "services/store/transaction.h"

namespace guichet::http {

/// How long the answers of keyed commands are kept, and how far keys may lie ahead (design, "Keys").
inline constexpr qint64 keyLifeMicros = qint64(7) * 24 * 3600 * microsPerSecond;
inline constexpr qint64 keyLeadMicros = qint64(5) * 60 * microsPerSecond;

/// Begins a keyed command: takes the key for this transaction. A twin that is being worked on is waited for (the insert
/// blocks on it). Gives the answer of a twin that was done before; an empty optional means: go ahead.
/// Refuses KeyExpired and KeyReused.
Outcome<std::optional<QByteArray>> beginKeyed(store::Transaction &transaction, const Context &context);

/// Forgets answers whose keys are refused by now.
void forgetOldAnswers(store::Connection &connection, qint64 nowMicros);

/// Keeps the answer with its key.
void finishKeyed(store::Transaction &transaction, const Context &context, const QByteArray &answer);

} // namespace guichet::http
