// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/commandform.h"

#include "services/ledger/partitions.h"

namespace guichet::ledger {

namespace {

constexpr std::array knownFields{field::account,  field::amount, field::approver, field::cash, field::currency,
                                 field::customer, field::key,    field::legs,     field::note, field::payee};

bool isStorable(const QString &text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16();
}

} // namespace

std::optional<Refused> malformed(const Command &command)
{
    if (command.key.isNull())
        return Refused(Refusal::InvalidValue, field::key);
    if (command.principal.isNull() || command.requestHash.size() != requestHashBytes)
        return Refused(Refusal::InvalidValue, field::key);
    if (command.legs.size() < 2 || command.legs.size() > maximumLegs)
        return Refused(Refusal::InvalidValue, field::legs);
    if (command.currency.isNull())
        return Refused(Refusal::InvalidValue, field::currency);
    if (command.note.size() > maximumNoteLength || !isStorable(command.note))
        return Refused(Refusal::InvalidValue, field::note);
    return std::nullopt;
}

std::optional<Refused> keyTrouble(const IdempotencyKey &key, qint64 nowMicros)
{
    const qint64 madeAt = key.madeAtMicros();
    if (madeAt < nowMicros - keyLifeMicros || madeAt > nowMicros + keyFutureMicros)
        return Refused(Refusal::KeyExpired, field::key);
    return std::nullopt;
}

const char *knownField(QStringView name)
{
    for (const char *known : knownFields) {
        if (name == QLatin1StringView(known))
            return known;
    }
    return nullptr;
}

} // namespace guichet::ledger
