// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/reversallistmodel.h"
#include "ui/common/deskcontext.h"
#include "ui/common/statuschip.h"

#include <QWidget>

class QStackedWidget;

namespace guichet::ui {

class AmountTable;
class DecisionCard;
class EmptyState;

/// Corrections that wait for a second person, and the word of that person. What one asked for oneself is marked and left
/// to others. GUI thread.
class ReversalPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ReversalPanel(const DeskContext &context, QWidget *parent = nullptr);

    void refreshList();
    void focusList();
    /// How many are listed.
    int count() const { return m_requests.rowCount(); }

Q_SIGNALS:
    void countChanged();
    /// What came of a decision, for the page's banner.
    void said(guichet::ui::ChipKind kind, const QString &title, const QString &text);

private:
    AmountTable *makeTable();
    void fetch(const PageRequest &page, const ReversalListModel::Reply &reply);
    void showListState();
    void presentDetail();
    void refresh();
    void approve();
    void refuse();
    void begin(const ReversalRequest &request);
    void take(const client::Failure *failure, const QString &done);
    QString whyNot() const;
    const ReversalRequest *chosen() const;

    DeskContext m_context;
    ReversalListModel m_requests;
    bool m_isSending = false;
    ReversalRequestId m_decided; ///< whose decision isn't known to have arrived
    IdempotencyKey m_key;        ///< of that decision
    QStackedWidget *m_states;
    EmptyState *m_message;
    AmountTable *m_table;
    DecisionCard *m_detail;
};

} // namespace guichet::ui
