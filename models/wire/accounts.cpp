// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/accounts.h"
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"

namespace guichet::wire {
namespace {

constexpr Access counter{{Role::Teller, Role::Supervisor}};
constexpr Access counterAndCustomers{{Role::Customer, Role::Teller, Role::Supervisor}};
constexpr Access supervisors{{Role::Supervisor}};
constexpr Access readers{{Role::Customer, Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager}};

} // namespace

GUICHET_FIELDS(OpenAccountRequest,
               field("product", &S::product, "The product's code"),
               field("currency", &S::currency, "ISO 4217 code"),
               field("user_ids", &S::users, "Owners; the first names the account; none: the asker").optional().atMost(10))
GUICHET_FIELDS(AccountIdRequest, field("account_id", &S::account, "The account").path())
GUICHET_FIELDS(AccountsOfRequest, field("user_id", &S::user, "The customer").path())
GUICHET_FIELDS(AccountList, field("items", &S::items, "Open ones first"))
GUICHET_FIELDS(PostingPageRequest,
               field("account_id", &S::account, "The account").path(),
               field("cursor", &S::cursor, "Where to go on").query(),
               field("limit", &S::limit, "Rows at most").query())
GUICHET_FIELDS(PostingPage,
               field("items", &S::items, "Newest first"),
               field("next_cursor", &S::nextCursor, "Missing on the last page").optional())
GUICHET_FIELDS(AccountRequestPageRequest,
               field("cursor", &S::cursor, "Where to go on").query(),
               field("limit", &S::limit, "Rows at most").query())
GUICHET_FIELDS(AccountRequestPage,
               field("items", &S::items, "Oldest first"),
               field("next_cursor", &S::nextCursor, "Missing on the last page").optional())
GUICHET_FIELDS(DecideAccountRequest,
               field("account_id", &S::account, "The account").path(),
               field("approve", &S::approve, "true opens it, false refuses it"),
               field("version", &S::version, "As read"))
GUICHET_FIELDS(AccountChangeRequest,
               field("account_id", &S::account, "The account").path(),
               field("version", &S::version, "As read"))
GUICHET_FIELDS(CloseAccountRequest,
               field("account_id", &S::account, "The account").path(),
               field("version", &S::version, "As read; or say If-Match").query())
GUICHET_FIELDS(AddHolderRequest,
               field("account_id", &S::account, "The account").path(),
               field("user_id", &S::user, "The further owner"),
               field("version", &S::version, "As read"))

constinit const Endpoint<OpenAccountRequest, AccountDetails> openAccount =
    define<OpenAccountRequest, AccountDetails>("openAccount", Method::Post, "account/create", counterAndCustomers, Keyed::Yes,
                                               "Asks for an account; a second person approves it");
constinit const Endpoint<AccountIdRequest, AccountDetails> account = define<AccountIdRequest, AccountDetails>(
    "account", Method::Get, "account/{account_id}", readers, Keyed::No, "One account");
constinit const Endpoint<AccountsOfRequest, AccountList> accountsOf = define<AccountsOfRequest, AccountList>(
    "accountsOf", Method::Get, "account/user/{user_id}", readers, Keyed::No, "A customer's accounts");
constinit const Endpoint<PostingPageRequest, PostingPage> postings = define<PostingPageRequest, PostingPage>(
    "postings", Method::Get, "account/{account_id}/transactions", readers, Keyed::No, "An account's postings");
constinit const Endpoint<AccountRequestPageRequest, AccountRequestPage> accountRequests =
    define<AccountRequestPageRequest, AccountRequestPage>("accountRequests", Method::Get, "accounts/waiting",
                                                          supervisors, Keyed::No,
                                                          "Accounts that wait for a second person");
constinit const Endpoint<DecideAccountRequest, AccountDetails> decideAccount =
    define<DecideAccountRequest, AccountDetails>("decideAccount", Method::Post, "account/{account_id}/decision",
                                                 supervisors, Keyed::Yes, "Approves or refuses an opening, or a further owner");
constinit const Endpoint<AccountChangeRequest, AccountDetails> freezeAccount =
    define<AccountChangeRequest, AccountDetails>("freezeAccount", Method::Post, "account/{account_id}/freeze",
                                                 supervisors, Keyed::Yes, "Stops all movements");
constinit const Endpoint<AccountChangeRequest, AccountDetails> unfreezeAccount =
    define<AccountChangeRequest, AccountDetails>("unfreezeAccount", Method::Post, "account/{account_id}/unfreeze",
                                                 supervisors, Keyed::Yes, "Lets movements happen again");
constinit const Endpoint<CloseAccountRequest, Nothing> closeAccount = define<CloseAccountRequest, Nothing>(
    "closeAccount", Method::Delete, "account/{account_id}", counterAndCustomers, Keyed::No, "Closes an empty account");
constinit const Endpoint<AddHolderRequest, AccountDetails> addHolder = define<AddHolderRequest, AccountDetails>(
    "addHolder", Method::Post, "account/{account_id}/holder", counter, Keyed::Yes, "Adds a joint owner; to an account in use once a second person has approved it");

} // namespace guichet::wire
