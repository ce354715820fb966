// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/accesstoken.h"

#include "services/identity/crypto.h"
#include "tests/fuzz/target.h"

using namespace guichet;
using namespace guichet::identity;

namespace {

constexpr qint64 nowSeconds = 1'800'000'000;

const SecureBytes &seed()
{
    static const SecureBytes bytes(QByteArray(keyBytes, 's'));
    return bytes;
}

/// A token with any claims, as only somebody with the key could make it.
QByteArray signedAs(const AccessTokens &tokens, QByteArrayView claims)
{
    static const Ed25519Key key(seed());
    static const QByteArray header = tokens.sign({}).split('.').constFirst();
    const QByteArray message = header + '.' + base64Url(claims);
    return message + '.' + base64Url(key.sign(message));
}

} // namespace

/// A token, or the claims of one that is signed well. What is taken has one spelling: ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const AccessTokens tokens(seed());
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    const QByteArray token = data[0] % 2 ? signedAs(tokens, bytes) : bytes.toByteArray();
    if (const auto claims = tokens.verify(token, nowSeconds))
        fuzz::demand(tokens.sign(*claims) == token, "a token that isn't ours was taken");
    return 0;
}
