// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"
#include "ui/review/reviewcontroller.h"

#include <QTimer>

class QLabel;
class QStackedWidget;

namespace guichet::ui {

class Card;
class CompareView;
class DecisionPanel;
class DocumentViewer;
class EmptyState;
class ReviewQueue;
class StatusChip;

/// The ID review: what waits | the photos | declared beside document, and the decision. Its letters are keys while the
/// focus is in no text.
class ReviewPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ReviewPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool clearOrBack() override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeContent();
    Card *makeQueue();
    Card *makeCompare();
    void addKeys();
    void connectController();
    void presentQueue();
    void presentCase();
    void presentNewCase();
    void announce(ReviewVerdict verdict);
    void refuse(const client::Failure &failure);
    QString obstacleOf(const CaseLoader &loader) const;
    void showMessage(const QString &icon, const QString &title, const QString &hint, const QString &button);

    DeskContext m_context;
    ReviewController m_controller;
    QTimer m_lineTimer;
    QStackedWidget *m_states;
    EmptyState *m_message;
    QWidget *m_content = nullptr;
    StatusChip *m_line;  ///< "Approved — next case"
    StatusChip *m_count;
    ReviewQueue *m_queue = nullptr;
    DocumentViewer *m_viewer;
    CompareView *m_compare;
    DecisionPanel *m_decision;
    ReviewCaseId m_draft; ///< whose decision is being prepared in the panel
};

} // namespace guichet::ui
