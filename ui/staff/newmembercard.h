// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/staffing.h"
#include "services/client/failure.h"
#include "ui/common/card.h"

class QComboBox;
class QLineEdit;

namespace guichet::ui {

class ActionButton;
class FieldRow;

/// Who joins the staff: name, e-mail, role.
class NewMemberCard : public Card
{
    Q_OBJECT
public:
    explicit NewMemberCard(QWidget *parent = nullptr);

    void begin();
    bool isFilled() const;
    void setSending(bool isSending);
    /// At the field it is about; false when it is about none.
    bool showRefusal(const client::Failure &failure);

Q_SIGNALS:
    /// Without a password.
    void asked(const guichet::wire::CreateStaffRequest &request);
    void cancelled();

private:
    void submit();
    void refresh();

    QLineEdit *m_name;
    QLineEdit *m_email;
    QComboBox *m_role;
    FieldRow *m_nameRow;
    FieldRow *m_emailRow;
    ActionButton *m_create;
    ActionButton *m_cancel;
    bool m_isSending = false;
};

} // namespace guichet::ui
