// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/review.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct RegisterRequest {
    CustomerDeclaration declared;
    bool emailConfirmed = false; ///< the teller has seen the customer confirm it
    QString password;            ///< of those who register themselves: they sign in with it
};

/// Answers of keyed commands are kept for repeats, so they hold no personal data.
struct RegisteredCustomer {
    UserId id;                     ///< none for those who register themselves: nobody learns which addresses we know
    bool confirmationSent = false; ///< a code is on its way to the address
};

struct UpdateRequest {
    UserId user;
    CustomerDeclaration declared;
    qint64 version = 0; ///< as read; another's change in between is refused
};

struct FindRequest {
    QString text;
    qint64 limit = 20;
};

struct CustomerList {
    QList<CustomerSummary> items;
};

struct UserRequest {
    UserId user;
};

struct CloseUserRequest {
    UserId user;
};

struct LimitList {
    QList<LimitUse> items;
};

struct DocumentUpload {
    UserId user;
    DocumentSide side = DocumentSide::Front;
    RawBody body;
};

/// Hands the uploaded sides in for review.
struct SubmitReviewRequest {
    UserId user;
    DocumentReading reading;
};

extern const Endpoint<RegisterRequest, RegisteredCustomer> registerCustomer;
extern const Endpoint<UpdateRequest, CustomerDetails> updateCustomer;
extern const Endpoint<CloseUserRequest, Nothing> closeCustomer;
extern const Endpoint<FindRequest, CustomerList> findCustomers;
extern const Endpoint<UserRequest, CustomerDetails> customer;
extern const Endpoint<UserRequest, Nothing> confirmEmail;
extern const Endpoint<UserRequest, LimitList> customerLimits;
extern const Endpoint<DocumentUpload, Nothing> uploadDocument;
extern const Endpoint<SubmitReviewRequest, Nothing> submitReview;

} // namespace guichet::wire
