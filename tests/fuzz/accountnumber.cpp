// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/accountnumber.h"

#include "models/values/mrz.h"
#include "tests/fuzz/target.h"

using namespace guichet;

/// What people copy from a card or an invoice: account numbers, and the machine-readable zone.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    const QString text = data[0] % 2 ? QString::fromUtf8(bytes) : fuzz::unitsOf(bytes);
    if (const auto number = parseIban(text)) {
        fuzz::demand(parseIban(*number) == number, "another number was read");
        fuzz::demand(!maskIban(*number).contains(*number), "a masked number is all there");
        (void)formatIban(*number);
    }
    if (const auto zone = parseMrz(text, QDate(2026, 11, 20)))
        fuzz::demand(zone->failedChecks.size() <= zone->checkCount, "more checks failed than there are");
    (void)mrzName(text);
    return 0;
}
