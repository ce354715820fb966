// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/endpoint.h"

#include "models/wire/accounts.h"
#include "models/wire/bank.h"
#include "models/wire/corrections.h"
#include "models/wire/customers.h"
#include "models/wire/events.h"
#include "models/wire/figures.h"
#include "models/wire/operations.h"
#include "models/wire/receipts.h"
#include "models/wire/reviews.h"
#include "models/wire/selfservice.h"
#include "models/wire/security.h"
#include "models/wire/session.h"
#include "models/wire/staffing.h"
#include "models/wire/statements.h"

namespace guichet::wire {

QLatin1StringView methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return QLatin1StringView("GET");
    case Method::Post:
        return QLatin1StringView("POST");
    case Method::Put:
        return QLatin1StringView("PUT");
    case Method::Delete:
        return QLatin1StringView("DELETE");
    }
    Q_UNREACHABLE();
}

std::span<const EndpointInfo *const> allEndpoints()
{
    static constexpr std::array endpoints{
        &login.info,          &refresh.info,        &logout.info,          &bank.info,
        &registerCustomer.info, &updateCustomer.info, &closeCustomer.info, &findCustomers.info,
        &customer.info,       &confirmEmail.info,   &customerLimits.info,  &uploadDocument.info,
        &submitReview.info,   &reviewQueue.info,    &reviewCase.info,      &reviewDocument.info,
        &decideReview.info,   &openAccount.info,    &account.info,         &accountsOf.info,
        &postings.info,       &accountRequests.info, &decideAccount.info,  &freezeAccount.info,
        &unfreezeAccount.info, &closeAccount.info,  &addHolder.info,       &deposit.info,
        &withdraw.info,       &transfer.info,       &payee.info,           &operation.info,
        &till.info,           &dailyFigures.info,   &weeklyFigures.info,   &monthlyFigures.info,
        &figureEntries.info,  &overview.info,       &confirmOwnEmail.info, &sendConfirmation.info,
        &reviewStanding.info, &fundingSources.info, &recentSummary.info,   &feed.info,
        &events.info,         &statement.info,      &statementFile.info,  &balance.info,
        &askReversal.info,    &waitingReversals.info, &reversal.info,      &approveReversal.info,
        &refuseReversal.info, &reserve.info,        &capture.info,         &releaseHold.info,
        &holds.info,          &checkReceipt.info,   &receiptCode.info,
        &stepUp.info,         &changePassword.info, &ownSessions.info,     &endSession.info,
        &endOtherSessions.info, &secondFactor.info, &beginSecondFactor.info, &confirmSecondFactor.info,
        &removeSecondFactor.info, &staffList.info,  &createStaff.info,     &setStaffRole.info,
        &resetStaffPassword.info, &resetSecondFactor.info, &staffSessions.info, &endStaffSessions.info,
        &blockUser.info,      &unblockUser.info,    &allowOneMore.info};
    return endpoints;
}

} // namespace guichet::wire
