// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/replay.h"

namespace guichet::http {

Outcome<std::optional<QByteArray>> beginKeyed(store::Transaction &transaction, const Context &context)
{
    const qint64 now = context.nowMicros();
    const qint64 madeAt = context.key.madeAtMicros();
    if (madeAt < now - keyLifeMicros || madeAt > now + keyLeadMicros)
        return refuse(Refusal::KeyExpired);
    const int inserted = transaction
                             .run("routes/insert_answer", {{":key", context.key.text()},
                                                           {":principal", context.principal.user},
                                                           {":request_hash", context.requestHash()},
                                                           {":made_at", now}})
                             .rowsAffected();
    if (inserted == 1)
        return std::optional<QByteArray>();
    auto stored = transaction.run("routes/select_answer",
                                  {{":key", context.key.text()}, {":principal", context.principal.user}});
    const store::Row row = stored.only();
    if (row.bytes("request_hash") != context.requestHash())
        return refuse(Refusal::KeyReused);
    return std::optional(row.bytes("body"));
}

void forgetOldAnswers(store::Connection &connection, qint64 nowMicros)
{
    connection.run("routes/delete_old_answers", {{":before", nowMicros - keyLifeMicros - keyLeadMicros}});
}

void finishKeyed(store::Transaction &transaction, const Context &context, const QByteArray &answer)
{
    transaction.run("routes/update_answer", {{":key", context.key.text()},
                                             {":principal", context.principal.user},
                                             {":body", answer}});
}

} // namespace guichet::http
