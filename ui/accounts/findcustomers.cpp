// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/findcustomers.h"

#include "models/wire/customers.h"
#include "ui/common/failuresentence.h"

namespace guichet::ui {

namespace {

constexpr int mostRows = 20;

} // namespace

CustomerPicker::Find findCustomersWith(client::ApiClient &api, QObject *context)
{
    return [&api, context](const QString &text, const CustomerListModel::Reply &reply) {
        api.call<wire::FindRequest, wire::CustomerList>(
            wire::findCustomers, {text, mostRows}, context, [reply](const client::Result<wire::CustomerList> &found) {
                if (found)
                    reply(Page<CustomerSummary>{found->items, {}});
                else
                    reply(tl::unexpected(sentenceOf(found.error())));
            });
    };
}

} // namespace guichet::ui
