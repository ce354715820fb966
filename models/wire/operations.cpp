// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"
#include "models/wire/operations.h"

namespace guichet::wire {
namespace {

constexpr Access counter{{Role::Teller, Role::Supervisor}};
constexpr Access counterAndCustomers{{Role::Customer, Role::Teller, Role::Supervisor}};

} // namespace

GUICHET_FIELDS(TransferOrder,
               field("from_account_id", &S::from, "The payer's account"),
               field("to_account_id", &S::to, "The payee's account").optional(),
               field("to_account_number", &S::toNumber, "Or its IBAN").optional().atMost(42),
               field("to_email", &S::toEmail, "Or the payee's confirmed e-mail address").optional(),
               inlined(&S::amount),
               field("reference", &S::reference, "What both sides read").optional(),
               field("user_id", &S::customer, "The payer who acts; none: the first holder").optional())
GUICHET_FIELDS(PayeeRequest,
               field("account_number", &S::number, "An IBAN").query().atMost(42),
               field("email", &S::email, "Or an e-mail address").query())
GUICHET_FIELDS(OperationRequest, field("idempotency_key", &S::key, "The operation's key").path())
GUICHET_FIELDS(TillView,
               field("positions", &S::positions, "By currency"),
               field("cash", &S::cash, "Notes of the bank's currency"),
               field("lines", &S::lines, "The last operations, newest first"))

constinit const Endpoint<CashRequest, Receipt> deposit = define<CashRequest, Receipt>(
    "deposit", Method::Post, "account/{account_id}/deposit", counterAndCustomers, Keyed::Yes,
    "Takes cash into an account; a customer's from a funding source");
constinit const Endpoint<CashRequest, Receipt> withdraw = define<CashRequest, Receipt>(
    "withdraw", Method::Post, "account/{account_id}/withdraw", counterAndCustomers, Keyed::Yes,
    "Pays cash out of an account; a customer's to a funding source");
constinit const Endpoint<TransferOrder, Receipt> transfer = define<TransferOrder, Receipt>(
    "transfer", Method::Post, "account/transfer", counterAndCustomers, Keyed::Yes,
    "Moves money to another account");
constinit const Endpoint<PayeeRequest, Payee> payee = define<PayeeRequest, Payee>(
    "payee", Method::Get, "payee", counterAndCustomers, Keyed::No, "Whom a number or address means");
constinit const Endpoint<OperationRequest, OperationResult> operation =
    define<OperationRequest, OperationResult>("operation", Method::Get, "operation/{idempotency_key}",
                                              counterAndCustomers, Keyed::No, "Did it happen?");
constinit const Endpoint<Nothing, TillView> till = define<Nothing, TillView>(
    "till", Method::Get, "till", counter, Keyed::No, "The asker's till");

} // namespace guichet::wire
