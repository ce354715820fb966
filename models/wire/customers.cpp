// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/customers.h"
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"

namespace guichet::wire {
namespace {

constexpr Roles counter{Role::Teller, Role::Supervisor};
constexpr Roles counterAndCustomers{Role::Customer, Role::Teller, Role::Supervisor};
constexpr Roles staffReaders{Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager};
constexpr Roles readers{Role::Customer, Role::Teller, Role::Supervisor, Role::Compliance, Role::Manager};

} // namespace

GUICHET_FIELDS(RegisterRequest,
               inlined(&S::declared),
               field("email_confirmed", &S::emailConfirmed, "Seen confirmed by the teller").optional(),
               field("password", &S::password, "Of those who register themselves").optional().atMost(500))
GUICHET_FIELDS(RegisteredCustomer,
               field("id", &S::id, "The new customer's number, for staff").optional(),
               field("confirmation_sent", &S::confirmationSent, "A code is on its way to the address"))
GUICHET_FIELDS(UpdateRequest,
               field("user_id", &S::user, "The customer; none: the asker").query(),
               inlined(&S::declared),
               field("version", &S::version, "As read; or say If-Match").optional())
GUICHET_FIELDS(FindRequest,
               field("text", &S::text, "Beginnings of names; or a whole e-mail, phone, ID or customer number").query(),
               field("limit", &S::limit, "Rows at most, up to 50").query())
GUICHET_FIELDS(CustomerList, field("items", &S::items, "Matches"))
GUICHET_FIELDS(UserRequest, field("user_id", &S::user, "The customer").path())
GUICHET_FIELDS(CloseUserRequest, field("user_id", &S::user, "The customer; none: the asker").query())
GUICHET_FIELDS(LimitList, field("items", &S::items, "By kind of operation"))
GUICHET_FIELDS(DocumentUpload,
               field("user_id", &S::user, "The customer").path(),
               field("side", &S::side, "Which side").path())
GUICHET_FIELDS(SubmitReviewRequest,
               field("user_id", &S::user, "The customer").path(),
               inlined(&S::reading))

constinit const Endpoint<RegisterRequest, RegisteredCustomer> registerCustomer =
    define<RegisterRequest, RegisteredCustomer>("registerCustomer", Method::Post, "user/create",
                                             {counter, Strangers::Yes}, Keyed::Yes,
                                             "Registers a customer: anybody themself, or staff somebody");
constinit const Endpoint<UpdateRequest, CustomerDetails> updateCustomer =
    define<UpdateRequest, CustomerDetails>("updateCustomer", Method::Put, "user/update", {counterAndCustomers}, Keyed::No,
                                           "Changes what a customer declared");
constinit const Endpoint<CloseUserRequest, Nothing> closeCustomer = define<CloseUserRequest, Nothing>(
    "closeCustomer", Method::Delete, "user/delete", {{Role::Customer, Role::Supervisor}}, Keyed::No,
    "Ends the relationship and erases personal data");
constinit const Endpoint<FindRequest, CustomerList> findCustomers = define<FindRequest, CustomerList>(
    "findCustomers", Method::Get, "customers", {staffReaders}, Keyed::No, "Finds customers as one types");
constinit const Endpoint<UserRequest, CustomerDetails> customer = define<UserRequest, CustomerDetails>(
    "customer", Method::Get, "user/{user_id}", {readers}, Keyed::No, "All about a customer");
constinit const Endpoint<UserRequest, Nothing> confirmEmail = define<UserRequest, Nothing>(
    "confirmEmail", Method::Post, "user/{user_id}/confirm-email", {counter}, Keyed::Yes,
    "Says that the customer has confirmed the e-mail address");
constinit const Endpoint<UserRequest, LimitList> customerLimits = define<UserRequest, LimitList>(
    "customerLimits", Method::Get, "user/{user_id}/limits", {readers}, Keyed::No,
    "How many operations of the day are used");
constinit const Endpoint<DocumentUpload, Nothing> uploadDocument = define<DocumentUpload, Nothing>(
    "uploadDocument", Method::Put, "user/{user_id}/document/{side}", {counterAndCustomers}, Keyed::No,
    "Keeps a photo of one side of the ID, JPEG or PNG");
constinit const Endpoint<SubmitReviewRequest, Nothing> submitReview = define<SubmitReviewRequest, Nothing>(
    "submitReview", Method::Post, "user/{user_id}/review", {counterAndCustomers}, Keyed::Yes, "Hands the ID in for review");

} // namespace guichet::wire
