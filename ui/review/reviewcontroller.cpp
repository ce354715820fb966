// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewcontroller.h"

#include "ui/common/failuresentence.h"

namespace guichet::ui {

ReviewController::ReviewController(client::ApiClient &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_queue(clock)
{
    m_queue.setFetch([this](const PageRequest &page, const ReviewQueueModel::Reply &reply) { fetch(page, reply); });
    connect(&m_queue, &PagedTableModel::stateChanged, this, &ReviewController::onQueue);
}

void ReviewController::fetch(const PageRequest &page, const ReviewQueueModel::Reply &reply)
{
    m_api.call<wire::ReviewPageRequest, wire::ReviewPage>(
        wire::reviewQueue, {page.cursor, page.limit}, this, [this, reply](const client::Result<wire::ReviewPage> &found) {
            if (!found)
                return reply(tl::unexpected(sentenceOf(found.error())));
            m_waiting = found->waiting;
            reply(Page<ReviewSummary>{found->items, found->nextCursor});
        });
}

void ReviewController::refresh()
{
    m_queue.refresh();
}

void ReviewController::onQueue()
{
    using State = PagedTableModel::State;
    const bool isThere = m_queue.state() == State::Idle || m_queue.state() == State::Empty;
    if (!isThere)
        return;
    m_settled.clear(); // asked before the last decision, the answer would have been dropped
    if (const ReviewCaseId left = std::exchange(m_left, {}); !m_current && !left.isNull())
        open(left);
    else if (!m_current)
        openNext();
    prefetch();
}

void ReviewController::open(ReviewCaseId id)
{
    if (m_isSending || (m_current && m_current->id() == id))
        return;
    if (m_next && m_next->id() == id)
        take(std::move(m_next));
    else
        take(std::make_unique<CaseLoader>(m_api, id, CaseLoader::Sides::Both));
    prefetch();
}

void ReviewController::take(std::unique_ptr<CaseLoader> loader)
{
    // Whoever shows the old case lets go of it first.
    const std::unique_ptr<CaseLoader> old = std::exchange(m_current, std::move(loader));
    if (m_current) {
        m_current->loadBack();
        connect(m_current.get(), &CaseLoader::changed, this, &ReviewController::caseChanged);
    }
    Q_EMIT currentChanged();
}

ReviewCaseId ReviewController::after(ReviewCaseId id) const
{
    const QList<ReviewSummary> &rows = m_queue.rows();
    const auto isOpen = [&](const ReviewSummary &row) { return row.id != id && !m_settled.contains(row.id); };
    const auto at = std::find_if(rows.begin(), rows.end(), [id](const ReviewSummary &row) { return row.id == id; });
    auto next = std::find_if(at, rows.end(), isOpen);
    if (next == rows.end())
        next = std::find_if(rows.begin(), rows.end(), isOpen);
    return next == rows.end() ? ReviewCaseId() : next->id;
}

void ReviewController::openNext()
{
    const ReviewCaseId next = after(m_current ? m_current->id() : ReviewCaseId());
    if (next.isNull())
        take(nullptr);
    else if (m_next && m_next->id() == next)
        take(std::move(m_next));
    else
        take(std::make_unique<CaseLoader>(m_api, next, CaseLoader::Sides::Both));
}

void ReviewController::prefetch()
{
    const ReviewCaseId next = m_current ? after(m_current->id()) : ReviewCaseId();
    if (next.isNull())
        m_next.reset();
    else if (!m_next || m_next->id() != next)
        m_next = std::make_unique<CaseLoader>(m_api, next, CaseLoader::Sides::FrontOnly);
}

void ReviewController::decide(const ReviewDecision &decision)
{
    if (m_isSending || !m_current || m_current->state() != CaseLoader::State::Loaded)
        return;
    m_isSending = true;
    Q_EMIT sendingChanged();
    const ReviewCaseId id = m_current->id();
    m_api.call<wire::DecideReviewRequest, wire::Nothing>(
        wire::decideReview, {id, decision, m_current->reviewCase().version}, this,
        [this, id, verdict = decision.verdict](const client::Result<wire::Nothing> &reply) {
            m_isSending = false;
            Q_EMIT sendingChanged();
            if (reply)
                Q_EMIT decided(verdict);
            else
                Q_EMIT refused(reply.error());
            if (reply || reply.error().refusal == Refusal::AlreadyDecided)
                settle(id);
            else if (reply.error().refusal == Refusal::StaleVersion
                     || reply.error().kind == client::Failure::Kind::Unknown)
                reopen();
        });
}

void ReviewController::settle(ReviewCaseId id)
{
    m_settled.insert(id);
    m_waiting = std::max<qint64>(0, m_waiting - 1);
    if (m_left == id)
        m_left = {};
    if (!m_current)
        return; // the page was left meanwhile
    openNext();
    m_queue.refresh();
}

// Somebody was faster, or nobody knows: read again, the case says where it stands.
void ReviewController::reopen()
{
    if (m_current)
        take(std::make_unique<CaseLoader>(m_api, m_current->id(), CaseLoader::Sides::Both));
}

void ReviewController::skip()
{
    if (m_isSending || !m_current || after(m_current->id()).isNull())
        return;
    openNext();
    prefetch();
}

void ReviewController::leave()
{
    if (m_current)
        m_left = m_current->id();
    m_next.reset();
    take(nullptr);
}

} // namespace guichet::ui
