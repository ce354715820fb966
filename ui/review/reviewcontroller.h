// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/reviewqueuemodel.h"
#include "ui/review/caseloader.h"

#include <QSet>

#include <memory>

namespace guichet::ui {

/// What waits, the case that is open, and the one after it, which is fetched meanwhile. GUI thread.
class ReviewController : public QObject
{
    Q_OBJECT
public:
    ReviewController(client::ApiClient &api, const Clock &clock, QObject *parent = nullptr);

    ReviewQueueModel &queue() { return m_queue; }
    /// In all, as the bank last said.
    qint64 waiting() const { return m_waiting; }
    /// Null when none is open.
    CaseLoader *current() const { return m_current.get(); }
    bool isSending() const { return m_isSending; }

    /// Loads the queue, and opens its first case when none is open.
    void refresh();
    void open(ReviewCaseId id);
    /// The next one, without deciding.
    void skip();
    void decide(const ReviewDecision &decision);
    /// Gives up the photos, also those fetched ahead. The case that was open is opened again by refresh().
    void leave();

Q_SIGNALS:
    /// Another case is open, or none.
    void currentChanged();
    /// The open case has news.
    void caseChanged();
    void decided(guichet::ReviewVerdict verdict);
    void refused(const guichet::client::Failure &failure);
    void sendingChanged();

private:
    void fetch(const PageRequest &page, const ReviewQueueModel::Reply &reply);
    void onQueue();
    void take(std::unique_ptr<CaseLoader> loader);
    void openNext();
    void prefetch();
    ReviewCaseId after(ReviewCaseId id) const;
    void settle(ReviewCaseId id);
    void reopen();

    client::ApiClient &m_api;
    ReviewQueueModel m_queue;
    qint64 m_waiting = 0;
    std::unique_ptr<CaseLoader> m_current;
    std::unique_ptr<CaseLoader> m_next;
    ReviewCaseId m_left;     ///< was open when the page was left
    QSet<ReviewCaseId> m_settled; ///< decided here; the queue may still list them
    bool m_isSending = false;
};

} // namespace guichet::ui
