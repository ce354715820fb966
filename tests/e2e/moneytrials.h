// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/bankfixture.h"

namespace guichet {

/// Attempts at money that the bank refuses: what they need in common. Each gives the answer in short, "422 limit-reached".

using Try = std::function<QString(BankFixture &)>;

inline constexpr qint64 much = 100'000'00; // cents

inline QString deposit(BankFixture &bank, const CashRequest &request, const IdempotencyKey &key = {})
{
    return bank.teller().call(wire::deposit, request, key).inShort();
}

inline QString withdraw(BankFixture &bank, const CashRequest &request, const IdempotencyKey &key = {})
{
    return bank.teller().call(wire::withdraw, request, key).inShort();
}

inline QString transfer(BankFixture &bank, const wire::TransferOrder &order, const IdempotencyKey &key = {})
{
    return bank.teller().call(wire::transfer, order, key).inShort();
}

inline IdempotencyKey tooOld(const BankFixture &bank)
{
    return IdempotencyKey::make(bank.clock.nowMicros() - qint64(8) * 24 * 3600 * microsPerSecond);
}

inline BankFixture::Client rich(BankFixture &bank)
{
    return bank.client(QStringLiteral("Rita Rich"), much);
}

inline CashRequest inDollars(CashRequest request)
{
    request.amount.currency = *Currency::fromCode(u"USD");
    return request;
}

inline CashRequest with(CashRequest request, const CashCount &cash)
{
    request.cash = cash;
    return request;
}

inline CashRequest as(CashRequest request, UserId customer)
{
    request.customer = customer;
    return request;
}

inline void freeze(BankFixture &bank, AccountId account)
{
    const auto said = bank.as(Role::Supervisor).call(wire::freezeAccount, {account, bank.detailsOf(account).version});
    if (said.status() != 200)
        qFatal("not frozen: %s", qPrintable(said.inShort()));
}

inline AccountId closed(BankFixture &bank, AccountId account)
{
    const auto said = bank.teller().call(wire::closeAccount, {account, bank.detailsOf(account).version});
    if (said.status() != 204)
        qFatal("not closed: %s", qPrintable(said.inShort()));
    return account;
}

inline AccountId refused(BankFixture &bank)
{
    const AccountId account = bank.account(bank.customer(QStringLiteral("Ron")), QStringLiteral("checking"),
                                           BankFixture::Approval::Waiting);
    const auto said = bank.as(Role::Supervisor).call(wire::decideAccount, {account, false, bank.detailsOf(account).version});
    if (said.status() != 200)
        qFatal("not refused: %s", qPrintable(said.inShort()));
    return account;
}

/// Closed with their only account.
inline AccountId ofSomebodyGone(BankFixture &bank)
{
    const BankFixture::Client client = bank.client(QStringLiteral("Gus Gone"));
    closed(bank, client.account);
    const auto said = bank.as(Role::Supervisor).call(wire::closeCustomer, {client.user});
    if (said.status() != 204)
        qFatal("not closed: %s", qPrintable(said.inShort()));
    return client.account;
}

inline void row(const char *name, const char *expected, const Try &attempt)
{
    QTest::newRow(name) << attempt << QString::fromLatin1(expected);
}

inline void checkRefusal(BankFixture &bank)
{
    QFETCH(guichet::Try, attempt);
    QFETCH(QString, expected);
    QCOMPARE(attempt(bank), expected);
}

} // namespace guichet

Q_DECLARE_METATYPE(guichet::Try)
