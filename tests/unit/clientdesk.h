// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/operations.h"
#include "models/wire/session.h"
#include "services/client/postingoperation.h"
#include "services/client/session.h"
#include "tests/support/scripted/scriptedserver.h"

#include <QTest>

// The desk's side of the wire without a window, against scripted answers.
namespace guichet::testing {

constexpr qint64 morning = 1'741'945'320'000'000; // 2025-03-14 09:42 UTC

struct ClientDesk {
    ManualClock clock{morning};
    ScriptedServer server;
    client::ApiClient api{server.url(), server.authority(), clock};
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("journal.sqlite"));

    static SignedInUser maya()
    {
        return {UserId{12}, QStringLiteral("Maya Okafor"), QStringLiteral("maya@example.org"), Role::Teller};
    }
    static wire::SessionReply session(int number, qint64 seconds = 600)
    {
        return {QStringLiteral("access-%1").arg(number), morning + seconds * microsPerSecond,
                QStringLiteral("refresh-%1").arg(number), maya()};
    }
    static CashRequest cash(const QString &note = {})
    {
        return {AccountId{7}, UserId{3}, {500, Currency::euro()}, {{500, 1}}, note, {}};
    }
    client::PostingRecord record(UserId principal = UserId{12}) const
    {
        return client::makeRecord(wire::deposit, cash(), IdempotencyKey::make(clock.nowMicros()), principal,
                                  EntryKind::Deposit, AccountId{7}, clock.nowMicros());
    }
    static Receipt receipt()
    {
        Receipt receipt;
        receipt.key = IdempotencyKey::derive(morning, "receipt");
        receipt.entry = EntryId{9};
        receipt.businessDate = QDate(2025, 3, 14);
        receipt.postedAtMicros = morning;
        receipt.account = AccountId{7};
        receipt.amount = {500, Currency::euro()};
        receipt.balanceAfter = {1500, Currency::euro()};
        receipt.limit = {Action::Deposit, 1, 4};
        return receipt;
    }
};

} // namespace guichet::testing
