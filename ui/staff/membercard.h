// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/staffing.h"
#include "ui/common/card.h"

class QComboBox;
class QTimeZone;

namespace guichet::ui {

class ActionButton;
class ElidedLabel;
class FieldRow;
class KeyValueList;
class StatusChip;

/// One of the staff, and what an administrator may do for them. It only asks.
class MemberCard : public Card
{
    Q_OBJECT
public:
    explicit MemberCard(QWidget *parent = nullptr);

    /// Of oneself nothing can be changed here.
    void show(const StaffMember &member, bool isOneself, const QTimeZone &zone);
    void setSending(bool isSending);

Q_SIGNALS:
    void roleAsked(guichet::Role role);
    void passwordAsked();
    void secondFactorAsked();
    void signOutAsked();
    void blockAsked();
    void unblockAsked();

private:
    ActionButton *addAction(const QString &text, const QString &icon, const QString &name, void (MemberCard::*asked)());
    void refresh();

    StaffMember m_member;
    bool m_isOneself = false;
    bool m_isSending = false;
    StatusChip *m_standing;
    ElidedLabel *m_email;
    KeyValueList *m_facts;
    QComboBox *m_role;
    FieldRow *m_roleRow;
    ActionButton *m_giveRole;
    ActionButton *m_password;
    ActionButton *m_secondFactor;
    ActionButton *m_signOut;
    ActionButton *m_block;
    ActionButton *m_unblock;
    QLabel *m_reason;
};

/// Every role that staff may have, with its title, in a box; its data is the role.
QComboBox *makeRoleBox(const QString &name);
Role roleIn(const QComboBox &box);

} // namespace guichet::ui
