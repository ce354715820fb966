// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"

#include <QByteArrayView>
#include <QLatin1StringView>

namespace guichet::kyc {

inline constexpr qsizetype maximumImageBytes = 5 * 1024 * 1024;
inline constexpr int maximumImageSide = 8000;              // pixels
inline constexpr qint64 maximumImagePixels = 40'000'000;

enum class ImageFormat { Jpeg, Png };
[[nodiscard]] QLatin1StringView contentType(ImageFormat format);

struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    int width = 0;
    int height = 0;
};

/// Reads format and size from the first bytes, without decoding anything. A pure function, total over any
/// input. DocumentUnsupported: neither JPEG (ITU-T T.81) nor still PNG (ISO/IEC 15948), or cut short before
/// the size is known. DocumentTooLarge: over 5 MiB, over 8000 pixels a side, or over 40 million pixels.
[[nodiscard]] Outcome<ImageHeader> readImageHeader(QByteArrayView bytes);

} // namespace guichet::kyc
