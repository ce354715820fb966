// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/cursor.h"

#include "models/values/idempotencykey.h"
#include "tests/fuzz/target.h"

using namespace guichet;

/// Cursors and keys: what is taken has one spelling.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    const QString text = data[0] % 2 ? QString::fromUtf8(bytes) : fuzz::unitsOf(bytes);
    if (const auto place = placeOfCursor<1>(text))
        fuzz::demand(cursorOf({place->front()}) == text, "another cursor was read");
    if (const auto place = placeOfCursor<2>(text))
        fuzz::demand(cursorOf({place->front(), place->back()}) == text, "another cursor was read");
    if (const auto position = accounts::positionFrom(text))
        fuzz::demand(text.isEmpty() ? *position == 0 : *position > 0, "a position that isn't one");
    if (const auto key = IdempotencyKey::fromText(text))
        fuzz::demand(key->text() == text && key->madeAtMicros() >= 0, "another key was read");
    return 0;
}
