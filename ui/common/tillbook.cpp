// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tillbook.h"

#include "ui/common/failuresentence.h"

namespace guichet::ui {

TillBook::TillBook(const DeskContext &context, QObject *parent)
    : QObject(parent)
    , m_api(context.api)
    , m_soon(nullptr, [this] { refresh(); })
{
    connect(&context.navigator, &Navigator::booked, this, &TillBook::refresh);
    connect(&context.navigator, &Navigator::moved, this, [this](const QList<AccountId> &accounts) {
        if (m_isLoaded && isAmong(accounts))
            m_soon.ask();
    });
    connect(&context.navigator, &Navigator::changed, this, [this](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Till))
            m_soon.ask();
    });
}

bool TillBook::isAmong(const QList<AccountId> &accounts) const
{
    const QList<TillPosition> &positions = m_view.positions;
    return accounts.isEmpty() || std::any_of(positions.begin(), positions.end(), [&](const TillPosition &position) {
               return accounts.contains(position.account);
           });
}

void TillBook::refresh()
{
    const quint64 ticket = ++m_ticket;
    m_api.call<wire::Nothing, wire::TillView>(
        wire::till, {}, this, [this, ticket](const client::Result<wire::TillView> &reply) {
            if (ticket != m_ticket)
                return;
            m_failure = reply ? QString() : sentenceOf(reply.error());
            m_hasNoTill = !reply && reply.error().refusal == Refusal::TillMissing;
            m_isLoaded = m_isLoaded || reply.has_value();
            if (reply)
                m_view = *reply;
            Q_EMIT changed();
        });
}

QList<TillLine> TillBook::cashLines(qsizetype most) const
{
    QList<TillLine> lines = m_view.lines;
    lines.removeIf([](const TillLine &line) { return line.kind == EntryKind::Transfer; });
    return lines.first(qMin(most, lines.size()));
}

std::optional<Money> TillBook::balance(Currency currency) const
{
    for (const TillPosition &position : m_view.positions) {
        if (position.balance.currency == currency)
            return position.balance;
    }
    return std::nullopt;
}

} // namespace guichet::ui
