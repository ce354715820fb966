// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

namespace guichet::ui {

class ActionButton;
class KeyValueList;
class StatusChip;

/// What a second person decides on: facts, whether it is their own, Approve (Ctrl+Enter) and Refuse, or why neither.
class DecisionCard : public Card
{
    Q_OBJECT
public:
    /// `subject` is part of the names of its widgets: "approve" + subject + "Button".
    explicit DecisionCard(const QStringList &facts, const QString &subject = {}, QWidget *parent = nullptr);

    KeyValueList *facts() const { return m_facts; }
    void setOwn(bool isOwn);
    /// `why` says why it can't be decided; empty when it can.
    void setState(const QString &why, bool isSending);

Q_SIGNALS:
    void approveTriggered();
    void refuseTriggered();

private:
    KeyValueList *m_facts;
    StatusChip *m_own;
    QLabel *m_reason;
    ActionButton *m_refuse;
    ActionButton *m_approve;
};

} // namespace guichet::ui
