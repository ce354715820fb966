// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/statuschip.h"

#include <QFrame>

namespace guichet::ui {

class ActionButton;
class IconLabel;

// A message that stays on the page until it is settled: an unknown outcome, a refusal, a result.
// Hidden until shown; a screen reader is alerted each time.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    // `kind` must not be Neutral. Without `button` there is none.
    void announce(ChipKind kind, const QString &title, const QString &text = {}, const QString &button = {});
    // Changes the sentence only (a countdown), without alerting again.
    void setText(const QString &text);
    QString title() const;
    QString text() const;
    ChipKind kind() const { return m_kind; }
    ActionButton *button() const { return m_button; }

Q_SIGNALS:
    void actionTriggered();

private:
    ChipKind m_kind = ChipKind::Info;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    ActionButton *m_button;
};

} // namespace guichet::ui
