// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/common/statuschip.h"

namespace guichet::ui {

class ActionButton;

/// Work that waits for this user: how much, how old, and the button that begins with it. GUI thread.
class WaitingCard : public Card
{
    Q_OBJECT
public:
    /// `verb` is the button's: "Review next".
    WaitingCard(const QString &title, const QString &verb, QWidget *parent = nullptr);

    /// `more` when there are further ones than counted: "50+".
    void setCount(qint64 count, bool more, const ChipText &chip);
    void setFailure(const QString &sentence);
    ActionButton *button() const { return m_button; }
    QString countText() const { return m_count->text(); }

private:
    QLabel *m_count;
    StatusChip *m_chip;
    QLabel *m_failure;
    ActionButton *m_button;
};

} // namespace guichet::ui
