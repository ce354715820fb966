// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tills/tills.h"

#include "services/accounts/directory.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/requests.h"
#include "services/audit/audittrail.h"
#include "services/ledger/deskreads.h"
#include "services/ledger/reads.h"

#include <algorithm>

namespace guichet::tills {

using store::Connection;
using store::Row;
using store::Transaction;

static constexpr qsizetype longestName = 60; // UTF-16 units

static QString ledgerNameOf(TillId till, Currency currency)
{
    return QStringLiteral("till:%1:%2").arg(till.value).arg(currency.code());
}

static TillPosition positionFrom(const Row &row, const QHash<AccountId, ledger::Balance> &balances, Currency currency)
{
    const auto account = row.id<AccountId>("account_id");
    return {row.id<TillId>("id"), row.text("name"), account,
            Money{ledger::cashOf(balances.value(account).posted), currency}};
}

Outcome<TillPosition> openTill(Transaction &transaction, const TillOpening &opening)
{
    auto named = transaction.run("tills/till_by_name", {{":name", opening.name}});
    const auto row = named.first();
    if (opening.name.isEmpty() || opening.name.size() > longestName
        || (row && row->id<UserId>("teller") != opening.teller))
        return refuse(Refusal::InvalidValue, "name");
    auto found = transaction.run("tills/till_of",
                                 {{":teller", opening.teller}, {":currency", opening.currency.code()}});
    const auto existing = found.first();
    if (opening.currency.isNull() || (existing && !existing->isNull("account_id")))
        return refuse(Refusal::InvalidValue, "currency");

    TillId till;
    QString name = opening.name;
    if (existing) {
        till = existing->id<TillId>("id");
        name = existing->text("name");
    } else {
        till = transaction.run("tills/insert_till", {{":name", name}, {":teller", opening.teller}})
                   .only()
                   .id<TillId>("id");
    }
    const AccountId account = accounts::openInternalAccount(
        transaction, {ledgerNameOf(till, opening.currency), name, opening.currency, ledger::AccountNature::Cash});
    transaction.run("tills/insert_till_account",
                    {{":till", till}, {":currency", opening.currency.code()}, {":account", account}});
    audit::record(transaction,
                  {opening.nowMicros, opening.by, audit::Deed::TillOpened, audit::Subject::Till, till.value});
    return TillPosition{till, name, account, Money{0, opening.currency}};
}

Outcome<TillPosition> tillOf(Connection &connection, UserId teller, Currency currency)
{
    auto found = connection.run("tills/till_of", {{":teller", teller}, {":currency", currency.code()}});
    const auto row = found.first();
    if (!row || row->isNull("account_id"))
        return refuse(Refusal::TillMissing);
    return positionFrom(*row, ledger::balances(connection, {row->id<AccountId>("account_id")}), currency);
}

std::optional<accounts::CashDesk> cashDeskOf(Connection &connection, UserId teller, Currency currency)
{
    auto found = connection.run("tills/till_of", {{":teller", teller}, {":currency", currency.code()}});
    const auto row = found.first();
    if (!row || row->isNull("account_id"))
        return std::nullopt;
    return accounts::CashDesk{row->id<AccountId>("account_id"), currency};
}

QList<TillPosition> positions(Connection &connection, Currency currency)
{
    QList<TillPosition> positions;
    QList<AccountId> accounts;
    for (const Row &row : connection.run("tills/tills", {{":currency", currency.code()}})) {
        positions.append(positionFrom(row, {}, currency));
        accounts.append(positions.last().account);
    }
    const auto balances = ledger::balances(connection, accounts);
    for (TillPosition &position : positions)
        position.balance.minorUnits = ledger::cashOf(balances.value(position.account).posted);
    return positions;
}

CashCount notesIn(Connection &connection, AccountId tillAccount)
{
    return ledger::cashPosition(connection, tillAccount);
}

QList<TillLine> lastLines(Connection &connection, const identity::Users &users, UserId teller, AccountId tillAccount,
                          int count)
{
    const auto transfers = ledger::transfersMadeBy(connection, teller, count);
    const auto postings = ledger::postingsOf(connection, tillAccount, 0, count);
    const Currency currency = ledger::balances(connection, {tillAccount}).value(tillAccount).currency;
    QList<UserId> customers;
    for (const ledger::AccountPosting &posting : postings)
        customers.append(posting.customer);
    for (const ledger::DeskTransfer &transfer : transfers)
        customers.append(transfer.customer);
    const auto names = users.namesOf(connection, customers);
    QList<TillLine> lines;
    for (const ledger::AccountPosting &posting : postings) {
        lines.append({posting.entry, posting.kind, posting.postedAtMicros,
                      Money{ledger::cashOf(posting.minorUnits), currency}, names.value(posting.customer)});
    }
    for (const ledger::DeskTransfer &transfer : transfers) {
        lines.append({transfer.entry, EntryKind::Transfer, transfer.postedAtMicros, transfer.amount,
                      names.value(transfer.customer)});
    }
    std::sort(lines.begin(), lines.end(), [](const TillLine &one, const TillLine &other) {
        return std::pair(one.postedAtMicros, one.entry.value) > std::pair(other.postedAtMicros, other.entry.value);
    });
    return lines.first(qMin<qsizetype>(count, lines.size()));
}

Outcome<ledger::Command> prepareCashMove(const IdempotencyKey &key, const CashMove &move)
{
    if (move.from == move.to)
        return refuse(Refusal::SameAccount, "to");
    const qint64 total = totalOf(move.cash, move.currency).value_or(0);
    if (total <= 0)
        return refuse(Refusal::CashMismatch, "cash");
    accounts::RequestHash hash;
    hash << enumName(EntryKind::TillMovement) << move.from.value << move.to.value << move.currency.code();
    ledger::Command command;
    for (const CashLine &line : move.cash) {
        hash << line.faceMinorUnits << line.count;
        if (line.count > 0)
            command.cash.append(line);
    }
    command.key = key;
    command.principal = move.maker;
    command.requestHash = hash.result();
    command.kind = EntryKind::TillMovement;
    command.maker = move.maker;
    command.currency = move.currency;
    command.legs = {{move.from, total}, {move.to, -total}};
    return command;
}

} // namespace guichet::tills
