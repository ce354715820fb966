// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/opening.h"

#include "models/values/accountnumber.h"
#include "services/accounts/cursor.h"
#include "services/accounts/jointowners.h"
#include "services/accounts/products.h"
#include "services/accounts/standing.h"
#include "services/audit/audittrail.h"
#include "services/ledger/accountbook.h"
#include "services/store/arrays.h"

#include <QSet>
#include <algorithm>

namespace guichet::accounts {

using store::Row;
using store::Transaction;

static QString numberFor(const BankIdentity &bank, AccountId id)
{
    const auto number = makeIban(bank.country, bank.bankCode, id.value);
    if (!number)
        qFatal("the configured country and bank code make no account numbers");
    return *number;
}

Outcome<AccountDetails> openAccount(Transaction &transaction, const identity::Users &users, const BankIdentity &bank,
                                    const OpeningRequest &request, UserId maker, qint64 nowMicros)
{
    store::Connection &connection = transaction.connection();
    const auto offered = product(connection, request.product, request.currency);
    const QSet<UserId> distinct(request.customers.cbegin(), request.customers.cend());
    const bool customersFit = !distinct.isEmpty() && distinct.size() == request.customers.size();
    const auto customers = customersById(connection, users, request.customers);
    if (!customers)
        return tl::unexpected(customers.error());
    if (!offered)
        return refuse(Refusal::InvalidValue, "product");
    if (!customersFit)
        return refuse(Refusal::InvalidValue, "customers");
    if (isAnyClosed(*customers))
        return refuse(Refusal::CustomerClosed, "customers");

    admit(transaction, *customers);
    if (const auto open = ledger::lockOpenCustomers(connection, request.customers); !open)
        return refuse(open.error().reason, "customers");
    const UserId owner = request.customers.first();
    const auto id = ledger::openAccount(connection, {owner, request.currency, offered->floorMinorUnits,
                                                     actionsOf(*offered), AccountStatus::AwaitingApproval});
    if (!id)
        return tl::unexpected(id.error());
    transaction.run("accounts/insert_account", {{":id", *id},
                                                {":number", numberFor(bank, *id)},
                                                {":product", offered->code},
                                                {":currency", offered->currency.code()},
                                                {":opened_by", maker},
                                                {":opened_at", nowMicros}});
    transaction.run("accounts/insert_holders",
                    {{":account", *id}, {":users", store::arrayOfIds(request.customers)}});
    for (const UserId customer : request.customers) {
        if (users.defaultAccountOf(connection, customer).isNull()
            && !users.setDefaultAccount(transaction, customer, *id))
            return refuse(Refusal::NotFound, "customers");
    }
    audit::record(transaction, {nowMicros, maker, audit::Deed::AccountOpened, audit::Subject::Account, id->value});
    return detailsNow(transaction, users, *id);
}

// Whoever chose an owner had a part in the making, too.
static bool hasAddedHolder(store::Connection &connection, AccountId account, UserId user)
{
    const auto trail = audit::events(connection, {audit::Subject::Account, account.value}, {});
    return std::any_of(trail->items.cbegin(), trail->items.cend(), [user](const audit::RecordedEvent &recorded) {
        return recorded.event.deed == audit::Deed::HolderAdded && recorded.event.actor == user;
    });
}

// The second person's word on a further owner.
static Outcome<AccountDetails> decideOwner(Transaction &transaction, const identity::Users &users, AccountId account,
                                           const OwnerRequest &owner, bool approve, UserId decider, qint64 nowMicros)
{
    if (approve) {
        const auto added = addOwner(transaction, users, account, owner.customer);
        if (!added)
            return tl::unexpected(added.error());
    }
    forgetOwnerRequest(transaction, account);
    transaction.run("accounts/touch", {{":account", account}});
    audit::record(transaction, {nowMicros, decider, audit::Deed::HolderAdded, audit::Subject::Account, account.value,
                                approve ? audit::Result::Done : audit::Result::Refused, QStringLiteral("decided")});
    return detailsNow(transaction, users, account);
}

Outcome<AccountDetails> decideOpening(Transaction &transaction, const identity::Users &users, AccountId account,
                                      OpeningDecision decision, UserId decider, qint64 version, qint64 nowMicros)
{
    const auto standing = lockStanding(transaction, account);
    if (!standing)
        return refuse(Refusal::NotFound, "account");
    const auto owner = waitingOwner(transaction, account);
    const bool hasChosen = !standing->isDecided && hasAddedHolder(transaction.connection(), account, decider);
    if (owner ? owner->requestedBy == decider : standing->openedBy == decider || hasChosen)
        return refuse(Refusal::SelfApproval);
    if (standing->version != version)
        return refuse(Refusal::StaleVersion, "version");
    const bool approve = decision == OpeningDecision::Approve;
    if (owner)
        return decideOwner(transaction, users, account, *owner, approve, decider, nowMicros);
    if (standing->isDecided)
        return refuse(Refusal::AlreadyDecided);

    const auto done = ledger::setAccountStatus(transaction.connection(), account,
                                               approve ? AccountStatus::Active : AccountStatus::Refused);
    if (!done)
        return tl::unexpected(done.error());
    transaction.run("accounts/decide", {{":account", account}, {":decider", decider}, {":now", nowMicros}});
    if (!approve)
        giveUpAsDefault(transaction, users, account);
    audit::record(transaction, {nowMicros, decider, approve ? audit::Deed::AccountApproved : audit::Deed::AccountRefused,
                                audit::Subject::Account, account.value});
    return detailsNow(transaction, users, account);
}

Outcome<Page<AccountRequest>> waitingRequests(store::Connection &connection, const identity::Users &users,
                                              const PageRequest &page)
{
    const auto after = positionFrom(page.cursor);
    if (!after)
        return refuse(Refusal::InvalidValue, "cursor");
    const int limit = rowsOf(page);
    Page<AccountRequest> waiting;
    QList<UserId> people;
    for (const Row &row : connection.run("accounts/waiting", {{":after", *after}, {":limit", limit + 1}})) {
        if (waiting.items.size() == limit) {
            waiting.nextCursor = QString::number(waiting.items.last().id.value);
            break;
        }
        AccountRequest request;
        request.id = row.id<AccountId>("id");
        request.number = row.text("number");
        request.productName = row.text("product_name");
        request.customer = row.id<UserId>("customer");
        request.openedBy = row.id<UserId>("opened_by");
        request.openedAtMicros = row.int64("opened_at");
        people << request.customer << request.openedBy;
        waiting.items.append(request);
    }
    const auto names = users.namesOf(connection, people);
    for (AccountRequest &request : waiting.items) {
        request.customerName = names.value(request.customer);
        request.openedByName = names.value(request.openedBy);
    }
    return waiting;
}

} // namespace guichet::accounts
