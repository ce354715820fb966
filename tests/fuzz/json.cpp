// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/json.h"

#include "models/wire/accounts.h"
#include "models/wire/customers.h"
#include "models/wire/operations.h"
#include "models/wire/reviews.h"
#include "models/wire/session.h"
#include "tests/fuzz/target.h"

#include <boost/json.hpp>

using namespace guichet;
using namespace guichet::wire;

namespace {

/// What is taken, written again, is taken again and is the same.
template <class Q, class A>
void decode(const Endpoint<Q, A> &endpoint, const QByteArray &body)
{
    RequestParts parts;
    for (const char *name : {"account_id", "user_id", "case_id"}) {
        if (QByteArrayView(endpoint.info.path).contains(QByteArray("{") + name + '}'))
            parts.path.insert(QLatin1StringView(name), QStringLiteral("7"));
    }
    parts.contentType = "application/json";
    parts.body = body;
    const auto request = endpoint.decodeRequest(parts);
    if (!request)
        return;
    const EncodedRequest sent = endpoint.encodeRequest(endpoint.info, *request);
    parts.body = sent.body;
    const auto again = endpoint.decodeRequest(parts);
    fuzz::demand(again.has_value(), "what was taken isn't taken again");
    fuzz::demand(endpoint.encodeRequest(endpoint.info, *again).body == sent.body, "another value was read");
}

} // namespace

/// The first byte says as what the rest is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray text = fuzz::bytesOf(data, size).sliced(1).toByteArray();
    switch (data[0] % 8) {
    case 1: decode(transfer, text); break;
    case 2: decode(deposit, text); break;
    case 3: decode(registerCustomer, text); break;
    case 4: decode(openAccount, text); break;
    case 5: decode(decideReview, text); break;
    case 6: decode(login, text); break;
    default:
        if (const auto value = parseStrict(text)) {
            const auto again = parseStrict(QByteArray::fromStdString(boost::json::serialize(*value)));
            fuzz::demand(again && *again == *value, "another value was read");
        }
    }
    return 0;
}
