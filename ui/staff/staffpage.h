// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/stafflistmodel.h"
#include "models/wire/staffing.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QStackedWidget;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class InlineConfirmation;
class MemberCard;
class NewMemberCard;

/// The bank's staff: who they are, what they may do, whether they get in.
class StaffPage : public PageFrame
{
    Q_OBJECT
public:
    explicit StaffPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool clearOrBack() override;

private:
    AmountTable *makeTable();
    void connectMember();
    void showChosen();
    void beginNew();
    void endNew();
    void create(wire::CreateStaffRequest request);
    void resetPassword();
    const StaffMember *chosen() const;
    void setSending(bool isSending);
    void showPassword(const QString &title, const QString &password);
    void refuse(const client::Failure &failure);

    /// Asks before, sends, says `done` after.
    template <class Q, class A>
    void send(const wire::Endpoint<Q, A> &endpoint, const Q &request, std::function<void()> done);
    void sayDone(const QString &sentence);

    const DeskContext m_context;
    StaffListModel m_members;
    AmountTable *m_table;
    InlineConfirmation *m_question;
    ActionButton *m_add;
    QStackedWidget *m_side;
    MemberCard *m_member;
    NewMemberCard *m_new;
    UserId m_marked; ///< before the list was loaded anew
    bool m_isSending = false;
};

} // namespace guichet::ui
