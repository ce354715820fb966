// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QTimeZone;

namespace guichet::ui {

class ActionButton;
class UnsettledOperations;

// The operations from before whose outcome is asked for, first thing on Home; hidden when there are none.
class UnsettledCard : public Card
{
    Q_OBJECT
public:
    // `operations` must outlive the card; `zone` is the bank's.
    UnsettledCard(UnsettledOperations &operations, const QTimeZone &zone, QWidget *parent = nullptr);

private:
    void refresh();

    UnsettledOperations &m_operations;
    const QString m_zone;
    QWidget *m_lines = nullptr;
    ActionButton *m_check;
};

} // namespace guichet::ui
