// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct OpenAccountRequest {
    QString product;
    Currency currency;
    QList<UserId> users; ///< the first names the account, further ones own it jointly
};

struct AccountIdRequest {
    AccountId account;
};

struct AccountsOfRequest {
    UserId user;
};

struct AccountList {
    QList<AccountSummary> items;
};

struct PostingPageRequest {
    AccountId account;
    QString cursor;
    qint64 limit = 50;
};

struct PostingPage {
    QList<PostingLine> items;
    QString nextCursor;
};

struct AccountRequestPageRequest {
    QString cursor;
    qint64 limit = 50;
};

struct AccountRequestPage {
    QList<AccountRequest> items;
    QString nextCursor;
};

struct DecideAccountRequest {
    AccountId account;
    bool approve = false;
    qint64 version = 0;
};

/// Freezing, thawing and closing.
struct AccountChangeRequest {
    AccountId account;
    qint64 version = 0;
};

struct CloseAccountRequest {
    AccountId account;
    qint64 version = 0;
};

struct AddHolderRequest {
    AccountId account;
    UserId user;
    qint64 version = 0;
};

extern const Endpoint<OpenAccountRequest, AccountDetails> openAccount;
extern const Endpoint<AccountIdRequest, AccountDetails> account;
extern const Endpoint<AccountsOfRequest, AccountList> accountsOf;
extern const Endpoint<PostingPageRequest, PostingPage> postings;
extern const Endpoint<AccountRequestPageRequest, AccountRequestPage> accountRequests;
extern const Endpoint<DecideAccountRequest, AccountDetails> decideAccount;
extern const Endpoint<AccountChangeRequest, AccountDetails> freezeAccount;
extern const Endpoint<AccountChangeRequest, AccountDetails> unfreezeAccount;
extern const Endpoint<CloseAccountRequest, Nothing> closeAccount;
extern const Endpoint<AddHolderRequest, AccountDetails> addHolder;

} // namespace guichet::wire
