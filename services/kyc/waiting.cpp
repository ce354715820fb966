// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/reviews.h"
#include "services/store/connection.h"

namespace guichet::kyc {

Waiting Reviews::waiting(store::Connection &connection) const
{
    auto found = connection.run("kyc/select_waiting");
    const store::Row row = found.only();
    return {row.int64("waiting"), row.int64("oldest")};
}

} // namespace guichet::kyc
