// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/statement.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct StatementRequest {
    AccountId account;
    QDate from;
    QDate to; ///< included
};

struct StatementFileRequest {
    AccountId account;
    StatementFormat format = StatementFormat::Csv;
    QDate from;
    QDate to;
};

struct BalanceRequest {
    AccountId account;
    QString at; ///< RFC 3339 with Z; empty: now
};

extern const Endpoint<StatementRequest, Statement> statement;
extern const Endpoint<StatementFileRequest, RawBody> statementFile;
extern const Endpoint<BalanceRequest, BalanceAtMoment> balance;

} // namespace guichet::wire
