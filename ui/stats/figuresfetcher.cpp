// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/figuresfetcher.h"

#include "ui/common/failuresentence.h"

namespace guichet::ui {

namespace {

const wire::Endpoint<wire::FiguresRequest, wire::FigureList> &endpointOf(StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return wire::dailyFigures;
    case StatsGrain::Week:
        return wire::weeklyFigures;
    case StatsGrain::Month:
        return wire::monthlyFigures;
    }
    Q_UNREACHABLE();
}

} // namespace

FiguresFetcher::FiguresFetcher(const DeskContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void FiguresFetcher::ask(const FigureSpan &span)
{
    ++m_ticket;
    m_missing = partCount;
    m_parts = {};
    for (const Part part : {All, Deposits, Withdrawals})
        askPart(span, part);
}

void FiguresFetcher::askPart(const FigureSpan &span, Part part)
{
    wire::FiguresRequest request{span.from, span.to, {}, {}};
    if (part != All)
        request.kind = QString(enumName(part == Deposits ? EntryKind::Deposit : EntryKind::Withdrawal));
    m_context.api.call<wire::FiguresRequest, wire::FigureList>(
        endpointOf(span.grain), request, this,
        [this, span, part, ticket = m_ticket](const client::Result<wire::FigureList> &reply) {
            if (ticket == m_ticket)
                receive(span, part, reply);
        });
}

void FiguresFetcher::receive(const FigureSpan &span, Part part, const client::Result<wire::FigureList> &reply)
{
    if (!reply) {
        ++m_ticket; // one sentence is enough
        Q_EMIT failed(sentenceOf(reply.error()));
        return;
    }
    m_parts[part] = reply->items;
    if (--m_missing > 0)
        return;
    Q_EMIT arrived(span, mergedFigures(span, m_context.bank.currency, m_parts[All], m_parts[Deposits],
                                       m_parts[Withdrawals]));
}

void FiguresFetcher::askEntries(const FigureSpan &period, FlowDirection direction, const PageRequest &page,
                                const PagedRows<StatsEntry>::Reply &reply)
{
    const EntryKind kind = direction == FlowDirection::In ? EntryKind::Deposit : EntryKind::Withdrawal;
    m_context.api.call<wire::FigureEntriesRequest, wire::FigureEntryPage>(
        wire::figureEntries,
        {period.from, period.to, {}, QString(enumName(kind)), direction, page.cursor, page.limit}, this,
        [reply](const client::Result<wire::FigureEntryPage> &answer) {
            if (answer)
                reply(Page<StatsEntry>{answer->items, answer->nextCursor});
            else
                reply(tl::unexpected(sentenceOf(answer.error())));
        });
}

} // namespace guichet::ui
