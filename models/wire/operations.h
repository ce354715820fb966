// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

/// A transfer names its payee in one of three ways. The desk resolves the others to an account id first.
struct TransferOrder {
    AccountId from;
    AccountId to;
    QString toNumber;
    QString toEmail;
    Money amount;
    QString reference;
    UserId customer; ///< the payer who acts; none: the first holder of `from`
};

struct PayeeRequest {
    QString number;
    QString email;
};

struct OperationRequest {
    IdempotencyKey key;
};

/// Notes in a till, by face.
struct TillView {
    QList<TillPosition> positions;
    QList<CashLine> cash; ///< of the bank's currency
    QList<TillLine> lines; ///< the last ones, newest first
};

extern const Endpoint<CashRequest, Receipt> deposit;
extern const Endpoint<CashRequest, Receipt> withdraw;
extern const Endpoint<TransferOrder, Receipt> transfer;
extern const Endpoint<PayeeRequest, Payee> payee;
extern const Endpoint<OperationRequest, OperationResult> operation;
extern const Endpoint<Nothing, TillView> till;

} // namespace guichet::wire
