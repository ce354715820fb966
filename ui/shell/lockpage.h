// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;

namespace guichet::ui {

class ActionButton;
class FieldRow;
class PasswordEdit;

// Covers the desk while its user is away; the pages behind it keep what was typed.
class LockPage : public QWidget
{
    Q_OBJECT
public:
    // An empty sentence unlocks; anything else is shown under the field.
    using Verdict = std::function<void(const QString &sentence)>;
    using Check = std::function<void(const QString &password, Verdict verdict)>;

    explicit LockPage(QWidget *parent = nullptr);
    void setCheck(Check check) { m_check = std::move(check); }
    void enter(const QString &userName);

Q_SIGNALS:
    void unlocked();
    void signOutRequested();

private:
    void submit();
    void refresh();

    Check m_check;
    QLabel *m_name;
    PasswordEdit *m_password;
    FieldRow *m_row;
    ActionButton *m_unlock;
    bool m_busy = false;
};

} // namespace guichet::ui
