// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/selfservice.h"
#include "services/accounts/directory.h"
#include "services/accounts/entries.h"
#include "services/accounts/funding.h"

namespace guichet::http {
namespace {

constexpr int feedRows = 50; // as wallet programs expect (row E1)

Outcome<wire::Feed> feedOf(Context &context, const wire::FeedRequest &request)
{
    const auto user = subjectOf(context, request.user);
    if (!user)
        return tl::unexpected(user.error());
    wire::Feed feed{*user, 0, {}};
    const AccountId account = context.bank.users.defaultAccountOf(context.connection, *user);
    if (account.isNull()) {
        // Staff learn that there is no such user; a customer exists.
        const auto known = context.bank.users.details(context.connection, *user);
        return known ? Outcome<wire::Feed>(feed) : tl::unexpected(known.error());
    }
    const auto details = accounts::details(context.connection, context.bank.users, account, context.actor());
    if (!details)
        return tl::unexpected(details.error());
    feed.balance = details->summary.balance.minorUnits;
    const auto page = accounts::postingsPage(context.connection, context.bank.users, account,
                                             {request.cursor, feedRows}, context.actor());
    if (!page)
        return tl::unexpected(page.error());
    for (auto line = page->items.crbegin(); line != page->items.crend(); ++line)
        feed.transactions.append({line->entry, line->counterpartyName, line->amount.minorUnits,
                                  line->postedAtMicros / microsPerSecond});
    if (!page->nextCursor.isEmpty())
        context.addHeader("Link", "</api/v1/feed/" + QByteArray::number(user->value) + "?cursor="
                                      + page->nextCursor.toLatin1() + ">; rel=\"next\"");
    return feed;
}

void count(wire::RecentSummary &summary, const PostingLine &line)
{
    auto kind = std::find_if(summary.kinds.begin(), summary.kinds.end(),
                             [&](const wire::KindSummary &known) { return known.kind == line.kind; });
    if (kind == summary.kinds.end())
        kind = summary.kinds.insert(summary.kinds.end(), {line.kind, 0, 0, 0});
    const qint64 amount = line.amount.minorUnits;
    (amount > 0 ? summary.sumIn : summary.sumOut) += qAbs(amount);
    (amount > 0 ? kind->sumIn : kind->sumOut) += qAbs(amount);
    ++kind->count;
    ++summary.count;
}

Outcome<wire::RecentSummary> summaryOf(Context &context, const wire::RecentSummaryRequest &request)
{
    const auto details = accounts::details(context.connection, context.bank.users, request.account, context.actor());
    if (!details)
        return tl::unexpected(details.error());
    const auto page = accounts::postingsPage(context.connection, context.bank.users, request.account,
                                             {QString(), rowsOf(request.limit)}, context.actor());
    if (!page)
        return tl::unexpected(page.error());
    wire::RecentSummary summary;
    summary.currency = details->summary.balance.currency;
    summary.balance = page->items.isEmpty() ? details->summary.balance.minorUnits
                                            : page->items.first().balanceAfter.minorUnits;
    for (const PostingLine &line : page->items)
        count(summary, line);
    if (!page->items.isEmpty()) {
        summary.from = page->items.last().businessDate;
        summary.to = page->items.first().businessDate;
    }
    return summary;
}

Outcome<wire::FundingSourceList> sources(Context &context, const wire::Nothing &)
{
    wire::FundingSourceList list;
    for (const accounts::FundingSource &source : accounts::fundingSources(context.connection))
        list.items.append({source.code, source.name, source.currency, source.paysIn, source.paysOut,
                           source.mostMinorUnits});
    return list;
}

/// The same code twice is as good as once, and a wrong one is kept: no transaction around it, no answer kept.
Outcome<wire::Nothing> confirm(Context &context, const wire::ConfirmOwnEmailRequest &request)
{
    const auto confirmed = context.bank.confirmations.confirm(context.connection, request.email, request.code);
    if (!confirmed)
        return tl::unexpected(confirmed.error());
    return wire::Nothing{};
}

Outcome<wire::Nothing> sendAnother(Context &context, store::Transaction &transaction, const wire::Nothing &)
{
    const auto sent = context.bank.confirmations.send(transaction, context.principal.user);
    if (!sent)
        return tl::unexpected(sent.error());
    return wire::Nothing{};
}

} // namespace

void registerSelfServiceRoutes(Router &router)
{
    router.read(wire::feed, feedOf);
    router.read(wire::recentSummary, summaryOf);
    router.read(wire::fundingSources, sources);
    router.read(wire::confirmOwnEmail, confirm);
    router.write(wire::sendConfirmation, sendAnother);
}

} // namespace guichet::http
