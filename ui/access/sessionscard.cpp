// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/sessionscard.h"

#include "models/wire/security.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/failuresentence.h"
#include "ui/common/modelchips.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int fewestPeerPixels = 120;

} // namespace

SessionsCard::SessionsCard(const DeskContext &context, QWidget *parent)
    : Card(tr("Signed in"), parent)
    , m_context(context)
    , m_table(new AmountTable(tr("Places where you are signed in")))
    , m_end(new ActionButton(tr("&End the marked one"), ActionButton::Look::Plain, u"logout"_s))
    , m_endOthers(new ActionButton(tr("End all &others"), ActionButton::Look::Danger, u"logout"_s))
{
    m_table->setObjectName(u"sessionTable"_s);
    m_end->setObjectName(u"endSessionButton"_s);
    m_endOthers->setObjectName(u"endOthersButton"_s);
    m_sessions.setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_table->setModel(&m_sessions);
    m_table->setColumnWidths({110, 174, 174, 150});
    m_table->setStretchColumn(SessionListModel::Peer);
    m_table->setColumnsGivingWay({SessionListModel::Since}, fewestPeerPixels);
    m_table->setChipColumn(SessionListModel::Standing, chipOfCell);
    m_table->setEmptyText(u"clock"_s, tr("Nothing is known yet"));
    m_sessions.setFetch([this](const PageRequest &, const SessionListModel::Reply &reply) {
        m_context.api.call<wire::Nothing, wire::SessionList>(
            wire::ownSessions, {}, this, [reply](const client::Result<wire::SessionList> &list) {
                if (list)
                    reply(Page<SessionView>{list->items, {}});
                else
                    reply(tl::unexpected(sentenceOf(list.error())));
            });
    });
    body()->addWidget(m_table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_end);
    buttons->addStretch();
    buttons->addWidget(m_endOthers);
    body()->addLayout(buttons);
    connect(&m_sessions, &PagedTableModel::stateChanged, this, &SessionsCard::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SessionsCard::refresh);
    connect(m_end, &ActionButton::clicked, this, &SessionsCard::endChosen);
    connect(m_endOthers, &ActionButton::clicked, this, &SessionsCard::endOthers);
    refresh();
}

void SessionsCard::load()
{
    m_sessions.refresh();
}

const SessionView *SessionsCard::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_sessions.rowCount() ? &m_sessions.rowAt(row) : nullptr;
}

void SessionsCard::refresh()
{
    m_table->setLoading(m_sessions.state() == PagedTableModel::State::Loading);
    if (m_sessions.state() == PagedTableModel::State::Failed)
        m_table->setEmptyText(u"cloud-off"_s, tr("The list can't be shown."), m_sessions.failure());
    m_end->setEnabled(!m_isSending && chosen() && !chosen()->isCurrent);
    m_endOthers->setEnabled(!m_isSending && m_sessions.rowCount() > 1);
}

void SessionsCard::endChosen()
{
    if (!chosen())
        return;
    m_isSending = true;
    refresh();
    m_context.api.call<wire::EndSessionRequest, wire::Nothing>(
        wire::endSession, {chosen()->id}, this, [this](const client::Result<wire::Nothing> &reply) {
            take(1, reply ? std::nullopt : std::optional(reply.error()));
        });
}

void SessionsCard::endOthers()
{
    m_isSending = true;
    refresh();
    m_context.api.call<wire::Nothing, wire::EndedSessions>(
        wire::endOtherSessions, {}, this, [this](const client::Result<wire::EndedSessions> &reply) {
            take(reply ? reply->ended : 0, reply ? std::nullopt : std::optional(reply.error()));
        });
}

void SessionsCard::take(qint64 count, const std::optional<client::Failure> &failure)
{
    m_isSending = false;
    if (failure)
        Q_EMIT failed(*failure);
    else
        Q_EMIT ended(count);
    load();
    m_table->setFocus();
}

} // namespace guichet::ui
