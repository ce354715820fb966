// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"
#include "ui/common/card.h"
#include "ui/common/statuschip.h"

namespace guichet::ui {

class ActionButton;
class IconLabel;
class KeyValueList;

// "Check with the customer": the amount to read back, what follows from it, and the one button that
// books. Why the button can't be pressed stands above it as text. GUI thread.
class SummaryCard : public Card
{
    Q_OBJECT
public:
    // `verb` is the primary button's: "Book deposit".
    explicit SummaryCard(const QString &verb, QWidget *parent = nullptr);

    void setAmount(const Money &amount);
    KeyValueList *facts() const { return m_facts; }
    // Ready: the button works, `notice` is what is good to know. Not ready: `notice` says why.
    void setReady(bool ready, const QString &notice, ChipKind kind = ChipKind::Info);
    // While it is on its way: "Booking…" on the button, nothing can be pressed. Empty ends it.
    void setWaiting(const QString &label, const QString &notice = {});

    ActionButton *bookButton() const { return m_book; }
    ActionButton *clearButton() const { return m_clear; }
    QString notice() const;

Q_SIGNALS:
    void bookTriggered();
    void clearTriggered();

private:
    QString m_verb;
    QLabel *m_amount;
    KeyValueList *m_facts;
    IconLabel *m_noticeIcon;
    QLabel *m_notice;
    ActionButton *m_book;
    ActionButton *m_clear;
};

} // namespace guichet::ui
