// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/apiclient.h"
#include "ui/common/customerpicker.h"

namespace guichet::ui {

/// What a CustomerPicker finds customers with: the bank. Answers come while `context` lives.
CustomerPicker::Find findCustomersWith(client::ApiClient &api, QObject *context);

} // namespace guichet::ui
