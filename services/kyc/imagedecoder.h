// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/kyc/imageheader.h"

#include <QString>

namespace guichet::kyc {

inline constexpr int decodingMilliseconds = 8'000; ///< on the clock; the decoder's own limits are shorter

/// Has an image decoded and written anew by a process that can do nothing else (app/decoder): here its bytes are only
/// handed on. What comes back holds the picture alone. Blocks; any thread. An ImageCleaner.
class ImageDecoder
{
public:
    /// `program`: the path of guichet-decoder.
    explicit ImageDecoder(QString program);

    /// DocumentUnsupported: it isn't such a picture, isn't whole, or takes more than the decoder has. DocumentTooLarge:
    /// written anew it is. Throws store::Fault where there is no decoder, or it can't be confined.
    [[nodiscard]] Outcome<QByteArray> operator()(const QByteArray &image, ImageFormat format) const;

private:
    QString m_program;
};

} // namespace guichet::kyc
