// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;

namespace guichet::ui {

class ActionButton;

/// What will happen, and one button that does it: in the page, instead of a window over it. Hidden until asked.
class InlineConfirmation : public QFrame
{
    Q_OBJECT
public:
    explicit InlineConfirmation(QWidget *parent = nullptr);

    /// `verb` stands on the button. A second question replaces the first.
    void ask(const QString &consequence, const QString &verb, std::function<void()> act);
    /// Esc. False when nothing was asked.
    bool dismiss();

private:
    QLabel *m_consequence;
    ActionButton *m_act;
    ActionButton *m_cancel;
    std::function<void()> m_action;
};

} // namespace guichet::ui
