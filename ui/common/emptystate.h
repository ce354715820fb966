// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace guichet::ui {

class ActionButton;
class IconLabel;

// What stands where a list would be when it has nothing: what that means, and one next step.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &icon, const QString &title, const QString &hint, QWidget *parent = nullptr);
    void set(const QString &icon, const QString &title, const QString &hint, const QString &button = {});

Q_SIGNALS:
    void actionTriggered();

private:
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
    ActionButton *m_button;
};

} // namespace guichet::ui
