// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/imageheader.h"

#include "tests/fuzz/target.h"

using namespace guichet;

/// What is said of an image before anybody decodes it: within the limits, whatever the bytes are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto header = kyc::readImageHeader(fuzz::bytesOf(data, size));
    if (!header)
        return 0;
    const qint64 pixels = qint64(header->width) * header->height;
    fuzz::demand(header->width > 0 && header->height > 0 && pixels <= kyc::maximumImagePixels, "a size that nobody decodes");
    fuzz::demand(std::max(header->width, header->height) <= kyc::maximumImageSide, "a side that nobody decodes");
    return 0;
}
