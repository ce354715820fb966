// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/reviewqueuemodel.h"

#include <QListView>

namespace guichet::ui {

/// What waits for review, oldest first: the name on as many lines as it needs, and how long it has waited.
class ReviewQueue : public QListView
{
    Q_OBJECT
public:
    explicit ReviewQueue(ReviewQueueModel *model, QWidget *parent = nullptr);

    /// Marks the row of this case without choosing it.
    void mark(ReviewCaseId id);

Q_SIGNALS:
    void chosen(guichet::ReviewCaseId id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(const QModelIndex &index);

    ReviewQueueModel *m_model;
    bool m_isMarking = false;
};

} // namespace guichet::ui
