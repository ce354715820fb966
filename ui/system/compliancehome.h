// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/reviewqueuemodel.h"
#include "ui/common/deskcontext.h"

#include <QWidget>

namespace guichet::ui {

class AmountTable;
class WaitingCard;

/// What waits for the compliance office: how many IDs, the oldest first. GUI thread.
class ComplianceHome : public QWidget
{
    Q_OBJECT
public:
    explicit ComplianceHome(const DeskContext &context, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void pageRequested(const QString &id);

private:
    const DeskContext m_context;
    ReviewQueueModel *m_model;
    AmountTable *m_table;
    WaitingCard *m_waiting;
};

} // namespace guichet::ui
