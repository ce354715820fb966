// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/wire/bank.h"
#include "services/client/apiclient.h"
#include "services/client/postingjournal.h"
#include "services/client/session.h"
#include "ui/common/navigator.h"

namespace guichet::ui {

/// What every page is given by the program. All of it outlives the pages.
struct DeskContext {
    client::ApiClient &api;
    client::Session &session;
    client::PostingJournal &journal;
    const Clock &clock;
    const wire::BankInfo &bank; ///< as the server last said
    Navigator &navigator;
};

} // namespace guichet::ui
