// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/bankassembly.h"
#include "app/demo/random.h"
#include "app/demo/staff.h"
#include "services/accounts/accountload.h"
#include "services/identity/customerload.h"

namespace guichet::demo {

inline constexpr qint64 firstLoadedNumber = 100'000; ///< of e-mails and IDs: above those of the demo bank itself

/// Who opens and approves what is loaded, and against which account. Makes that account when there is none.
accounts::LoadingTerms loadingTerms(const BankAssembly &bank, const Staff &staff, store::Connection &connection,
                                    qint64 nowMicros);
/// Customers with a checking account each, and a savings account for each third; all approved. Gives the accounts.
QList<AccountId> loadWithAccounts(store::Transaction &transaction, const BankAssembly &bank, const Clock &clock,
                                  const accounts::LoadingTerms &terms,
                                  const QList<identity::LoadedCustomer> &customers, Random &random);

} // namespace guichet::demo
