// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/commandform.h"

#include "services/ledger/partitions.h"

namespace guichet::ledger {

namespace {

constexpr std::array knownFields{field::account,  field::amount, field::approver, field::cash, field::currency,
                                 field::customer, field::expires, field::hold, field::key, field::legs,
                                 field::note, field::original, field::payee};

bool isStorable(const QString &text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16();
}

bool isNote(const QString &text)
{
    return text.size() <= maximumNoteLength && isStorable(text);
}

bool isLegCount(qsizetype legs)
{
    return legs >= 2 && legs <= maximumLegs;
}

bool booksNothing(const Command &command)
{
    return command.hold && command.hold->verb != HoldVerb::Capture;
}

/// A hold that names no account, or has another command's parts.
bool isHoldMisformed(const Command &command)
{
    if (!command.hold)
        return false;
    const bool names = command.hold->verb == HoldVerb::Reserve ? command.hold->hold.isNull() : !command.hold->hold.isNull();
    if (!names || command.hold->account.isNull() || !command.reverses.isNull())
        return true;
    return booksNothing(command) && (command.action || !command.cash.isEmpty());
}

bool isReversalMisformed(const Command &command)
{
    if ((command.kind == EntryKind::Reversal) == command.reverses.isNull())
        return true;
    if (!command.repost)
        return false;
    return command.reverses.isNull() || command.repost->kind == EntryKind::Reversal || !isLegCount(command.repost->legs.size());
}

} // namespace

std::optional<Refused> malformed(const Command &command)
{
    if (command.key.isNull())
        return Refused(Refusal::InvalidValue, field::key);
    if (command.principal.isNull() || command.requestHash.size() != requestHashBytes)
        return Refused(Refusal::InvalidValue, field::key);
    if (isHoldMisformed(command))
        return Refused(Refusal::InvalidValue, field::hold);
    if (booksNothing(command) ? !command.legs.isEmpty() : !isLegCount(command.legs.size()))
        return Refused(Refusal::InvalidValue, field::legs);
    if (isReversalMisformed(command))
        return Refused(Refusal::InvalidValue, field::original);
    if (command.currency.isNull())
        return Refused(Refusal::InvalidValue, field::currency);
    if (!isNote(command.note) || (command.repost && !isNote(command.repost->note)))
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
