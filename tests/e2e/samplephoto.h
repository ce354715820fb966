// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace guichet {

/// A photo that decodes: a PNG of 6 × 4.
inline QByteArray samplePhoto()
{
    return QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000060000000408020000002266d9140000002c4944415478da6360"
                               "6060d0d0d0080808a8a8a858b060c1891327d0f91f3e7c6040e34b484830a0f11d1c1c00ece824016a65f02900"
                               "00000049454e44ae426082");
}

} // namespace guichet
