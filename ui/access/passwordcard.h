// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/common/deskcontext.h"

namespace guichet::ui {

class ActionButton;
class CodeEdit;
class FieldRow;
class PasswordEdit;

/// One's own password, changed by whoever knows the present one.
class PasswordCard : public Card
{
    Q_OBJECT
public:
    explicit PasswordCard(const DeskContext &context, QWidget *parent = nullptr);

    /// Empties the fields; false when they were.
    bool clear();
    void focusFirst();

Q_SIGNALS:
    /// All other sessions have ended with the old one.
    void changed();

private:
    void submit();
    void take(const client::Failure &failure);
    void refresh();
    bool asksForCode() const;
    bool isComplete() const;

    const DeskContext m_context;
    PasswordEdit *m_current;
    PasswordEdit *m_new;
    PasswordEdit *m_repeated;
    CodeEdit *m_code;
    FieldRow *m_currentRow;
    FieldRow *m_newRow;
    FieldRow *m_repeatedRow;
    FieldRow *m_codeRow;
    ActionButton *m_change;
    bool m_isSending = false;
};

} // namespace guichet::ui
