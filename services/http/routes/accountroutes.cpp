// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/accounts.h"
#include "services/accounts/directory.h"
#include "services/accounts/entries.h"
#include "services/accounts/upkeep.h"

namespace guichet::http {
namespace {

template <class Request>
accounts::Change changeOf(const Context &context, const Request &request)
{
    return {request.account, context.principal.user, request.version, context.nowMicros()};
}

Outcome<AccountDetails> open(Context &context, store::Transaction &transaction, const wire::OpenAccountRequest &request)
{
    QList<UserId> owners = request.users;
    if (!context.actor().isStaff()) {
        if (owners.isEmpty())
            owners.append(context.principal.user);
        // A joint owner has to agree at the counter.
        if (owners != QList<UserId>{context.principal.user})
            return refuse(Refusal::NotFound, "customers");
    }
    return accounts::openAccount(transaction, context.bank.users, context.bank.settings.identity,
                                 {request.product, request.currency, owners}, context.principal.user,
                                 context.nowMicros());
}

Outcome<AccountDetails> decide(Context &context, store::Transaction &transaction,
                               const wire::DecideAccountRequest &request)
{
    const auto decision = request.approve ? accounts::OpeningDecision::Approve : accounts::OpeningDecision::Refuse;
    return accounts::decideOpening(transaction, context.bank.users, request.account, decision,
                                   context.principal.user, request.version, context.nowMicros());
}

Outcome<wire::AccountList> accountsOfUser(Context &context, const wire::AccountsOfRequest &request)
{
    const auto list = accounts::accountsOf(context.connection, context.bank.users, request.user, context.actor());
    if (!list)
        return tl::unexpected(list.error());
    return wire::AccountList{*list};
}

QList<Outcome<AccountDetails>> detailsOf(store::Connection &connection, const std::vector<Asked<wire::AccountIdRequest>> &all)
{
    QList<accounts::AccountQuestion> questions;
    for (const auto &asked : all)
        questions.append({asked.request.account, asked.context.actor()});
    const auto answers = accounts::details(connection, all.front().context.bank.users, questions);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (const auto &details = answers.at(qsizetype(i)))
            tagWith(all[i].context, details->version);
    }
    return answers;
}

QList<Outcome<wire::PostingPage>> postings(store::Connection &connection, const std::vector<Asked<wire::PostingPageRequest>> &all)
{
    QList<accounts::PageQuestion> questions;
    for (const auto &asked : all)
        questions.append({asked.request.account, {asked.request.cursor, rowsOf(asked.request.limit)}, asked.context.actor()});
    QList<Outcome<wire::PostingPage>> pages;
    for (const auto &page : accounts::postingsPages(connection, all.front().context.bank.users, questions))
        pages.append(page.map([](const auto &found) { return wire::PostingPage{found.items, found.nextCursor}; }));
    return pages;
}

Outcome<wire::AccountRequestPage> waiting(Context &context, const wire::AccountRequestPageRequest &request)
{
    const auto page = accounts::waitingRequests(context.connection, context.bank.users,
                                                {request.cursor, rowsOf(request.limit)});
    if (!page)
        return tl::unexpected(page.error());
    return wire::AccountRequestPage{page->items, page->nextCursor};
}

Reply<wire::Nothing> close(Context &context, store::Transaction &transaction, const wire::CloseAccountRequest &request)
{
    if (!accounts::maySee(transaction.connection(), context.actor(), request.account))
        return tl::unexpected(problemOf(Refused(Refusal::NotFound, "account")));
    const auto version = versionOf(context, request.version);
    if (!version)
        return tl::unexpected(version.error());
    accounts::Change change = changeOf(context, request);
    change.version = *version;
    const auto closed = accounts::close(transaction, context.bank.users, change);
    if (!closed)
        return tl::unexpected(problemOf(closed.error()));
    return wire::Nothing{};
}

} // namespace

void registerAccountRoutes(Router &router)
{
    router.write(wire::openAccount, open);
    router.write(wire::decideAccount, decide);
    router.readTogether(wire::account, detailsOf);
    router.read(wire::accountsOf, accountsOfUser);
    router.readTogether(wire::postings, postings);
    router.read(wire::accountRequests, waiting);
    router.write(wire::freezeAccount, [](Context &context, store::Transaction &transaction,
                                         const wire::AccountChangeRequest &request) {
        return accounts::freeze(transaction, context.bank.users, changeOf(context, request));
    });
    router.write(wire::unfreezeAccount, [](Context &context, store::Transaction &transaction,
                                           const wire::AccountChangeRequest &request) {
        return accounts::unfreeze(transaction, context.bank.users, changeOf(context, request));
    });
    router.write(wire::closeAccount, close);
    router.write(wire::addHolder, [](Context &context, store::Transaction &transaction,
                                     const wire::AddHolderRequest &request) {
        return accounts::addHolder(transaction, context.bank.users, changeOf(context, request), request.user);
    });
}

} // namespace guichet::http
