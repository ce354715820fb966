// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/totp.h"

namespace guichet {

/// What somebody's authenticator shows, once it has read the secret.
inline QString codeOf(const QString &base32Secret, qint64 nowMicros, int stepsOff = 0)
{
    constexpr int bitsOfACharacter = 5;
    const QString alphabet = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar character : base32Secret) {
        buffer = (buffer << bitsOfACharacter) | quint32(alphabet.indexOf(character));
        bits += bitsOfACharacter;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(char(buffer >> bits & 0xff));
        }
    }
    const qint64 step = nowMicros / 1'000'000 / identity::totpStepSeconds + stepsOff;
    return identity::totpCode(identity::SecureBytes(QByteArrayView(bytes)), step);
}

} // namespace guichet
